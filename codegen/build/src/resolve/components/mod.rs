//! Indexes the components of one document by name: takes its definitions and schemas, and returns symbol spaces in
//! which names are looked up. Declarations of one name must agree; otherwise they are a finding (XSD 1.0 Part 1, 2.5;
//! WSDL 1.1, 2.1).

pub(crate) mod agreement;
pub(crate) mod declared;
pub(crate) mod kind;
pub(crate) mod table;

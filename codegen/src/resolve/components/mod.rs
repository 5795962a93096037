//! The components of one document by name: in come its definitions and schemas, out come symbol spaces to look names up
//! in, where declarations of one name agree or are a finding (XSD 1.0 Part 1, 2.5; WSDL 1.1, 2.1).

pub(crate) mod agreement;
pub(crate) mod declared;
pub(crate) mod kind;
pub(crate) mod nearest;
pub(crate) mod table;

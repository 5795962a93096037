//! Typed clients of SuperOffice NetServer's Services86. The modules are generated from the documents in `wsdl/`.
#[rustfmt::skip]
pub mod so_principal;
#[rustfmt::skip]
pub mod types;
#[rustfmt::skip]
pub mod user;

//! Typed clients of SuperOffice NetServer's Services86. The module [`session`] logs in once for all clients; the other
//! modules are generated from the documents in `wsdl/`.
pub mod session;
#[rustfmt::skip]
pub mod so_principal;
#[rustfmt::skip]
pub mod types;
#[rustfmt::skip]
pub mod user;

//! Typed clients of SuperOffice NetServer's Services86, and [`session`]: logging in once for all of them. The other
//! modules are generated from the documents in `wsdl/`.
pub mod session;
#[rustfmt::skip]
pub mod so_principal;
#[rustfmt::skip]
pub mod types;
#[rustfmt::skip]
pub mod user;

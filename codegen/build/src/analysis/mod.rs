//! Analyses of the resolved model. They take a [`Model`](crate::model::Model) without Rust names and set marks on its
//! types and fields, or answer questions about them: which soapActions HTTP can carry (SOAP 1.1, 6.1.1), which nil
//! elements keep attributes (XSD 1.0 Part 1, 2.6.2), which fields hold secrets, which headers report failures, how
//! large types are, and what their minimal values are.

pub mod boxes;
pub mod defaults;
pub mod failure;
pub mod minimal;
pub mod nillable;
pub mod secrets;
pub mod sizes;
pub mod soap_action;

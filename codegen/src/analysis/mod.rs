//! Questions to the finished model: in comes a [`Model`](crate::model::Model) without names, out comes the same model with
//! marks on its types and members, or an answer about them: which SOAP actions tell operations apart (SOAP 1.1, 6.1.1),
//! where nil is allowed (XSD 1.0 Part 1, 2.6.2), what holds a secret, how large a type is, and its smallest value.

pub mod boxes;
pub mod defaults;
pub mod minimal;
pub mod nillable;
pub mod secrets;
pub mod sizes;
pub mod soap_action;

//! XML that a contract leaves open: `xs:anyType`, `xs:any` and `xs:anyAttribute` (XSD 1.0 Part 1, 3.4.7 and 3.10).
//!
//! Reads elements, attributes and text of any name into values that are written with an equal meaning.

mod attributes;
mod element;
mod read;
mod write;

pub use attributes::{AttributeList, Attributes};
pub use element::{AnyType, Content, Element, Node};

//! XML that a contract leaves open: `xs:anyType`, `xs:any` and `xs:anyAttribute` (XSD 1.0 Part 1, 3.4.7 and 3.10).
//!
//! In come elements, attributes and text of any name, and out go values that mean the same when they are written.

mod element;
mod read;
mod write;

pub use element::{AnyType, Attributes, Content, Element, Node};

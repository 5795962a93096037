//! Content that is more than a sequence of named elements (XSD 1.0 Part 1, 3.4, 3.8 and 3.10).
//!
//! Reads model groups, wildcards, mixed content, nil elements, dictionaries and references to attachments into values
//! that keep all of their content, and writes them.

mod any;
mod attachment;
mod dictionary;
mod group;
mod mixed;
mod nil;
mod wildcard;

pub use any::{AnyType, AttributeList, Attributes, Content, Element, Node};
pub use dictionary::{Entry, read_dictionary, write_dictionary};
pub use group::Group;
pub use mixed::Mixed;
pub use nil::Nillable;

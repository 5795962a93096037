//! Writing (XML 1.0; Namespaces in XML 1.0).
//!
//! Writes elements, texts and names into one buffer, or returns an error for the first that XML doesn't allow.
//! Namespaces are declared on the root element.

mod attachments;
mod base64;
mod buffer;
mod namespaces;
mod text;
mod writer;

pub use writer::Writer;

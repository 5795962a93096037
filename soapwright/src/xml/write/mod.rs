//! Writing (XML 1.0; Namespaces in XML 1.0).
//!
//! In come elements, texts and names, and out goes one buffer, or the first thing that XML can't carry. Namespaces are
//! declared on the root element.

mod attachments;
mod namespaces;
mod text;
mod writer;

pub use writer::Writer;

//! Reading (XML 1.0; Namespaces in XML 1.0).
//!
//! Takes the bytes or the text of a message and the tables of generated code. Returns names, texts and values, or an
//! error with the path of the element and the byte at which reading stopped.

mod attributes;
mod cursor;
mod declaration;
mod decode;
mod fields;
mod included;
mod locate;
mod memory;
mod namespaces;
mod raw;
mod reader;
mod references;
mod seen;
mod simple;
mod skip;
mod strangers;
mod survey;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "this is test code")]
mod tests;
mod text;
mod tokenizer;

pub use cursor::Cursor;
pub(crate) use decode::decode;
pub(in crate::xml) use raw::Raw;
pub(in crate::xml) use reader::Again;
pub use reader::Reader;
pub(in crate::xml) use references::value as attribute_value;
pub(in crate::xml) use text::{append, push_lines};
pub(in crate::xml) use tokenizer::Token;

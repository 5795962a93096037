//! XML 1.0 with namespaces, as far as messages need it: a pull reader, a writer, and the traits of the values.
//!
//! Reads the text of a message with the tables of generated code into values, and writes them. This module doesn't know
//! the types of XSD's values, which implement `ReadXml`, `WriteXml` and `SimpleType`.
//!
//! Items that are `#[doc(hidden)]` exist for generated code alone and may change with it.

mod bindings;
mod codec;
pub(crate) mod content;
mod error;
mod field;
mod members;
mod name;
mod namespace;
mod prefixes;
pub(crate) mod qname;
mod read;
mod scope;
mod simple_type;
mod start;
#[cfg(test)]
#[allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]
mod tests;
mod text_type;
mod work;
mod write;

#[doc(hidden)]
pub use codec::{ReadXml, WriteXml, first_text, read_list, write_list};
#[doc(hidden)]
pub use content::{Entry, Group, Mixed, read_dictionary, write_dictionary};
pub(crate) use error::Result;
pub use error::{XmlError, XmlErrorKind};
#[doc(hidden)]
pub use field::{BODY, EMPTY_BODY, Field};
#[doc(hidden)]
pub use members::{Entries, Items, Joined, ReadMembers, WriteMembers};
pub(crate) use name::is_ncname;
#[doc(hidden)]
pub use namespace::Namespace;
pub(crate) use namespace::builtin;
pub(crate) use qname::QName;
pub(crate) use read::decode;
#[doc(hidden)]
pub use read::{Cursor, Reader};
#[doc(hidden)]
pub use scope::Scope;
pub(crate) use simple_type::{SameValue, lexical};
#[doc(hidden)]
pub use simple_type::{SimpleType, Told, listed, member, parse_with_prefixes};
pub(crate) use start::start_from_default;
#[doc(hidden)]
pub use start::{StartValue, preset};
pub(crate) use text_type::{TextType, is_space, items};
#[doc(hidden)]
pub use text_type::{collapse, trim};
#[doc(hidden)]
pub use write::Writer;

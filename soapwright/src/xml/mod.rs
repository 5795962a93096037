//! XML as messages need it: a namespace-aware pull reader, a writer, and what generated code hands to both.
//!
//! What is `#[doc(hidden)]` here exists for generated code alone and may change with it.

mod any;
mod attributes;
mod beside;
mod bindings;
mod declaration;
mod decode;
mod error;
mod fields;
mod group;
mod locate;
mod memory;
mod mixed;
mod name;
mod namespaces;
mod nil;
mod read;
mod scope;
mod skip;
mod slots;
#[cfg(test)]
#[allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]
mod tests;
mod token;
mod wildcard;
mod work;
mod write;

pub(crate) use bindings::Bindings;
pub(crate) use decode::decode;
pub use error::{XmlError, XmlErrorKind};
#[doc(hidden)]
pub use fields::Cursor;
#[doc(hidden)]
pub use group::Group;
pub(crate) use memory::OVERHEAD;
#[doc(hidden)]
pub use mixed::Mixed;
#[doc(hidden)]
pub use name::builtin::{SOAP11, SOAP12, XSI};
#[doc(hidden)]
pub use name::{
    BODY, EMPTY_BODY, Field, Namespace, Prefix, XML, any, any_foreign, any_local, any_of, any_other, field, unqualified,
};
#[doc(hidden)]
pub use read::Reader;
#[doc(hidden)]
pub use slots::{Entry, ReadXml, WriteXml, first_text, read_dictionary, read_list, write_dictionary, write_list};
#[doc(hidden)]
pub use write::Writer;
pub(crate) use write::lexical;

#[doc(hidden)]
pub use crate::value::{Scope, SimpleType, Told, collapse, listed, member, parse_with_prefixes, trim};
pub(crate) use name::builtin;
pub(crate) use token::{is_name, is_ncname, is_nmtoken};

/// What reading and writing return: an error is one pointer wide, so that a result fits into two registers.
pub(crate) type Result<T, E = XmlError> = std::result::Result<T, E>;

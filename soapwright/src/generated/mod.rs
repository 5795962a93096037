//! The names that generated code imports, in a module for each version of its interface.
//!
//! Generated types are plain Rust. Their codecs are rows of the macros in this folder: a row has the name of a member or
//! variant, its qualified name in XML and its properties, and so each name stands once. The macros expand to the tables
//! of the reader and the writer, and to references to the members, which `xml/members.rs` reads and writes.
//!
//! A row names an element as `"n1:Name"`, where `n1` is the first namespace of the table of namespaces. The name is
//! followed by the methods of [`Field`](crate::xml::Field) that mark the row, and then, if the element wraps others,
//!
//! - by the row of the items of a list, such as `["n1:Item" nillable]`,
//! - or by those of the entry of a dictionary, its key and its value: `{"n1:Entry": "n1:Key", "n1:Value" nillable}`.
//!
//! A wildcard (XSD 1.0 Part 1, 3.10) is named `"*"` for elements of any namespace, `"n1:*"` for those of one namespace,
//! `"!n1:*"` for those of every other, `":*"` for those of none, and `"?:*"` for those of namespaces without a number.

mod alternatives;
mod codec;
mod enumeration;
mod headers;
mod member;
mod union;

/// Expands to the row of an element.
#[doc(hidden)]
#[macro_export]
macro_rules! row {
    ($name:literal $($mark:ident)*) => {
        $crate::xml::Field::new(::core::concat!("</", $name, ">"))$(.$mark())*
    };
}

/// Declares the table of the namespaces of a run, given the prefix and the name of each.
#[doc(hidden)]
#[macro_export]
macro_rules! namespaces {
    ($table:ident: $($prefix:ident $uri:literal),* $(,)?) => {
        pub(super) static $table: [$crate::xml::Namespace; <[&str]>::len(&[$($uri),*])] =
            [$($crate::xml::Namespace { prefix: ::core::stringify!($prefix), uri: $uri }),*];
    };
}

/// The interface of version 1.
pub mod v1 {
    pub use crate::{
        choice, codec, enumeration, faults, group, headers, mixed, names, namespaces, polymorphic, row as element,
        union,
        xml::{BODY, EMPTY_BODY, ReadXml, StartValue, first_text, preset},
    };
}

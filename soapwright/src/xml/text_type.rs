//! The built-in text types and their white space (XSD 1.0 Part 2, 4.3.6).

use super::name::{is_name, is_ncname, is_nmtoken};
use std::borrow::Cow;

/// The built-in types that are text (XSD 1.0 Part 2, 3.2.1 and 3.3.1 to 3.3.12). They determine the processing of white
/// space and the allowed texts.
///
/// `anyURI` is treated as a token: characters that a URI may not contain are escaped when it is used (3.2.17), so
/// nearly every text is valid, and the specification requires no other check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextType {
    String,
    NormalizedString,
    Token,
    Language,
    NmToken,
    /// A list of at least one.
    NmTokens,
    Name,
    NcName,
    /// A list of at least one.
    NcNames,
}

/// Adds a method for each text type except `xs:string` to the reader, the writer and the rows of tables.
macro_rules! text_types {
    ($self:ty, $($kind:tt)*) => {
        /// Marks a text in which tabs and line ends are replaced by spaces (XSD 1.0 Part 2, 4.3.6).
        pub $($kind)* replace(self: $self) -> $self {
            self.of($crate::xml::TextType::NormalizedString)
        }

        /// Marks a text in which white space collapses (XSD 1.0 Part 2, 4.3.6).
        pub $($kind)* collapse(self: $self) -> $self {
            self.of($crate::xml::TextType::Token)
        }

        /// Marks an `xs:language`, or a list of them.
        pub $($kind)* language(self: $self) -> $self {
            self.of($crate::xml::TextType::Language)
        }

        /// Marks an `xs:NMTOKEN`, or a list of them.
        pub $($kind)* nmtoken(self: $self) -> $self {
            self.of($crate::xml::TextType::NmToken)
        }

        /// Marks an `xs:NMTOKENS`, which must not be empty (XSD 1.0 Part 2, 3.3.5).
        pub $($kind)* nmtokens(self: $self) -> $self {
            self.of($crate::xml::TextType::NmTokens)
        }

        /// Marks an `xs:Name`, or a list of them.
        pub $($kind)* name(self: $self) -> $self {
            self.of($crate::xml::TextType::Name)
        }

        /// Marks an `xs:NCName`, an `xs:ID`, an `xs:IDREF` or an `xs:ENTITY`, or a list of them.
        pub $($kind)* ncname(self: $self) -> $self {
            self.of($crate::xml::TextType::NcName)
        }

        /// Marks an `xs:IDREFS` or an `xs:ENTITIES`, which must not be empty (XSD 1.0 Part 2, 3.3.10 and 3.3.12).
        pub $($kind)* ncnames(self: $self) -> $self {
            self.of($crate::xml::TextType::NcNames)
        }
    };
}

pub(crate) use text_types;

impl TextType {
    /// Returns the type with this name in XSD, or `None` if it isn't a text type.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "string" | "anySimpleType" => TextType::String,
            "normalizedString" => TextType::NormalizedString,
            "token" | "anyURI" => TextType::Token,
            "language" => TextType::Language,
            "NMTOKEN" => TextType::NmToken,
            "Name" => TextType::Name,
            "NCName" | "ID" | "IDREF" | "ENTITY" => TextType::NcName,
            _ => return None,
        })
    }

    /// Returns `true` if not every text is valid for this type.
    pub(crate) const fn is_narrow(self) -> bool {
        !matches!(self, TextType::String | TextType::NormalizedString | TextType::Token)
    }

    /// Checks a text with collapsed white space. The error is the name of the type with a description of its values.
    pub(crate) fn check(self, text: &str) -> std::result::Result<(), &'static str> {
        let (is, expected) = match self {
            TextType::String | TextType::NormalizedString | TextType::Token => return Ok(()),
            TextType::Language => (is_language(text), "xs:language (like en or en-US)"),
            TextType::NmToken | TextType::NmTokens => (is_nmtoken(text), "xs:NMTOKEN (letters, digits, and . - _ :)"),
            TextType::Name => (is_name(text), "xs:Name (an XML name)"),
            TextType::NcName | TextType::NcNames => (is_ncname(text), "xs:NCName (an XML name without a colon)"),
        };
        if is { Ok(()) } else { Err(expected) }
    }

    /// Checks the number of items of a list of this type. The error describes the expected list.
    pub(crate) const fn check_count(self, count: usize) -> std::result::Result<(), &'static str> {
        match (self, count) {
            (TextType::NmTokens, 0) => Err("xs:NMTOKENS (one name token or more)"),
            (TextType::NcNames, 0) => Err("list of xs:NCName (one or more)"),
            _ => Ok(()),
        }
    }

    /// Processes the white space of a text (4.3.6).
    pub(crate) fn apply<'a>(self, text: Cow<'a, str>) -> Cow<'a, str> {
        match self {
            TextType::String => text,
            TextType::NormalizedString if text.contains(['\t', '\n', '\r']) => {
                text.replace(['\t', '\n', '\r'], " ").into()
            }
            TextType::NormalizedString => text,
            _ => match text {
                Cow::Borrowed(text) => collapse(text),
                Cow::Owned(text) => collapse(&text).into_owned().into(),
            },
        }
    }
}

/// Returns `true` for up to eight letters, followed by subtags of a hyphen and up to eight letters or digits (3.3.3,
/// RFC 1766).
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    parts.next().is_some_and(|first| is_subtag(first, u8::is_ascii_alphabetic))
        && parts.all(|part| is_subtag(part, u8::is_ascii_alphanumeric))
}

fn is_subtag(part: &str, is: fn(&u8) -> bool) -> bool {
    (1..=8).contains(&part.len()) && part.as_bytes().iter().all(is)
}

/// Collapses white space: replaces each run by one space and removes it at both ends (XSD 1.0 Part 2, 4.3.6).
#[doc(hidden)]
pub fn collapse(text: &str) -> Cow<'_, str> {
    let trimmed = trim(text);
    if !trimmed.contains("  ") && !trimmed.contains(['\t', '\n', '\r']) {
        return trimmed.into();
    }
    let words = trimmed.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").into()
}

/// Removes white space at both ends, which is sufficient to collapse a value without inner spaces.
#[doc(hidden)]
pub fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if is_space(*first) || is_space(*last) => text.trim_matches([' ', '\t', '\n', '\r']),
        [only] if is_space(*only) => "",
        _ => text,
    }
}

/// Returns `true` for white space, the production `S` (XML 1.0, 2.3).
#[inline(always)]
pub(crate) fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r')
}

pub(crate) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\r']).filter(|item| !item.is_empty())
}

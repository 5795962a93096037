//! Text, whose white space is as its type has it (XSD 1.0 Part 2, 4.3.6).

use super::name::{is_name, is_ncname, is_nmtoken};
use std::borrow::Cow;

/// The built-in types that are text (XSD 1.0 Part 2, 3.2.1 and 3.3.1 to 3.3.12): what becomes of white space, and what
/// is left may be.
///
/// `anyURI` is a token here: what isn't legal in a URI is escaped where one is looked up (3.2.17), so that nearly every
/// text is one, and the specification has nobody check more.
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

/// Gives a reader, a writer and the row of a table a method for each kind of text that not every text is.
macro_rules! narrow {
    ($self:ty, $($kind:tt)*) => {
        /// It is an `xs:language`, or a list of them.
        pub $($kind)* language(self: $self) -> $self {
            self.of($crate::xml::TextType::Language)
        }

        /// It is an `xs:NMTOKEN`, or a list of them.
        pub $($kind)* nmtoken(self: $self) -> $self {
            self.of($crate::xml::TextType::NmToken)
        }

        /// It is an `xs:NMTOKENS`, which isn't empty (XSD 1.0 Part 2, 3.3.5).
        pub $($kind)* nmtokens(self: $self) -> $self {
            self.of($crate::xml::TextType::NmTokens)
        }

        /// It is an `xs:Name`, or a list of them.
        pub $($kind)* name(self: $self) -> $self {
            self.of($crate::xml::TextType::Name)
        }

        /// It is an `xs:NCName`, an `xs:ID`, an `xs:IDREF` or an `xs:ENTITY`, or a list of them.
        pub $($kind)* ncname(self: $self) -> $self {
            self.of($crate::xml::TextType::NcName)
        }

        /// It is an `xs:IDREFS` or an `xs:ENTITIES`, which isn't empty (XSD 1.0 Part 2, 3.3.10 and 3.3.12).
        pub $($kind)* ncnames(self: $self) -> $self {
            self.of($crate::xml::TextType::NcNames)
        }
    };
}

pub(crate) use narrow;

impl TextType {
    /// The type of this name in XSD; `None` for one that isn't text.
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

    /// Whether some texts are none of this type.
    pub(crate) const fn is_narrow(self) -> bool {
        !matches!(self, TextType::String | TextType::NormalizedString | TextType::Token)
    }

    /// What is expected, if a text isn't of this type once its white space has collapsed.
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

    /// What is expected, if a list of such may not have this many items.
    pub(crate) const fn check_count(self, count: usize) -> std::result::Result<(), &'static str> {
        match (self, count) {
            (TextType::NmTokens, 0) => Err("xs:NMTOKENS (one name token or more)"),
            (TextType::NcNames, 0) => Err("list of xs:NCName (one or more)"),
            _ => Ok(()),
        }
    }

    /// What is left of a text once its white space is as the type has it (4.3.6).
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

/// Up to eight letters, and behind hyphens up to eight letters or digits (3.3.3, RFC 1766).
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    parts.next().is_some_and(|first| is_subtag(first, u8::is_ascii_alphabetic))
        && parts.all(|part| is_subtag(part, u8::is_ascii_alphanumeric))
}

fn is_subtag(part: &str, is: fn(&u8) -> bool) -> bool {
    (1..=8).contains(&part.len()) && part.as_bytes().iter().all(is)
}

/// What `whiteSpace="collapse"` leaves of a text: single spaces, and none at the ends.
#[doc(hidden)]
pub fn collapse(text: &str) -> Cow<'_, str> {
    let trimmed = trim(text);
    if !trimmed.contains("  ") && !trimmed.contains(['\t', '\n', '\r']) {
        return trimmed.into();
    }
    let words = trimmed.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").into()
}

/// White space at both ends taken away: what `whiteSpace="collapse"` leaves of a value without inner spaces.
#[doc(hidden)]
pub fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if is_space(*first) || is_space(*last) => text.trim_matches([' ', '\t', '\n', '\r']),
        [only] if is_space(*only) => "",
        _ => text,
    }
}

/// The production `S` (XML 1.0, 2.3).
pub(crate) fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r')
}

pub(crate) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\r']).filter(|item| !item.is_empty())
}

//! What is wrong with a message, and where in it.

use crate::shown::{NAME, PATH, TEXT, both_ends};
use std::{borrow::Cow, fmt};

/// What was found wrong while a message was read or written, with the element path and the byte offset.
///
/// It is one pointer wide. Its text never holds the content of a text element.
#[derive(Clone, PartialEq, Eq)]
pub struct XmlError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: XmlErrorKind,
    path: String,
    offset: usize,
}

/// The kinds of [`XmlError`].
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum XmlErrorKind {
    /// The text isn't well-formed XML 1.0; why.
    NotWellFormed(Cow<'static, str>),
    /// The bytes aren't in an encoding that can be read; why.
    Encoding(Cow<'static, str>),
    /// The message has a document type declaration, which SOAP forbids (SOAP 1.1, 3).
    DocumentType,
    /// A bound was passed: which.
    Limit(&'static str),
    /// Reading took until after the deadline.
    Late,
    /// An element prefix that nothing declares, its middle left out if it is long: as of all names of a message here.
    UndeclaredPrefix(String),
    /// Text where only elements may stand.
    UnexpectedText,
    /// An element where only text may stand: its name.
    UnexpectedElement(String),
    /// An element that must be there is not: its name.
    Missing(&'static str),
    /// Nothing of a choice or group is there, of which something must be: its first element.
    MissingGroup(&'static str),
    /// There is no element for a wildcard that must have one (XSD 1.0 Part 1, 3.10).
    MissingAny,
    /// A name to be written is none that XML has.
    Name(String),
    /// The message's part of this name isn't among the attachments.
    MissingAttachment(&'static str),
    /// The parts of a multipart message can't be told apart, read or written; why.
    Multipart(Cow<'static, str>),
    /// A prefix in text to be written stands for another namespace in the message.
    Prefix(String),
    /// A required attribute isn't there.
    MissingAttribute(&'static str),
    /// An element that may be there once came again: its name.
    Repeated(&'static str),
    /// An element is nil (`xsi:nil`), and the contract gives it no way to be.
    Nil,
    /// The text isn't in the lexical space of its type.
    Value {
        /// The type, in the words of XSD.
        expected: &'static str,
        /// The text, cut off after 40 characters. It is shown neither by `Display` nor by `Debug`: a server may
        /// send anything back, a password too.
        found: String,
    },
    /// A character that XML 1.0 can't carry was to be written.
    Character(char),
    /// An item of an `xs:list` is empty or has white space in it: it would not come back as one item.
    ListItem,
    /// Something else about the SOAP envelope: what.
    Envelope(Cow<'static, str>),
}

impl XmlError {
    /// Quotations of a message are cut here, so that no error holds more than a few thousand bytes.
    #[cold]
    pub(crate) fn new(kind: XmlErrorKind, path: String, offset: usize) -> Self {
        XmlError(Box::new(Inner { kind: kind.cut(), path: both_ends(&path, PATH), offset }))
    }

    /// What is wrong.
    pub fn kind(&self) -> &XmlErrorKind {
        &self.0.kind
    }

    /// The element path to the place: `Envelope/Body/GetOrderResponse/Total`. Empty outside every element. Of one that
    /// has more than 500 bytes, the middle is left out.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// How many bytes of the message (as UTF-8) lie before the place.
    pub fn offset(&self) -> usize {
        self.0.offset
    }
}

impl XmlErrorKind {
    /// With no more of a message in it than a person can read, and nothing that does something to a terminal.
    fn cut(self) -> Self {
        match self {
            Self::NotWellFormed(why) => Self::NotWellFormed(cut_text(why)),
            Self::Encoding(why) => Self::Encoding(cut_text(why)),
            Self::Multipart(what) => Self::Multipart(cut_text(what)),
            Self::Envelope(what) => Self::Envelope(cut_text(what)),
            Self::UndeclaredPrefix(prefix) => Self::UndeclaredPrefix(both_ends(&prefix, NAME)),
            Self::UnexpectedElement(element) => Self::UnexpectedElement(both_ends(&element, NAME)),
            Self::Name(no_name) => Self::Name(both_ends(&no_name, NAME)),
            Self::Prefix(prefix) => Self::Prefix(both_ends(&prefix, NAME)),
            // Their texts are the contract's own, or bounded where they are made.
            kind @ (Self::DocumentType
            | Self::Limit(_)
            | Self::Late
            | Self::UnexpectedText
            | Self::Missing(_)
            | Self::MissingAny
            | Self::MissingGroup(_)
            | Self::MissingAttachment(_)
            | Self::MissingAttribute(_)
            | Self::Repeated(_)
            | Self::Nil
            | Self::Value { .. }
            | Self::Character(_)
            | Self::ListItem) => kind,
        }
    }
}

/// Cuts a text that may have some of a message in it; one that is the runtime's own has not.
fn cut_text(text: Cow<'static, str>) -> Cow<'static, str> {
    match text {
        Cow::Owned(text) => Cow::Owned(both_ends(&text, TEXT)),
        Cow::Borrowed(text) => Cow::Borrowed(text),
    }
}

impl fmt::Display for XmlErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotWellFormed(why) => write!(f, "not well-formed XML: {why}"),
            Self::Encoding(why) => f.write_str(why),
            Self::DocumentType => f.write_str("a document type declaration, which a SOAP message must not have"),
            Self::Limit(which) => f.write_str(which),
            Self::Late => f.write_str("reading it took too long"),
            Self::UndeclaredPrefix(prefix) => write!(f, "namespace prefix `{prefix}` is not declared"),
            Self::UnexpectedText => f.write_str("text where only elements may stand"),
            Self::UnexpectedElement(name) => write!(f, "element `{name}` where only text may stand"),
            Self::MissingAny => f.write_str("an element of any name, which the contract requires, is missing"),
            Self::MissingGroup(name) => {
                write!(f, "element `{name}` is missing, or another of the same choice or group")
            }
            Self::Name(name) => write!(f, "`{name}` is no XML name"),
            Self::MissingAttachment(name) => write!(f, "no attachment is the part `{name}`, which is required"),
            Self::Multipart(what) => write!(f, "the multipart message can't be had: {what}"),
            Self::Prefix(prefix) => {
                write!(f, "the prefix `{prefix}` stands for another namespace in this message: name it otherwise")
            }
            Self::MissingAttribute(name) => write!(f, "required attribute `{name}` is missing"),
            Self::Missing(name) => write!(f, "required element `{name}` is missing"),
            Self::Repeated(name) => write!(f, "element `{name}` occurs again, but may occur only once"),
            Self::Nil => f.write_str("the element is nil (xsi:nil), but the contract requires a value"),
            Self::Value { expected, found } if found.is_empty() => {
                write!(f, "the element is empty, which is not a valid {expected}")
            }
            Self::Value { expected, .. } => write!(f, "the text is not a valid {expected}"),
            Self::Character(c) => {
                write!(f, "character U+{:04X} cannot be sent: XML 1.0 has no way to carry it", u32::from(*c))
            }
            Self::ListItem => f.write_str("an item of a list is empty or has white space in it, and can't be sent"),
            Self::Envelope(what) => f.write_str(what),
        }
    }
}

/// As `Display`, so that it shows as little.
impl fmt::Debug for XmlErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

impl fmt::Display for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(f, "{}: ", self.0.path)?;
        }
        write!(f, "{} (at byte {})", self.0.kind, self.0.offset)
    }
}

impl fmt::Debug for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("XmlError")
            .field("kind", &self.0.kind)
            .field("path", &self.0.path)
            .field("offset", &self.0.offset)
            .finish()
    }
}

impl std::error::Error for XmlError {}

/// What reading and writing return: an error is one pointer wide, so that a result fits into two registers.
pub(crate) type Result<T, E = XmlError> = std::result::Result<T, E>;

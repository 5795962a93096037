//! The errors of reading and writing a message.

use crate::shown::{NAME, PATH, TEXT, both_ends};
use std::{borrow::Cow, fmt};

/// The error returned when a message can't be read or written, with the path of the element and the byte offset.
///
/// Its text never contains the content of a text element, which may be secret.
///
/// ```
/// # use soapwright::{XmlError, XmlErrorKind};
/// # let error: XmlError = soapwright::xml::Reader::new("<a>\u{1}</a>", &[]).err().unwrap();
/// assert!(matches!(error.kind(), XmlErrorKind::NotWellFormed(_)));
/// assert_eq!(error.offset(), 3);
/// assert!(error.to_string().starts_with("not well-formed XML: "));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct XmlError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: XmlErrorKind,
    path: String,
    offset: usize,
}

/// The kinds of [`XmlError`]. `Debug` shows the text of `Display`, which contains no text of the message.
///
/// ```
/// use soapwright::XmlErrorKind;
///
/// assert_eq!(XmlErrorKind::Missing("quantity").to_string(), "required element `quantity` is missing");
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum XmlErrorKind {
    /// The text isn't well-formed XML 1.0 with namespaces, with the reason.
    NotWellFormed(Cow<'static, str>),
    /// The bytes aren't in an encoding that can be read, with the reason.
    Encoding(Cow<'static, str>),
    /// The message has a document type declaration, which SOAP forbids (SOAP 1.1, 3).
    DocumentType,
    /// The message exceeds this limit.
    Limit(&'static str),
    /// The deadline passed while the message was read.
    Late,
    /// A prefix of an element or attribute is not declared. The middle of a long prefix is left out.
    UndeclaredPrefix(String),
    /// There is text where only elements are allowed.
    UnexpectedText,
    /// There is an element with this name where only text is allowed. The middle of a long name is left out.
    UnexpectedElement(String),
    /// The required element with this name is missing.
    Missing(&'static str),
    /// All elements of a required choice or group are missing, of which this is the first.
    MissingGroup(&'static str),
    /// There is no element for a required wildcard (XSD 1.0 Part 1, 3.10).
    MissingAny,
    /// This name can't be written, because it isn't an XML name. The middle of a long name is left out.
    Name(String),
    /// There is no attachment for the message part with this name.
    MissingAttachment(&'static str),
    /// The parts of a multipart message can't be read or written, with the reason.
    Multipart(Cow<'static, str>),
    /// This prefix, which occurs in a text to be written, is declared for another namespace in the message.
    Prefix(String),
    /// The contract has an element or attribute of this name in one namespace, where it is absent, and the message has
    /// it in another.
    Namespace {
        /// The local name.
        local: &'static str,
        /// The name of the contract's namespace, or an empty text for none.
        expected: &'static str,
        /// The name of the message's namespace, or an empty text for none. The middle of a long name is left out.
        found: String,
    },
    /// The required attribute with this name is missing.
    MissingAttribute(&'static str),
    /// The element with this name is repeated, but may occur only once.
    Repeated(&'static str),
    /// An element is nil (`xsi:nil`), but the contract requires a value (XSD 1.0 Part 1, 2.6.2).
    Nil,
    /// The text isn't in the lexical space of its type.
    Value {
        /// The name of the type in XSD, with a description of its values.
        expected: &'static str,
        /// The first 40 characters of the text. Neither `Display` nor `Debug` shows them, because the text may be
        /// secret.
        found: String,
    },
    /// This character can't be written, because XML 1.0 doesn't allow it (XML 1.0, 2.2).
    Character(char),
    /// The value of an enumeration or union that should be written is `Other` without a text, which is no choice.
    Unset,
    /// An item of an `xs:list` to be written is empty or contains white space, so it would not be read as one item.
    ListItem,
    /// The SOAP envelope is invalid in another way, with the reason.
    Envelope(Cow<'static, str>),
}

impl XmlError {
    /// Creates an error. Quotations of the message are truncated, so that an error keeps at most a few thousand bytes.
    #[cold]
    pub(crate) fn new(kind: XmlErrorKind, path: String, offset: usize) -> Self {
        XmlError(Box::new(Inner { kind: kind.cut(), path: both_ends(&path, PATH), offset }))
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> &XmlErrorKind {
        &self.0.kind
    }

    /// Returns the path of the element, such as `Envelope/Body/GetOrderResponse/Total`. It is empty outside the root
    /// element. The middle of a path of more than 500 bytes is left out.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the offset in bytes from the start of the message in UTF-8. It is that of the token or character at
    /// fault; for a value, that of the start tag or attribute; for what is missing, that of the end tag.
    pub fn offset(&self) -> usize {
        self.0.offset
    }
}

impl XmlErrorKind {
    /// Truncates quotations of the message to a readable length and escapes control characters.
    fn cut(self) -> Self {
        match self {
            Self::NotWellFormed(why) => Self::NotWellFormed(cut_text(why)),
            Self::Encoding(why) => Self::Encoding(cut_text(why)),
            Self::Multipart(what) => Self::Multipart(cut_text(what)),
            Self::Envelope(what) => Self::Envelope(cut_text(what)),
            Self::UndeclaredPrefix(prefix) => Self::UndeclaredPrefix(both_ends(&prefix, NAME)),
            Self::UnexpectedElement(element) => Self::UnexpectedElement(both_ends(&element, NAME)),
            Self::Namespace { local, expected, found } => {
                Self::Namespace { local, expected, found: both_ends(&found, NAME) }
            }
            Self::Name(no_name) => Self::Name(both_ends(&no_name, NAME)),
            Self::Prefix(prefix) => Self::Prefix(both_ends(&prefix, NAME)),
            // Their texts are from the contract, or already bounded.
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
            | Self::Unset
            | Self::ListItem) => kind,
        }
    }
}

/// Truncates a text that may quote a message. A borrowed text is the runtime's own.
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
            Self::DocumentType => f.write_str("document type declaration, which a SOAP message must not contain"),
            Self::Limit(which) => f.write_str(which),
            Self::Late => f.write_str("reading the message took too long"),
            Self::UndeclaredPrefix(prefix) => write!(f, "namespace prefix `{prefix}` is not declared"),
            Self::UnexpectedText => f.write_str("text where only elements are allowed"),
            Self::UnexpectedElement(name) => write!(f, "element `{name}` where only text is allowed"),
            Self::MissingAny => f.write_str("required element of any name is missing"),
            Self::MissingGroup(name) => {
                write!(f, "element `{name}`, or another element of its choice or group, is missing")
            }
            Self::Name(name) => write!(f, "`{name}` is not an XML name"),
            Self::MissingAttachment(name) => write!(f, "required attachment for the part `{name}` is missing"),
            Self::Multipart(what) => write!(f, "invalid multipart message: {what}"),
            Self::Prefix(prefix) => {
                write!(f, "prefix `{prefix}` is declared for another namespace in this message: use another prefix")
            }
            Self::MissingAttribute(name) => write!(f, "required attribute `{name}` is missing"),
            Self::Namespace { local, expected, found } => {
                write!(f, "`{local}` is in {}, but the contract has it in {}", In(found), In(expected))
            }
            Self::Missing(name) => write!(f, "required element `{name}` is missing"),
            Self::Repeated(name) => write!(f, "element `{name}` is repeated, but may occur only once"),
            Self::Nil => f.write_str("the element is nil (xsi:nil), but the contract requires a value"),
            Self::Value { expected, found } if found.is_empty() => {
                write!(f, "the element is empty, which is not a valid {expected}")
            }
            Self::Value { expected, .. } => write!(f, "the text is not a valid {expected}"),
            Self::Character(c) => {
                write!(f, "character U+{:04X} can't be sent: XML 1.0 doesn't allow it", u32::from(*c))
            }
            Self::Unset => f.write_str("no value is set: `Other` without a text can't be sent"),
            Self::ListItem => f.write_str("list item is empty or contains white space, so it can't be sent"),
            Self::Envelope(what) => f.write_str(what),
        }
    }
}

/// A namespace name as a person says it.
struct In<'a>(&'a str);

impl fmt::Display for In<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            "" => f.write_str("no namespace"),
            name => write!(f, "the namespace `{name}`"),
        }
    }
}

/// Shows the text of `Display`, which contains no text of the message.
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

/// The result of reading and writing. An error is one pointer wide, so that a result fits into two registers.
pub(crate) type Result<T, E = XmlError> = std::result::Result<T, E>;

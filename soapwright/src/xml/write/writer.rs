//! The writer.

use super::buffer::Buffer;
use crate::{
    limits::{LARGE_REQUEST, MAX_EXPECTED, REQUEST_CAPACITY},
    parts::Attachment,
    xml::{error::XmlErrorKind, field::Field, namespace::Namespace, text_type::TextType},
};
use std::{collections::BTreeMap, fmt, sync::Arc};

/// Writes a message into one buffer.
///
/// Errors are deferred: the first one is remembered and returned by [`Writer::finish`]. The namespaces that were used
/// are declared on the root element at the end, or after the first items of a long list.
#[doc(hidden)]
pub struct Writer {
    pub(in crate::xml) text: Buffer,
    pub(in crate::xml) namespaces: &'static [Namespace],
    /// One bit for each namespace that was used.
    pub(in crate::xml) used: [u64; 4],
    /// One bit for each namespace that is declared.
    pub(in crate::xml) declared: [u64; 4],
    pub(in crate::xml) xsi: bool,
    pub(in crate::xml) xsi_declared: bool,
    /// The namespaces of names in values that the contract has no prefix for, and the number in the prefix of each.
    pub(in crate::xml) others: BTreeMap<Box<str>, usize>,
    /// Names in values are written without prefixes, as `{namespace}local`.
    pub(in crate::xml) expanded: bool,
    pub(in crate::xml) secret: bool,
    /// The value of an attribute is being written.
    pub(in crate::xml) attribute: bool,
    /// The type of the texts of the innermost element or attribute, for lists and for elements with attributes.
    pub(crate) text_type: TextType,
    /// The `xsi:type` of the next element.
    ty: Option<&'static Field>,
    /// The first error, and its offset.
    pub(in crate::xml) bad: Option<Box<(usize, XmlErrorKind)>>,
    /// The attachments of the message.
    pub(in crate::xml) attachments: Vec<Attachment>,
    /// The index of the first attachment with each `Content-ID`.
    pub(in crate::xml) content_ids: BTreeMap<Arc<str>, usize>,
    /// Whether binary values are sent as attachments (XOP 1.0).
    pub(in crate::xml) xop: bool,
    /// The offset at which namespaces are declared.
    pub(in crate::xml) declarations: usize,
}

impl Writer {
    /// Creates a writer for generated code whose namespaces are numbered by this table.
    pub fn new(namespaces: &'static [Namespace]) -> Self {
        Writer {
            text: Buffer::new(),
            namespaces,
            used: [0; 4],
            declared: [0; 4],
            xsi: false,
            xsi_declared: false,
            others: BTreeMap::new(),
            expanded: false,
            secret: false,
            attribute: false,
            text_type: TextType::String,
            ty: None,
            bad: None,
            attachments: Vec::new(),
            content_ids: BTreeMap::new(),
            xop: false,
            declarations: 0,
        }
    }

    /// Creates a writer for the text of one value, in which names are written as `{namespace}local`.
    pub(in crate::xml) fn for_text() -> Self {
        Writer { expanded: true, ..Writer::new(&[]) }
    }

    /// Returns the text that has been written, without escapes.
    pub(in crate::xml) fn into_text(self) -> String {
        let text = String::from_utf8_lossy(&self.text).into_owned();
        if !text.contains('&') {
            return text;
        }
        text.replace("&#13;", "\r").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    /// Appends markup, or text that needs no escapes.
    #[inline]
    pub fn raw(&mut self, text: &str) {
        self.text.append(text.as_bytes());
    }

    /// Marks the place for namespace declarations, in the start tag of the root element.
    pub(crate) fn declare_here(&mut self) {
        self.declarations = self.text.len();
    }

    /// Prepares for the other items of a list, given the length of the message before the first items that have been
    /// written, and the number of these and of the others. Items of one list mostly have similar lengths.
    #[cold]
    pub(in crate::xml) fn expect_items(&mut self, before: usize, written: usize, others: usize) {
        let each = self.len().saturating_sub(before) / written.max(1);
        let most = if written == 1 { LARGE_REQUEST } else { MAX_EXPECTED };
        let bytes = each.saturating_mul(others).min(most);
        if bytes > LARGE_REQUEST {
            self.declare_early();
        }
        // The end of a message is short.
        self.text.reserve(bytes + bytes / 8 + REQUEST_CAPACITY);
    }

    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// Removes everything after this offset.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
    }

    /// Returns `true` if an element marked as secret was written.
    pub(crate) fn has_secret(&self) -> bool {
        self.secret
    }

    /// Writes the start tag of an element, or the name of an attribute and its opening quote.
    pub fn start(&mut self, field: &Field) {
        self.mark(field);
        self.secret |= field.is_secret();
        if field.is_attribute() {
            self.text.push(b' ');
            self.raw(field.qualified());
            self.raw("=\"");
            self.attribute = true;
            return;
        }
        if field.is_typed() {
            self.begin(field);
            return self.content();
        }
        self.open(&field.end_tag().as_bytes()[1..]);
    }

    /// Writes a start tag, given the end tag without its first byte. One copy writes both `<` and the name.
    #[inline]
    fn open(&mut self, tag: &[u8]) {
        let at = self.text.len();
        self.text.append(tag);
        self.text.set(at, b'<');
    }

    /// Returns this element with an `xsi:type` (XSD 1.0 Part 1, 2.6.1), for the next start tag.
    pub fn typed(&mut self, field: &Field, ty: &'static Field) -> Field {
        self.ty = Some(ty);
        field.typed()
    }

    #[cold]
    fn type_name(&mut self) {
        if let Some(ty) = self.ty.take() {
            self.mark(ty);
            self.xsi = true;
            self.raw(" xsi:type=\"");
            self.raw(ty.qualified());
            self.raw("\"");
        }
    }

    /// Writes the start tag of an element without its attributes and without its end, which [`Writer::content`] writes.
    pub fn begin(&mut self, field: &Field) {
        self.mark(field);
        self.secret |= field.is_secret();
        let tag = field.end_tag().as_bytes();
        self.open(&tag[1..tag.len() - 1]);
        if field.is_typed() {
            self.type_name();
        }
    }

    /// Writes the end of a start tag.
    pub fn content(&mut self) {
        self.text.push(b'>');
    }

    /// Writes the end tag of an element, or the closing quote of an attribute.
    pub fn end(&mut self, field: &Field) {
        self.text_type = TextType::String;
        if field.is_attribute() {
            self.attribute = false;
            self.text.push(b'"');
            return;
        }
        self.text.append(field.end_tag().as_bytes());
    }

    /// Writes an element that is nil (XSD 1.0 Part 1, 2.6.2). The absence of a secret is not secret.
    pub fn nil(&mut self, field: &Field) {
        self.mark(field);
        self.xsi = true;
        let tag = field.end_tag().as_bytes();
        self.open(&tag[1..tag.len() - 1]);
        self.raw(" xsi:nil=\"true\"/>");
    }

    /// Remembers an error at the current offset, unless there was one before.
    #[cold]
    pub(crate) fn refuse(&mut self, kind: XmlErrorKind) {
        let offset = self.text.len();
        self.bad.get_or_insert_with(|| Box::new((offset, kind)));
    }

    /// Notes whether an element is marked as secret, if it is written without [`Writer::start`].
    pub(in crate::xml) fn secret_field(&mut self, field: &Field) {
        self.secret |= field.is_secret();
    }

    /// Notes that the message contains a secret.
    pub fn keep_secret(&mut self) {
        self.secret = true;
    }

    /// Sends binary values that are the whole content of elements as attachments (XOP 1.0).
    pub(crate) fn use_xop(&mut self) {
        self.xop = true;
    }

    /// Returns `true` if the next value may be sent as an attachment.
    pub(crate) fn may_include(&self) -> bool {
        self.xop && !self.attribute
    }
}

/// Writes numbers and dates, which need no escapes.
impl fmt::Write for Writer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.raw(text);
        Ok(())
    }
}

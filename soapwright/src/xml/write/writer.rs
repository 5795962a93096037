//! The writer.

use crate::{
    limits::REQUEST_CAPACITY,
    parts::Attachment,
    xml::{error::XmlErrorKind, field::Field, namespace::Namespace, text_type::TextType},
};
use std::{collections::BTreeMap, fmt, sync::Arc};

/// Writes a message into one buffer.
///
/// It never fails in the middle: the first thing that XML can't carry is remembered and comes out of
/// [`Writer::finish`]. The namespaces that were used are declared on the root element at the end.
#[doc(hidden)]
pub struct Writer {
    pub(in crate::xml) text: Vec<u8>,
    pub(in crate::xml) namespaces: &'static [Namespace],
    /// One bit for each namespace that was used.
    pub(in crate::xml) used: [u64; 4],
    pub(in crate::xml) xsi: bool,
    /// Namespaces that no element has, of names that stand in values, and the number in the prefix of each.
    pub(in crate::xml) others: BTreeMap<Box<str>, usize>,
    /// Names that stand in values are written without prefixes.
    pub(in crate::xml) expanded: bool,
    pub(in crate::xml) secret: bool,
    /// What is written stands in an attribute.
    pub(in crate::xml) attribute: bool,
    /// What the texts of the innermost element or attribute are, where they stand in a list or beside attributes.
    pub(crate) text_type: TextType,
    /// The type that the next element says it has.
    ty: Option<&'static Field>,
    /// The first thing that can't be written, and where it would have stood.
    pub(in crate::xml) bad: Option<Box<(usize, XmlErrorKind)>>,
    /// What goes with the message.
    pub(in crate::xml) attachments: Vec<Attachment>,
    /// The index of the first of them that has a `Content-ID`.
    pub(in crate::xml) content_ids: BTreeMap<Arc<str>, usize>,
    /// Whether binary values become parts of their own.
    pub(in crate::xml) xop: bool,
    /// Where the declarations go.
    pub(in crate::xml) declarations: usize,
}

impl Writer {
    /// A writer for generated code that numbers its namespaces by this table.
    pub fn new(namespaces: &'static [Namespace]) -> Self {
        Writer {
            text: Vec::with_capacity(REQUEST_CAPACITY),
            namespaces,
            used: [0; 4],
            xsi: false,
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

    /// A writer for the text of one value, in which names are written as `{namespace}local`.
    pub(in crate::xml) fn for_text() -> Self {
        Writer { expanded: true, ..Writer::new(&[]) }
    }

    /// The text that has been written, as a reader has it: without escapes.
    pub(in crate::xml) fn into_text(self) -> String {
        let text = String::from_utf8_lossy(&self.text).into_owned();
        if !text.contains('&') {
            return text;
        }
        text.replace("&#13;", "\r").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    /// Appends markup, or text that needs no escaping, as it is.
    #[inline]
    pub fn raw(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    /// The declarations go here, into the root element's start tag.
    pub(crate) fn declare_here(&mut self) {
        self.declarations = self.text.len();
    }

    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// Takes back what was written from here on.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
    }

    /// Whether an element marked as secret was written.
    pub(crate) fn has_secret(&self) -> bool {
        self.secret
    }

    /// The start tag of an element, or the name of an attribute and its opening quote.
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
        self.text.push(b'<');
        self.text.extend_from_slice(&field.end_tag().as_bytes()[2..]);
    }

    /// This element, which has an `xsi:type` (XSD 1.0 Part 1, 2.6.1) when it is begun next.
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

    /// The start tag of an element up to where its attributes go; [`Writer::content`] comes after them.
    pub fn begin(&mut self, field: &Field) {
        self.mark(field);
        self.secret |= field.is_secret();
        self.text.push(b'<');
        self.raw(field.qualified());
        if field.is_typed() {
            self.type_name();
        }
    }

    /// The end of a start tag.
    pub fn content(&mut self) {
        self.text.push(b'>');
    }

    /// The end tag of an element, or the closing quote of an attribute.
    pub fn end(&mut self, field: &Field) {
        self.text_type = TextType::String;
        if field.is_attribute() {
            self.attribute = false;
            self.text.push(b'"');
            return;
        }
        self.text.extend_from_slice(field.end_tag().as_bytes());
    }

    /// An element that is nil (XSD 1.0 Part 1, 2.6.2). That there is no password is no secret.
    pub fn nil(&mut self, field: &Field) {
        self.mark(field);
        self.xsi = true;
        let tag = field.end_tag();
        self.text.push(b'<');
        self.raw(&tag[2..tag.len() - 1]);
        self.raw(" xsi:nil=\"true\"/>");
    }

    /// Notes that what comes here can't be written.
    #[cold]
    pub(crate) fn refuse(&mut self, kind: XmlErrorKind) {
        let offset = self.text.len();
        self.bad.get_or_insert_with(|| Box::new((offset, kind)));
    }

    /// Notes what an element marked as secret is, which is written by other means.
    pub(in crate::xml) fn secret_field(&mut self, field: &Field) {
        self.secret |= field.is_secret();
    }

    /// Notes that something secret goes with the message.
    pub fn keep_secret(&mut self) {
        self.secret = true;
    }

    /// Has binary values that are whole elements become parts of their own (XOP 1.0).
    pub(crate) fn use_xop(&mut self) {
        self.xop = true;
    }

    /// Whether what is written next may be a part of its own.
    pub(crate) fn may_include(&self) -> bool {
        self.xop && !self.attribute
    }
}

/// For numbers and dates, which need no escaping.
impl fmt::Write for Writer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.raw(text);
        Ok(())
    }
}

//! The writer.

use super::{
    Result, XmlError, XmlErrorKind,
    name::{Field, Namespace, builtin},
    token,
};
use crate::value::SimpleType;

/// Writes a message into one buffer.
///
/// It never fails in the middle: the first thing that XML can't carry is remembered and comes out of
/// [`Writer::finish`]. The namespaces that were used are declared on the root element at the end.
#[doc(hidden)]
pub struct Writer {
    text: String,
    namespaces: &'static [Namespace],
    /// One bit for each namespace that was used.
    used: [u64; 4],
    xsi: bool,
    secret: bool,
    /// The first thing that can't be written, and where it would have stood.
    bad: Option<(usize, XmlErrorKind)>,
    /// Where the declarations go.
    declarations: usize,
}

/// What most requests fit into, so that one allocation is enough.
const CAPACITY: usize = 1024;

impl Writer {
    /// A writer for generated code that numbers its namespaces by this table.
    pub fn new(namespaces: &'static [Namespace]) -> Self {
        Writer {
            text: String::with_capacity(CAPACITY),
            namespaces,
            used: [0; 4],
            xsi: false,
            secret: false,
            bad: None,
            declarations: 0,
        }
    }

    /// Appends markup as it is.
    pub(crate) fn markup(&mut self, text: &str) {
        self.text.push_str(text);
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

    /// The start tag of an element.
    pub fn start(&mut self, field: &Field) {
        self.open(field);
        self.text.push('>');
    }

    /// The start tag up to its name.
    fn open(&mut self, field: &Field) {
        if field.namespace < builtin::SOAP11 {
            self.used[usize::from(field.namespace >> 6)] |= 1 << (field.namespace & 63);
        }
        self.secret |= field.is_secret();
        let tag = field.end_tag();
        self.text.push('<');
        self.text.push_str(&tag[2..tag.len() - 1]);
    }

    /// The end tag of an element.
    pub fn end(&mut self, field: &Field) {
        self.text.push_str(field.end_tag());
    }

    /// An element that is nil (XSD 1.0 Part 1, 2.6.2).
    pub fn nil(&mut self, field: &Field) {
        let secret = self.secret;
        self.open(field);
        // That there is no password is no secret.
        self.secret = secret;
        self.xsi = true;
        self.text.push_str(" xsi:nil=\"true\"/>");
    }

    /// Text that needs no escaping: digits, punctuation.
    pub fn plain(&mut self) -> &mut String {
        &mut self.text
    }

    /// Text, escaped. A carriage return is written as a reference, because a reader would make a line feed of it
    /// (XML 1.0, 2.11).
    pub fn text(&mut self, text: &str) {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let escaped = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'\r' => "&#13;",
                b'\t' | b'\n' | b' '..=0xEE | 0xF0.. => continue,
                _ => {
                    let found = text[at..].chars().next().filter(|&c| !token::is_char(c));
                    if let Some(c) = found {
                        self.refuse(XmlErrorKind::Character(c));
                    }
                    continue;
                }
            };
            self.text.push_str(&text[from..at]);
            self.text.push_str(escaped);
            from = at + 1;
        }
        self.text.push_str(&text[from..]);
    }

    /// Notes that what comes here can't be written.
    #[cold]
    fn refuse(&mut self, kind: XmlErrorKind) {
        let offset = self.text.len();
        self.bad.get_or_insert((offset, kind));
    }

    /// Items separated by spaces. One that is empty or has a space in it would come back as another list.
    pub(crate) fn items<T: SimpleType>(&mut self, items: &[T]) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.text.push(' ');
            }
            let from = self.text.len();
            item.write(self);
            if self.text.len() == from || self.text[from..].contains([' ', '\t', '\n']) {
                self.refuse(XmlErrorKind::ListItem);
            }
        }
    }

    /// The whole message.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        if let Some((offset, kind)) = self.bad {
            return Err(XmlError::new(kind, path(&self.text[..offset]), offset));
        }
        let mut declarations = String::new();
        let used = |number: usize| self.used[number >> 6] & 1 << (number & 63) != 0;
        let declared = self.namespaces.iter().enumerate().filter(|&(number, _)| used(number));
        let xsi = Namespace { prefix: "xsi", uri: builtin::XSI_URI };
        let all = declared.map(|(_, namespace)| namespace).chain(self.xsi.then_some(&xsi));
        let size = all.clone().map(|namespace| namespace.prefix.len() + namespace.uri.len() + 10).sum();
        // Room is made first, then filled from the end: the message moves once, and nothing else is allocated.
        declarations.reserve(size);
        for namespace in all {
            declarations.push_str(" xmlns:");
            declarations.push_str(namespace.prefix);
            declarations.push_str("=\"");
            for c in namespace.uri.chars() {
                match c {
                    '&' => declarations.push_str("&amp;"),
                    '<' => declarations.push_str("&lt;"),
                    '"' => declarations.push_str("&quot;"),
                    c => declarations.push(c),
                }
            }
            declarations.push('"');
        }
        self.text.insert_str(self.declarations, &declarations);
        Ok(self.text.into_bytes())
    }
}

/// The element path at the end of a well-formed beginning of a message.
#[cold]
fn path(beginning: &str) -> String {
    let mut open = Vec::new();
    for tag in beginning.split('<').skip(1) {
        let Some(inner) = tag.split('>').next() else { continue };
        if inner.starts_with('/') {
            open.pop();
        } else if !inner.ends_with('/') && !inner.starts_with('?') {
            let name = inner.split(' ').next().unwrap_or(inner);
            open.push(name.split_once(':').map_or(name, |(_, local)| local));
        }
    }
    open.join("/")
}

//! The namespace-aware pull reader.

use super::{
    Result, XmlError, XmlErrorKind,
    attributes::{self, Raw},
    name::{Field, Namespace, builtin},
    token::{self, Token, Tokens},
};
use std::borrow::Cow;

/// How deep the elements of a message may be nested.
pub(crate) const MAX_DEPTH: usize = 256;

/// Reads the elements of a message one after the other.
///
/// Whoever is given an element by [`Reader::next`] reads it to its end: its text, or its children until there are
/// none left. The first error is final.
#[doc(hidden)]
pub struct Reader<'a> {
    tokens: Tokens<'a>,
    namespaces: &'static [Namespace],
    open: Vec<Open<'a>>,
    bindings: Vec<Binding<'a>>,
    raw: Vec<Raw<'a>>,
    /// The innermost element was an empty-element tag whose end is still to be told.
    empty: bool,
    /// The innermost element has `xsi:nil="true"`.
    nil: bool,
    /// One bit for each field of each open struct: whether it has been there.
    seen: Vec<u64>,
    /// Whether the text has a carriage return anywhere.
    carriage_return: bool,
    /// The prefix that was looked up last, as long as no binding comes or goes, and its namespace.
    last: (&'a str, u8),
}

struct Open<'a> {
    name: &'a str,
    /// How many bindings are in scope around it.
    bindings: usize,
}

struct Binding<'a> {
    prefix: &'a str,
    namespace: u8,
}

/// Where the reading of a struct stands: the field expected next, and where its bits are.
#[derive(Debug)]
#[doc(hidden)]
pub struct Cursor {
    fields: &'static [Field],
    expected: usize,
    seen: usize,
}

impl<'a> Reader<'a> {
    /// A reader of this text, for generated code that numbers its namespaces by this table.
    pub fn new(text: &'a str, namespaces: &'static [Namespace]) -> Result<Self> {
        let token::Survey { bad, bracket, carriage_return } = token::survey(text);
        if let Some((offset, c)) = bad {
            let why = format!("character U+{:04X}, which XML 1.0 doesn't have", u32::from(c));
            return Err(XmlError::new(XmlErrorKind::NotWellFormed(Cow::Owned(why)), String::new(), offset));
        }
        Ok(Reader {
            tokens: Tokens::new(text, bracket),
            carriage_return,
            last: ("", builtin::NONE),
            namespaces,
            open: Vec::with_capacity(16),
            bindings: Vec::with_capacity(8),
            raw: Vec::with_capacity(8),
            empty: false,
            nil: false,
            seen: Vec::with_capacity(16),
        })
    }

    /// An error at the place where the reader stands.
    #[cold]
    pub(crate) fn error(&self, kind: XmlErrorKind) -> XmlError {
        let mut path = String::new();
        for element in &self.open {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(element.name.split_once(':').map_or(element.name, |(_, local)| local));
        }
        XmlError::new(kind, path, self.tokens.offset())
    }

    #[inline(always)]
    fn token(&mut self) -> Result<Token<'a>> {
        match self.tokens.next() {
            Ok(token) => Ok(token),
            Err(kind) => Err(self.error(*kind)),
        }
    }

    /// The next child of the innermost element, or `None` at its end. Its name is given as namespace number and
    /// local name.
    pub(crate) fn child(&mut self) -> Result<Option<(u8, &'a str)>> {
        if self.empty {
            self.close();
            return Ok(None);
        }
        loop {
            match self.token()? {
                Token::Start { name, attributes, empty } => return self.start(name, attributes, empty).map(Some),
                Token::End => {
                    self.close();
                    return Ok(None);
                }
                token @ Token::Text(_) if token::only_blank(&token) => {}
                Token::Text(_) | Token::CData(_) | Token::Reference(_) => {
                    return Err(self.error(XmlErrorKind::UnexpectedText));
                }
                Token::Eof => return Err(self.unclosed()),
            }
        }
    }

    /// The root element.
    pub(crate) fn root(&mut self) -> Result<(u8, &'a str)> {
        loop {
            match self.token()? {
                Token::Start { name, attributes, empty } => return self.start(name, attributes, empty),
                token @ Token::Text(_) if token::only_blank(&token) => {}
                Token::Eof => {
                    return Err(self.error(XmlErrorKind::NotWellFormed(Cow::Borrowed("there is no element"))));
                }
                _ => return Err(self.error(XmlErrorKind::NotWellFormed(Cow::Borrowed("text before the root element")))),
            }
        }
    }

    /// Makes sure that nothing follows the root element.
    pub(crate) fn finish(mut self) -> Result<()> {
        loop {
            match self.token()? {
                Token::Eof => return Ok(()),
                token @ Token::Text(_) if token::only_blank(&token) => {}
                _ => {
                    return Err(
                        self.error(XmlErrorKind::NotWellFormed(Cow::Borrowed("content after the root element")))
                    );
                }
            }
        }
    }

    #[cold]
    fn unclosed(&self) -> XmlError {
        let name = self.open.last().map_or("", |element| element.name);
        self.error(XmlErrorKind::NotWellFormed(Cow::Owned(format!("the text ends before `</{name}>`"))))
    }

    fn close(&mut self) {
        self.empty = false;
        self.nil = false;
        if let Some(element) = self.open.pop()
            && element.bindings < self.bindings.len()
        {
            self.bindings.truncate(element.bindings);
            self.forget();
        }
    }

    fn start(&mut self, name: &'a str, attributes: &'a str, empty: bool) -> Result<(u8, &'a str)> {
        if self.open.len() == MAX_DEPTH {
            return Err(self.error(XmlErrorKind::Limit("elements nested more than 256 deep")));
        }
        self.open.push(Open { name, bindings: self.bindings.len() });
        self.empty = empty;
        self.nil = false;
        if !attributes.is_empty() {
            self.attributes(attributes)?;
        }
        let (prefix, local) = match name.bytes().position(|b| b == b':') {
            Some(at) => (&name[..at], &name[at + 1..]),
            None => ("", name),
        };
        if prefix == self.last.0 && !prefix.is_empty() {
            return Ok((self.last.1, local));
        }
        match self.namespace(prefix) {
            Some(namespace) => {
                self.last = (prefix, namespace);
                Ok((namespace, local))
            }
            None => Err(self.error(XmlErrorKind::UndeclaredPrefix(prefix.to_owned()))),
        }
    }

    /// Forgets the last prefix, because it may mean something else now.
    fn forget(&mut self) {
        self.last = ("", builtin::NONE);
    }

    fn namespace(&self, prefix: &str) -> Option<u8> {
        match self.bindings.iter().rev().find(|binding| binding.prefix == prefix) {
            Some(binding) => Some(binding.namespace),
            None if prefix.is_empty() => Some(builtin::NONE),
            None if prefix == "xml" => Some(builtin::XML),
            None => None,
        }
    }

    #[inline(never)]
    fn attributes(&mut self, tag: &'a str) -> Result<()> {
        let mut raw = std::mem::take(&mut self.raw);
        raw.clear();
        let result = attributes::split(tag, &mut raw).map_err(|kind| self.error(kind)).and_then(|()| self.scope(&raw));
        self.raw = raw;
        result
    }

    /// Brings the declarations of a tag into scope, then looks at its other attributes.
    fn scope(&mut self, raw: &[Raw<'a>]) -> Result<()> {
        for &Raw { name, value } in raw {
            let prefix = match name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => match rest.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            let uri = attributes::value(value).map_err(|kind| self.error(kind))?;
            if uri.is_empty() && !prefix.is_empty() || prefix == "xmlns" {
                let why = format!("`{name}=\"{value}\"` is no namespace declaration");
                return Err(self.error(XmlErrorKind::NotWellFormed(Cow::Owned(why))));
            }
            let namespace = match self.namespaces.iter().position(|namespace| namespace.uri == uri) {
                Some(number) => number as u8,
                None => builtin::number(&uri),
            };
            self.bindings.push(Binding { prefix, namespace });
            self.forget();
        }
        for &Raw { name, value } in raw {
            if name == "xmlns" || name.starts_with("xmlns:") {
                continue;
            }
            if let Some((prefix, local)) = name.split_once(':') {
                let Some(namespace) = self.namespace(prefix) else {
                    return Err(self.error(XmlErrorKind::UndeclaredPrefix(prefix.to_owned())));
                };
                if namespace == builtin::XSI && local == "nil" {
                    self.nil = matches!(value.trim(), "true" | "1");
                }
            }
            if value.contains('&') {
                attributes::value(value).map_err(|kind| self.error(kind))?;
            }
        }
        Ok(())
    }

    /// Whether the innermost element is nil. Then it has been read to its end.
    #[inline]
    pub fn nil(&mut self) -> Result<bool> {
        if self.nil { self.end_of_nil() } else { Ok(false) }
    }

    #[inline(never)]
    fn end_of_nil(&mut self) -> Result<bool> {
        match self.child()? {
            None => Ok(true),
            Some((_, name)) => Err(self.error(XmlErrorKind::UnexpectedElement(name.to_owned()))),
        }
    }

    /// Begins to read the innermost element as a struct with these fields.
    pub fn begin(&mut self, fields: &'static [Field]) -> Result<Cursor> {
        if self.nil {
            return Err(self.error(XmlErrorKind::Nil));
        }
        let seen = self.seen.len();
        self.seen.resize(seen + fields.len().div_ceil(64), 0);
        Ok(Cursor { fields, expected: 0, seen })
    }

    /// Reads the innermost element as a struct without fields.
    pub fn no_fields(&mut self) -> Result<()> {
        let mut cursor = self.begin(&[])?;
        self.next(&mut cursor).map(|_| ())
    }

    /// The index of the field that the next child is, past the children that the contract doesn't know;
    /// `usize::MAX` at the end of the struct.
    pub fn next(&mut self, cursor: &mut Cursor) -> Result<usize> {
        while let Some((namespace, local)) = self.child()? {
            let Some(index) = cursor.find(namespace, local) else {
                self.skip()?;
                continue;
            };
            let (word, bit) = (cursor.seen + index / 64, 1 << (index % 64));
            if self.seen[word] & bit != 0 && !cursor.fields[index].is_repeated() {
                return Err(self.error(XmlErrorKind::Repeated(cursor.fields[index].local())));
            }
            self.seen[word] |= bit;
            return Ok(index);
        }
        for (index, field) in cursor.fields.iter().enumerate() {
            if field.is_required() && self.seen[cursor.seen + index / 64] & 1 << (index % 64) == 0 {
                return Err(self.error(XmlErrorKind::Missing(field.local())));
            }
        }
        self.seen.truncate(cursor.seen);
        Ok(usize::MAX)
    }

    /// Passes over the innermost element.
    pub(crate) fn skip(&mut self) -> Result<()> {
        let depth = self.open.len();
        self.name_is_sound()?;
        loop {
            if self.empty {
                self.close();
            } else {
                match self.token()? {
                    Token::Start { name, attributes, empty } => {
                        self.start(name, attributes, empty)?;
                        self.name_is_sound()?;
                    }
                    Token::End => self.close(),
                    Token::Text(_) | Token::CData(_) | Token::Reference(_) => {}
                    Token::Eof => return Err(self.unclosed()),
                }
            }
            if self.open.len() < depth {
                return Ok(());
            }
        }
    }

    /// A name that the contract knows is a name; any other has to be looked at.
    fn name_is_sound(&self) -> Result<()> {
        match self.open.last() {
            Some(element) if !token::is_qname(element.name) => {
                let why = format!("`{}` is no element name", element.name);
                Err(self.error(XmlErrorKind::NotWellFormed(Cow::Owned(why))))
            }
            _ => Ok(()),
        }
    }

    /// The text of the innermost element, which is then read to its end.
    pub fn text(&mut self) -> Result<Cow<'a, str>> {
        if self.nil {
            return Err(self.error(XmlErrorKind::Nil));
        }
        let mut whole = Cow::Borrowed("");
        if self.empty {
            self.close();
            return Ok(whole);
        }
        loop {
            match self.token()? {
                Token::Text(piece) | Token::CData(piece) if self.carriage_return => append(&mut whole, piece),
                Token::Text(piece) | Token::CData(piece) if whole.is_empty() => whole = Cow::Borrowed(piece),
                Token::Text(piece) | Token::CData(piece) => whole.to_mut().push_str(piece),
                Token::Reference(c) => whole.to_mut().push(c),
                Token::End => {
                    self.close();
                    return Ok(whole);
                }
                Token::Start { name, .. } => {
                    return Err(self.error(XmlErrorKind::UnexpectedElement(name.to_owned())));
                }
                Token::Eof => return Err(self.unclosed()),
            }
        }
    }

    /// The text of the innermost element as a simple type. An error points at the element.
    pub fn simple<T: crate::value::SimpleType>(&mut self) -> Result<T> {
        // The element is closed once its text is read, and an error must still name it.
        let name = self.open.last().map_or("", |element| element.name);
        let text = self.text()?;
        T::parse(&text).map_err(|expected| self.value_error(name, expected, &text))
    }

    #[cold]
    fn value_error(&mut self, name: &'a str, expected: &'static str, text: &str) -> XmlError {
        let found = text.chars().take(40).collect();
        self.open.push(Open { name, bindings: self.bindings.len() });
        self.error(XmlErrorKind::Value { expected, found })
    }

    /// The source text of the innermost element's content, which is then read to its end.
    pub(crate) fn source(&mut self) -> Result<&'a str> {
        if self.empty {
            self.close();
            return Ok("");
        }
        let text = self.tokens.text();
        let from = self.tokens.offset();
        self.skip()?;
        let upto = text[..self.tokens.offset()].rfind("</").unwrap_or(from);
        Ok(&text[from..upto])
    }
}

impl Cursor {
    /// The search starts at the field expected next and wraps, so that order costs nothing and disorder little.
    #[inline]
    fn find(&mut self, namespace: u8, local: &str) -> Option<usize> {
        let index = match self.fields.get(self.expected) {
            Some(field) if field.is(namespace, local) => self.expected,
            _ => self.search(namespace, local)?,
        };
        self.expected = if self.fields[index].is_repeated() { index } else { index + 1 };
        Some(index)
    }

    #[inline(never)]
    fn search(&self, namespace: u8, local: &str) -> Option<usize> {
        let (before, after) = self.fields.split_at(self.expected);
        let is = |field: &Field| field.is(namespace, local);
        let ahead = after.iter().position(is).map(|at| self.expected + at);
        ahead.or_else(|| before.iter().position(is))
    }
}

fn append<'a>(whole: &mut Cow<'a, str>, piece: &'a str) {
    if piece.contains('\r') {
        // Line ends reach the application as a line feed (XML 1.0, 2.11).
        whole.to_mut().push_str(&piece.replace("\r\n", "\n").replace('\r', "\n"));
    } else if whole.is_empty() {
        *whole = Cow::Borrowed(piece);
    } else {
        whole.to_mut().push_str(piece);
    }
}

/// Whether a text is nothing but white space (XML 1.0, 2.3).
pub(crate) fn blank(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r'))
}

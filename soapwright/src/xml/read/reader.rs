//! The namespace-aware pull reader.

use super::{
    raw::{Name, Raw},
    tokenizer::{Token, Tokenizer, is_blank, is_equal},
};
use crate::{
    deadline::Deadline,
    limits::Limits,
    limits::{MAX_DEPTH, TOKENS_FOR_EACH_LOOK, TOO_DEEP},
    parts::{Ahead, Parts},
    xml::{
        bindings::Bindings,
        error::{Result, XmlError, XmlErrorKind},
        namespace::Namespace,
        prefixes::Prefixes,
        text_type::TextType,
    },
};
use std::{borrow::Cow, sync::Arc};

/// Reads the elements of a message in order.
///
/// The caller of [`Reader::next`] must read the element to its end: its text, or all of its children. The first error
/// is final.
#[doc(hidden)]
pub struct Reader<'a> {
    pub(in crate::xml) tokens: Tokenizer<'a>,
    pub(in crate::xml) namespaces: &'static [Namespace],
    pub(in crate::xml) open: Vec<Open<'a>>,
    pub(in crate::xml) bindings: Bindings<'a>,
    pub(in crate::xml) raw: Vec<Raw<'a>>,
    /// The innermost element is an empty-element tag whose end has not been reported yet.
    pub(in crate::xml) empty: bool,
    /// The innermost element has `xsi:nil="true"`.
    pub(in crate::xml) nil: bool,
    /// The attribute of the innermost element whose value is read next, instead of the element.
    pub(in crate::xml) attribute: Option<Raw<'a>>,
    /// The type of the text that is read next, if it is a `String`.
    pub(crate) text_type: TextType,
    /// The token that was put back.
    pub(in crate::xml) again: Again,
    /// The error of the current struct, which [`Reader::end`] returns.
    pub(in crate::xml) failed: Option<XmlError>,
    /// One bit for each field of each open struct: whether it has been present.
    pub(in crate::xml) seen: Vec<u64>,
    /// The elements that may be fields in a mistaken namespace, from the outermost struct to the innermost.
    pub(in crate::xml) strangers: Vec<Stranger<'a>>,
    /// The attachments of the message.
    pub(crate) parts: Parts,
    /// The parts that are included in the rest of the text.
    pub(crate) inclusions: Ahead<'a>,
    /// The time until which reading must end.
    pub(crate) deadline: Option<Deadline>,
    /// The number of tokens until the next look at the clock and the inclusions.
    patience: u16,
    /// The kept prefixes of the attributes of the innermost element.
    pub(in crate::xml) prefixes: Prefixes,
    /// The number of bytes that values may still take.
    pub(crate) memory: usize,
    /// The prefix that was looked up last and its namespace, until the declarations in scope change.
    pub(in crate::xml) last: Option<(&'a str, u8)>,
    /// The prefix of an attribute that was looked up last and its namespace, likewise.
    pub(super) last_of_attribute: Option<(&'a str, u8)>,
}

/// A token that was put back by a caller that doesn't handle it.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::xml) enum Again {
    Nothing,
    /// The innermost element as a child.
    Child,
    /// The end of the innermost element.
    End,
}

pub(in crate::xml) struct Open<'a> {
    pub(in crate::xml) name: Name<'a>,
    /// The number of declarations in scope around it.
    pub(in crate::xml) bindings: usize,
}

/// An element that has the local name of a field.
pub(in crate::xml) struct Stranger<'a> {
    /// The place of the struct's bits in `Reader::seen`, which tells the struct.
    pub(super) seen: usize,
    /// The index of the field.
    pub(super) index: usize,
    pub(super) name: Name<'a>,
    pub(super) namespace: Option<Arc<str>>,
}

impl<'a> Reader<'a> {
    /// Creates a reader of this text, for generated code whose namespaces are numbered by this table.
    pub fn new(text: &'a str, namespaces: &'static [Namespace]) -> Result<Self> {
        let tokens = Tokenizer::new(text).map_err(|(offset, c)| {
            let why = format!("character U+{:04X}, which XML 1.0 doesn't have", u32::from(c));
            XmlError::new(XmlErrorKind::NotWellFormed(Cow::Owned(why)), String::new(), offset)
        })?;
        Ok(Reader {
            tokens,
            parts: Parts::default(),
            inclusions: Ahead::default(),
            deadline: None,
            patience: 0,
            prefixes: Prefixes::default(),
            strangers: Vec::new(),
            memory: Limits::default().memory,
            last: None,
            last_of_attribute: None,
            namespaces,
            open: Vec::with_capacity(16),
            bindings: Bindings::with_capacity(8),
            raw: Vec::with_capacity(8),
            empty: false,
            nil: false,
            attribute: None,
            text_type: TextType::String,
            again: Again::Nothing,
            failed: None,
            seen: Vec::with_capacity(16),
        })
    }

    /// Returns an error at the last token.
    #[cold]
    pub(crate) fn error(&self, kind: XmlErrorKind) -> XmlError {
        let mut path = String::new();
        for element in &self.open {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(element.name.local());
        }
        XmlError::new(kind, path, self.tokens.place())
    }

    /// Returns an error at the attribute or at the start tag with this name, which has been read.
    #[cold]
    pub(super) fn error_at(&mut self, name: Name<'a>, kind: XmlErrorKind) -> XmlError {
        self.tokens.go_back_to(name);
        self.error(kind)
    }

    #[inline(always)]
    pub(in crate::xml) fn token(&mut self) -> Result<Token<'a>> {
        loop {
            if !self.has_patience()
                && let Some(included) = self.look()?
            {
                return Ok(included);
            }
            match self.tokens.next(self.open.last().map_or("", |element| element.name.as_str())) {
                Ok(Some(token)) => return Ok(token),
                Ok(None) => {}
                Err(kind) => return Err(self.error(*kind)),
            }
        }
    }

    /// Counts a token, and returns `false` if the clock and the inclusions must be looked at before it is read.
    #[inline(always)]
    pub(super) fn has_patience(&mut self) -> bool {
        let has_patience = self.patience > 0;
        self.patience = self.patience.saturating_sub(1);
        has_patience
    }

    /// Checks the deadline, and returns the text of the part that is included at this place, if any.
    #[cold]
    fn look(&mut self) -> Result<Option<Token<'a>>> {
        if self.deadline.as_ref().is_some_and(Deadline::has_passed) {
            return Err(self.error(XmlErrorKind::Late));
        }
        let included = self.included()?;
        if included.is_none() {
            // As long as more is included, each token needs a look.
            self.patience = if self.inclusions.is_empty() { TOKENS_FOR_EACH_LOOK } else { 0 };
        }
        Ok(included)
    }

    /// Returns the namespace number and local name of the next child of the innermost element, or `None` at its end.
    pub(crate) fn child(&mut self) -> Result<Option<(u8, &'a str)>> {
        let child = self.sibling()?;
        if child.is_none() {
            self.leave();
        }
        Ok(child)
    }

    /// Leaves the innermost element, whose end [`Reader::sibling`] has reached.
    pub(crate) fn leave(&mut self) {
        self.again = Again::Nothing;
        self.close();
    }

    /// Puts back the child that [`Reader::sibling`] returned, for the caller that reads the enclosing element.
    pub(crate) fn again(&mut self) {
        self.again = Again::Child;
    }

    /// Returns the namespace number and local name of the next child. At the end, the element stays open, so that an
    /// error has its path.
    #[inline(always)]
    pub(crate) fn sibling(&mut self) -> Result<Option<(u8, &'a str)>> {
        match self.again {
            Again::Nothing => {}
            Again::Child => return self.put_back().map(Some),
            Again::End => return Ok(None),
        }
        if self.empty {
            return Ok(None);
        }
        loop {
            match self.token()? {
                Token::Start(name) => return self.start(name).map(Some),
                Token::End => {
                    self.again = Again::End;
                    return Ok(None);
                }
                Token::Text(text) if is_blank(text) => {}
                token @ (Token::Text(_) | Token::CData(_) | Token::Reference(_)) => self.white_space(token)?,
                Token::Eof => return Err(self.unclosed()),
            }
        }
    }

    /// Returns an error unless what is between elements is white space, which may have any form (XSD 1.0 Part 1,
    /// cvc-complex-type 2.3).
    #[cold]
    #[inline(never)]
    fn white_space(&self, token: Token<'_>) -> Result<()> {
        match token {
            Token::CData(text) if is_blank(text) => Ok(()),
            Token::Reference(' ' | '\t' | '\n' | '\r') => Ok(()),
            _ => Err(self.error(XmlErrorKind::UnexpectedText)),
        }
    }

    /// Returns the namespace number and local name of the innermost element, which was put back.
    #[cold]
    fn put_back(&mut self) -> Result<(u8, &'a str)> {
        self.again = Again::Nothing;
        match self.open.last().map(|element| element.name) {
            Some(name) => self.resolve(name),
            None => Err(self.error(XmlErrorKind::NotWellFormed(Cow::Borrowed("there is no element")))),
        }
    }

    /// Returns the namespace number and local name of the root element.
    pub(crate) fn root(&mut self) -> Result<(u8, &'a str)> {
        loop {
            match self.token()? {
                Token::Start(name) => return self.start(name),
                Token::Text(text) if is_blank(text) => {}
                Token::Eof => {
                    return Err(self.error(XmlErrorKind::NotWellFormed(Cow::Borrowed("there is no element"))));
                }
                _ => return Err(self.error(XmlErrorKind::NotWellFormed(Cow::Borrowed("text before the root element")))),
            }
        }
    }

    /// Returns an error if content follows the root element.
    pub(crate) fn finish(mut self) -> Result<()> {
        loop {
            match self.token()? {
                Token::Eof => return Ok(()),
                Token::Text(text) if is_blank(text) => {}
                _ => {
                    return Err(
                        self.error(XmlErrorKind::NotWellFormed(Cow::Borrowed("content after the root element")))
                    );
                }
            }
        }
    }

    #[cold]
    pub(in crate::xml) fn unclosed(&self) -> XmlError {
        let name = self.open.last().map_or("", |element| element.name.as_str());
        self.error(XmlErrorKind::NotWellFormed(Cow::Owned(format!("the text ends before `</{name}>`"))))
    }

    pub(in crate::xml) fn close(&mut self) {
        self.empty = false;
        self.nil = false;
        if let Some(element) = self.open.pop()
            && element.bindings < self.bindings.len()
        {
            self.bindings.truncate(element.bindings);
            (self.last, self.last_of_attribute) = (None, None);
        }
    }

    /// Begins the element with this start tag, and returns its namespace number and local name.
    #[inline(always)]
    pub(in crate::xml) fn start(&mut self, name: Name<'a>) -> Result<(u8, &'a str)> {
        self.begin_element(name)?;
        self.resolve(name)
    }

    /// Begins the element with this start tag, whose rest is read.
    #[inline(always)]
    pub(super) fn begin_element(&mut self, name: Name<'a>) -> Result<()> {
        if self.open.len() == MAX_DEPTH {
            return Err(self.error(XmlErrorKind::Limit(TOO_DEEP)));
        }
        self.open.push(Open { name, bindings: self.bindings.len() });
        self.attributes()
    }

    /// Returns the namespace number and local name of an element with this name at this place.
    #[inline(always)]
    fn resolve(&mut self, name: Name<'a>) -> Result<(u8, &'a str)> {
        let prefix = name.prefix();
        if let Some((last, namespace)) = self.last
            && is_equal(last.as_bytes(), prefix.as_bytes())
        {
            return Ok((namespace, name.local()));
        }
        match self.namespace(prefix) {
            Some(namespace) => {
                self.last = Some((prefix, namespace));
                Ok((namespace, name.local()))
            }
            None => Err(self.error(XmlErrorKind::UndeclaredPrefix(prefix.to_owned()))),
        }
    }
}

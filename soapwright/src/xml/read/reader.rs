//! The namespace-aware pull reader.

use super::{
    attributes::Raw,
    token::{self, Token, Tokens},
};
use crate::{
    deadline::Deadline,
    limits::Limits,
    limits::{MAX_DEPTH, TOKENS_FOR_EACH_LOOK},
    parts::Parts,
    xml::{
        bindings::Bindings,
        error::{Result, XmlError, XmlErrorKind},
        namespace::Namespace,
        prefixes::Prefixes,
        text_type::TextType,
    },
};
use std::borrow::Cow;

/// Reads the elements of a message one after the other.
///
/// Whoever is given an element by [`Reader::next`] reads it to its end: its text, or its children until there are
/// none left. The first error is final.
#[doc(hidden)]
pub struct Reader<'a> {
    pub(in crate::xml) tokens: Tokens<'a>,
    pub(in crate::xml) namespaces: &'static [Namespace],
    pub(in crate::xml) open: Vec<Open<'a>>,
    pub(in crate::xml) bindings: Bindings<'a>,
    pub(in crate::xml) raw: Vec<Raw<'a>>,
    /// The innermost element was an empty-element tag whose end is still to be told.
    pub(in crate::xml) empty: bool,
    /// The innermost element has `xsi:nil="true"`.
    pub(in crate::xml) nil: bool,
    /// The attribute of the innermost element whose value is read next, in place of the element.
    pub(in crate::xml) attribute: Option<Raw<'a>>,
    /// What becomes of white space in the text that is read next, if that is a `String`.
    pub(crate) text_type: TextType,
    /// What was put back.
    pub(in crate::xml) again: Again,
    /// Why the struct that is being read can't be.
    pub(in crate::xml) failed: Option<XmlError>,
    /// One bit for each field of each open struct: whether it has been there.
    pub(in crate::xml) seen: Vec<u64>,
    /// Whether the text has a carriage return anywhere.
    pub(super) carriage_return: bool,
    /// The parts that came beside the envelope.
    pub(crate) parts: Parts,
    /// When reading is to have ended.
    pub(crate) deadline: Option<Deadline>,
    /// How many more tokens are read before a look at the clock.
    patience: u16,
    /// The prefixes in the attributes of the innermost element that have been kept.
    pub(in crate::xml) prefixes: Prefixes,
    /// How many bytes the values may still take.
    pub(crate) memory: usize,
    /// The prefix that was looked up last, as long as no binding comes or goes, and its namespace.
    pub(in crate::xml) last: Option<(&'a str, u8)>,
}

/// What is read once more, because whoever saw it had no use for it.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::xml) enum Again {
    Nothing,
    /// The innermost element as a child.
    Child,
    /// The end of the innermost element.
    End,
}

pub(in crate::xml) struct Open<'a> {
    pub(in crate::xml) name: &'a str,
    /// How many bindings are in scope around it.
    pub(in crate::xml) bindings: usize,
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
            parts: Parts::default(),
            deadline: None,
            patience: 0,
            prefixes: Prefixes::default(),
            memory: Limits::default().memory,
            last: None,
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
    pub(in crate::xml) fn token(&mut self) -> Result<Token<'a>> {
        if self.patience == 0 {
            self.look_at_the_clock()?;
        }
        self.patience -= 1;
        match self.tokens.next() {
            Ok(token) => Ok(token),
            Err(kind) => Err(self.error(*kind)),
        }
    }

    #[cold]
    fn look_at_the_clock(&mut self) -> Result<()> {
        self.patience = TOKENS_FOR_EACH_LOOK;
        match &self.deadline {
            Some(deadline) if deadline.has_passed() => Err(self.error(XmlErrorKind::Late)),
            _ => Ok(()),
        }
    }

    /// The next child of the innermost element, or `None` at its end. Its name is given as namespace number and
    /// local name.
    pub(crate) fn child(&mut self) -> Result<Option<(u8, &'a str)>> {
        let child = self.sibling()?;
        if child.is_none() {
            self.leave();
        }
        Ok(child)
    }

    /// Leaves the innermost element, whose end [`Reader::sibling`] came to.
    pub(crate) fn leave(&mut self) {
        self.again = Again::Nothing;
        self.close();
    }

    /// Has the child that [`Reader::sibling`] came to read once more, by whoever reads the element around it.
    pub(crate) fn again(&mut self) {
        self.again = Again::Child;
    }

    /// The next child, but the end is left to be seen again, so that an error there names the element.
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
                Token::Start { name, attributes, empty } => return self.start(name, attributes, empty).map(Some),
                Token::End => {
                    self.again = Again::End;
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

    /// The innermost element, which was put back.
    #[cold]
    fn put_back(&mut self) -> Result<(u8, &'a str)> {
        self.again = Again::Nothing;
        let name = self.open.last().map_or("", |element| element.name);
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let namespace = self.namespace(prefix);
        namespace
            .map(|namespace| (namespace, local))
            .ok_or_else(|| self.error(XmlErrorKind::UndeclaredPrefix(prefix.to_owned())))
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
    pub(in crate::xml) fn unclosed(&self) -> XmlError {
        let name = self.open.last().map_or("", |element| element.name);
        self.error(XmlErrorKind::NotWellFormed(Cow::Owned(format!("the text ends before `</{name}>`"))))
    }

    pub(in crate::xml) fn close(&mut self) {
        self.empty = false;
        self.nil = false;
        if let Some(element) = self.open.pop()
            && element.bindings < self.bindings.len()
        {
            self.bindings.truncate(element.bindings);
            self.last = None;
        }
    }

    pub(in crate::xml) fn start(&mut self, name: &'a str, attributes: &'a str, empty: bool) -> Result<(u8, &'a str)> {
        if self.open.len() == MAX_DEPTH {
            return Err(self.error(XmlErrorKind::Limit("elements nested more than 256 deep")));
        }
        self.open.push(Open { name, bindings: self.bindings.len() });
        self.empty = empty;
        self.nil = false;
        self.raw.clear();
        if !attributes.is_empty() {
            self.attributes(attributes)?;
        }
        let (prefix, local) = match name.bytes().position(|b| b == b':') {
            Some(at) => (&name[..at], &name[at + 1..]),
            None => ("", name),
        };
        if let Some((last, namespace)) = self.last
            && last.len() == prefix.len()
            && (prefix.is_empty() || last == prefix)
        {
            return Ok((namespace, local));
        }
        match self.namespace(prefix) {
            Some(namespace) => {
                self.last = Some((prefix, namespace));
                Ok((namespace, local))
            }
            None => Err(self.error(XmlErrorKind::UndeclaredPrefix(prefix.to_owned()))),
        }
    }
}

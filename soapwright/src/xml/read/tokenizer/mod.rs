//! A tokenizer of XML 1.0 (5th edition) with namespaces, without document types, which SOAP forbids (SOAP 1.1, 3).
//!
//! Takes a text whose characters [`survey`] has checked, and returns tokens that borrow from it. It is a position in the
//! text and no more, so that it can continue at any place between two tokens. Its caller keeps the stack of open elements
//! and says which end tag may come.
//!
//! Three functions read what nearly all of a message consists of: [`Tokenizer::expected_start`] the start tag of the
//! element that the contract expects, [`Tokenizer::attributes`] the rest of a start tag, and
//! [`Tokenizer::simple_content`] a text with its end tag. They accept nothing that [`Tokenizer::next`] refuses.

mod attribute;
mod faults;
mod markup;
mod scan;
mod tag;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "this is test code")]
mod tests;

use super::{
    raw::{Name, Raw},
    survey::{Survey, survey},
};
use crate::xml::error::XmlErrorKind;
use attribute::Last;
pub(super) use scan::{is_blank, is_equal};

/// The reason why a text has no next token. [`Tokenizer::place`] is the place of the fault.
pub(super) type Fault = Box<XmlErrorKind>;

pub(crate) struct Tokenizer<'a> {
    text: &'a str,
    /// The byte offset of the next token.
    at: usize,
    /// The byte offset of the last token, or of the fault after an error.
    place: usize,
    /// The byte offset of the document, where its declaration may be.
    start: usize,
    survey: Survey,
    last: Last<'a>,
}

/// A token. Comments and processing instructions are none.
pub(in crate::xml) enum Token<'a> {
    /// The name of a start tag. [`Tokenizer::attributes`] reads the rest of the tag.
    Start(Name<'a>),
    End,
    /// Text between markup and references, with the line ends of the source.
    Text(&'a str),
    CData(&'a str),
    /// The character of an entity or character reference.
    Reference(char),
    Eof,
}

impl<'a> Tokenizer<'a> {
    /// Creates a tokenizer at the beginning of a document. The error is a character that XML 1.0 doesn't allow, with its
    /// offset.
    pub(super) fn new(text: &'a str) -> Result<Self, (usize, char)> {
        let start = text.len() - without_leniences(text).len();
        let survey = survey(text)?;
        let last = Last { start: "", raw: Raw::new(Name::EMPTY) };
        Ok(Tokenizer { text, at: start, place: start, start, survey, last })
    }

    /// Continues at an offset between two tokens of the text, which has been read to there before.
    pub(super) fn continue_at(&mut self, offset: usize) {
        self.at = offset;
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the byte offset after the last token.
    pub(crate) fn offset(&self) -> usize {
        self.at
    }

    /// Returns the byte offset of the last token, or of the fault after an error.
    pub(crate) fn place(&self) -> usize {
        self.place
    }

    #[inline(always)]
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Returns the next token, or `None` after a comment or a processing instruction. `open` is the name of the innermost
    /// element, or empty if there is none.
    #[inline(always)]
    pub(super) fn next(&mut self, open: &str) -> Result<Option<Token<'a>>, Fault> {
        self.place = self.at;
        let token = match (self.byte(self.at), self.byte(self.at + 1)) {
            (Some(b'<'), Some(b'/')) => self.end(open)?,
            (Some(b'<'), Some(b'!' | b'?')) => return self.markup(),
            (Some(b'<'), _) => self.start()?,
            (Some(b'&'), _) => self.reference()?,
            (Some(_), _) => self.content()?,
            (None, _) => Token::Eof,
        };
        Ok(Some(token))
    }

    /// Reads text up to markup, a reference or the end (XML 1.0, 2.4).
    #[inline(always)]
    fn content(&mut self) -> Result<Token<'a>, Fault> {
        let end = scan::find(self.text.as_bytes(), self.at, [b'<', b'&']);
        let text = &self.text[self.at..end];
        if self.survey.bracket
            && let Some(bracket) = text.find("]]>")
        {
            return Err(self.fault(self.at + bracket, "`]]>` in text"));
        }
        self.at = end;
        Ok(Token::Text(text))
    }

    /// Reads the end tag of the innermost element (XML 1.0, 3.1).
    #[inline(always)]
    fn end(&mut self, open: &str) -> Result<Token<'a>, Fault> {
        let bytes = self.text.as_bytes();
        let name = self.at + "</".len();
        let mut at = name + open.len();
        if open.is_empty() || !scan::is_at(bytes, name, open.as_bytes()) {
            return Err(self.wrong_end(open));
        }
        while self.byte(at).is_some_and(scan::is_space) {
            at += 1;
        }
        if self.byte(at) != Some(b'>') {
            return Err(self.wrong_end(open));
        }
        self.at = at + 1;
        Ok(Token::End)
    }

    /// Reads the content and the end tag of the innermost element, whose name is `open`, and returns the content, if it is
    /// one piece of text whose line ends need no normalization. Otherwise reads nothing.
    #[inline(always)]
    pub(super) fn simple_content(&mut self, open: &str) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        let end = scan::find(bytes, self.at, [b'<', b'&']);
        let name = end + "</".len();
        let close = name + open.len();
        if bytes.get(end..name) != Some(b"</")
            || bytes.get(close) != Some(&b'>')
            || !scan::is_at(bytes, name, open.as_bytes())
        {
            return None;
        }
        let text = &self.text[self.at..end];
        if self.survey.bracket && text.contains("]]>") || self.survey.carriage_return && text.contains('\r') {
            return None;
        }
        self.place = self.at;
        self.at = close + 1;
        Some(text)
    }
}

/// Skips what some servers send before a document, although XML 1.0 doesn't allow it there: byte order marks behind that
/// of the message, which decoding has removed (a server that inserts a file keeps the mark of the file), and white space
/// before the XML declaration. This is all that is read beyond XML 1.0.
fn without_leniences(text: &str) -> &str {
    let unmarked = text.trim_start_matches('\u{FEFF}');
    let trimmed = unmarked.trim_start_matches(scan::SPACE);
    let is_declared = trimmed.strip_prefix("<?xml").is_some_and(|rest| rest.starts_with(scan::SPACE));
    if is_declared { trimmed } else { unmarked }
}

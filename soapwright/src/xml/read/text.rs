//! Reading of text.

use super::{raw::Raw, reader::Reader, references, tokenizer::Token};
use crate::xml::error::{Result, XmlErrorKind};
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// Returns the text of the innermost element, which is read to its end, or of the current attribute.
    pub fn text(&mut self) -> Result<Cow<'a, str>> {
        let is_element = self.attribute.is_none();
        let text = self.text_within()?;
        if is_element {
            self.close();
        }
        Ok(text)
    }

    /// Returns the text of the innermost element, which the caller must close, or of the current attribute.
    #[inline(always)]
    pub(in crate::xml) fn text_within(&mut self) -> Result<Cow<'a, str>> {
        if let Some(Raw { value, .. }) = self.attribute.take() {
            let value = references::value(value).map_err(|kind| self.error(kind))?;
            self.charge_text(&value)?;
            return Ok(value);
        }
        if self.nil {
            return Err(self.error(XmlErrorKind::Nil));
        }
        if self.empty {
            return Ok(Cow::Borrowed(""));
        }
        if let Some(text) = self.simple_text() {
            self.charge_text(text)?;
            return Ok(Cow::Borrowed(text));
        }
        self.pieces()
    }

    /// Reads the rest of the innermost element if it is one piece of text, and nothing otherwise. The caller must close
    /// the element.
    #[inline(always)]
    pub(in crate::xml) fn simple_text(&mut self) -> Option<&'a str> {
        if !self.has_patience() {
            return None;
        }
        let element = self.open.last()?;
        self.tokens.simple_content(element.name.as_str())
    }

    /// Returns the text of the innermost element, which may be interrupted by markup.
    #[cold]
    fn pieces(&mut self) -> Result<Cow<'a, str>> {
        let mut whole = Cow::Borrowed("");
        loop {
            match self.token()? {
                Token::Text(piece) | Token::CData(piece) => append(&mut whole, piece),
                Token::Reference(c) => whole.to_mut().push(c),
                Token::End => {
                    self.charge_text(&whole)?;
                    return Ok(whole);
                }
                Token::Start(name) => {
                    return Err(self.error(XmlErrorKind::UnexpectedElement(name.as_str().to_owned())));
                }
                Token::Eof => return Err(self.unclosed()),
            }
        }
    }
}

/// Appends a piece of text. A single piece stays borrowed if its line ends need no change.
pub(in crate::xml) fn append<'a>(whole: &mut Cow<'a, str>, piece: &'a str) {
    if whole.is_empty() && !piece.contains('\r') {
        *whole = Cow::Borrowed(piece);
    } else {
        push_lines(whole.to_mut(), piece);
    }
}

/// Appends a piece of text with its line ends normalized to line feeds (XML 1.0, 2.11), in one pass.
pub(in crate::xml) fn push_lines(text: &mut String, piece: &str) {
    text.reserve(piece.len());
    let mut rest = piece;
    while let Some(at) = rest.find('\r') {
        text.push_str(&rest[..at]);
        text.push('\n');
        let behind = &rest[at + 1..];
        rest = behind.strip_prefix('\n').unwrap_or(behind);
    }
    text.push_str(rest);
}

//! Skipping of elements.

use super::{reader::Reader, token::Token};
use crate::xml::{
    error::{Result, XmlErrorKind},
    name::is_qname,
};
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// Skips the innermost element.
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

    /// Checks the name of the innermost element. Names that match the contract need no check.
    pub(in crate::xml) fn name_is_sound(&self) -> Result<()> {
        match self.open.last() {
            Some(element) if !is_qname(element.name) => {
                let why = format!("`{}` is not an element name", element.name);
                Err(self.error(XmlErrorKind::NotWellFormed(Cow::Owned(why))))
            }
            _ => Ok(()),
        }
    }

    /// Returns the source text of the content of the innermost element, which is read to its end.
    pub(crate) fn source(&mut self) -> Result<&'a str> {
        if self.empty {
            self.close();
            return Ok("");
        }
        let text = self.tokens.text();
        let from = self.tokens.offset();
        self.skip()?;
        let upto = text[..self.tokens.offset()].rfind("</").unwrap_or(from);
        self.charge_text(&text[from..upto])?;
        Ok(&text[from..upto])
    }
}

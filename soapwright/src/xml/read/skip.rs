//! Skipping of elements.

use super::{reader::Reader, tokenizer::Token};
use crate::xml::error::Result;

impl<'a> Reader<'a> {
    /// Skips the innermost element.
    pub(crate) fn skip(&mut self) -> Result<()> {
        let depth = self.open.len();
        loop {
            if self.empty {
                self.close();
            } else {
                match self.token()? {
                    Token::Start(name) => _ = self.start(name)?,
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

    /// Returns the source text of the content of the innermost element, which is read to its end.
    pub(crate) fn source(&mut self) -> Result<&'a str> {
        if self.empty {
            self.close();
            return Ok("");
        }
        let text = self.tokens.text();
        let from = self.tokens.offset();
        self.skip()?;
        let upto = self.tokens.place();
        self.charge_text(&text[from..upto])?;
        Ok(&text[from..upto])
    }
}

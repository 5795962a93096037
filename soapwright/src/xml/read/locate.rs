//! The search for elements at any depth.

use super::{reader::Reader, references::value, tokenizer::Token};
use crate::xml::error::Result;
use std::borrow::Cow;

/// An element that was found and has been read to its end.
pub(crate) struct Located<'a> {
    /// The byte offset after the token before it.
    pub(crate) before: usize,
    /// The byte offset after its end tag.
    pub(crate) upto: usize,
    /// The value of its attribute `href`.
    pub(crate) href: Option<Cow<'a, str>>,
}

impl<'a> Reader<'a> {
    /// Returns the next element with this name at any depth, or `None` at the end of the text.
    pub(crate) fn locate(&mut self, namespace: u8, local: &str) -> Result<Option<Located<'a>>> {
        loop {
            if self.empty {
                self.close();
                continue;
            }
            let before = self.tokens.offset();
            match self.token()? {
                Token::Start(name) => {
                    if self.start(name)? != (namespace, local) {
                        continue;
                    }
                    let href = self.raw.iter().find(|raw| raw.name.as_str() == "href");
                    let href = href.map(|raw| value(raw.value)).transpose();
                    let href = href.map_err(|kind| self.error(kind))?;
                    self.skip()?;
                    return Ok(Some(Located { before, upto: self.tokens.offset(), href }));
                }
                Token::End => self.close(),
                Token::Text(_) | Token::CData(_) | Token::Reference(_) => {}
                Token::Eof if self.open.is_empty() => return Ok(None),
                Token::Eof => return Err(self.unclosed()),
            }
        }
    }
}

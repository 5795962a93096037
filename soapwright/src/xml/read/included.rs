//! Reading of parts that are included in the text (XOP 1.0, 3.2).

use super::{reader::Reader, tokenizer::Token};
use crate::xml::{error::Result, text_type::is_space};
use bytes::Bytes;

impl<'a> Reader<'a> {
    /// Returns the part that is the whole content of the innermost element, which is then read to its end. It shares
    /// the memory of the message. Returns `None`, and reads nothing, if the element has any other content.
    pub(crate) fn part(&mut self) -> Result<Option<Bytes>> {
        if self.inclusions.is_empty() || self.attribute.is_some() || self.nil || self.empty {
            return Ok(None);
        }
        let (text, from) = (self.tokens.text().as_bytes(), self.tokens.offset());
        let Some(place) = self.inclusions.at_or_after(from) else { return Ok(None) };
        let is_blank = |text: &[u8]| text.iter().all(|&b| is_space(b));
        let after = text.get(place.upto..).unwrap_or_default();
        let blank = after.iter().take_while(|&&b| is_space(b)).count();
        if !text.get(from..place.before).is_some_and(is_blank) || !after[blank..].starts_with(b"</") {
            return Ok(None);
        }
        let bytes = self.inclusions.bytes(place);
        self.inclusions.advance();
        self.skip()?;
        Ok(Some(bytes))
    }

    /// Returns the text of the part that is included at this place as a token, if there is one.
    pub(super) fn included(&mut self) -> Result<Option<Token<'a>>> {
        let offset = self.tokens.offset();
        let Some(place) = self.inclusions.at_or_after(offset).filter(|place| place.before == offset) else {
            return Ok(None);
        };
        self.tokens.continue_at(place.upto);
        self.inclusions.advance();
        Ok(Some(Token::Text(self.inclusions.text(place))))
    }
}

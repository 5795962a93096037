//! The attributes of a start tag (XML 1.0, 3.1).

use super::{Fault, Tokenizer, scan};
use crate::{
    limits::{MAX_ATTRIBUTES, TOO_MANY_ATTRIBUTES},
    xml::{
        error::XmlErrorKind,
        read::raw::{Name, Raw},
    },
};

/// The attribute that was read last.
pub(super) struct Last<'a> {
    /// Its source up to the quote before its value, such as `xsi:type="`.
    pub(super) start: &'a str,
    pub(super) raw: Raw<'a>,
}

impl<'a> Tokenizer<'a> {
    /// Reads a start tag from the end of its name to its end, and returns whether it is an empty-element tag.
    #[inline(always)]
    pub(in crate::xml::read) fn attributes(&mut self, into: &mut Vec<Raw<'a>>) -> Result<bool, Fault> {
        if self.byte(self.at) == Some(b'>') {
            self.at += 1;
            return Ok(false);
        }
        self.some_attributes(into)
    }

    #[inline(never)]
    fn some_attributes(&mut self, into: &mut Vec<Raw<'a>>) -> Result<bool, Fault> {
        loop {
            let before = self.at;
            self.skip_space();
            match self.byte(self.at) {
                Some(b'>') => {
                    self.at += 1;
                    return Ok(false);
                }
                Some(b'/') if self.byte(self.at + 1) == Some(b'>') => {
                    self.at += 2;
                    return Ok(true);
                }
                None => return Err(self.unexpected("`>`")),
                _ if self.at == before => return Err(self.unexpected("white space before an attribute")),
                _ if into.len() == MAX_ATTRIBUTES => return Err(Box::new(XmlErrorKind::Limit(TOO_MANY_ATTRIBUTES))),
                _ => into.push(self.attribute()?),
            }
        }
    }

    /// Reads an attribute (XML 1.0, 3.1).
    #[inline(always)]
    fn attribute(&mut self) -> Result<Raw<'a>, Fault> {
        let from = self.at;
        let mut raw = self.last.raw;
        if !self.last.start.is_empty() && scan::is_at(self.text.as_bytes(), from, self.last.start.as_bytes()) {
            // Messages repeat few attributes, such as `xsi:type`, whose names need no second check.
            self.at += self.last.start.len();
            raw.name.text = &self.text[from..from + raw.name.text.len()];
        } else {
            raw = Raw::new(self.attribute_name()?);
            self.last = Last { start: &self.text[from..self.at], raw };
        }
        let from = self.at;
        let end = self.value_end(from)?;
        self.at = end + 1;
        raw.value = &self.text[from..end];
        Ok(raw)
    }

    /// Reads an attribute up to the quote before its value, and returns its name.
    fn attribute_name(&mut self) -> Result<Name<'a>, Fault> {
        let name = self.name("an attribute")?;
        self.skip_space();
        if self.byte(self.at) != Some(b'=') {
            return Err(self.unexpected("`=` after the name of an attribute"));
        }
        self.at += 1;
        self.skip_space();
        if !matches!(self.byte(self.at), Some(b'"' | b'\'')) {
            return Err(self.unexpected("the quoted value of an attribute"));
        }
        self.at += 1;
        Ok(name)
    }

    /// Returns the offset of the quote that ends the value from this offset on (XML 1.0, 2.3).
    #[inline(always)]
    fn value_end(&mut self, from: usize) -> Result<usize, Fault> {
        let quote = self.byte(from - 1).unwrap_or(b'"');
        let mut at = from;
        loop {
            at = scan::find(self.text.as_bytes(), at, [quote, b'<', b'&']);
            match self.byte(at) {
                Some(b'&') => (_, at) = self.reference_at(at)?,
                Some(b'<') => return Err(self.fault(at, "`<` in an attribute value")),
                Some(_) => return Ok(at),
                None => return Err(self.fault(from - 1, "an attribute value without a closing quote")),
            }
        }
    }

    #[inline(always)]
    pub(super) fn skip_space(&mut self) {
        while self.byte(self.at).is_some_and(scan::is_space) {
            self.at += 1;
        }
    }
}

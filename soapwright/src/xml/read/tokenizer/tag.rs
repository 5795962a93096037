//! Start tags and their attributes (XML 1.0, 3.1), with names of Namespaces in XML 1.0, 4.

use super::{Fault, Last, Raw, Token, Tokenizer, scan};
use crate::{
    limits::{MAX_ATTRIBUTES, SHOWN_TEXT, TOO_MANY_ATTRIBUTES},
    xml::{error::XmlErrorKind, name::is_qname},
};

/// A qualified name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name<'a> {
    text: &'a str,
    /// The index of the local name, behind the colon if there is a prefix.
    local: usize,
}

impl<'a> Name<'a> {
    pub(in crate::xml) const EMPTY: Name<'static> = Name { text: "", local: 0 };

    pub(in crate::xml) fn as_str(self) -> &'a str {
        self.text
    }

    /// Returns the prefix, or an empty text if there is none.
    #[inline(always)]
    pub(in crate::xml) fn prefix(self) -> &'a str {
        &self.text[..self.local.saturating_sub(1)]
    }

    #[inline(always)]
    pub(in crate::xml) fn local(self) -> &'a str {
        &self.text[self.local..]
    }
}

/// The part that a byte has in a name.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// It may stand anywhere.
    Start,
    /// It may stand anywhere but at the beginning.
    Inner,
    Colon,
    /// It belongs to a character beyond ASCII.
    Beyond,
    None,
}

const PARTS: [Part; 256] = {
    let mut parts = [Part::None; 256];
    let mut byte = 0;
    while byte < 256 {
        parts[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => Part::Start,
            b'0'..=b'9' | b'-' | b'.' => Part::Inner,
            b':' => Part::Colon,
            0x80.. => Part::Beyond,
            _ => Part::None,
        };
        byte += 1;
    }
    parts
};

impl<'a> Tokenizer<'a> {
    #[inline(always)]
    fn part(&self, at: usize) -> Part {
        self.byte(at).map_or(Part::None, |byte| PARTS[usize::from(byte)])
    }

    /// Reads the name of a start tag.
    #[inline(always)]
    pub(super) fn start(&mut self) -> Result<Token<'a>, Fault> {
        self.at += "<".len();
        let name = self.name("an element")?;
        if self.ends_name(self.at) {
            return Ok(Token::Start(name));
        }
        Err(self.no_name(self.at - name.text.len(), "an element"))
    }

    /// Reads a start tag up to the end of its name, if it comes next and has this name, and the white space before it.
    /// Otherwise reads nothing. The name must be valid.
    #[inline(always)]
    pub(in crate::xml::read) fn expected_start(&mut self, prefix: &str, local: &str) -> Option<Name<'a>> {
        let bytes = self.text.as_bytes();
        let mut tag = self.at;
        while self.byte(tag).is_some_and(scan::is_space) {
            tag += 1;
        }
        let from = tag + "<".len();
        let local_at = if prefix.is_empty() { from } else { from + prefix.len() + ":".len() };
        let is_prefixed =
            prefix.is_empty() || self.byte(local_at - 1) == Some(b':') && scan::is_at(bytes, from, prefix.as_bytes());
        let end = local_at + local.len();
        if self.byte(tag) != Some(b'<')
            || !is_prefixed
            || !self.ends_name(end)
            || !scan::is_at(bytes, local_at, local.as_bytes())
        {
            return None;
        }
        (self.place, self.at) = (tag, end);
        Some(Name { text: &self.text[from..end], local: local_at - from })
    }

    /// Returns `true` if the byte at this offset can follow the name of a start tag.
    #[inline(always)]
    fn ends_name(&self, at: usize) -> bool {
        self.byte(at).is_some_and(|byte| matches!(byte, b'>' | b'/') || scan::is_space(byte))
    }

    /// Reads a qualified name.
    #[inline(always)]
    fn name(&mut self, of: &str) -> Result<Name<'a>, Fault> {
        let from = self.at;
        let (mut at, mut local, mut is_plain) = (from, from, self.part(from) == Part::Start);
        loop {
            match self.part(at) {
                Part::Start | Part::Inner => {}
                Part::Colon => {
                    is_plain &= local == from && self.part(at + 1) == Part::Start;
                    local = if local == from { at + 1 } else { local };
                }
                Part::Beyond => is_plain = false,
                Part::None => break,
            }
            at += 1;
        }
        let text = &self.text[from..at];
        if !is_plain && !is_qname(text) {
            return Err(self.no_name(from, of));
        }
        self.at = at;
        Ok(Name { text, local: local - from })
    }

    #[cold]
    fn no_name(&mut self, from: usize, of: &str) -> Fault {
        let why = match self.word(from) {
            "" => format!("the name of {of} expected, but {} found", self.found(from)),
            word => format!("`{word}` is not the name of {of}"),
        };
        self.fault(from, why)
    }

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
    fn skip_space(&mut self) {
        while self.byte(self.at).is_some_and(scan::is_space) {
            self.at += 1;
        }
    }

    #[cold]
    fn unexpected(&mut self, expected: &str) -> Fault {
        let why = format!("{expected} expected, but {} found", self.found(self.at));
        self.fault(self.at, why)
    }

    /// Describes the character at an offset.
    fn found(&self, at: usize) -> String {
        match self.text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) => format!("`{c}`"),
            None => "the end of the text".to_owned(),
        }
    }

    /// Returns the text at an offset up to a character that ends a name in a tag, truncated to what an error shows.
    pub(super) fn word(&self, from: usize) -> &'a str {
        let rest = self.text.get(from..).unwrap_or_default();
        let is_end = |c| scan::SPACE.contains(&c) || matches!(c, '<' | '>' | '/' | '=' | '"' | '\'' | '&');
        let end = rest.char_indices().find(|&(at, c)| is_end(c) || at >= SHOWN_TEXT);
        &rest[..end.map_or(rest.len(), |(at, _)| at)]
    }
}

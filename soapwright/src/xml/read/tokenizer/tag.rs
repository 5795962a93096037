//! Start tags and their attributes (XML 1.0, 3.1), with names of Namespaces in XML 1.0, 4.

use super::{Fault, Raw, Token, Tokenizer, fault, ill, scan};
use crate::{
    limits::{MAX_ATTRIBUTES, TOO_MANY_ATTRIBUTES},
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
        match self.byte(self.at) {
            Some(b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\r') => Ok(Token::Start(name)),
            _ => Err(self.no_name(self.at - name.text.len(), "an element")),
        }
    }

    /// Reads a start tag up to the end of its name, if it comes next and has this name, and the white space before it.
    /// Otherwise reads nothing. The name must be valid.
    #[inline(always)]
    pub(in crate::xml::read) fn expected_start(&mut self, prefix: &str, local: &str) -> Option<Name<'a>> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while scan::is_space(*bytes.get(at)?) {
            at += 1;
        }
        if bytes.get(at) != Some(&b'<') {
            return None;
        }
        let from = at + 1;
        at = from;
        if !prefix.is_empty() {
            at += prefix.len();
            if bytes.get(at) != Some(&b':') || bytes.get(from..at) != Some(prefix.as_bytes()) {
                return None;
            }
            at += 1;
        }
        let end = at + local.len();
        match bytes.get(end)? {
            b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\r' if bytes.get(at..end) == Some(local.as_bytes()) => {}
            _ => return None,
        }
        self.at = end;
        Some(Name { text: &self.text[from..end], local: at - from })
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
        self.at = from;
        fault(match self.word(from) {
            "" => format!("the name of {of} expected, but {} found", self.found(from)),
            word => format!("`{word}` is not the name of {of}"),
        })
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
                None => return Err(ill("the text ends within a start tag")),
                _ if self.at == before => return Err(self.unexpected("white space before an attribute")),
                _ if into.len() == MAX_ATTRIBUTES => return Err(Box::new(XmlErrorKind::Limit(TOO_MANY_ATTRIBUTES))),
                _ => into.push(self.attribute()?),
            }
        }
    }

    fn attribute(&mut self) -> Result<Raw<'a>, Fault> {
        let name = self.name("an attribute")?;
        self.skip_space();
        if self.byte(self.at) != Some(b'=') {
            return Err(self.unexpected("`=` after the name of an attribute"));
        }
        self.at += 1;
        self.skip_space();
        let Some(quote @ (b'"' | b'\'')) = self.byte(self.at) else {
            return Err(self.unexpected("the quoted value of an attribute"));
        };
        let from = self.at + 1;
        let end = scan::find(self.text.as_bytes(), from, [quote, b'<']);
        match self.byte(end) {
            Some(b'<') => {
                self.at = end;
                Err(ill("`<` in an attribute value"))
            }
            None => Err(ill("an attribute value without a closing quote")),
            Some(_) => {
                self.at = end + 1;
                Ok(Raw::new(name, &self.text[from..end]))
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
    fn unexpected(&self, expected: &str) -> Fault {
        fault(format!("{expected} expected, but {} found", self.found(self.at)))
    }

    /// Describes the character at an offset.
    fn found(&self, at: usize) -> String {
        match self.text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) => format!("`{c}`"),
            None => "the end of the text".to_owned(),
        }
    }

    /// Returns the text at an offset up to a character that ends a name in a tag. It is truncated, for errors.
    pub(super) fn word(&self, from: usize) -> &'a str {
        let rest = self.text.get(from..).unwrap_or_default();
        let end = rest.find(|c| scan::SPACE.contains(&c) || matches!(c, '<' | '>' | '/' | '=' | '"' | '\'' | '&'));
        &rest[..end.unwrap_or(rest.len())]
    }
}

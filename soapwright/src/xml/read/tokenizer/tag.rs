//! The names of start tags (XML 1.0, 3.1; Namespaces in XML 1.0, 4).

use super::{Fault, Token, Tokenizer, scan};
use crate::xml::{
    name::{PARTS, Part, is_qname},
    read::raw::Name,
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
    pub(super) fn name(&mut self, of: &str) -> Result<Name<'a>, Fault> {
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
}

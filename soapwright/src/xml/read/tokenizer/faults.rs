//! The words and places of faults: for a person, what was expected and what was found.

use super::{Fault, Tokenizer, scan};
use crate::{
    limits::SHOWN_TEXT,
    xml::{error::XmlErrorKind, read::raw::Name},
};
use std::borrow::Cow;

impl<'a> Tokenizer<'a> {
    /// Returns the error for a text that isn't well-formed at this offset.
    #[cold]
    pub(super) fn fault(&mut self, at: usize, why: impl Into<Cow<'static, str>>) -> Fault {
        self.place = at;
        Box::new(XmlErrorKind::NotWellFormed(why.into()))
    }

    /// Makes the name of an attribute, or the start tag with this name, the place of an error.
    #[cold]
    pub(in crate::xml::read) fn go_back_to(&mut self, name: Name<'a>) {
        let offset = (name.as_str().as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if let Some(before) = self.text.get(..offset) {
            self.place = if before.ends_with('<') { offset - "<".len() } else { offset };
        }
    }

    /// Returns the error for an end tag that isn't that of the innermost element.
    #[cold]
    pub(super) fn wrong_end(&mut self, open: &str) -> Fault {
        let name = self.word(self.at + "</".len());
        let end = self.at + "</".len() + name.len();
        if name == open && !open.is_empty() {
            self.at = end;
            self.skip_space();
            return self.unexpected("`>` of an end tag");
        }
        let is_cut = end == self.text.len();
        let why = match open {
            "" => format!("end tag `</{name}>` without a start tag"),
            _ if is_cut => format!("`</{open}>` expected, but the text ends after `</{name}`"),
            _ => format!("`</{open}>` expected, but `</{name}>` found"),
        };
        self.fault(self.at, why)
    }

    /// Returns the error for text at an offset that isn't a name.
    #[cold]
    pub(super) fn no_name(&mut self, from: usize, of: &str) -> Fault {
        let why = match self.word(from) {
            "" => format!("the name of {of} expected, but {} found", self.found(from)),
            word => format!("`{word}` is not the name of {of}"),
        };
        self.fault(from, why)
    }

    /// Returns the error for another character than the expected one.
    #[cold]
    pub(super) fn unexpected(&mut self, expected: &str) -> Fault {
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

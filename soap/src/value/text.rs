//! Text, whose white space is as its type has it (XSD 1.0 Part 2, 4.3.6).

use super::{SimpleType, trim};
use crate::xml::{Field, ReadXml, Reader, Result, WriteXml, Writer};
use std::borrow::Cow;

/// What becomes of a text's white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhiteSpace {
    Preserve,
    Replace,
    Collapse,
}

impl WhiteSpace {
    pub(crate) fn apply<'a>(self, text: Cow<'a, str>) -> Cow<'a, str> {
        match self {
            WhiteSpace::Preserve => text,
            WhiteSpace::Replace if text.contains(['\t', '\n', '\r']) => text.replace(['\t', '\n', '\r'], " ").into(),
            WhiteSpace::Replace => text,
            WhiteSpace::Collapse => match text {
                Cow::Borrowed(text) => collapse(text),
                Cow::Owned(text) => collapse(&text).into_owned().into(),
            },
        }
    }
}

/// What `whiteSpace="collapse"` leaves of a text: single spaces, and none at the ends.
#[doc(hidden)]
pub fn collapse(text: &str) -> Cow<'_, str> {
    let trimmed = trim(text);
    if !trimmed.contains("  ") && !trimmed.contains(['\t', '\n', '\r']) {
        return trimmed.into();
    }
    let words = trimmed.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").into()
}

impl SimpleType for String {
    fn parse(text: &str) -> Result<Self, &'static str> {
        Ok(text.to_owned())
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl ReadXml for String {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        let white_space = reader.white_space;
        *self = white_space.apply(reader.text()?).into_owned();
        Ok(())
    }
}

impl WriteXml for String {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        writer.text(self);
        writer.end(field);
    }
}

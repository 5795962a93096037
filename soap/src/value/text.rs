//! Text, kept as it is.

use super::SimpleType;
use crate::xml::{Field, ReadXml, Reader, Result, WriteXml, Writer};

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
        *self = reader.text()?.into_owned();
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

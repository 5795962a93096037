//! `string` and the types derived from it, whose values are a `String` (XSD 1.0 Part 2, 3.2.1 and 3.3).

use crate::xml::{Field, ReadXml, Reader, Result, SimpleType, WriteXml, Writer, start_from_default};

impl SimpleType for String {
    fn parse(text: &str) -> Result<Self, &'static str> {
        Ok(text.to_owned())
    }

    fn write(&self, writer: &mut Writer) {
        writer.check(writer.text_type, self);
        writer.text(self);
    }
}

start_from_default!(String);

impl ReadXml for String {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        let text_type = reader.text_type;
        *self = if text_type.is_narrow() { reader.narrow()? } else { text_type.apply(reader.text()?).into_owned() };
        Ok(())
    }
}

impl WriteXml for String {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        writer.check(field.text_type(), self);
        writer.text(self);
        writer.end(field);
    }
}

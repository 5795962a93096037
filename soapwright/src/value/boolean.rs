//! `boolean` (XSD 1.0 Part 2, 3.2.2).

use crate::element;
use crate::xml::{SimpleType, Writer, start_from_default, trim};

impl SimpleType for bool {
    fn parse(text: &str) -> Result<Self, &'static str> {
        match trim(text) {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err("xs:boolean (true, false, 1 or 0)"),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.raw(if *self { "true" } else { "false" });
    }
}

element!(bool);
start_from_default!(bool);

//! `float` and `double` (XSD 1.0 Part 2, 3.2.4, 3.2.5).

use crate::{
    element,
    xml::{SimpleType, Writer, start_from_default, trim},
};
use std::fmt::Write;

macro_rules! float {
    ($($type:ident, $expected:literal;)*) => {$(
        impl SimpleType for $type {
            fn parse(text: &str) -> Result<Self, &'static str> {
                match trim(text) {
                    "INF" => Ok($type::INFINITY),
                    "-INF" => Ok($type::NEG_INFINITY),
                    "NaN" => Ok($type::NAN),
                    // Rust also takes `inf` and `nan`, which XSD doesn't.
                    text if text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) => {
                        text.parse().map_err(|_| $expected)
                    }
                    _ => Err($expected),
                }
            }

            fn write(&self, writer: &mut Writer) {
                if self.is_finite() {
                    // This is the shortest text that parses as the number. Writing can't fail.
                    let _ = write!(writer, "{self:?}");
                } else {
                    writer.raw(if self.is_nan() { "NaN" } else if *self > 0.0 { "INF" } else { "-INF" });
                }
            }
        }

        element!($type);
        start_from_default!($type);
    )*};
}

float! {
    f32, "xs:float";
    f64, "xs:double";
}

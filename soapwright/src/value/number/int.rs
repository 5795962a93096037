//! The integers of fixed width (XSD 1.0 Part 2, 3.3.16 to 3.3.24). A number out of range is an error.

use crate::{
    element,
    xml::{SimpleType, Writer, start_from_default, trim},
};

macro_rules! integer {
    ($($type:ty, $expected:literal;)*) => {$(
        impl SimpleType for $type {
            fn parse(text: &str) -> Result<Self, &'static str> {
                let text = trim(text);
                if let Ok(value) = text.parse() {
                    return Ok(value);
                }
                // `-0` is a lexical form of zero even for unsigned types.
                match text.strip_prefix('-') {
                    Some(digits) if !digits.is_empty() && digits.bytes().all(|b| b == b'0') => Ok(0),
                    _ => Err($expected),
                }
            }

            fn write(&self, writer: &mut Writer) {
                writer.raw(itoa::Buffer::new().format(*self));
            }
        }

        element!($type);
        start_from_default!($type);
    )*};
}

integer! {
    i8, "xs:byte (-128 to 127)";
    i16, "xs:short (-32768 to 32767)";
    i32, "xs:int (-2147483648 to 2147483647)";
    i64, "xs:long (-9223372036854775808 to 9223372036854775807)";
    u8, "xs:unsignedByte (0 to 255)";
    u16, "xs:unsignedShort (0 to 65535)";
    u32, "xs:unsignedInt (0 to 4294967295)";
    u64, "xs:unsignedLong (0 to 18446744073709551615)";
}

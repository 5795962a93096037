//! `base64Binary` and `hexBinary` (XSD 1.0 Part 2, 3.2.15, 3.2.16).

use crate::{
    element,
    limits::{BLOCK, SHOWN_OCTETS},
    parts::hex_byte,
    xml::{Field, ReadXml, Reader, SimpleType, WriteXml, Writer, XmlError, is_space, start_from_default, trim},
    xop,
};
use base64::{
    Engine, alphabet,
    engine::{GeneralPurpose, GeneralPurposeConfig},
};
use bytes::Bytes;
use std::{fmt, ops::Deref};

/// Padding is written and required, and unused bits must be zero (RFC 2045, as XSD 1.0 Part 2, 3.2.16, restricts it).
const ENGINE: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, GeneralPurposeConfig::new());

macro_rules! bytes {
    ($($(#[doc = $doc:literal])* $type:ident;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(pub Bytes);

        impl Deref for $type {
            type Target = Bytes;

            fn deref(&self) -> &Bytes {
                &self.0
            }
        }

        impl AsRef<[u8]> for $type {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        /// Shares the memory.
        impl From<Bytes> for $type {
            fn from(bytes: Bytes) -> Self {
                $type(bytes)
            }
        }

        /// Takes the memory over.
        impl From<Vec<u8>> for $type {
            fn from(bytes: Vec<u8>) -> Self {
                $type(bytes.into())
            }
        }

        /// Copies the bytes. `Bytes::from_static` doesn't.
        impl From<&[u8]> for $type {
            fn from(bytes: &[u8]) -> Self {
                $type(Bytes::copy_from_slice(bytes))
            }
        }

        impl<const N: usize> From<[u8; N]> for $type {
            fn from(bytes: [u8; N]) -> Self {
                bytes.as_slice().into()
            }
        }

        /// Shares the memory.
        impl From<$type> for Bytes {
            fn from(value: $type) -> Bytes {
                value.0
            }
        }

        /// Takes the memory over if the value is its only owner and has all of it. Copies the bytes otherwise.
        impl From<$type> for Vec<u8> {
            fn from(value: $type) -> Vec<u8> {
                value.0.into()
            }
        }

        /// Shows up to 32 bytes, and the number of bytes if there are more.
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.len() {
                    0..=SHOWN_OCTETS => write!(f, "{}({:?})", stringify!($type), self.0),
                    more => write!(f, "{}({more} bytes)", stringify!($type)),
                }
            }
        }

        start_from_default!($type);
    )*};
}

bytes! {
    /// Bytes that are base64 text in XML: `xs:base64Binary` (XSD 1.0 Part 2, 3.2.16). It dereferences to [`Bytes`], which
    /// are cheap to clone.
    ///
    /// A received value that was sent as a part of a multipart message (MTOM) is a slice of the whole message, which
    /// isn't copied, and stays in memory as long as the slice. `Bytes::copy_from_slice` creates an independent copy.
    ///
    /// ```
    /// use soapwright::{Base64Binary, Bytes};
    ///
    /// let photo = Base64Binary::from(vec![0x89, b'P', b'N', b'G']);
    /// assert_eq!(photo.len(), 4);
    /// assert_eq!(photo[1..], *b"PNG");
    /// assert_eq!(photo, Base64Binary(Bytes::from_static(b"\x89PNG")));
    /// assert_eq!(format!("{photo:?}"), r#"Base64Binary(b"\x89PNG")"#);
    ///
    /// let mut changed = Vec::from(photo);
    /// changed.push(b'\r');
    /// ```
    Base64Binary;
    /// Bytes that are hexadecimal digits in XML, two for each byte: `xs:hexBinary` (XSD 1.0 Part 2, 3.2.15). It
    /// dereferences to [`Bytes`], which are cheap to clone.
    ///
    /// Digits are written in uppercase, the canonical form; both cases are read.
    ///
    /// ```
    /// use soapwright::HexBinary;
    ///
    /// let digest = HexBinary::from([0xCA, 0xFE]);
    /// assert_eq!(digest[..], [0xCA, 0xFE]);
    /// ```
    HexBinary;
}

element!(HexBinary);

impl ReadXml for Base64Binary {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        *self = match reader.part()? {
            Some(bytes) => Base64Binary(bytes),
            None => reader.simple()?,
        };
        Ok(())
    }
}

impl WriteXml for Base64Binary {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        self.write(writer);
        writer.end(field);
    }
}

impl SimpleType for Base64Binary {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let bytes = ENGINE.decode(text).ok().or_else(|| spaced(text));
        bytes.map(Base64Binary::from).ok_or("xs:base64Binary")
    }

    fn write(&self, writer: &mut Writer) {
        if writer.may_include() && xop::include(&self.0, writer) {
            return;
        }
        writer.base64(&self.0);
    }
}

/// Decodes base64 with white space anywhere, such as line ends. The digits are collected in blocks, so that no copy of
/// the text is needed.
fn spaced(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut digits, mut count, mut is_padded) = ([0; BLOCK], 0, false);
    // Up to three digits of the previous block are left.
    for block in text.as_bytes().chunks(BLOCK - 3) {
        let (pieces, rest) = block.as_chunks::<16>();
        for piece in pieces {
            // Most pieces have no white space, which this tests without a branch for each byte.
            if piece.iter().fold(true, |dense, &byte| dense & (byte > b' ')) {
                digits[count..count + piece.len()].copy_from_slice(piece);
                count += piece.len();
            } else {
                count += squeeze(piece, &mut digits[count..]);
            }
        }
        count += squeeze(rest, &mut digits[count..]);
        let whole = count / 4 * 4;
        // Padding ends the text.
        if is_padded && whole > 0 {
            return None;
        }
        let before = bytes.len();
        ENGINE.decode_vec(&digits[..whole], &mut bytes).ok()?;
        is_padded |= bytes.len() - before < whole / 4 * 3;
        digits.copy_within(whole..count, 0);
        count -= whole;
    }
    (count == 0).then_some(bytes)
}

/// Copies bytes without white space, and returns their number.
fn squeeze(bytes: &[u8], into: &mut [u8]) -> usize {
    let dense = bytes.iter().filter(|&&byte| !is_space(byte));
    into.iter_mut().zip(dense).map(|(digit, byte)| *digit = *byte).count()
}

impl SimpleType for HexBinary {
    fn parse(text: &str) -> Result<Self, &'static str> {
        const EXPECTED: &str = "xs:hexBinary (two hexadecimal digits for each byte)";
        let (pairs, rest) = trim(text).as_bytes().as_chunks::<2>();
        if !rest.is_empty() {
            return Err(EXPECTED);
        }
        let bytes = pairs.iter().map(|pair| hex_byte(pair).map(|(byte, _)| byte)).collect::<Option<Vec<_>>>();
        bytes.map(HexBinary::from).ok_or(EXPECTED)
    }

    fn write(&self, writer: &mut Writer) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let text: String = digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect();
        writer.raw(&text);
    }
}

//! `base64Binary` and `hexBinary` (XSD 1.0 Part 2, 3.2.15, 3.2.16).

use crate::{
    element,
    parts::hex_byte,
    xml::{SimpleType, Writer, is_space, start_from_default, trim},
    xop,
};
use base64::{
    Engine, alphabet,
    engine::{GeneralPurpose, GeneralPurposeConfig},
};
use std::ops::{Deref, DerefMut};

/// Padding is written and required, and unused bits must be zero (RFC 2045, as XSD 1.0 Part 2, 3.2.16, restricts it).
const ENGINE: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, GeneralPurposeConfig::new());

macro_rules! bytes {
    ($($(#[doc = $doc:literal])* $type:ident;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(pub Vec<u8>);

        impl Deref for $type {
            type Target = Vec<u8>;

            fn deref(&self) -> &Vec<u8> {
                &self.0
            }
        }

        impl DerefMut for $type {
            fn deref_mut(&mut self) -> &mut Vec<u8> {
                &mut self.0
            }
        }

        impl From<Vec<u8>> for $type {
            fn from(bytes: Vec<u8>) -> Self {
                $type(bytes)
            }
        }

        impl From<&[u8]> for $type {
            fn from(bytes: &[u8]) -> Self {
                $type(bytes.to_owned())
            }
        }

        impl<const N: usize> From<[u8; N]> for $type {
            fn from(bytes: [u8; N]) -> Self {
                $type(bytes.into())
            }
        }

        element!($type);
        start_from_default!($type);
    )*};
}

bytes! {
    /// Bytes that are base64 text in XML: `xs:base64Binary` (XSD 1.0 Part 2, 3.2.16). It dereferences to `Vec<u8>`.
    ///
    /// ```
    /// use soapwright::Base64Binary;
    ///
    /// let mut photo = Base64Binary::from([0x89, b'P', b'N']);
    /// photo.push(b'G');
    /// assert_eq!(photo.len(), 4);
    /// assert_eq!(photo, Base64Binary(b"\x89PNG".to_vec()));
    /// ```
    Base64Binary;
    /// Bytes that are hexadecimal digits in XML, two for each byte: `xs:hexBinary` (XSD 1.0 Part 2, 3.2.15). It
    /// dereferences to `Vec<u8>`.
    ///
    /// Digits are written in uppercase, the canonical form; both cases are read.
    ///
    /// ```
    /// use soapwright::HexBinary;
    ///
    /// let digest = HexBinary::from([0xCA, 0xFE]);
    /// assert_eq!(digest.as_slice(), [0xCA, 0xFE]);
    /// ```
    HexBinary;
}

impl SimpleType for Base64Binary {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let bytes = if text.as_bytes().iter().any(|&b| is_space(b)) {
            ENGINE.decode(text.bytes().filter(|&b| !is_space(b)).collect::<Vec<_>>())
        } else {
            ENGINE.decode(text)
        };
        bytes.map(Base64Binary).map_err(|_| "xs:base64Binary")
    }

    fn write(&self, writer: &mut Writer) {
        if writer.may_include() && xop::include(&self.0, writer) {
            return;
        }
        writer.raw(&ENGINE.encode(&self.0));
    }
}

impl SimpleType for HexBinary {
    fn parse(text: &str) -> Result<Self, &'static str> {
        const EXPECTED: &str = "xs:hexBinary (two hexadecimal digits for each byte)";
        let (pairs, rest) = trim(text).as_bytes().as_chunks::<2>();
        if !rest.is_empty() {
            return Err(EXPECTED);
        }
        let bytes = pairs.iter().map(|pair| hex_byte(pair).map(|(byte, _)| byte)).collect::<Option<_>>();
        bytes.map(HexBinary).ok_or(EXPECTED)
    }

    fn write(&self, writer: &mut Writer) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let text: String = digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect();
        writer.raw(&text);
    }
}

//! `base64Binary` (XSD 1.0 Part 2, 3.2.16).

use super::{SimpleType, element};
use crate::xml::Writer;
use base64::{
    Engine, alphabet,
    engine::{GeneralPurpose, GeneralPurposeConfig},
};
use std::ops::{Deref, DerefMut};

/// Bytes, as base64 on the wire. It is a `Vec<u8>` in all but name.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64Binary(pub Vec<u8>);

/// Padding is written and required; bits that padding leaves over must be zero (RFC 2045, as XSD takes it).
const ENGINE: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, GeneralPurposeConfig::new());

impl Deref for Base64Binary {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for Base64Binary {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

impl From<Vec<u8>> for Base64Binary {
    fn from(bytes: Vec<u8>) -> Self {
        Base64Binary(bytes)
    }
}

impl From<&[u8]> for Base64Binary {
    fn from(bytes: &[u8]) -> Self {
        Base64Binary(bytes.to_owned())
    }
}

impl SimpleType for Base64Binary {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let is_space = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
        let bytes = if text.as_bytes().iter().any(is_space) {
            ENGINE.decode(text.bytes().filter(|b| !is_space(b)).collect::<Vec<_>>())
        } else {
            ENGINE.decode(text)
        };
        bytes.map(Base64Binary).map_err(|_| "xs:base64Binary")
    }

    fn write(&self, writer: &mut Writer) {
        writer.raw(&ENGINE.encode(&self.0));
    }
}

element!(Base64Binary);

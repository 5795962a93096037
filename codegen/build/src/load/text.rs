//! Decoding the bytes of an XML file (XML 1.0, appendix F), in the encodings of the Encoding Standard.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Decodes the bytes of a file. The error is a message that begins in lower case.
pub(super) fn decode(bytes: &[u8]) -> Result<String, String> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err("the encoding is UTF-32, which isn't supported".into()),
        [0xFE, 0xFF, rest @ ..] => decoded(UTF_16BE, rest),
        [0xFF, 0xFE, rest @ ..] => decoded(UTF_16LE, rest),
        [0, b'<', 0, _, ..] => decoded(UTF_16BE, bytes),
        [b'<', 0, _, 0, ..] => decoded(UTF_16LE, bytes),
        _ => declared(bytes),
    }
}

/// Decodes bytes in the encoding of the XML declaration, or in UTF-8 if it names none.
fn declared(bytes: &[u8]) -> Result<String, String> {
    let Some(name) = declared_name(bytes) else { return utf8(bytes) };
    match Encoding::for_label_no_replacement(name.as_bytes()) {
        // The declaration could be read as ASCII, so the file isn't UTF-16: it was converted without changing the
        // declaration.
        Some(encoding) if [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding) => utf8(bytes),
        _ if matches!(name.to_ascii_lowercase().as_str(), "us-ascii" | "ascii") => utf8(bytes),
        Some(encoding) => decoded(encoding, bytes),
        None => Err(format!("the encoding `{name}` is not known")),
    }
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(Cow::into_owned).ok_or_else(|| format!("this is not valid {}: it contains invalid bytes", encoding.name()))
}

fn declared_name(bytes: &[u8]) -> Option<String> {
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let end = declaration.iter().position(|&byte| byte == b'>')?;
    let declaration = std::str::from_utf8(declaration.get(..end)?).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (name, _) = value.get(1..)?.split_once(quote)?;
    Some(name.trim().to_owned())
}

fn utf8(bytes: &[u8]) -> Result<String, String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(format!("this is not valid UTF-8: byte {} is invalid", error.valid_up_to() + 1)),
    }
}

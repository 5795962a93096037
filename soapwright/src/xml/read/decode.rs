//! Conversion of bytes to text.

use crate::{
    limits::MAX_DECLARATION,
    xml::error::{Result, XmlError, XmlErrorKind},
};
use std::borrow::Cow;

/// Decodes the text of a message. The encoding is that of a byte order mark, or else the `charset` of the content type
/// (RFC 7303, 3), or else that of the XML declaration, or else UTF-8.
///
/// UTF-8, UTF-16, ISO-8859-1 and US-ASCII are supported, and others with the feature `encodings`. Bytes that are invalid in the declared encoding are an error
/// (XML 1.0, 4.3.3), except UTF-8 that is declared as UTF-16, which servers send that serialize messages to strings
/// first.
pub(crate) fn decode<'a>(bytes: &'a [u8], charset: Option<&str>) -> Result<Cow<'a, str>> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return utf8(rest),
        [0, 0, 0xFE, 0xFF, ..] | [0xFF, 0xFE, 0, 0, ..] => return Err(unknown("UTF-32")),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        // UTF-16 without a byte order mark has a zero byte beside the first `<`.
        [0, b'<', ..] => return utf16(bytes, u16::from_be_bytes),
        [b'<', 0, ..] => return utf16(bytes, u16::from_le_bytes),
        _ => {}
    }
    let declared = charset.map(Cow::Borrowed).or_else(|| declared(bytes));
    let Some(name) = declared else { return utf8(bytes) };
    let is = |names: &[&str]| names.iter().any(|known| name.trim().eq_ignore_ascii_case(known));
    match () {
        () if is(&["utf-8", "utf8", ""]) => utf8(bytes),
        () if is(&["us-ascii", "ascii"]) => match bytes.iter().position(|byte| !byte.is_ascii()) {
            Some(at) => Err(not_in("US-ASCII, the declared encoding", at)),
            None => utf8(bytes),
        },
        // Without a byte order mark and zero bytes it can't be UTF-16.
        () if is(&["utf-16", "utf-16le", "utf-16be", "unicode"]) => utf8(bytes),
        () if is(&["iso-8859-1", "latin1", "iso8859-1"]) => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
        () => other(bytes, name.trim()),
    }
}

/// Decodes a text in another encoding of the Encoding Standard, which are those that browsers know.
#[cfg(feature = "encodings")]
fn other<'a>(bytes: &'a [u8], name: &str) -> Result<Cow<'a, str>> {
    let encoding = encoding_rs::Encoding::for_label_no_replacement(name.as_bytes()).ok_or_else(|| unknown(name))?;
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(most.ok_or_else(|| unknown(name))?);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (encoding_rs::DecoderResult::InputEmpty, _) => Ok(text.into()),
        (_, at) => Err(not_in(encoding.name(), at)),
    }
}

#[cfg(not(feature = "encodings"))]
fn other<'a>(_: &'a [u8], name: &str) -> Result<Cow<'a, str>> {
    Err(unknown(name))
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| not_in("UTF-8", error.valid_up_to()))
}

#[cold]
fn not_in(encoding: &str, offset: usize) -> XmlError {
    XmlError::new(XmlErrorKind::Encoding(format!("the bytes are not {encoding}").into()), String::new(), offset)
}

#[cold]
fn unknown(encoding: &str) -> XmlError {
    let others = match cfg!(feature = "encodings") {
        true => "those that browsers know",
        false => "with the feature `encodings` of the crate `soapwright` those that browsers know",
    };
    error(format!("the encoding `{encoding}` is not supported; UTF-8, UTF-16, ISO-8859-1, US-ASCII are, and {others}"))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(error("the message is in UTF-16, but ends in the middle of a character".to_owned()));
    }
    char::decode_utf16(pairs.iter().map(|&pair| unit(pair)))
        .collect::<Result<String, _>>()
        .map(Cow::Owned)
        .map_err(|_| error("the message is in UTF-16, but has an unpaired surrogate".to_owned()))
}

/// Returns the `encoding` of an XML declaration whose bytes are ASCII. There may be white space before it, which is read
/// although XML 1.0 doesn't allow it.
fn declared(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let rest = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let declaration = &rest[..rest.windows(2).take(MAX_DECLARATION).position(|pair| pair == b"?>")?];
    let declaration = String::from_utf8_lossy(declaration);
    let after = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|&c| c == '"' || c == '\'')?;
    Some(Cow::Owned(after[1..].split_once(quote)?.0.to_owned()))
}

#[cold]
fn error(what: String) -> XmlError {
    XmlError::new(XmlErrorKind::Encoding(what.into()), String::new(), 0)
}

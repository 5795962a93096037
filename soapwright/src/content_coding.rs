//! Content codings: the compression of the bodies of HTTP messages (RFC 9110, 8.4).

use crate::{
    deadline::Deadline,
    limits::{MAX_CODINGS, SHOWN_NAME},
    shown::Shown,
};
use http::{HeaderMap, HeaderValue, header::CONTENT_ENCODING};

/// The value of `Accept-Encoding` in requests: the codings that responses may have. `None` without the feature `gzip`.
pub(crate) const ACCEPTED: Option<HeaderValue> = match cfg!(feature = "gzip") {
    true => Some(HeaderValue::from_static("gzip, deflate")),
    false => None,
};

/// The reason why a body can't be decoded.
#[cfg_attr(not(feature = "gzip"), allow(dead_code, reason = "without the feature, nothing is decoded"))]
#[derive(Debug, PartialEq)]
pub(crate) enum Undecoded {
    /// It has a coding that can't be read, with a text that says so.
    Unsupported(String),
    /// It isn't valid in its coding, with a text that says so.
    Invalid(String),
    /// It has more bytes than the limit.
    TooLarge,
    /// The deadline passed.
    Late,
}

/// Returns the body of a message with these headers without its content codings, or `None` if it has none. The result
/// has at most `limit` bytes.
///
/// Some libraries decode a body and leave the header, and some servers name a charset in it, so a body that is XML or
/// a multipart message as it stands isn't decoded.
pub(crate) fn decode(
    headers: &HeaderMap,
    body: &[u8],
    limit: usize,
    deadline: Option<&Deadline>,
) -> Result<Option<Vec<u8>>, Undecoded> {
    if !headers.contains_key(CONTENT_ENCODING) || is_plain(body) {
        return Ok(None);
    }
    let values = headers.get_all(CONTENT_ENCODING).iter().map(|value| value.to_str().unwrap_or("?"));
    let codings = values.flat_map(|value| value.split(',')).map(str::trim);
    let codings: Vec<&str> = codings.filter(|coding| !is(coding, &["", "identity"])).take(MAX_CODINGS + 1).collect();
    if codings.len() > MAX_CODINGS {
        let why = format!("the body is compressed more than {MAX_CODINGS} times");
        return Err(Undecoded::Unsupported(why));
    }
    let mut decoded = None;
    // The coding that was applied last is named last.
    for coding in codings.iter().rev() {
        let coded = decoded.as_deref().unwrap_or(body);
        decoded = Some(decode_one(coding, coded, limit, deadline)?);
    }
    Ok(decoded)
}

fn is(coding: &str, names: &[&str]) -> bool {
    names.iter().any(|name| coding.eq_ignore_ascii_case(name))
}

/// Returns `true` for a body that is empty or begins like XML or a multipart message. Compressed data doesn't.
fn is_plain(body: &[u8]) -> bool {
    match body.trim_ascii_start() {
        [] | [b'-', b'-', ..] | [0xEF, 0xBB, 0xBF, ..] | [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] => true,
        [b'<', next, ..] => next.is_ascii_alphabetic() || matches!(next, b'?' | b'!' | b'_' | 0),
        _ => false,
    }
}

#[cfg(feature = "gzip")]
fn decode_one(coding: &str, body: &[u8], limit: usize, deadline: Option<&Deadline>) -> Result<Vec<u8>, Undecoded> {
    use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
    if is(coding, &["gzip", "x-gzip"]) {
        return inflate("gzip", MultiGzDecoder::new(body), limit, deadline);
    }
    if !is(coding, &["deflate"]) {
        return Err(unsupported(coding, "`gzip` and `deflate` can be read"));
    }
    match body {
        // The header of a zlib stream (RFC 1950, 2.2).
        [method, flags, ..] if method & 15 == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0 => {
            inflate("deflate", ZlibDecoder::new(body), limit, deadline)
        }
        // Some servers send the compressed data without the header that RFC 9110 (8.4.1.2) requires.
        _ => inflate("deflate", DeflateDecoder::new(body), limit, deadline),
    }
}

#[cfg(not(feature = "gzip"))]
fn decode_one(coding: &str, _: &[u8], _: usize, _: Option<&Deadline>) -> Result<Vec<u8>, Undecoded> {
    if is(coding, &["gzip", "x-gzip", "deflate"]) {
        return Err(unsupported(coding, "the feature `gzip` of the crate `soapwright` reads it"));
    }
    Err(unsupported(coding, "with the feature `gzip` of the crate `soapwright`, `gzip` and `deflate` can be read"))
}

fn unsupported(coding: &str, advice: &str) -> Undecoded {
    Undecoded::Unsupported(format!("the body is compressed with `{}`; {advice}", Shown(coding, SHOWN_NAME)))
}

/// Reads all bytes of a decoder. A small body can become a thousand times as large, so the limit and the deadline are
/// looked at while it grows.
#[cfg(feature = "gzip")]
fn inflate(
    name: &str,
    mut decoder: impl std::io::Read,
    limit: usize,
    deadline: Option<&Deadline>,
) -> Result<Vec<u8>, Undecoded> {
    use crate::limits::DECODED_AT_ONCE;
    use std::io::Read;
    let mut decoded = Vec::new();
    loop {
        if deadline.is_some_and(Deadline::has_passed) {
            return Err(Undecoded::Late);
        }
        let most = DECODED_AT_ONCE.min((limit - decoded.len()).saturating_add(1));
        let count = decoder.by_ref().take(most as u64).read_to_end(&mut decoded);
        let count = count.map_err(|error| Undecoded::Invalid(format!("the body is not valid {name}: {error}")))?;
        if decoded.len() > limit {
            return Err(Undecoded::TooLarge);
        }
        if count == 0 {
            return Ok(decoded);
        }
    }
}

#[cfg(test)]
mod tests;

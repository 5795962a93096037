//! `Content-Transfer-Encoding` (RFC 2045, 6).

use crate::parts::hex_byte;
use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use bytes::Bytes;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The content without this transfer encoding, or what is wrong with it.
pub(super) fn decode(encoding: &str, content: Bytes) -> Result<Bytes, String> {
    match encoding {
        "" | "7bit" | "8bit" | "binary" => Ok(content),
        "base64" => {
            // What isn't of the alphabet is to be ignored (6.8).
            let digits: Vec<u8> =
                content.iter().copied().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).collect();
            BASE64.decode(digits).map(Bytes::from).map_err(|_| "isn't the base64 that it says it is".to_owned())
        }
        "quoted-printable" => Ok(quoted_printable(&content).into()),
        other => Err(format!("has the unknown Content-Transfer-Encoding `{other}`")),
    }
}

/// Quoted-printable (6.7). What isn't as it should be is kept as it stands.
fn quoted_printable(content: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(content.len());
    for line in content.split_inclusive(|&b| b == b'\n') {
        let end = line.strip_suffix(b"\n").map_or(line.len(), |line| line.strip_suffix(b"\r").unwrap_or(line).len());
        let (text, line_end) = line.split_at(end);
        // White space at a line's end was added on the way.
        let blank = text.iter().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let text = &text[..text.len() - blank];
        let (mut rest, soft) = match text.strip_suffix(b"=") {
            Some(text) => (text, true),
            None => (text, false),
        };
        while let [first, after @ ..] = rest {
            match (first, hex_byte(after)) {
                (b'=', Some((byte, after))) => {
                    decoded.push(byte);
                    rest = after;
                }
                _ => {
                    decoded.push(*first);
                    rest = after;
                }
            }
        }
        if !soft {
            decoded.extend_from_slice(line_end);
        }
    }
    decoded
}

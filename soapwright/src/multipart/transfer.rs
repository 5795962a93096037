//! Decoding of the `Content-Transfer-Encoding` of parts (RFC 2045, 6).

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

/// Returns the content without this transfer encoding. The error is a phrase without a subject, such as "has ...".
pub(super) fn decode(encoding: &str, content: Bytes) -> Result<Bytes, String> {
    match encoding {
        "" | "7bit" | "8bit" | "binary" => Ok(content),
        "base64" => {
            // Characters outside the alphabet have to be ignored (6.8).
            let digits: Vec<u8> =
                content.iter().copied().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).collect();
            BASE64.decode(digits).map(Bytes::from).map_err(|_| "is not valid base64".to_owned())
        }
        "quoted-printable" => Ok(quoted_printable(&content).into()),
        other => Err(format!("has the unknown Content-Transfer-Encoding `{other}`")),
    }
}

/// Decodes quoted-printable content (6.7). Invalid escapes are kept unchanged.
fn quoted_printable(content: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(content.len());
    for line in content.split_inclusive(|&b| b == b'\n') {
        let end = line.strip_suffix(b"\n").map_or(line.len(), |line| line.strip_suffix(b"\r").unwrap_or(line).len());
        let (text, line_end) = line.split_at(end);
        // White space at the end of a line was added in transport (6.7).
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

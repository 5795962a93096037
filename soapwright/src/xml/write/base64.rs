//! Writing of bytes as base64.

use super::writer::Writer;
use crate::limits::{BLOCK, REQUEST_CAPACITY};
use base64::{Engine, encoded_len, engine::general_purpose::STANDARD};

impl Writer {
    /// Appends the canonical base64 of some bytes (XSD 1.0 Part 2, 3.2.16).
    pub(crate) fn base64(&mut self, bytes: &[u8]) {
        let length = encoded_len(bytes.len(), true).unwrap_or_default();
        // The rest of a message seldom takes more, so that a large value is not moved to a larger buffer.
        self.text.reserve(length.saturating_add(REQUEST_CAPACITY));
        let mut digits = [0; BLOCK];
        for block in bytes.chunks(BLOCK / 4 * 3) {
            let written = STANDARD.encode_slice(block, &mut digits).unwrap_or_default();
            self.text.append(&digits[..written]);
        }
    }
}

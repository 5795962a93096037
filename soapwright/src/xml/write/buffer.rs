//! The bytes of a message that is written.
//!
//! A message consists of many tags and values of 5 to 30 bytes. A copy of a fixed number of bytes is one instruction,
//! whereas one of a variable number calls a function. So a short piece is copied as its first and its last bytes, which
//! may overlap. Some bytes after the end are zeros, so that a piece is copied over them after one comparison.

use crate::limits::{BLOCK, LARGE_REQUEST, REQUEST_CAPACITY};
use std::ops::{Deref, DerefMut};

/// Bytes to which pieces are appended. As a slice, it is the bytes that have been appended.
pub(in crate::xml) struct Buffer {
    /// The bytes, and zeros after them.
    bytes: Vec<u8>,
    len: usize,
}

impl Buffer {
    /// Creates an empty buffer with room for most requests.
    pub(super) fn new() -> Self {
        Buffer { bytes: vec![0; REQUEST_CAPACITY], len: 0 }
    }

    /// Appends one byte.
    #[inline]
    pub(in crate::xml) fn push(&mut self, byte: u8) {
        match self.bytes.get_mut(self.len) {
            Some(end) => {
                *end = byte;
                self.len += 1;
            }
            None => self.extend(&[byte]),
        }
    }

    /// Appends a piece.
    #[inline]
    pub(super) fn append(&mut self, piece: &[u8]) {
        match piece.len() {
            16..=32 => self.append_as::<16>(piece),
            8..16 => self.append_as::<8>(piece),
            4..8 => self.append_as::<4>(piece),
            33..=64 => self.append_as::<32>(piece),
            2..4 => self.append_as::<2>(piece),
            1 => self.append_as::<1>(piece),
            0 => {}
            _ => self.append_long(piece),
        }
    }

    /// Appends a piece of `N` to `2 * N` bytes.
    #[inline(always)]
    fn append_as<const N: usize>(&mut self, piece: &[u8]) {
        if let (Some(first), Some(last)) = (piece.first_chunk::<N>(), piece.last_chunk::<N>())
            && let Some(room) = self.room(piece.len())
        {
            if let Some(place) = room.first_chunk_mut::<N>() {
                *place = *first;
            }
            if let Some(place) = room.last_chunk_mut::<N>() {
                *place = *last;
            }
            self.len += piece.len();
        } else {
            self.extend(piece);
        }
    }

    #[inline(never)]
    fn append_long(&mut self, piece: &[u8]) {
        match self.room(piece.len()) {
            Some(room) => {
                room.copy_from_slice(piece);
                self.len += piece.len();
            }
            None => self.extend(piece),
        }
    }

    /// Returns the next bytes, if there are as many zeros.
    #[inline(always)]
    fn room(&mut self, length: usize) -> Option<&mut [u8]> {
        self.bytes.get_mut(self.len..)?.get_mut(..length)
    }

    /// Appends a piece for which there are not enough zeros, and zeros after it.
    #[cold]
    #[inline(never)]
    fn extend(&mut self, piece: &[u8]) {
        self.bytes.truncate(self.len);
        self.reserve(piece.len());
        self.bytes.extend_from_slice(piece);
        self.len = self.bytes.len();
        // Long pieces come in a row, such as the blocks of a binary value.
        if piece.len() < BLOCK {
            self.bytes.resize(self.bytes.capacity().min(self.len + BLOCK), 0);
        }
    }

    /// Replaces the byte at this offset.
    #[inline]
    pub(super) fn set(&mut self, at: usize, byte: u8) {
        if let Some(place) = self.bytes.get_mut(at) {
            *place = byte;
        }
    }

    /// Makes room for this number of bytes.
    pub(super) fn reserve(&mut self, more: usize) {
        let (needed, capacity) = (self.len.saturating_add(more), self.bytes.capacity());
        if needed > capacity {
            let factor = if capacity < LARGE_REQUEST { 4 } else { 2 };
            let capacity = capacity.saturating_mul(factor).max(needed);
            self.bytes.truncate(self.len);
            self.bytes.reserve_exact(capacity - self.len);
        }
    }

    /// Removes everything after this offset.
    pub(super) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Returns the bytes that have been appended.
    pub(super) fn into_vec(mut self) -> Vec<u8> {
        self.bytes.truncate(self.len);
        self.bytes
    }
}

impl Deref for Buffer {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

impl DerefMut for Buffer {
    #[inline]
    fn deref_mut(&mut self) -> &mut [u8] {
        self.bytes.get_mut(..self.len).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Buffer, REQUEST_CAPACITY};

    #[test]
    fn pieces_of_every_length_are_appended_whole() {
        let bytes: Vec<u8> = (1..=u8::MAX).cycle().take(2 * BLOCK).collect();
        for length in (0..=70).chain([BLOCK - 1, BLOCK, 2 * BLOCK]) {
            // The zeros end within the piece, at its end, or after it.
            for before in [0, 1, REQUEST_CAPACITY - length.min(REQUEST_CAPACITY), REQUEST_CAPACITY - 1] {
                let mut buffer = Buffer::new();
                let mut expected = bytes[..before].to_vec();
                buffer.append(&bytes[..before]);
                for _ in 0..3 {
                    buffer.append(&bytes[..length]);
                    buffer.push(b'>');
                    expected.extend_from_slice(&bytes[..length]);
                    expected.push(b'>');
                }
                assert_eq!(*buffer, expected, "{length} bytes after {before}");
                assert_eq!(buffer.into_vec(), expected, "{length} bytes after {before}");
            }
        }
    }

    #[test]
    fn bytes_after_truncation_are_overwritten() {
        let mut buffer = Buffer::new();
        buffer.append(b"<soap:Header>");
        buffer.truncate(5);
        buffer.truncate(9);
        buffer.append(b">");
        assert_eq!(*buffer, *b"<soap>");
    }
}

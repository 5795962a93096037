//! Reproducible names for parts of a message.

use std::hash::{DefaultHasher, Hasher};

/// Returns 32 hexadecimal digits that depend on these pieces alone, so that a message is written identically each time.
pub(crate) fn digest(pieces: &[&[u8]]) -> String {
    format!("{:016x}{:016x}", half(0, pieces), half(1, pieces))
}

fn half(seed: u8, pieces: &[&[u8]]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write_u8(seed);
    for piece in pieces {
        hasher.write_usize(piece.len());
        hasher.write(piece);
    }
    hasher.finish()
}

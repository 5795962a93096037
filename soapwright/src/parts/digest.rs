//! Names for pieces of a message that are the same each time it is written.

use std::hash::{DefaultHasher, Hasher};

/// 32 digits that other pieces won't have: the same each time, so that a message is.
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

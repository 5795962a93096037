//! Reproducible names for parts of a message.

/// Odd multipliers, whose bits are those of the golden ratio and of square roots.
const FACTORS: [u64; 4] = [0x9E37_79B9_7F4A_7C15, 0x6A09_E667_F3BC_C909, 0xBB67_AE85_84CA_A73B, 0x3C6E_F372_FE94_F82B];

/// Returns 32 hexadecimal digits that depend on these pieces alone, so that a message is written identically each time.
///
/// This is a checksum that takes a fraction of the time of copying the pieces. It isn't made to resist someone who
/// chooses them in order to get the same digits.
pub(crate) fn digest(pieces: &[&[u8]]) -> String {
    let mut lanes = FACTORS;
    for piece in pieces {
        let (blocks, rest) = piece.as_chunks::<32>();
        blocks.iter().for_each(|block| mix(&mut lanes, block));
        let mut last = [0; 32];
        last.iter_mut().zip(rest).for_each(|(last, byte)| *last = *byte);
        mix(&mut lanes, &last);
        // The length distinguishes a piece from one that ends in zeros, and from two pieces.
        lanes[0] = step(lanes[0], piece.len() as u64, FACTORS[1]);
    }
    let [a, b, c, d] = lanes;
    format!("{:016x}{:016x}", end(a ^ end(b)), end(c ^ end(d ^ end(a))))
}

/// Mixes a block into the lanes. They don't depend on each other, so that a processor mixes all of them at once.
fn mix(lanes: &mut [u64; 4], block: &[u8; 32]) {
    let (words, _) = block.as_chunks::<8>();
    for ((lane, word), factor) in lanes.iter_mut().zip(words).zip(FACTORS) {
        *lane = step(*lane, u64::from_le_bytes(*word), factor);
    }
}

/// Mixes a word into a lane: each bit changes about half of the bits of the product, whose halves are combined.
fn step(lane: u64, word: u64, factor: u64) -> u64 {
    let product = u128::from(lane ^ word) * u128::from(factor);
    (product as u64) ^ (product >> 64) as u64
}

/// Spreads each bit of a lane over all bits of the result.
fn end(lane: u64) -> u64 {
    let lane = (lane ^ lane >> 32).wrapping_mul(FACTORS[0]);
    let lane = (lane ^ lane >> 29).wrapping_mul(FACTORS[1]);
    lane ^ lane >> 32
}

#[cfg(test)]
mod tests {
    use super::digest;
    use std::collections::BTreeSet;

    #[test]
    fn different_pieces_have_different_digits() {
        let mut seen = BTreeSet::new();
        let mut count = 0;
        let mut see = |pieces: &[&[u8]]| {
            let digits = digest(pieces);
            assert!(digits.len() == 32 && digits.bytes().all(|b| b.is_ascii_hexdigit()), "{digits}");
            assert_eq!(digits, digest(pieces));
            count += 1;
            seen.insert(digits);
        };
        see(&[]);
        let whole = [7; 200];
        for length in 0..200 {
            see(&[&vec![0; length]]);
            see(&[&whole[..length], &whole[length..]]);
            for bit in 0..8 {
                let mut changed = whole;
                changed[length] ^= 1 << bit;
                see(&[&changed]);
            }
        }
        assert_eq!(seen.len(), count);
    }
}

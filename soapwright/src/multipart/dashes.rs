//! The search for the places where a delimiter of parts may be (RFC 2046, 5.1.1).

use crate::limits::BLOCK;

/// Returns the offsets at which two dashes stand, in their order. They are rare in most contents, and blocks without
/// them are tested without a branch for each byte, so that the compiler vectorizes the loop.
pub(super) fn dashes(content: &[u8]) -> impl Iterator<Item = usize> {
    let blocks = (0..content.len()).step_by(BLOCK);
    blocks.flat_map(move |from| {
        // A block ends with the first byte of the next, so that dashes in two blocks are found.
        let upto = content.len().min(from.saturating_add(BLOCK + 1));
        let block = content.get(from..upto).unwrap_or_default();
        let pairs = block.iter().zip(block.get(1..).unwrap_or_default());
        let has_any = pairs.fold(false, |any, (first, second)| any | ((*first == b'-') & (*second == b'-')));
        let block = if has_any { block } else { &[] };
        block.windows(2).enumerate().filter(|(_, pair)| pair == b"--").map(move |(at, _)| from + at)
    })
}

#[cfg(test)]
mod tests {
    use super::dashes;
    use crate::limits::BLOCK;

    #[test]
    fn dashes_are_found_in_and_between_blocks() {
        let found = |content: &[u8]| dashes(content).collect::<Vec<_>>();
        assert_eq!(found(b""), []);
        assert_eq!(found(b"-"), []);
        assert_eq!(found(b"---a--"), [0, 1, 4]);
        let mut content = vec![b'a'; 3 * BLOCK];
        assert_eq!(found(&content), []);
        for at in [0, BLOCK - 2, BLOCK - 1, BLOCK, 2 * BLOCK - 1, 3 * BLOCK - 2] {
            content[at..at + 2].copy_from_slice(b"--");
            assert_eq!(found(&content), [at], "{at}");
            content[at..at + 2].copy_from_slice(b"-a");
            assert_eq!(found(&content), [], "{at}");
            content[at] = b'a';
        }
    }
}

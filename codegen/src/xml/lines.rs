//! Lines and columns of offsets.

/// Turns offsets into line and column in logarithmic time: many real documents are one line of a megabyte.
pub(super) struct Lines {
    starts: Vec<usize>,
    /// The bytes that don't begin a character.
    continuations: Vec<usize>,
}

impl Lines {
    /// The lines of a text.
    pub(super) fn new(text: &str) -> Self {
        let mut lines = Lines { starts: vec![0], continuations: Vec::new() };
        for (offset, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                lines.starts.push(offset + 1);
            } else if byte & 0b1100_0000 == 0b1000_0000 {
                lines.continuations.push(offset);
            }
        }
        lines
    }

    /// Line and column in characters, both from 1.
    pub(super) fn locate(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = |offset| self.continuations.partition_point(|&at| at < offset);
        let column = (offset - start) - (before(offset) - before(start)) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }
}

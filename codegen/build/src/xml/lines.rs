//! Conversion of offsets to lines and columns.

/// An index of a text that converts offsets to lines and columns in logarithmic time, because a document may be a
/// single line of several megabytes.
pub(crate) struct Lines {
    starts: Vec<usize>,
    /// The offsets of the bytes that don't begin a character.
    continuations: Vec<usize>,
}

impl Lines {
    /// Creates the index of a text.
    pub(crate) fn new(text: &str) -> Self {
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

    /// Returns the line and the column in characters of an offset, both counted from 1.
    pub(crate) fn locate(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = (offset - start) - (self.continuations_before(offset) - self.continuations_before(start)) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }

    fn continuations_before(&self, offset: usize) -> usize {
        self.continuations.partition_point(|&at| at < offset)
    }
}

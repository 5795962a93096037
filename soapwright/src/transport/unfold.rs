//! Response headers over several lines (RFC 9112, 5.2) for `ureq`, whose parser refuses them.

use std::fmt;
use ureq::{
    Error,
    unversioned::transport::{Buffers, ConnectionDetails, Connector, DefaultConnector, NextTimeout, Transport},
};

/// Connects as `ureq` does, and joins the lines of each header.
#[derive(Debug, Default)]
pub(super) struct Unfolding(DefaultConnector);

impl Connector<()> for Unfolding {
    type Out = Unfolded<Box<dyn Transport>>;

    fn connect(&self, details: &ConnectionDetails<'_>, chained: Option<()>) -> Result<Option<Self::Out>, Error> {
        let inner = self.0.connect(details, chained)?;
        Ok(inner.map(|inner| Unfolded { inner, head: None }))
    }
}

/// A connection whose response heads have one line for each header.
pub(super) struct Unfolded<T> {
    inner: T,
    /// The head of the response to the last request, while it arrives.
    head: Option<Head>,
}

impl<T: fmt::Debug> fmt::Debug for Unfolded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<T: Transport> Transport for Unfolded<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.head = Some(Head::default());
        self.inner.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let has_input = self.inner.await_input(timeout)?;
        if let Some(head) = &mut self.head
            && unfold(self.inner.buffers(), head)
        {
            self.head = None;
        }
        Ok(has_input)
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}

/// The part of a head that has been looked at. `ureq` leaves a head in the buffer until it is complete.
#[derive(Debug, Default)]
struct Head {
    /// The offset of the first line whose end, or the line after it, hasn't arrived.
    line: usize,
}

/// Joins the lines of each header that are in the buffer. Returns `true` if the head is complete.
fn unfold(buffers: &mut dyn Buffers, head: &mut Head) -> bool {
    let input = buffers.input();
    let (folds, is_complete) = folds(input, head);
    if folds.is_empty() {
        return is_complete;
    }
    let mut joined = input.to_vec();
    for end in folds {
        joined[end] = b' ';
        if joined[end - 1] == b'\r' {
            joined[end - 1] = b' ';
        }
    }
    // The buffer can only be written behind its end, so that it is emptied first. Then it has room for as much again.
    buffers.input_consume(joined.len());
    let room = buffers.input_append_buf().get_mut(..joined.len());
    if let Some(room) = room {
        room.copy_from_slice(&joined);
        buffers.input_appended(joined.len());
    }
    is_complete
}

/// Returns the offsets of the line feeds within headers, and whether the head is complete. The first line is no header.
fn folds(input: &[u8], head: &mut Head) -> (Vec<usize>, bool) {
    let mut folds = Vec::new();
    while let Some(rest) = input.get(head.line..)
        && let Some(length) = rest.iter().position(|&byte| byte == b'\n')
    {
        let end = head.line + length;
        if head.line > 0 && matches!(&rest[..length], [] | [b'\r']) {
            return (folds, true);
        }
        match input.get(end + 1) {
            None => break,
            Some(b' ' | b'\t') if head.line > 0 => folds.push(end),
            Some(_) => {}
        }
        head.line = end + 1;
    }
    (folds, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ureq::unversioned::transport::LazyBuffers;

    /// Puts a response into a buffer in pieces of this size. Returns the content of the buffer when the head is
    /// complete, with the rest.
    fn unfolded(response: &[u8], piece: usize) -> (String, bool) {
        let mut buffers = LazyBuffers::new(4096, 16);
        let mut head = Some(Head::default());
        for piece in response.chunks(piece) {
            buffers.input_append_buf()[..piece.len()].copy_from_slice(piece);
            buffers.input_appended(piece.len());
            if let Some(state) = &mut head
                && unfold(&mut buffers, state)
            {
                head = None;
            }
        }
        (String::from_utf8_lossy(buffers.input()).into_owned(), head.is_none())
    }

    #[test]
    fn lines_of_a_header_are_joined_whatever_the_pieces() {
        for (response, joined) in [
            (
                "HTTP/1.1 200 OK\r\nA: b;\r\n\tc\r\nD: e\r\n\r\nx\r\n y",
                "HTTP/1.1 200 OK\r\nA: b;  \tc\r\nD: e\r\n\r\nx\r\n y",
            ),
            ("HTTP/1.1 200 OK\nA: b;\n c\n  d\n\n z", "HTTP/1.1 200 OK\nA: b;  c   d\n\n z"),
            ("HTTP/1.1 200 OK\r\nA:\r\n \r\n\r\n", "HTTP/1.1 200 OK\r\nA:   \r\n\r\n"),
            ("HTTP/1.1 200 OK\r\n\r\n \r\n \r\n", "HTTP/1.1 200 OK\r\n\r\n \r\n \r\n"),
        ] {
            for piece in 1..=response.len() {
                assert_eq!(unfolded(response.as_bytes(), piece), (joined.to_owned(), true), "{piece}: {response}");
            }
        }
    }

    #[test]
    fn line_after_the_status_is_no_part_of_it() {
        let response = "HTTP/1.1 200 OK\r\n A: b\r\n\r\n";
        assert_eq!(unfolded(response.as_bytes(), 5), (response.to_owned(), true));
    }
}

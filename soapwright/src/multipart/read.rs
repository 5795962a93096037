//! Reading of multipart messages (RFC 2045, RFC 2046, RFC 2387).

use super::{XOP, dashes::dashes, error, transfer};
use crate::{
    deadline::Deadline,
    limits::{MAX_BOUNDARY, MAX_PART_HEADER_BYTES, MAX_PART_HEADERS, MAX_PARTS},
    media_type::MediaType,
    parts::{Attachment, Inclusions, Parts},
    xml::{self, XmlError},
    xop,
};
use bytes::Bytes;

/// The parts of a multipart message.
pub(crate) struct Package {
    /// The part that contains the envelope.
    root: Attachment,
    /// The other parts in their order.
    others: Vec<Attachment>,
}

impl Package {
    /// Returns the text of the envelope, the other parts, and the places of the envelope in which they are included.
    pub(crate) fn envelope(self, deadline: Option<&Deadline>) -> Result<(String, Parts, Inclusions), XmlError> {
        let content_type = MediaType::new(&self.root.content_type);
        let text = xml::decode(&self.root.bytes, content_type.charset().as_deref())?;
        let mut parts = Parts::new(self.others);
        let is_xop = content_type.is(XOP);
        let inclusions = if is_xop { xop::find(&text, &mut parts, deadline)? } else { Inclusions::default() };
        Ok((text.into_owned(), parts, inclusions))
    }
}

/// Splits a message with this `Content-Type`, which is `multipart/related`, into its parts.
///
/// The root is the part that the parameter `start` names, or otherwise the first (RFC 2387, 3.2). Lines may end in a
/// line feed alone. A part without a transfer encoding is a slice of the message, and isn't copied.
pub(crate) fn read(body: &Bytes, content_type: &MediaType<'_>) -> Result<Package, XmlError> {
    let boundary = content_type.parameter("boundary").unwrap_or_default();
    if boundary.is_empty() || boundary.len() > MAX_BOUNDARY {
        let what = format!("the Content-Type has no `boundary` of at most {MAX_BOUNDARY} characters");
        return Err(error(what, 0));
    }
    let mut parts = Vec::new();
    for (from, upto) in split(body, boundary.as_bytes())? {
        parts.push(part(&body.slice(from..upto), from, parts.len() + 1)?);
    }
    let root = match content_type.parameter("start") {
        Some(start) if !start.trim().is_empty() => {
            let id = bare(&start);
            let is_root = |part: &Attachment| part.content_id.as_deref() == Some(id);
            parts.iter().position(is_root).ok_or_else(|| {
                error(format!("no part has the Content-ID `{id}`, which the Content-Type names as the root"), 0)
            })?
        }
        _ => 0,
    };
    if root >= parts.len() {
        return Err(error("it has no parts", 0));
    }
    Ok(Package { root: parts.remove(root), others: parts })
}

/// Returns the range of each part, including its headers.
fn split(body: &[u8], boundary: &[u8]) -> Result<Vec<(usize, usize)>, XmlError> {
    let mut parts = Vec::new();
    // The start of the part whose end has not been found.
    let mut open = None;
    // A delimiter is at the beginning of a line.
    let lines = dashes(body).filter(|&at| at == 0 || body[at - 1] == b'\n');
    for (line, Delimiter { next, is_last }) in lines.filter_map(|at| Some((at, delimiter(&body[at..], boundary)?))) {
        if let Some(from) = open {
            // The line end before a delimiter belongs to it (RFC 2046, 5.1.1).
            let upto = body[..line].strip_suffix(b"\n").map_or(line, <[u8]>::len);
            let upto = body[..upto].strip_suffix(b"\r").map_or(upto, <[u8]>::len);
            if parts.len() == MAX_PARTS {
                return Err(error(format!("it has more than {MAX_PARTS} parts"), from));
            }
            parts.push((from, upto.max(from)));
        }
        if is_last {
            return Ok(parts);
        }
        open = Some(line + next);
    }
    match open {
        Some(_) => {
            let what = format!("it ends within part {}: the last boundary is missing", parts.len() + 1);
            Err(error(what, body.len()))
        }
        None => Err(error("it does not contain its boundary", body.len())),
    }
}

struct Delimiter {
    /// The length of the delimiter line, including its line end.
    next: usize,
    /// `true` for the delimiter after the last part.
    is_last: bool,
}

/// Returns the delimiter in this line, or `None` if the line only begins like one.
fn delimiter(line: &[u8], boundary: &[u8]) -> Option<Delimiter> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?;
    let (rest, is_last) = match rest.strip_prefix(b"--") {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let blank = rest.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let end = match &rest[blank..] {
        [b'\r', b'\n', ..] => 2,
        [b'\n', ..] => 1,
        [] if is_last => 0,
        _ => return None,
    };
    Some(Delimiter { next: line.len() - rest.len() + blank + end, is_last })
}

/// Reads the part with this number, which begins at this byte of the message.
fn part(text: &Bytes, offset: usize, number: usize) -> Result<Attachment, XmlError> {
    let mut attachment = Attachment::default();
    let mut encoding = String::new();
    let (headers, content) = headers(text).ok_or_else(|| {
        let what = format!(
            "part {number} has more than {MAX_PART_HEADERS} headers, or they don't end within {MAX_PART_HEADER_BYTES} bytes"
        );
        error(what, offset)
    })?;
    let content = text.slice_ref(content);
    let at = offset + text.len() - content.len();
    let mut others = Headers::new();
    for (name, value) in headers {
        match name.to_ascii_lowercase().as_str() {
            "content-type" => attachment.content_type = value.into(),
            "content-id" => attachment.content_id = Some(bare(&value).into()),
            "content-transfer-encoding" => encoding = value.trim().to_ascii_lowercase(),
            _ => others.push((name, value)),
        }
    }
    attachment.headers = others.into();
    attachment.bytes = transfer::decode(&encoding, content).map_err(|what| {
        let id = attachment.content_id.as_deref().map(|id| format!(" (`{id}`)")).unwrap_or_default();
        error(format!("part {number}{id} {what}"), at)
    })?;
    Ok(attachment)
}

/// Returns a `Content-ID` without its angle brackets.
fn bare(id: &str) -> &str {
    let id = id.trim();
    id.strip_prefix('<').and_then(|id| id.strip_suffix('>')).unwrap_or(id)
}

/// The names and values of headers.
type Headers = Vec<(String, String)>;

/// Returns the headers, each with its continuation lines, and the content after the empty line. `None` if there are too
/// many headers, or if they are too long. Lines without a colon are ignored.
fn headers(text: &[u8]) -> Option<(Headers, &[u8])> {
    let mut headers = Headers::new();
    let mut rest = text;
    loop {
        if text.len() - rest.len() > MAX_PART_HEADER_BYTES {
            return None;
        }
        let end = rest.iter().take(MAX_PART_HEADER_BYTES).position(|&b| b == b'\n');
        let (line, after) = match end {
            Some(end) => (&rest[..end], &rest[end + 1..]),
            // A part without content may end with its headers.
            None if rest.len() < MAX_PART_HEADER_BYTES => (rest, &rest[rest.len()..]),
            None => return None,
        };
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let at_end = end.is_none();
        rest = after;
        if line.is_empty() {
            return Some((headers, rest));
        }
        let line = String::from_utf8_lossy(line);
        let is_full = headers.len() == MAX_PART_HEADERS;
        match (line.starts_with([' ', '\t']), headers.last_mut(), line.split_once(':')) {
            // Unfolding removes only the line end (RFC 5322, 2.2.3).
            (true, Some((_, value)), _) => {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(line.trim());
            }
            (false, _, Some(_)) if is_full => return None,
            (false, _, Some((name, value))) => headers.push((name.trim().to_owned(), value.trim().to_owned())),
            _ => {}
        }
        if at_end {
            return Some((headers, rest));
        }
    }
}

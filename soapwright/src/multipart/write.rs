//! Writing of multipart messages (RFC 2387; SOAP Messages with Attachments, 3; XOP 1.0, 4.1).

use super::{XOP, error};
use crate::{
    limits::PART_HEAD,
    parts::{Attachment, digest},
    xml::XmlError,
};

/// The `Content-ID` of the part that contains the envelope.
const ROOT: &str = "root@soap.invalid";

/// Returns the message that contains this envelope, which has this content type, and these attachments; and the content
/// type of the message. With `xop`, the envelope refers to some of the attachments in place of values.
pub(crate) fn write(
    envelope: &[u8],
    content_type: &str,
    xop: bool,
    attachments: &[Attachment],
) -> Result<(Vec<u8>, String), XmlError> {
    let (essence, parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
    let action = parameters.split_once("action=").map(|(_, action)| action).filter(|action| *action != "\"\"");
    let (root, kind) = if xop {
        // The action is a parameter of the envelope's own content type (MTOM 1.0, 4.2).
        let own = match action {
            Some(action) => format!("{essence}; action={}", action.replace('"', "\\\"")),
            None => essence.to_owned(),
        };
        let root = format!("{XOP}; charset=utf-8; type=\"{own}\"");
        (root, format!("type=\"{XOP}\"; start-info=\"{own}\""))
    } else {
        (content_type.to_owned(), format!("type=\"{essence}\""))
    };
    let boundary = boundary(envelope, attachments);
    // Attachments may share their bytes, so the message can be larger than the memory that they take.
    let sizes = attachments.iter().map(|attachment| attachment.bytes.len().saturating_add(PART_HEAD));
    let size = sizes.fold(envelope.len().saturating_add(PART_HEAD), usize::saturating_add);
    let mut body = Vec::new();
    body.try_reserve(size)
        .map_err(|_| error(format!("it would have {size} bytes, for which there is not enough memory"), 0))?;
    put(&mut body, &boundary, (&root, ROOT, &[]), envelope);
    for Attachment { content_type, content_id, headers, bytes } in attachments {
        let content_type = if content_type.is_empty() { "application/octet-stream" } else { content_type };
        let content_id = content_id.as_deref().unwrap_or_default();
        check(content_type, content_id, headers)?;
        put(&mut body, &boundary, (content_type, content_id, headers), bytes);
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let action = action.map(|action| format!("; action={action}")).unwrap_or_default();
    Ok((body, format!("multipart/related; {kind}; start=\"<{ROOT}>\"; boundary=\"{boundary}\"{action}")))
}

/// The values of `Content-Type` and `Content-ID`, and the other headers of a part.
type Head<'a> = (&'a str, &'a str, &'a [(String, String)]);

/// Appends a part, with the delimiter before it.
fn put(body: &mut Vec<u8>, boundary: &str, (content_type, content_id, others): Head<'_>, bytes: &[u8]) {
    let head = format!(
        "--{boundary}\r\nContent-Type: {content_type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <{content_id}>\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    for (name, value) in others {
        body.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    body.extend_from_slice(b"\r\n");
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n");
}

/// Returns a boundary that no part contains.
fn boundary(envelope: &[u8], attachments: &[Attachment]) -> String {
    let attached = attachments.iter().map(|attachment| &*attachment.bytes);
    let contents: Vec<&[u8]> = [envelope].into_iter().chain(attached).collect();
    let mut digits = digest(&contents);
    loop {
        let boundary = format!("=_{digits}");
        if !contents.iter().any(|content| has_line(content, boundary.as_bytes())) {
            return boundary;
        }
        digits = digest(&[digits.as_bytes()]);
    }
}

/// Returns `true` if a line begins with this boundary.
fn has_line(content: &[u8], boundary: &[u8]) -> bool {
    let mut lines = content.split(|&b| b == b'\n');
    lines.any(|line| line.strip_prefix(b"--").is_some_and(|line| line.starts_with(boundary)))
}

/// Returns an error if a header of an attachment isn't exactly one valid header.
fn check(content_type: &str, content_id: &str, headers: &[(String, String)]) -> Result<(), XmlError> {
    match unsendable(content_type, content_id, headers) {
        Some(what) => Err(error(format!("attachment `{content_id}` {what}"), 0)),
        None => Ok(()),
    }
}

/// Returns a phrase that describes the first header that can't be sent, or `None` if all can be sent.
fn unsendable(content_type: &str, content_id: &str, headers: &[(String, String)]) -> Option<String> {
    if content_id.is_empty()
        || content_id.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>'))
    {
        return Some("has an empty or invalid Content-ID".to_owned());
    }
    if !is_value(content_type) {
        return Some("has a control character in its content type".to_owned());
    }
    let (name, _) = headers.iter().find(|(name, value)| !is_other_header(name) || !is_value(value))?;
    Some(format!("has a header `{name}` that can't be sent"))
}

fn is_value(value: &str) -> bool {
    value.chars().all(|c| c == '\t' || !c.is_control())
}

/// Returns `true` if a text is the name of a header that isn't one of those that are written for each part.
fn is_other_header(name: &str) -> bool {
    let taken = ["content-type", "content-id", "content-transfer-encoding"];
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_graphic() && b != b':')
        && !taken.iter().any(|taken| name.eq_ignore_ascii_case(taken))
}

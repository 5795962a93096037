//! Writing of multipart messages (RFC 2387; SOAP Messages with Attachments, 3; XOP 1.0, 4.1).

use super::{XOP, boundary, error};
use crate::{parts::Attachment, xml::XmlError};

/// The `Content-ID` of the part that contains the envelope.
const ROOT: &str = "root@soap.invalid";

/// The line end after a part, which belongs to the next delimiter (RFC 2046, 5.1.1).
const LINE_END: &[u8] = b"\r\n";

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
    let named = attachments.iter().flat_map(|attachment| attachment.headers.iter().map(|(name, _)| name.as_bytes()));
    let contents = attachments.iter().map(|attachment| &*attachment.bytes).chain(named);
    let boundary = boundary::choose(contents.chain([envelope]));
    let mut parts = vec![(head(&boundary, &root, ROOT, &[]), envelope)];
    for Attachment { content_type, content_id, headers, bytes } in attachments {
        let content_type = if content_type.is_empty() { "application/octet-stream" } else { content_type };
        let content_id = content_id.as_deref().unwrap_or_default();
        check(content_type, content_id, headers)?;
        parts.push((head(&boundary, content_type, content_id, headers), bytes));
    }
    let body = joined(&parts, &format!("--{boundary}--\r\n"))?;
    let action = action.map(|action| format!("; action={action}")).unwrap_or_default();
    Ok((body, format!("multipart/related; {kind}; start=\"<{ROOT}>\"; boundary=\"{boundary}\"{action}")))
}

/// Returns the headers of a part, with the delimiter before them and the empty line after them.
fn head(boundary: &str, content_type: &str, content_id: &str, others: &[(String, String)]) -> String {
    let mut head = format!(
        "--{boundary}\r\nContent-Type: {content_type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <{content_id}>\r\n"
    );
    others.iter().for_each(|(name, value)| head.extend([name, ": ", value, "\r\n"]));
    head + "\r\n"
}

/// Joins the parts, each with its headers, in one allocation.
fn joined(parts: &[(String, &[u8])], end: &str) -> Result<Vec<u8>, XmlError> {
    // Attachments may share their bytes, so the message can be larger than the memory that they take.
    let sizes = parts.iter().flat_map(|(head, content)| [head.len(), content.len(), LINE_END.len()]);
    let size = sizes.fold(end.len(), usize::saturating_add);
    let mut body = Vec::new();
    body.try_reserve_exact(size)
        .map_err(|_| error(format!("it would have {size} bytes, for which there is not enough memory"), 0))?;
    for (head, content) in parts {
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(LINE_END);
    }
    body.extend_from_slice(end.as_bytes());
    Ok(body)
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

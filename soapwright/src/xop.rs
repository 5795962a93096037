//! Envelopes whose binary values are parts of their own (XOP 1.0, as MTOM has it).

use crate::{
    deadline::Deadline,
    limits::{MAX_GROWTH, MIN_PART_BYTES},
    parts::{Attachment, Parts, digest},
    xml::{Namespace, Reader, Writer, XmlError, XmlErrorKind},
};
use base64::{Engine, engine::general_purpose::STANDARD};

const URI: &str = "http://www.w3.org/2004/08/xop/include";
static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "xop", uri: URI }];

/// Writes a reference to these bytes, which become a part of their own; or nothing, where they had better stay.
#[cold]
pub(crate) fn include(bytes: &[u8], writer: &mut Writer) -> bool {
    if bytes.len() < MIN_PART_BYTES {
        return false;
    }
    let digest = digest(&[bytes]);
    let mut content_id = format!("{digest}@soap.invalid");
    if writer.has_attachment(&content_id) {
        // Not every reader takes a part that is included twice.
        content_id = format!("{digest}.{}@soap.invalid", writer.attachment_count());
    }
    writer.raw(&format!("<xop:Include xmlns:xop=\"{URI}\" href=\"cid:{content_id}\"/>"));
    let part = Attachment::new("application/octet-stream", bytes.to_vec());
    writer.add(Attachment { content_id: Some(content_id.into()), ..part });
    true
}

/// The envelope with the values in it that were parts of their own: each `xop:Include` becomes the base64 of its part
/// (XOP 1.0, 3.2). Those parts are taken.
///
/// How long it becomes is known, and is in bounds, before anything is copied.
pub(crate) fn expand(envelope: &str, parts: &mut Parts, deadline: Option<&Deadline>) -> Result<String, XmlError> {
    let most = envelope.len().saturating_add(parts.len()).saturating_mul(MAX_GROWTH);
    let mut length = envelope.len();
    let mut inclusions = Vec::new();
    let mut reader = Reader::new(envelope, &NAMESPACES)?;
    reader.deadline = deadline.cloned();
    reader.root()?;
    while let Some(found) = reader.locate(0, "Include")? {
        let href = found.href.ok_or_else(|| reader.error(XmlErrorKind::MissingAttribute("href")))?;
        let index = parts
            .find(&href)
            .ok_or_else(|| reader.error(XmlErrorKind::Multipart(format!("no part has the URI `{href}`").into())))?;
        let added = base64::encoded_len(parts.content(index).len(), true);
        length = added
            .and_then(|added| length.checked_add(added))
            .filter(|length| *length <= most)
            .ok_or_else(|| reader.error(XmlErrorKind::Limit("parts that are referred to again and again")))?;
        inclusions.push((found.from, found.upto, index));
    }
    let mut expanded = String::with_capacity(length);
    let mut from = 0;
    for (upto, next, index) in inclusions {
        expanded.push_str(&envelope[from..upto]);
        STANDARD.encode_string(&parts.take(index).bytes, &mut expanded);
        from = next;
    }
    expanded.push_str(&envelope[from..]);
    Ok(expanded)
}

//! Binary values that are sent as parts of a multipart message (XOP 1.0, as used by MTOM).

use crate::{
    deadline::Deadline,
    limits::{MAX_GROWTH, MIN_PART_BYTES},
    parts::{Attachment, Parts, digest},
    xml::{Namespace, Reader, Writer, XmlError, XmlErrorKind},
};
use base64::{Engine, engine::general_purpose::STANDARD};

const URI: &str = "http://www.w3.org/2004/08/xop/include";
static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "xop", uri: URI }];

/// Writes a reference to these bytes and adds them as a part of the message. Returns `false` without writing anything
/// if there are so few bytes that they should remain in the envelope.
#[cold]
pub(crate) fn include(bytes: &[u8], writer: &mut Writer) -> bool {
    if bytes.len() < MIN_PART_BYTES {
        return false;
    }
    let digest = digest(&[bytes]);
    let mut content_id = format!("{digest}@soap.invalid");
    if writer.has_attachment(&content_id) {
        // Not every receiver supports a part that is included twice.
        content_id = format!("{digest}.{}@soap.invalid", writer.attachment_count());
    }
    writer.raw(&format!("<xop:Include xmlns:xop=\"{URI}\" href=\"cid:{content_id}\"/>"));
    let part = Attachment::new("application/octet-stream", bytes.to_vec());
    writer.add(Attachment { content_id: Some(content_id.into()), ..part });
    true
}

/// Replaces each `xop:Include` in an envelope by the base64 of the part that it refers to (XOP 1.0, 3.2), and takes
/// these parts out of `parts`.
///
/// The length of the result is limited, and is checked before anything is copied.
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
            .ok_or_else(|| reader.error(XmlErrorKind::Limit("parts that are included too many times")))?;
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

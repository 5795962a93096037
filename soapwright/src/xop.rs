//! Binary values that are sent as parts of a multipart message (XOP 1.0, as used by MTOM).

use crate::{
    deadline::Deadline,
    limits::{MAX_GROWTH, MIN_PART_BYTES},
    parts::{Attachment, InclusionPlace, Inclusions, Parts, digest},
    xml::{Namespace, Reader, Writer, XmlError, XmlErrorKind},
};
use bytes::Bytes;

const URI: &str = "http://www.w3.org/2004/08/xop/include";
static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "xop", uri: URI }];

/// Writes a reference to these bytes and adds them as a part of the message. Returns `false` without writing anything
/// if there are so few bytes that they should remain in the envelope.
#[cold]
pub(crate) fn include(bytes: &Bytes, writer: &mut Writer) -> bool {
    if bytes.len() < MIN_PART_BYTES {
        return false;
    }
    // Equal values are separate parts, because not every receiver supports a part that is included twice.
    let content_id = writer.free_id(&digest(&[bytes]));
    writer.raw(&format!("<xop:Include xmlns:xop=\"{URI}\" href=\"cid:{content_id}\"/>"));
    let part = Attachment::new("application/octet-stream", bytes.clone());
    writer.add(Attachment { content_id: Some(content_id.into()), ..part });
    true
}

/// Finds each `xop:Include` in an envelope (XOP 1.0, 3.2), and takes the parts that they refer to out of `parts`.
///
/// The length of the envelope in which each is replaced by the base64 of its part is limited.
pub(crate) fn find(envelope: &str, parts: &mut Parts, deadline: Option<&Deadline>) -> Result<Inclusions, XmlError> {
    let most = envelope.len().saturating_add(parts.len()).saturating_mul(MAX_GROWTH);
    let mut length = envelope.len();
    let mut places = Vec::new();
    let mut reader = Reader::new(envelope, &NAMESPACES)?;
    reader.deadline = deadline.cloned();
    reader.root()?;
    while let Some(include) = reader.locate(0, "Include")? {
        let href = include.href.ok_or_else(|| reader.error(XmlErrorKind::MissingAttribute("href")))?;
        let part = parts
            .find(&href)
            .ok_or_else(|| reader.error(XmlErrorKind::Multipart(format!("no part has the URI `{href}`").into())))?;
        let added = base64::encoded_len(parts.take(part).bytes.len(), true);
        length = added
            .and_then(|added| length.checked_add(added))
            .filter(|length| *length <= most)
            .ok_or_else(|| reader.error(XmlErrorKind::Limit("parts that are included too many times")))?;
        places.push(InclusionPlace { before: include.before, upto: include.upto, part });
    }
    Ok(Inclusions::new(places, parts.contents()))
}

/// Replaces each `xop:Include` that was found in an envelope by the base64 of its part.
pub(crate) fn expand(envelope: &str, inclusions: &Inclusions) -> String {
    let ahead = inclusions.ahead();
    let (mut expanded, mut from) = (String::new(), 0);
    for place in ahead {
        expanded.push_str(envelope.get(from..place.before).unwrap_or_default());
        expanded.push_str(ahead.text(place));
        from = place.upto;
    }
    expanded.push_str(envelope.get(from..).unwrap_or_default());
    expanded
}

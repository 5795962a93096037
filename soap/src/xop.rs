//! Envelopes whose binary values are parts of their own (XOP 1.0, as MTOM has it).

use crate::{
    Attachment, XmlError, XmlErrorKind, multipart,
    xml::{Namespace, Reader, Writer},
};
use base64::{Engine, engine::general_purpose::STANDARD};

const URI: &str = "http://www.w3.org/2004/08/xop/include";
static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "xop", uri: URI }];

/// How many times as large as the message with its parts the envelope may become.
const MAX_GROWTH: usize = 4;

/// Smaller values stay where they are: as a part they would be longer.
const MIN_BYTES: usize = 512;

/// Writes a reference to these bytes, which become a part of their own; or nothing, where they had better stay.
#[cold]
pub(crate) fn include(bytes: &[u8], writer: &mut Writer) -> bool {
    if bytes.len() < MIN_BYTES {
        return false;
    }
    let content_id = format!("{}@soap.invalid", multipart::digest(&[bytes]));
    writer.raw(&format!("<xop:Include xmlns:xop=\"{URI}\" href=\"cid:{content_id}\"/>"));
    writer.add(Attachment { content_id: Some(content_id), ..Attachment::new("application/octet-stream", bytes) });
    true
}

/// The envelope with the values in it that were parts of their own: each `xop:Include` becomes the base64 of its part
/// (XOP 1.0, 3.2). Those parts aren't among the others any more.
pub(crate) fn expand(envelope: &str, others: &mut Vec<Attachment>) -> Result<String, XmlError> {
    let total: usize = envelope.len() + others.iter().map(|part| part.bytes.len()).sum::<usize>();
    let mut used = vec![false; others.len()];
    let mut expanded = String::with_capacity(envelope.len() + total);
    let mut from = 0;
    let mut reader = Reader::new(envelope, &NAMESPACES)?;
    reader.root()?;
    while let Some(found) = reader.locate(0, "Include")? {
        let href = found.href.ok_or_else(|| reader.error(XmlErrorKind::MissingAttribute("href")))?;
        let index = others.iter().position(|part| part.is_at(&href)).ok_or_else(|| {
            reader.error(XmlErrorKind::Multipart(format!("no part is `{}`", href.escape_debug()).into()))
        })?;
        expanded.push_str(&envelope[from..found.from]);
        if expanded.len() + others[index].bytes.len() / 3 * 4 > total.saturating_mul(MAX_GROWTH) {
            return Err(reader.error(XmlErrorKind::Limit("parts that are referred to again and again")));
        }
        STANDARD.encode_string(&others[index].bytes, &mut expanded);
        used[index] = true;
        from = found.upto;
    }
    expanded.push_str(&envelope[from..]);
    let mut used = used.into_iter();
    others.retain(|_| !used.next().unwrap_or_default());
    Ok(expanded)
}

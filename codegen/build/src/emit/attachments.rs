//! Attachments: the parts of a MIME message (WSDL 1.1, 5) other than the envelope.

use super::docs;
use crate::model::Field;

/// Describes an attachment: its part and its media types.
pub(super) fn describe(field: &Field) -> String {
    let of = match field.media_types.as_slice() {
        [] => String::new(),
        [any] if any == "*/*" => String::new(),
        types => {
            format!(", of media type {}", types.iter().map(|ty| docs::code(ty)).collect::<Vec<_>>().join(" or "))
        }
    };
    docs::fill(&format!("The {} attachment{of}.", docs::code(&field.element.name)))
}

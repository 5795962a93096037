//! The parts of a message that are attachments (WSDL 1.1, 5).

use super::message::part;
use crate::{
    obstacle::Obstacle,
    wsdl::{BindingMessage, Message, Part},
};

/// A part that is an attachment.
pub(crate) struct Attached<'a> {
    pub(crate) part: &'a Part,
    /// Its media types, which are alternatives (5.3).
    pub(crate) media_types: Vec<String>,
}

impl Attached<'_> {
    /// Returns whether a part is only attached where `soap:body` names no parts: an element is in the Body too, unless
    /// it is attached as XML.
    fn is_all_of(&self, part: &Part) -> bool {
        self.part.place == part.place
            && (part.element.is_none() || self.media_types.iter().any(|media_type| is_xml(media_type)))
    }
}

/// Returns the attachments of a message, each part once.
pub(crate) fn attached<'a>(message: &'a Message, bound: &'a BindingMessage) -> Result<Vec<Attached<'a>>, Obstacle> {
    let mut attached: Vec<Attached<'a>> = Vec::new();
    for attachment in &bound.attachments {
        let part = match (&attachment.part, message.parts.as_slice()) {
            (Some(name), _) => part(message, name, &attachment.place)?,
            (None, [only]) => only,
            (None, _) => {
                return Err(Obstacle::unsupported(
                    "a MIME part without `part`, although the message has several parts",
                    &attachment.place,
                ));
            }
        };
        let media_type = attachment.media_type.clone();
        match attached.iter_mut().find(|known| known.part.place == part.place) {
            Some(known) if known.media_types.contains(&media_type) => {}
            Some(known) => known.media_types.push(media_type),
            None => attached.push(Attached { part, media_types: vec![media_type] }),
        }
    }
    Ok(attached)
}

/// Returns whether a part is only attached, where `soap:body` doesn't list the parts of the Body.
pub(crate) fn is_attachment(part: &Part, attached: &[Attached<'_>]) -> bool {
    attached.iter().any(|attached| attached.is_all_of(part))
}

fn is_xml(media_type: &str) -> bool {
    media_type.ends_with("/xml") || media_type.ends_with("+xml")
}

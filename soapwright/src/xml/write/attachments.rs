//! The attachments of an envelope that is written.

use super::writer::Writer;
use crate::{parts::Attachment, xml::error::XmlErrorKind};

impl Writer {
    /// Adds an attachment to the message.
    pub(crate) fn add(&mut self, attachment: Attachment) {
        if let Some(id) = &attachment.content_id {
            self.content_ids.entry(id.clone()).or_insert(self.attachments.len());
        }
        self.attachments.push(attachment);
    }

    /// Adds an attachment to which an element refers, unless it has been added already. A different attachment with the
    /// same `Content-ID` would be ambiguous, so it is an error.
    pub(crate) fn add_once(&mut self, attachment: Attachment) {
        let earlier = attachment.content_id.as_ref().and_then(|id| self.content_ids.get(id));
        match earlier.map(|&index| self.attachments[index].is_same(&attachment)) {
            None => self.add(attachment),
            Some(true) => {}
            Some(false) => {
                let id = attachment.content_id.unwrap_or_default();
                self.refuse(XmlErrorKind::Multipart(format!("two attachments have the Content-ID `{id}`").into()));
            }
        }
    }

    /// Returns a `Content-ID` that begins with this text, and that no other attachment of the message has so far.
    pub(crate) fn free_id(&self, front: &str) -> String {
        let id = format!("{front}@soap.invalid");
        match self.content_ids.contains_key(&*id) {
            true => format!("{front}.{}@soap.invalid", self.attachments.len()),
            false => id,
        }
    }

    /// Takes the attachments of the message.
    pub(crate) fn take_attachments(&mut self) -> Vec<Attachment> {
        std::mem::take(&mut self.attachments)
    }
}

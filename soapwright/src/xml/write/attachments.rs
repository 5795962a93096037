//! Attachments of an envelope that is written.

use super::writer::Writer;
use crate::{parts::Attachment, xml::error::XmlErrorKind};

impl Writer {
    /// Has this go with the message.
    pub(crate) fn add(&mut self, attachment: Attachment) {
        if let Some(id) = &attachment.content_id {
            self.content_ids.entry(id.clone()).or_insert(self.attachments.len());
        }
        self.attachments.push(attachment);
    }

    /// Has this, which an element refers to, go with the message, unless it does already. Another one with its
    /// `Content-ID` would be taken for it, so then the message can't be written.
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

    /// Whether an attachment with this `Content-ID` goes with the message.
    pub(crate) fn has_attachment(&self, content_id: &str) -> bool {
        self.content_ids.contains_key(content_id)
    }

    /// How many attachments go with the message so far.
    pub(crate) fn attachment_count(&self) -> usize {
        self.attachments.len()
    }

    /// The attachments of the message.
    pub(crate) fn take_attachments(&mut self) -> Vec<Attachment> {
        std::mem::take(&mut self.attachments)
    }
}

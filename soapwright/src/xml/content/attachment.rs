//! Attachments that elements refer to (WS-I Attachments Profile 1.0, 4.4), and those that are parts of a message by its
//! contract (WSDL 1.1, 5).

use crate::{
    parts::{Attachment, digest, escaped},
    xml::{
        codec::{ReadXml, WriteXml},
        error::{Result, XmlErrorKind},
        field::Field,
        read::Reader,
        text_type::trim,
        write::Writer,
    },
};

/// An element that stands for an attachment: its text is the attachment's URI (WS-I Attachments Profile 1.0, 4.4).
impl ReadXml for Attachment {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        let (name, uri) = (reader.simple_name(), reader.text()?);
        let uri = trim(&uri);
        let found = reader.parts.refer(uri);
        *self = found
            .ok_or_else(|| reader.error_in(name, XmlErrorKind::Multipart(format!("no part has the URI `{uri}`").into())))?;
        Ok(())
    }
}

impl WriteXml for Attachment {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        let mut attachment = self.clone();
        attachment.content_id.get_or_insert_with(|| {
            format!("{}@soap.invalid", digest(&[self.content_type.as_bytes(), &self.bytes])).into()
        });
        writer.start(field);
        writer.text(&attachment.uri().unwrap_or_default());
        writer.end(field);
        writer.add_once(attachment);
    }
}

/// For generated code.
impl Writer {
    /// Has an attachment go with the message, as its part of this name.
    pub fn attach(&mut self, name: &str, attachment: &Attachment) {
        let content_id = attachment.content_id.clone();
        self.add(Attachment {
            content_id: Some(content_id.unwrap_or_else(|| made_id(name, &attachment.bytes).into())),
            ..attachment.clone()
        });
    }

    /// Has an attachment go with the message that is never to go over plain HTTP unless the caller allows it.
    pub fn attach_secret(&mut self, name: &str, attachment: &Attachment) {
        self.keep_secret();
        self.attach(name, attachment);
    }
}

/// A `Content-ID` for these bytes, which are this part.
fn made_id(name: &str, bytes: &[u8]) -> String {
    format!("{}={}@soap.invalid", escaped(name), digest(&[name.as_bytes(), bytes]))
}

/// For generated code.
impl Reader<'_> {
    /// Takes the attachments that are the message's parts of these names, of which each may have these media types.
    ///
    /// The `Content-ID` says which part one is. Those of servers that don't say it are told by their media type, and
    /// where that doesn't tell, by their order.
    pub fn attachments(&mut self, parts: &[(&'static str, &[&str])], fields: &mut [&mut Attachment]) -> Result<()> {
        let taken = self.parts.take_members(parts);
        for (((name, _), taken), field) in parts.iter().zip(taken).zip(fields) {
            **field = taken.ok_or_else(|| self.error(XmlErrorKind::MissingAttachment(name)))?;
        }
        Ok(())
    }
}

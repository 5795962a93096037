//! Attachments that elements refer to (WS-I Attachments Profile 1.0, 4.4), and those that the contract declares as
//! parts of a message (WSDL 1.1, 5).

use crate::{
    parts::{Attachment, digest, escaped},
    xml::{
        codec::{ReadXml, WriteXml},
        error::{Result, XmlErrorKind},
        field::Field,
        read::Reader,
        start::start_from_default,
        text_type::trim,
        write::Writer,
    },
};

start_from_default!(Attachment);

/// Reads an element whose text is the URI of an attachment (WS-I Attachments Profile 1.0, 4.4).
impl ReadXml for Attachment {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        let (name, uri) = (reader.simple_name(), reader.text()?);
        let uri = trim(&uri);
        let found = reader.parts.refer(uri);
        *self = found.ok_or_else(|| {
            reader.error_in(name, XmlErrorKind::Multipart(format!("no part has the URI `{uri}`").into()))
        })?;
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

/// Used by generated code.
impl Writer {
    /// Adds an attachment to the message, as the message part of this name.
    pub fn attach(&mut self, name: &str, attachment: &Attachment) {
        let mut attachment = attachment.clone();
        attachment.content_id.get_or_insert_with(|| {
            let digest = digest(&[name.as_bytes(), &attachment.bytes]);
            self.free_id(&format!("{}={digest}", escaped(name))).into()
        });
        self.add(attachment);
    }

    /// Adds an attachment that must not be sent over unencrypted HTTP unless the caller allows it.
    pub fn attach_secret(&mut self, name: &str, attachment: &Attachment) {
        self.keep_secret();
        self.attach(name, attachment);
    }
}

/// Used by generated code.
impl Reader<'_> {
    /// Takes the attachments of the message parts with these names and allowed media types.
    ///
    /// The `Content-ID` names the part. Attachments without such a name are assigned by their media type, and otherwise
    /// by their order.
    pub fn attachments(&mut self, parts: &[(&'static str, &[&str])], fields: &mut [&mut Attachment]) -> Result<()> {
        let taken = self.parts.take_members(parts);
        for (((name, _), taken), field) in parts.iter().zip(taken).zip(fields) {
            **field = taken.ok_or_else(|| self.error(XmlErrorKind::MissingAttachment(name)))?;
        }
        Ok(())
    }
}

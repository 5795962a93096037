//! Operations (WSDL 1.1, 2.4): they encode requests as bytes, and decode responses from bytes, without I/O.

mod description;

pub(crate) use description::Description;

use crate::{
    answer::Answer,
    binding::{Binding, SoapVersion},
    envelope::{Contract, Part},
    error::Error,
    fault::{Fault, Faults},
    headers::{HeaderBlock, Headers},
    limits::{Limits, MAX_REQUEST_MEMORY},
    media_type::MediaType,
    message::{self, Encoded, Opened},
    parts::Attachment,
    xml::{EMPTY_BODY, Field, Namespace, QName, ReadXml, Reader, WriteXml, Writer, XmlError},
};
use bytes::Bytes;
use http::Response;
use std::marker::PhantomData;

/// An operation of a contract (WSDL 1.1, 2.4), which encodes requests as bytes and decodes responses from bytes.
///
/// `I` is the body of the request and `O` the body of the response, `Q` and `A` are their header blocks, and `F` is the
/// enum of the faults that the operation declares, or `()` if it declares none. Generated code has one for each
/// operation.
///
/// The generated clients send encoded requests over a [`Transport`](crate::Transport). An operation can also be used
/// directly with any other HTTP library.
pub struct Operation<I, O, Q, A, F = ()> {
    pub(crate) description: Description,
    types: PhantomData<Signature<I, O, Q, A, F>>,
}

/// A function type with the types of an operation. It is `Send` and `Sync` whatever they are.
type Signature<I, O, Q, A, F> = fn(&I, &Q) -> Result<(O, A), F>;

impl<I, O, Q, A, F> Clone for Operation<I, O, Q, A, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I, O, Q, A, F> Copy for Operation<I, O, Q, A, F> {}

impl<I, O, Q, A, F> Operation<I, O, Q, A, F> {
    /// Creates a header block of this name from a value of a generated type, which must be from the same generated
    /// crate as the operation. It counts as secret if the contract's types have a secret in it.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is absent, or can't be written as XML 1.0.
    ///
    /// ```
    /// # use soapwright::{Operation, QName, xml::Field};
    /// # static SAVE: Operation<String, String, (), ()> = Operation::new("Save", &[]).request(Field::new("</Save>"));
    /// let block = SAVE.header_block(QName::new("urn:trace", "Id"), &"4711".to_owned())?;
    /// assert_eq!(block.element().value.text().as_deref(), Some("4711"));
    /// # Ok::<(), soapwright::XmlError>(())
    /// ```
    pub fn header_block(&self, name: QName, value: &impl WriteXml) -> Result<HeaderBlock, XmlError> {
        const FIELD: Field = Field::new("</block>");
        let mut writer = Writer::new(self.description.namespaces);
        writer.raw("<blocks");
        writer.declare_here();
        writer.raw(">");
        value.write_xml(&FIELD, &mut writer);
        writer.raw("</blocks>");
        let secret = writer.has_secret();
        HeaderBlock::of_written(&writer.finish()?, name, secret)
    }

    /// Creates an operation without bindings and response, whose request is empty, for generated code.
    #[doc(hidden)]
    pub const fn new(name: &'static str, namespaces: &'static [Namespace]) -> Self {
        let description = Description {
            name,
            bindings: [None, None],
            namespaces,
            request: EMPTY_BODY,
            response: None,
            headers: None,
            mtom: false,
        };
        Operation { description, types: PhantomData }
    }

    /// Adds a binding in SOAP 1.1 with this `soapAction` in quotes, as it is sent. Requests are sent in the
    /// version that is added first.
    #[doc(hidden)]
    #[must_use]
    pub const fn soap11(self, quoted: &'static str) -> Self {
        self.bound(Binding { version: SoapVersion::Soap11, quoted })
    }

    /// Adds a binding in SOAP 1.2 with this `soapAction` in quotes, as it is sent. Requests are sent in the
    /// version that is added first.
    #[doc(hidden)]
    #[must_use]
    pub const fn soap12(self, quoted: &'static str) -> Self {
        self.bound(Binding { version: SoapVersion::Soap12, quoted })
    }

    const fn bound(mut self, binding: Binding) -> Self {
        let index = if self.description.bindings[0].is_none() { 0 } else { 1 };
        self.description.bindings[index] = Some(binding);
        self
    }

    /// Sets the element of requests.
    #[doc(hidden)]
    #[must_use]
    pub const fn request(mut self, field: Field) -> Self {
        self.description.request = field;
        self
    }

    /// Sets the element of responses.
    #[doc(hidden)]
    #[must_use]
    pub const fn response(mut self, field: Field) -> Self {
        self.description.response = Some(field);
        self
    }

    /// Sets the header blocks of requests, by their indexes in `Q::FIELDS`. By default, these are all.
    #[doc(hidden)]
    #[must_use]
    pub const fn headers(mut self, indexes: &'static [usize]) -> Self {
        self.description.headers = Some(indexes);
        self
    }

    /// Returns the operation's name in the contract.
    pub fn name(&self) -> &'static str {
        self.description.name
    }

    /// Returns the `soapAction` of the binding, without quotes (WSDL 1.1, 3.4). It may be empty.
    pub fn soap_action(&self) -> &'static str {
        self.description.binding(None).action()
    }

    /// Returns the version of SOAP in which requests are encoded. Responses are decoded in both versions.
    pub fn version(&self) -> SoapVersion {
        self.description.binding(None).version
    }

    /// Returns this operation in the given version of SOAP, with the `soapAction` that it has there. It is unchanged if
    /// the contract has no port that binds it in that version.
    #[must_use]
    pub fn with_soap_version(mut self, version: SoapVersion) -> Self {
        let [first, second] = self.description.bindings;
        if second.is_some_and(|binding| binding.version == version) {
            self.description.bindings = [second, first];
        }
        self
    }

    /// Returns this operation with messages encoded with MTOM (SOAP Message Transmission Optimization Mechanism):
    /// `base64Binary` elements of 512 bytes or more are sent as parts of a multipart message instead of text in the
    /// envelope. The receiver must support that.
    ///
    /// Messages are decoded in both forms regardless of this setting.
    #[must_use]
    pub const fn with_mtom(mut self) -> Self {
        self.description.mtom = true;
        self
    }
}

impl<I: WriteXml, O: ReadXml, Q: Headers, A: Headers, F: Faults> Operation<I, O, Q, A, F> {
    /// Encodes a request with this body and these header blocks.
    ///
    /// # Errors
    ///
    /// Returns an error if a value can't be written as XML 1.0, for example a text with a control character, or if a
    /// header of an attachment can't be sent.
    pub fn encode(&self, body: &I, headers: &Q) -> Result<Encoded, XmlError> {
        self.encode_with(&[], body, headers)
    }

    /// Encodes a request with this body, these header blocks, and attachments that the contract doesn't declare as
    /// parts of the request. The body can refer to an attachment by its [`Attachment::uri`].
    ///
    /// # Errors
    ///
    /// Returns an error if a value can't be written as XML 1.0, for example a text with a control character, or if a
    /// header of an attachment can't be sent.
    pub fn encode_with(&self, attachments: &[Attachment], body: &I, headers: &Q) -> Result<Encoded, XmlError> {
        self.description.write(None, false, attachments, body, (headers, &[]))?.wrap()
    }

    /// Decodes a request from these bytes, for a server, and returns its body and header blocks. `content_type` is the
    /// `Content-Type` header, which names the encoding if the bytes don't. The values may take 64 MiB of memory.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes aren't an envelope that contains the contract's request.
    pub fn decode_request(&self, body: &[u8], content_type: Option<&str>) -> Result<(I, Q), XmlError>
    where
        I: ReadXml,
    {
        let media_type = MediaType::new(content_type.unwrap_or_default());
        let message = message::open(body, || Bytes::copy_from_slice(body), &media_type, None)?;
        self.read_request(message, MAX_REQUEST_MEMORY)
    }

    /// Reads a request from its message. Returns its body and header blocks.
    pub(crate) fn read_request(&self, message: Opened<'_>, memory: usize) -> Result<(I, Q), XmlError>
    where
        I: ReadXml,
    {
        let (mut request, mut headers) = (I::start(), Q::default());
        let contract = Contract {
            namespaces: self.description.namespaces,
            body: Some(self.description.request),
            headers: Q::FIELDS,
            memory,
        };
        let header = &mut |index, reader: &mut Reader<'_>| headers.read_header(index, reader);
        message::read_request(message, &contract, header, &mut |reader| request.read_xml(reader))?;
        Ok((request, headers))
    }

    /// Encodes a response with this body and these header blocks, for a server.
    ///
    /// # Errors
    ///
    /// Returns an error if a value can't be written as XML 1.0, for example a text with a control character, or if a
    /// header of an attachment can't be sent.
    pub fn encode_response(&self, body: &O, headers: &A) -> Result<Encoded, XmlError>
    where
        O: WriteXml,
    {
        self.encode_answer(body, headers, &[])
    }

    /// Encodes a response with attachments that the contract doesn't declare as parts of the message.
    pub(crate) fn encode_answer(&self, body: &O, headers: &A, attachments: &[Attachment]) -> Result<Encoded, XmlError>
    where
        O: WriteXml,
    {
        let Description { namespaces, response, mtom, .. } = &self.description;
        let how = (response.is_some_and(|response| response.is_body()), *mtom);
        let written =
            message::write(self.version(), namespaces, None, how, &mut |writer, part| match (part, response) {
                (Part::Header, _) => {
                    attachments.iter().for_each(|attachment| writer.attach("attachment", attachment));
                    (0..A::FIELDS.len()).for_each(|index| headers.write_header(index, writer));
                }
                (Part::Body, Some(response)) => body.write_xml(response, writer),
                (Part::Body, None) => {}
            })?;
        written.wrap()
    }

    /// Encodes a fault, for a server, with its typed detail if it has one, or with its detail as text.
    ///
    /// # Errors
    ///
    /// Returns an error if a value can't be written as XML, if the code or a subcode isn't an XML name without a colon,
    /// or if a detail that is given as text isn't well-formed XML content.
    pub fn encode_fault<H: Headers>(&self, fault: &Fault<F, H>) -> Result<Encoded, XmlError> {
        message::write_fault(fault, self.description.namespaces, self.version())
    }
}

impl<I, O: ReadXml, Q, A: Headers, F: Faults> Operation<I, O, Q, A, F> {
    /// Decodes an HTTP response. Its body may have 64 MiB when it is decompressed, and its values may take 512 MiB of
    /// memory.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Fault`] for a fault, whatever the HTTP status, [`Error::Failed`] if the header blocks report a
    /// failure, [`Error::Read`] if the response doesn't match the contract, and [`Error::Http`] if it isn't SOAP, or
    /// if its HTTP status is unsuccessful and it contains neither a fault nor such a failure.
    pub fn decode(&self, response: Response<impl Into<Bytes>>) -> Result<Answer<O, A>, Error<A, F>> {
        self.decode_within(Limits::default(), response.map(Into::into))
    }

    /// Decodes an HTTP response within these limits.
    pub(crate) fn decode_within(&self, limits: Limits, response: Response<Bytes>) -> Result<Answer<O, A>, Error<A, F>> {
        let mut body = O::start();
        let read = &mut |reader: &mut Reader<'_>| body.read_xml(reader);
        let answer = self.description.decode(limits, response, read)?;
        Ok(answer.with_body(body))
    }
}

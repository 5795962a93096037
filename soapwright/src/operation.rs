//! Operations (WSDL 1.1, 2.4): they encode requests as bytes, and decode responses from bytes, without I/O.

use crate::{
    binding::{Binding, SoapVersion},
    envelope::{Contract, Part, ReadElement},
    error::Error,
    fault::{self, Fault, Faults},
    headers::{Headers, SentHeaders},
    http_exchange::HttpExchange,
    limits::{Limits, MAX_REQUEST_MEMORY},
    message::{self, Encoded, NoAnswer, Opened},
    parts::Attachment,
    xml::{EMPTY_BODY, Field, Namespace, ReadXml, Reader, WriteXml, XmlError},
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

/// An operation without its types.
#[derive(Clone, Copy)]
pub(crate) struct Description {
    pub(crate) name: &'static str,
    /// The binding in use, and the binding in the other version of SOAP if the contract has a port for it.
    pub(crate) bindings: [Option<Binding>; 2],
    pub(crate) namespaces: &'static [Namespace],
    pub(crate) request: Field,
    /// `None` for a one-way operation.
    pub(crate) response: Option<Field>,
    /// The indexes of the header blocks of requests, or `None` for all that the service declares.
    headers: Option<&'static [usize]>,
    mtom: bool,
}

/// A function type with the types of an operation. It is `Send` and `Sync` whatever they are.
type Signature<I, O, Q, A, F> = fn(&I, &Q) -> Result<(O, A), F>;

impl<I, O, Q, A, F> Clone for Operation<I, O, Q, A, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I, O, Q, A, F> Copy for Operation<I, O, Q, A, F> {}

/// A response to a request: the body, the header blocks, and further attachments. Calls return it, and so do the
/// operations that a server implements.
///
/// ```
/// use soapwright::Answer;
///
/// // A body alone becomes an answer without header blocks.
/// let answer: Answer<&str, ()> = "done".into();
/// assert_eq!(answer.body, "done");
/// assert!(answer.attachments.is_empty());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Answer<O, A> {
    /// The value of the body's element.
    pub body: O,
    /// The header blocks.
    pub headers: A,
    /// The attachments that the contract doesn't declare as parts of the message. The body can refer to them by
    /// `xs:anyURI` values, which [`Attachment::is_at`] compares with an attachment.
    pub attachments: Vec<Attachment>,
    /// The HTTP exchange, with the status and the HTTP headers of the response. A server leaves it empty.
    pub http: HttpExchange,
}

/// Compares the messages. How they were sent makes no difference.
impl<O: PartialEq, A: PartialEq> PartialEq for Answer<O, A> {
    fn eq(&self, other: &Self) -> bool {
        (&self.body, &self.headers, &self.attachments) == (&other.body, &other.headers, &other.attachments)
    }
}

/// Creates a response with this body, and without header blocks and attachments.
impl<O, A: Default> From<O> for Answer<O, A> {
    fn from(body: O) -> Self {
        Answer { body, headers: A::default(), attachments: Vec::new(), http: HttpExchange::default() }
    }
}

impl<I, O, Q, A, F> Operation<I, O, Q, A, F> {
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

impl Description {
    /// Returns the binding in this version of SOAP if there is one, and the one in use otherwise.
    pub(crate) fn binding(&self, version: Option<SoapVersion>) -> Binding {
        let mut bindings = self.bindings.into_iter().flatten();
        let wanted = bindings.clone().find(|binding| version == Some(binding.version));
        wanted.or(bindings.next()).unwrap_or(Binding { version: SoapVersion::Soap11, quoted: "\"\"" })
    }

    /// Encodes a request in this version of SOAP if the contract has it, and with MTOM if `mtom` is set. It isn't
    /// generic, so that it is compiled once for all operations.
    pub(crate) fn encode(
        &self,
        version: Option<SoapVersion>,
        mtom: bool,
        attachments: &[Attachment],
        body: &dyn WriteXml,
        headers: &dyn SentHeaders,
    ) -> Result<Encoded, XmlError> {
        let Binding { version, quoted } = self.binding(version);
        let how = (self.request.is_body(), mtom || self.mtom);
        message::encode(version, self.namespaces, Some(quoted), how, &mut |writer, part| match part {
            Part::Header => {
                attachments.iter().for_each(|attachment| writer.attach("attachment", attachment));
                match self.headers {
                    Some(indexes) => indexes.iter().for_each(|&index| headers.write(index, writer)),
                    None => (0..headers.len()).for_each(|index| headers.write(index, writer)),
                }
            }
            Part::Body => body.write_xml(&self.request, writer),
        })
    }
}

impl<I: WriteXml, O: ReadXml, Q: Headers, A: Headers, F: Faults> Operation<I, O, Q, A, F> {
    /// Encodes a request with this body and these header blocks.
    ///
    /// Returns an error if a value can't be written as XML 1.0, for example a text with a control character, or if a
    /// header of an attachment can't be sent.
    pub fn encode(&self, body: &I, headers: &Q) -> Result<Encoded, XmlError> {
        self.encode_with(&[], body, headers)
    }

    /// Encodes a request with this body, these header blocks, and attachments that the contract doesn't declare as
    /// parts of the request. The body can refer to an attachment by its [`Attachment::uri`].
    ///
    /// Returns an error if a value can't be written as XML 1.0, for example a text with a control character, or if a
    /// header of an attachment can't be sent.
    pub fn encode_with(&self, attachments: &[Attachment], body: &I, headers: &Q) -> Result<Encoded, XmlError> {
        self.description.encode(None, false, attachments, body, headers)
    }

    /// Decodes a request from these bytes, for a server, and returns its body and header blocks. `content_type` is the
    /// `Content-Type` header, which names the encoding if the bytes don't. The values may take 64 MiB of memory.
    ///
    /// Returns an error if the bytes aren't an envelope that contains the contract's request.
    pub fn decode_request(&self, body: &[u8], content_type: Option<&str>) -> Result<(I, Q), XmlError>
    where
        I: ReadXml,
    {
        let content_type = content_type.unwrap_or_default();
        let lower = content_type.to_ascii_lowercase();
        let message = message::open(body, || Bytes::copy_from_slice(body), (content_type, &lower), None)?;
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
        message::encode(self.version(), namespaces, None, how, &mut |writer, part| match (part, response) {
            (Part::Header, _) => {
                attachments.iter().for_each(|attachment| writer.attach("attachment", attachment));
                (0..A::FIELDS.len()).for_each(|index| headers.write_header(index, writer));
            }
            (Part::Body, Some(response)) => body.write_xml(response, writer),
            (Part::Body, None) => {}
        })
    }

    /// Encodes a fault, for a server, with its typed detail if it has one, or with its detail as text.
    ///
    /// Returns an error if a value can't be written as XML, if the code or a subcode isn't an XML name without a colon,
    /// or if a detail that is given as text isn't well-formed XML content.
    pub fn encode_fault<H: Headers>(&self, fault: &Fault<F, H>) -> Result<Encoded, XmlError> {
        message::write_fault(fault, self.description.namespaces, self.version())
    }
}

impl<I, O: ReadXml, Q, A: Headers, F: Faults> Operation<I, O, Q, A, F> {
    /// Decodes an HTTP response. Its values may take 512 MiB of memory.
    ///
    /// Returns [`Error::Fault`] for a fault, whatever the HTTP status, [`Error::Failed`] if the header blocks report a
    /// failure, [`Error::Read`] if the response doesn't match the contract, and [`Error::Http`] if it isn't SOAP, or
    /// if its HTTP status is unsuccessful and it contains neither a fault nor such a failure.
    pub fn decode(&self, response: Response<impl Into<Bytes>>) -> Result<Answer<O, A>, Error<A, F>> {
        self.decode_within(Limits::default().memory, response.map(Into::into))
    }

    /// Decodes an HTTP response. Its values may take `memory` bytes.
    pub(crate) fn decode_within(&self, memory: usize, response: Response<Bytes>) -> Result<Answer<O, A>, Error<A, F>> {
        let mut body = O::start();
        let read = &mut |reader: &mut Reader<'_>| body.read_xml(reader);
        let (headers, attachments, http) = self.description.decode(memory, response, read)?;
        Ok(Answer { body, headers, attachments, http })
    }
}

impl Description {
    /// Decodes an HTTP response, whose values may take `memory` bytes. `read` reads the body, so that this isn't
    /// compiled for each of them. Returns the header blocks, the attachments that the contract doesn't declare, and the
    /// exchange.
    pub(crate) fn decode<A: Headers, F: Faults>(
        &self,
        memory: usize,
        response: Response<Bytes>,
        read: ReadElement<'_>,
    ) -> Result<(A, Vec<Attachment>, HttpExchange), Error<A, F>> {
        let contract = Contract { namespaces: self.namespaces, body: self.response, headers: A::FIELDS, memory };
        let (mut headers, mut attachments) = (A::default(), Vec::new());
        let header = &mut |index, reader: &mut Reader<'_>| headers.read_header(index, reader);
        let (head, content) = response.into_parts();
        let result = message::decode(&contract, (&head, content), &mut attachments, header, read);
        let http = HttpExchange::received(head);
        let mut error = match result {
            // The body of a failed call has no meaning, so it need not match the contract. A server that reports the
            // failure by an HTTP status can still give the reason in the headers.
            Ok(()) | Err(NoAnswer::ReadBody(_) | NoAnswer::Http(_, true)) if headers.failed() => {
                Error::Failed(Box::new(headers.into()))
            }
            Ok(()) => return Ok((headers, attachments, http)),
            Err(NoAnswer::Fault(fault, envelope, deadline)) => {
                let source = fault::Source { envelope: &envelope, deadline, memory };
                Error::Fault(fault::complete(*fault, headers, source, self.namespaces))
            }
            Err(NoAnswer::Read(error) | NoAnswer::ReadBody(error)) => Error::Read(error.into()),
            Err(NoAnswer::Http(error, _)) => Error::Http(error),
        };
        *error.http_mut() = http;
        Err(error)
    }
}

//! Operations as values: bytes out, bytes in, no I/O.

use crate::{
    binding::{Binding, SoapVersion},
    envelope::{Contract, Part},
    error::Error,
    fault::{self, Fault, Faults},
    headers::Headers,
    limits::{Limits, MAX_REQUEST_MEMORY},
    message::{self, Encoded, NoAnswer},
    parts::{Attachment, Parts},
    transport::HttpResponse,
    xml::{Field, Namespace, ReadXml, Reader, WriteXml, XmlError},
};
use bytes::Bytes;
use std::marker::PhantomData;

/// An operation of a contract: it turns a request into bytes, and bytes into an answer. `I` is the body of the
/// request and `O` of the response, `Q` and `A` are their headers, and `F` the faults that it declares.
///
/// The generated clients do just this over a [`Transport`](crate::Transport); with an HTTP stack of your own, do it
/// yourself.
pub struct Operation<I, O, Q, A, F = ()> {
    name: &'static str,
    pub(crate) binding: Binding,
    /// How the other version of SOAP is spoken, if the contract has a port for it.
    pub(crate) other: Option<Binding>,
    namespaces: &'static [Namespace],
    pub(crate) request: Field,
    /// `None` for a one-way operation.
    response: Option<Field>,
    headers: &'static [usize],
    mtom: bool,
    types: PhantomData<Signature<I, O, Q, A, F>>,
}

/// What an operation does with its types: it takes two and gives two or a fault, and holds none.
type Signature<I, O, Q, A, F> = fn(&I, &Q) -> Result<(O, A), F>;

impl<I, O, Q, A, F> Clone for Operation<I, O, Q, A, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I, O, Q, A, F> Copy for Operation<I, O, Q, A, F> {}

/// What came back: the body's element, the header blocks and what else came with them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer<O, A> {
    /// The body.
    pub body: O,
    /// The headers.
    pub headers: A,
    /// The attachments that are no part of the message by its contract. [`Attachment::is_at`] tells which one an
    /// `xs:anyURI` in the body means.
    pub attachments: Vec<Attachment>,
}

/// An answer without headers.
impl<O, A: Default> From<O> for Answer<O, A> {
    fn from(body: O) -> Self {
        Answer { body, headers: A::default(), attachments: Vec::new() }
    }
}

impl<I, O, Q, A, F> Operation<I, O, Q, A, F> {
    /// For generated code. The action is in quotes.
    #[doc(hidden)]
    pub const fn new(
        (name, quoted_action): (&'static str, &'static str),
        version: SoapVersion,
        namespaces: &'static [Namespace],
        request: Field,
        response: Option<Field>,
        headers: &'static [usize],
    ) -> Self {
        let binding = Binding { version, quoted_action };
        Operation {
            name,
            binding,
            other: None,
            namespaces,
            request,
            response,
            headers,
            mtom: false,
            types: PhantomData,
        }
    }

    /// For generated code: another port speaks this version, with this action.
    #[doc(hidden)]
    #[must_use]
    pub const fn or(mut self, version: SoapVersion, quoted_action: &'static str) -> Self {
        self.other = Some(Binding { version, quoted_action });
        self
    }

    /// The operation's name in the contract.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The soapAction of the binding, without quotes (WSDL 1.1, 3.4).
    pub fn soap_action(&self) -> &'static str {
        self.binding.quoted_action.trim_matches('"')
    }

    /// The SOAP version that requests are written in. Answers may come in either.
    pub fn version(&self) -> SoapVersion {
        self.binding.version
    }

    /// The same operation in this version of SOAP, with the soapAction that it has there; unchanged, if the contract
    /// has no port that binds it in that version.
    #[must_use]
    pub fn with_soap_version(mut self, version: SoapVersion) -> Self {
        self.binding = self.binding_in(Some(version));
        self
    }

    /// The same operation with its requests and its server's answers as MTOM has them (SOAP Message Transmission Optimization
    /// Mechanism): `base64Binary` elements of 512 bytes or more travel as bytes of their own beside the envelope. The
    /// other end must understand that. Answers and requests are read both ways, whatever this says.
    #[must_use]
    pub const fn with_mtom(mut self) -> Self {
        self.mtom = true;
        self
    }

    /// The operation for reading answers alone, which holds nothing of the request's type.
    pub(crate) const fn for_answers(self) -> Operation<(), O, (), A, F> {
        let Operation { name, binding, other, namespaces, request, response, headers, mtom, .. } = self;
        Operation { name, binding, other, namespaces, request, response, headers, mtom, types: PhantomData }
    }

    fn binding_in(&self, version: Option<SoapVersion>) -> Binding {
        self.other.filter(|other| version == Some(other.version)).unwrap_or(self.binding)
    }
}

impl<I: WriteXml, O: ReadXml + Default, Q: Headers, A: Headers, F: Faults> Operation<I, O, Q, A, F> {
    /// The request as bytes. The only error is a text with a character that XML 1.0 can't carry.
    pub fn encode(&self, body: &I, headers: &Q) -> Result<Encoded, XmlError> {
        self.encode_in(None, false, &[], body, headers)
    }

    /// The same with attachments that are no part of the message by its contract. [`Attachment::uri`] is what the
    /// envelope may call one by. The errors are those of [`Operation::encode`], and headers of an attachment that can't be
    /// sent.
    pub fn encode_with(&self, attachments: &[Attachment], body: &I, headers: &Q) -> Result<Encoded, XmlError> {
        self.encode_in(None, false, attachments, body, headers)
    }

    /// The same in this version of SOAP, if there is one and the contract has it, and with MTOM if it is wanted.
    pub(crate) fn encode_in(
        &self,
        version: Option<SoapVersion>,
        mtom: bool,
        attachments: &[Attachment],
        body: &I,
        headers: &Q,
    ) -> Result<Encoded, XmlError> {
        let Binding { version, quoted_action } = self.binding_in(version);
        let whole = self.request.is_body();
        let mtom = mtom || self.mtom;
        message::encode(version, self.namespaces, Some(quoted_action), (whole, mtom), &mut |writer, part| match part {
            Part::Header => {
                attachments.iter().for_each(|attachment| writer.attach("attachment", attachment));
                self.headers.iter().for_each(|&index| headers.write_header(index, writer));
            }
            Part::Body => body.write_xml(&self.request, writer),
        })
    }

    /// The other half of [`Operation::encode`], for a server: the request in these bytes, and its headers. The
    /// content type says the encoding, if the bytes don't. The values may take 64 MiB of memory.
    pub fn decode_request(&self, body: &[u8], content_type: Option<&str>) -> Result<(I, Q), XmlError>
    where
        I: ReadXml + Default,
    {
        let content_type = content_type.unwrap_or_default();
        let lower = content_type.to_ascii_lowercase();
        let (envelope, parts) = message::envelope(body, || Bytes::copy_from_slice(body), (content_type, &lower), None)?;
        self.read_request(&envelope, parts, MAX_REQUEST_MEMORY)
    }

    /// The request in this text and what came beside it, and its headers.
    pub(crate) fn read_request(&self, envelope: &str, parts: Parts, memory: usize) -> Result<(I, Q), XmlError>
    where
        I: ReadXml + Default,
    {
        let (mut request, mut headers) = (I::default(), Q::default());
        let contract = Contract { namespaces: self.namespaces, body: Some(self.request), headers: Q::FIELDS, memory };
        let header = &mut |index, reader: &mut Reader<'_>| headers.read_header(index, reader);
        message::read_request(envelope, &contract, parts, header, &mut |reader| request.read_xml(reader))?;
        Ok((request, headers))
    }

    /// The other half of [`Operation::decode`], for a server: the answer as bytes. The only error is a text with a
    /// character that XML 1.0 can't carry.
    pub fn encode_response(&self, body: &O, headers: &A) -> Result<Encoded, XmlError>
    where
        O: WriteXml,
    {
        self.encode_answer(body, headers, &[])
    }

    /// The same with attachments that are no part of the message by its contract.
    pub(crate) fn encode_answer(&self, body: &O, headers: &A, attachments: &[Attachment]) -> Result<Encoded, XmlError>
    where
        O: WriteXml,
    {
        let whole = self.response.is_some_and(|response| response.is_body());
        let how = (whole, self.mtom);
        message::encode(self.binding.version, self.namespaces, None, how, &mut |writer, part| match (
            part,
            &self.response,
        ) {
            (Part::Header, _) => {
                attachments.iter().for_each(|attachment| writer.attach("attachment", attachment));
                (0..A::FIELDS.len()).for_each(|index| headers.write_header(index, writer));
            }
            (Part::Body, Some(response)) => body.write_xml(response, writer),
            (Part::Body, None) => {}
        })
    }

    /// The fault as bytes, for a server, with its typed detail if it has one. The errors are a text with a character that
    /// XML 1.0 can't carry, a code that is no name, and a detail of text that isn't XML by itself.
    pub fn encode_fault<H: Headers>(&self, fault: &Fault<F, H>) -> Result<Encoded, XmlError> {
        message::write_fault(fault, self.namespaces, self.binding.version)
    }
}

impl<I, O: ReadXml + Default, Q, A: Headers, F: Faults> Operation<I, O, Q, A, F> {
    /// The answer in an HTTP response. A fault is found whatever the status; what is neither an answer nor a fault
    /// is an error that keeps the body.
    ///
    /// The values may take 512 MiB of memory.
    pub fn decode(&self, response: HttpResponse) -> Result<Answer<O, A>, Error<A, F>> {
        self.decode_within(Limits::default().memory, response)
    }

    /// Reads the answer in an HTTP response as [`Operation::decode`] does, with values of at most so many bytes of memory.
    pub(crate) fn decode_within(&self, memory: usize, response: HttpResponse) -> Result<Answer<O, A>, Error<A, F>> {
        let mut answer = Answer { body: O::default(), headers: A::default(), attachments: Vec::new() };
        let Answer { body, headers, attachments } = &mut answer;
        let contract = Contract { namespaces: self.namespaces, body: self.response, headers: A::FIELDS, memory };
        let header = &mut |index, reader: &mut Reader<'_>| headers.read_header(index, reader);
        match message::decode(&contract, response, attachments, header, &mut |reader| body.read_xml(reader)) {
            // What a failed call has for a body says nothing, so it need not be what the contract says either; and whoever
            // says with a status of HTTP that it failed, also says why in the headers.
            Ok(()) | Err(NoAnswer::ReadBody(_) | NoAnswer::Http(_, true)) if answer.headers.failed() => {
                Err(Error::Failed(Box::new(answer.headers)))
            }
            Ok(()) => Ok(answer),
            Err(NoAnswer::Fault(fault, envelope, deadline)) => {
                let source = fault::Source { envelope: &envelope, deadline, memory };
                Err(Error::Fault(fault::complete(*fault, answer.headers, source, self.namespaces)))
            }
            Err(NoAnswer::Read(error) | NoAnswer::ReadBody(error)) => Err(Error::Read(error)),
            Err(NoAnswer::Http(error, _)) => Err(Error::Http(error)),
        }
    }
}

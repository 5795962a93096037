//! Operations without their types, in code that is compiled once for all operations.

use crate::{
    answer::Answer,
    binding::{Binding, SoapVersion},
    envelope::{Contract, Part, ReadElement},
    error::Error,
    fault::{self, Faults},
    headers::{HeaderBlock, HeaderBlocks, Headers, SentHeaders},
    http_exchange::HttpExchange,
    limits::Limits,
    message::{self, NoAnswer, Written},
    parts::Attachment,
    transport::{TransportError, TransportErrorKind},
    xml::{Field, Namespace, Reader, WriteXml, XmlError},
};
use bytes::Bytes;
use http::Response;

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
    pub(super) headers: Option<&'static [usize]>,
    pub(super) mtom: bool,
}

impl Description {
    /// Returns the binding in this version of SOAP if there is one, and the one in use otherwise.
    pub(crate) fn binding(&self, version: Option<SoapVersion>) -> Binding {
        let mut bindings = self.bindings.into_iter().flatten();
        let wanted = bindings.clone().find(|binding| version == Some(binding.version));
        wanted.or(bindings.next()).unwrap_or(Binding { version: SoapVersion::Soap11, quoted: "\"\"" })
    }

    /// Writes the envelope of a request in this version of SOAP if the contract has it, and with MTOM if `mtom` is set. It isn't
    /// generic, so that it is compiled once for all operations.
    pub(crate) fn write(
        &self,
        version: Option<SoapVersion>,
        mtom: bool,
        attachments: &[Attachment],
        body: &dyn WriteXml,
        (headers, blocks): (&dyn SentHeaders, &[HeaderBlock]),
    ) -> Result<Written, XmlError> {
        let Binding { version, quoted } = self.binding(version);
        let how = (self.request.is_body(), mtom || self.mtom);
        message::write(version, self.namespaces, Some(quoted), how, &mut |writer, part| match part {
            Part::Header => {
                attachments.iter().for_each(|attachment| writer.attach("attachment", attachment));
                let mut declared = |index| {
                    if !blocks.iter().any(|block| headers.is(index, block.name())) {
                        headers.write(index, writer);
                    }
                };
                match self.headers {
                    Some(indexes) => indexes.iter().copied().for_each(declared),
                    None => (0..headers.len()).for_each(&mut declared),
                }
                blocks.iter().for_each(|block| block.write(version, writer));
            }
            Part::Body => body.write_xml(&self.request, writer),
        })
    }

    /// Decodes an HTTP response within these limits. `read` reads the body, so that this isn't compiled for
    /// each of them.
    pub(crate) fn decode<A: Headers, F: Faults>(
        &self,
        Limits { bytes, memory, .. }: Limits,
        response: Response<Bytes>,
        read: ReadElement<'_>,
    ) -> Result<Answer<(), A>, Error<A, F>> {
        let contract = Contract { namespaces: self.namespaces, body: self.response, headers: A::FIELDS, memory };
        let (mut headers, mut attachments, mut others) = (A::default(), Vec::new(), HeaderBlocks::default());
        let header = &mut |index, reader: &mut Reader<'_>| headers.read_header(index, reader);
        let (head, content) = response.into_parts();
        let result = message::decode(&contract, (&head, content), bytes, (&mut attachments, &mut others), header, read);
        let http = HttpExchange::received(head, others);
        let mut error = match result {
            // The body of a failed call has no meaning, so it need not match the contract. A server that reports the
            // failure by an HTTP status can still give the reason in the headers.
            Ok(()) | Err(NoAnswer::ReadBody(_) | NoAnswer::Http(_, true)) if headers.failed() => {
                Error::Failed(Box::new(headers.into()))
            }
            Ok(()) => return Ok(Answer { body: (), headers, attachments, http }),
            Err(NoAnswer::Fault(fault, envelope, deadline)) => {
                let source = fault::Source { envelope: &envelope, deadline, memory };
                Error::Fault(fault::complete(*fault, headers, source, self.namespaces))
            }
            Err(NoAnswer::TooLarge(limit)) => TransportError::new(TransportErrorKind::TooLarge(limit)).into(),
            Err(NoAnswer::Read(error) | NoAnswer::ReadBody(error)) => Error::Read(error.into()),
            Err(NoAnswer::Http(error, _)) => Error::Http(error),
        };
        *error.http_mut() = http;
        Err(error)
    }
}

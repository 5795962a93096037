//! Samples as messages, which must round-trip.

use crate::{Round, Sample, Sampler, disguise::disguise};
use soapwright::{
    Fault, FaultDetail, Faults, Headers, Operation, SoapVersion,
    http::Response,
    http::{HeaderValue, StatusCode},
    xml::{ReadXml, WriteXml},
};
use std::{
    fmt::{Debug, Display},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// The maximum number of full samples of a message.
const ROUNDS: usize = 60;

/// The messages of an operation.
#[derive(Debug)]
pub struct Messages {
    /// The operation's name.
    pub operation: &'static str,
    /// The messages that were written.
    pub messages: Vec<Message>,
}

/// A sample that was written.
#[derive(Debug)]
pub struct Message {
    /// The kind and a number, like `request-1`.
    pub name: String,
    /// The message, or nothing if it couldn't be written. A multipart message is preceded by its `Content-Type`.
    pub bytes: Vec<u8>,
    /// The failed check, if there is one.
    pub problem: Option<String>,
}

/// The bytes of a sample and its failed check.
type Outcome = (Vec<u8>, Option<String>);

/// Draws the messages of an operation with a response, with the request and response headers of these indexes.
pub fn operation<I, O, Q, A, F: Faults>(
    s: &mut Sampler,
    operation: &'static Operation<I, O, Q, A, F>,
    headers_in: &'static [usize],
    headers_out: &'static [usize],
    input: impl Fn(&mut Sampler) -> I,
    output: impl Fn(&mut Sampler) -> O,
) -> Messages
where
    I: ReadXml + WriteXml + Debug + PartialEq,
    O: ReadXml + WriteXml + Debug + PartialEq,
    Q: Headers + Sample,
    A: Headers + Sample,
{
    let mut messages = rounds(s, "request", |s| request(operation, &input(s), &s.headers(headers_in)));
    messages.extend(rounds(s, "response", |s| response(operation, &output(s), &s.headers(headers_out))));
    Messages { operation: operation.name(), messages }
}

/// Draws the messages of a one-way operation, with the headers of these indexes.
pub fn one_way<I, Q, A, F: Faults>(
    s: &mut Sampler,
    operation: &'static Operation<I, (), Q, A, F>,
    headers: &'static [usize],
    input: impl Fn(&mut Sampler) -> I,
) -> Messages
where
    I: ReadXml + WriteXml + Debug + PartialEq,
    Q: Headers + Sample,
    A: Headers,
{
    let messages = rounds(s, "request", |s| request(operation, &input(s), &s.headers(headers)));
    Messages { operation: operation.name(), messages }
}

impl Messages {
    /// Adds the faults that the operation declares, in both versions of SOAP.
    #[must_use]
    pub fn with_faults<I, O, Q, A, F>(mut self, s: &mut Sampler, operation: &'static Operation<I, O, Q, A, F>) -> Self
    where
        I: WriteXml,
        O: ReadXml,
        Q: Headers,
        A: Headers,
        F: FaultDetail + Sample + PartialEq + Clone,
    {
        for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
            let operation = operation.with_soap_version(version);
            if operation.version() == version {
                let kind = if version == SoapVersion::Soap11 { "fault" } else { "fault12" };
                self.messages.extend(rounds(s, kind, |s| fault(&operation, s.value())));
            }
        }
        self
    }
}

/// Draws full samples until every alternative of every choice occurred, then one with nils and a minimal one.
fn rounds(s: &mut Sampler, kind: &str, mut sample: impl FnMut(&mut Sampler) -> Outcome) -> Vec<Message> {
    let mut messages = Vec::new();
    let mut add = |s: &mut Sampler, round: Round| {
        s.begin(round);
        let (bytes, problem) = catch_unwind(AssertUnwindSafe(|| sample(s))).unwrap_or_else(|panic| {
            let text = panic.downcast_ref::<String>().cloned();
            (Vec::new(), Some(text.unwrap_or_else(|| "the sample panics".to_owned())))
        });
        let problem = problem.or_else(|| {
            let violations = s.violations.iter().map(|violation| format!("violates the contract: {violation}"));
            Some(violations.collect::<Vec<_>>().join("\n")).filter(|lines| !lines.is_empty())
        });
        messages.push(Message { name: format!("{kind}-{}", messages.len()), bytes, problem });
    };
    for _ in 0..ROUNDS {
        add(s, Round::Full);
        if !s.is_unfinished() {
            break;
        }
    }
    add(s, Round::Nil);
    add(s, Round::Least);
    messages
}

fn request<I, O, Q, A, F: Faults>(operation: &Operation<I, O, Q, A, F>, body: &I, headers: &Q) -> Outcome
where
    I: ReadXml + WriteXml + Debug + PartialEq,
    O: ReadXml,
    Q: Headers,
    A: Headers,
{
    let (bytes, content_type) = match operation.encode(body, headers) {
        Ok(encoded) => (encoded.body, encoded.content_type),
        Err(error) => return (Vec::new(), Some(format!("isn't written: {error}"))),
    };
    let problem = match operation.decode_request(&bytes, Some(&content_type)) {
        Ok((read, headers)) => compare(body, &read, &bytes, operation.encode(&read, &headers).map(|again| again.body)),
        Err(error) => Some(format!("isn't read: {error}")),
    };
    let problem = problem.or_else(|| {
        let other = disguised(&bytes)?;
        compare_disguised(&other, body, operation.decode_request(&other, None).map(|(read, _)| read))
    });
    (with_type(bytes, &content_type), problem)
}

fn response<I, O, Q, A, F: Faults>(operation: &Operation<I, O, Q, A, F>, body: &O, headers: &A) -> Outcome
where
    I: WriteXml,
    O: ReadXml + WriteXml + Debug + PartialEq,
    Q: Headers,
    A: Headers,
{
    let (bytes, content_type) = match operation.encode_response(body, headers) {
        Ok(encoded) => (encoded.body, encoded.content_type.into_owned()),
        Err(error) => return (Vec::new(), Some(format!("isn't written: {error}"))),
    };
    let mut response = Response::new(bytes.clone());
    if let Ok(value) = HeaderValue::try_from(&content_type) {
        response.headers_mut().insert("content-type", value);
    }
    let answer = operation.decode(response);
    let problem = match answer {
        Ok(answer) => {
            let again = operation.encode_response(&answer.body, &answer.headers);
            compare(body, &answer.body, &bytes, again.map(|again| again.body))
        }
        Err(soapwright::Error::Read(error)) => Some(format!("isn't read: {error}")),
        Err(_) => Some("isn't read".to_owned()),
    };
    let problem = problem.or_else(|| {
        let other = disguised(&bytes)?;
        let response = Response::new(other.clone());
        compare_disguised(
            &other,
            body,
            operation.decode(response).map(|answer| answer.body).map_err(|error| error.to_string()),
        )
    });
    (with_type(bytes, &content_type), problem)
}

/// Returns a message that isn't multipart with another spelling.
fn disguised(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.starts_with("<?xml"))?;
    Some(disguise(text).into_bytes())
}

/// Returns a description of the failure if the message with another spelling isn't read as an equal value.
fn compare_disguised<T: Debug + PartialEq, E: Display>(
    bytes: &[u8],
    written: &T,
    read: Result<T, E>,
) -> Option<String> {
    let text = || String::from_utf8_lossy(bytes);
    match read {
        Ok(read) if read == *written => None,
        Ok(read) => Some(format!("with another spelling it is {read:?}: {}", text())),
        Err(error) => Some(format!("isn't read with another spelling: {error}: {}", text())),
    }
}

/// Puts the content type before a multipart message.
fn with_type(bytes: Vec<u8>, content_type: &str) -> Vec<u8> {
    if !content_type.starts_with("multipart/") {
        return bytes;
    }
    [format!("Content-Type: {content_type}\r\n\r\n").as_bytes(), &bytes].concat()
}

fn fault<I, O, Q, A, F>(operation: &Operation<I, O, Q, A, F>, detail: F) -> Outcome
where
    I: WriteXml,
    O: ReadXml,
    Q: Headers,
    A: Headers,
    F: FaultDetail + PartialEq + Clone,
{
    let written = Fault::client("a sample").with_detail(detail.clone());
    let bytes = match operation.encode_fault(&written) {
        Ok(encoded) => encoded.body,
        Err(error) => return (Vec::new(), Some(format!("isn't written: {error}"))),
    };
    let answer = {
        let mut response = Response::new(bytes.clone());
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        operation.decode(response)
    };
    let problem = match answer {
        Err(soapwright::Error::Fault(fault)) => match (&fault.typed, &fault.unread) {
            (Some(read), None) => {
                let mut again = written;
                again.typed.clone_from(&fault.typed);
                compare(&detail, read, &bytes, operation.encode_fault(&again).map(|again| again.body))
            }
            (_, Some(error)) => Some(format!("isn't read: {error}")),
            (None, None) => Some("isn't read typed".to_owned()),
        },
        _ => Some("isn't read as a fault".to_owned()),
    };
    (bytes, problem)
}

/// Returns a description of the failure if the value isn't read unchanged or isn't written as equal bytes.
fn compare<T: Debug + PartialEq>(
    written: &T,
    read: &T,
    bytes: &[u8],
    again: Result<Vec<u8>, soapwright::XmlError>,
) -> Option<String> {
    if written != read {
        let (written, read) = (format!("{written:?}"), format!("{read:?}"));
        let same = written.chars().zip(read.chars()).take_while(|(one, other)| one == other).count();
        let part = |text: &str| text.chars().skip(same.saturating_sub(60)).take(120).collect::<String>();
        return Some(format!("wrote `{}`, but read `{}`", part(&written), part(&read)));
    }
    match again {
        Ok(again) if again == bytes => None,
        Ok(_) => Some("is written differently the second time".to_owned()),
        Err(error) => Some(format!("isn't written again: {error}")),
    }
}

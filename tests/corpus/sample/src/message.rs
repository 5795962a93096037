//! Samples as messages: encoded, decoded, and the same.

use crate::{Round, Sample, Sampler, disguise::disguise};
use soapwright::{
    Fault, FaultDetail, Faults, Headers, HttpResponse, Operation, SoapVersion,
    xml::{ReadXml, WriteXml},
};
use std::{
    fmt::{Debug, Display},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// How many samples a message has at most beside the other rounds.
const ROUNDS: usize = 60;

/// The messages of an operation.
#[derive(Debug)]
pub struct Messages {
    /// The operation's name.
    pub operation: &'static str,
    /// What was written.
    pub messages: Vec<Message>,
}

/// A sample that was written.
#[derive(Debug)]
pub struct Message {
    /// Its kind and a number: `request-1`.
    pub name: String,
    /// The whole message; empty if none was written. One of several parts has its `Content-Type` before it.
    pub bytes: Vec<u8>,
    /// What is wrong with it, if anything.
    pub problem: Option<String>,
}

/// What comes of a sample: its bytes, and what is wrong.
type Outcome = (Vec<u8>, Option<String>);

/// The messages of an operation with an answer, which take and give the headers of these indexes.
pub fn operation<I, O, Q, A, F: Faults>(
    s: &mut Sampler,
    operation: &'static Operation<I, O, Q, A, F>,
    headers_in: &'static [usize],
    headers_out: &'static [usize],
    input: impl Fn(&mut Sampler) -> I,
    output: impl Fn(&mut Sampler) -> O,
) -> Messages
where
    I: ReadXml + WriteXml + Default + Debug + PartialEq,
    O: ReadXml + WriteXml + Default + Debug + PartialEq,
    Q: Headers + Sample,
    A: Headers + Sample,
{
    let mut messages = rounds(s, "request", |s| request(operation, &input(s), &s.headers(headers_in)));
    messages.extend(rounds(s, "response", |s| response(operation, &output(s), &s.headers(headers_out))));
    Messages { operation: operation.name(), messages }
}

/// The messages of an operation without an answer, which take the headers of these indexes.
pub fn one_way<I, Q, A, F: Faults>(
    s: &mut Sampler,
    operation: &'static Operation<I, (), Q, A, F>,
    headers: &'static [usize],
    input: impl Fn(&mut Sampler) -> I,
) -> Messages
where
    I: ReadXml + WriteXml + Default + Debug + PartialEq,
    Q: Headers + Sample,
    A: Headers,
{
    let messages = rounds(s, "request", |s| request(operation, &input(s), &s.headers(headers)));
    Messages { operation: operation.name(), messages }
}

impl Messages {
    /// The same with the faults that the operation declares, in both versions of SOAP.
    #[must_use]
    pub fn with_faults<I, O, Q, A, F>(mut self, s: &mut Sampler, operation: &'static Operation<I, O, Q, A, F>) -> Self
    where
        I: WriteXml,
        O: ReadXml + Default,
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

/// Samples until every alternative of every choice was there, then one with nils and one with no more than need be.
fn rounds(s: &mut Sampler, kind: &str, mut sample: impl FnMut(&mut Sampler) -> Outcome) -> Vec<Message> {
    let mut messages = Vec::new();
    let mut add = |s: &mut Sampler, round: Round| {
        s.begin(round);
        let (bytes, problem) = catch_unwind(AssertUnwindSafe(|| sample(s))).unwrap_or_else(|panic| {
            let text = panic.downcast_ref::<String>().cloned();
            (Vec::new(), Some(text.unwrap_or_else(|| "the sample panics".to_owned())))
        });
        let problem = problem.or_else(|| {
            let violations =
                s.violations.iter().map(|violation| format!("is said to be against the contract: {violation}"));
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
    I: ReadXml + WriteXml + Default + Debug + PartialEq,
    O: ReadXml + Default,
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
        in_other_words(&other, body, operation.decode_request(&other, None).map(|(read, _)| read))
    });
    (with_type(bytes, &content_type), problem)
}

fn response<I, O, Q, A, F: Faults>(operation: &Operation<I, O, Q, A, F>, body: &O, headers: &A) -> Outcome
where
    I: WriteXml,
    O: ReadXml + WriteXml + Default + Debug + PartialEq,
    Q: Headers,
    A: Headers,
{
    let (bytes, content_type) = match operation.encode_response(body, headers) {
        Ok(encoded) => (encoded.body, encoded.content_type.into_owned()),
        Err(error) => return (Vec::new(), Some(format!("isn't written: {error}"))),
    };
    let answer = operation.decode(HttpResponse {
        status: 200,
        content_type: Some(content_type.clone()),
        body: bytes.clone(),
        ..HttpResponse::default()
    });
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
        let response = HttpResponse { status: 200, body: other.clone(), ..HttpResponse::default() };
        in_other_words(
            &other,
            body,
            operation.decode(response).map(|answer| answer.body).map_err(|error| error.to_string()),
        )
    });
    (with_type(bytes, &content_type), problem)
}

/// A message of one part in other words.
fn disguised(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.starts_with("<?xml"))?;
    Some(disguise(text).into_bytes())
}

/// What is wrong, if the same in other words isn't read as the same.
fn in_other_words<T: Debug + PartialEq, E: Display>(bytes: &[u8], written: &T, read: Result<T, E>) -> Option<String> {
    let text = || String::from_utf8_lossy(bytes);
    match read {
        Ok(read) if read == *written => None,
        Ok(read) => Some(format!("in other words it is {read:?}: {}", text())),
        Err(error) => Some(format!("isn't read in other words: {error}: {}", text())),
    }
}

/// A message as something to be kept: what its parts are is said before it.
fn with_type(bytes: Vec<u8>, content_type: &str) -> Vec<u8> {
    if !content_type.starts_with("multipart/") {
        return bytes;
    }
    [format!("Content-Type: {content_type}\r\n\r\n").as_bytes(), &bytes].concat()
}

fn fault<I, O, Q, A, F>(operation: &Operation<I, O, Q, A, F>, detail: F) -> Outcome
where
    I: WriteXml,
    O: ReadXml + Default,
    Q: Headers,
    A: Headers,
    F: FaultDetail + PartialEq + Clone,
{
    let written = Fault::client("a sample").with_detail(detail.clone());
    let bytes = match operation.encode_fault(&written) {
        Ok(encoded) => encoded.body,
        Err(error) => return (Vec::new(), Some(format!("isn't written: {error}"))),
    };
    let answer = operation.decode(HttpResponse { status: 500, body: bytes.clone(), ..HttpResponse::default() });
    let problem = match answer {
        Err(soapwright::Error::Fault(fault)) => match (&fault.typed, &fault.unread) {
            (Some(read), None) => {
                let again = Fault { typed: fault.typed.clone(), ..written };
                compare(&detail, read, &bytes, operation.encode_fault(&again).map(|again| again.body))
            }
            (_, Some(error)) => Some(format!("isn't read: {error}")),
            (None, None) => Some("isn't read typed".to_owned()),
        },
        _ => Some("isn't read as a fault".to_owned()),
    };
    (bytes, problem)
}

/// What is wrong, if what was read isn't what was written.
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
        return Some(format!("`{}` was written, `{}` read", part(&written), part(&read)));
    }
    match again {
        Ok(again) if again == bytes => None,
        Ok(_) => Some("written again it is another message".to_owned()),
        Err(error) => Some(format!("isn't written again: {error}")),
    }
}

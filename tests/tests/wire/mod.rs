//! Tests with handwritten messages of cases that the examples of the documentation don't cover: nil and empty elements,
//! order, prefixes, unknown content, times, and the headers that report failures.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod arrays;
mod carriers;
mod enumerations;
mod failures;
mod headers;
mod nil;
mod prefixes;
mod times;
mod unknown;
mod user;

use services86::user::{ResponseHeaders, operations};
use soapwright::{
    Answer, Headers, Operation, XmlError, XmlErrorKind,
    http::Response,
    xml::{ReadXml, WriteXml},
};

/// Returns an envelope with the prefixes that we write, so that messages can be compared as text.
fn envelope(header: &str, body: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' \
         xmlns:n1='http://www.superoffice.net/ws/crm/NetServer/Services86' \
         xmlns:n2='http://schemas.datacontract.org/2004/07/System.Security.Cryptography' \
         xmlns:n3='http://schemas.microsoft.com/2003/10/Serialization/Arrays' xmlns:x='urn:unknown' \
         xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>\
         <s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
    )
}

fn decode<I, O, Q, A>(operation: &Operation<I, O, Q, A>, message: &str) -> Result<Answer<O, A>, soapwright::Error<A>>
where
    I: WriteXml,
    O: ReadXml,
    Q: Headers,
    A: Headers,
{
    operation.decode(Response::new(message.as_bytes().to_vec()))
}

/// Reads a response whose element has this content.
fn read<I, O, Q, A>(operation: &Operation<I, O, Q, A>, content: &str) -> Result<O, XmlError>
where
    I: WriteXml,
    O: ReadXml,
    Q: Headers,
    A: Headers,
{
    let element = format!("n1:{}Response", operation.name());
    match decode(operation, &envelope("", &format!("<{element}>{content}</{element}>"))) {
        Ok(answer) => Ok(answer.body),
        Err(soapwright::Error::Read(error)) => Err(error.cause),
        Err(error) => panic!("{content}: {error}"),
    }
}

/// Writes a response and returns the content of its element.
fn write<I, O, Q, A>(operation: &Operation<I, O, Q, A>, response: &O) -> String
where
    I: WriteXml,
    O: ReadXml + WriteXml,
    Q: Headers,
    A: Headers,
{
    let message = operation.encode_response(response, &A::default()).unwrap();
    content(&message.body, &format!("n1:{}Response", operation.name()))
}

/// Returns the content of the only element of this name.
fn content(message: &[u8], element: &str) -> String {
    let text = str::from_utf8(message).unwrap();
    let (_, after) = text.split_once(&format!("<{element}>")).unwrap_or_else(|| panic!("no {element}: {text}"));
    after.split_once(&format!("</{element}>")).unwrap().0.to_owned()
}

/// Reads the content of a response and writes it again.
#[track_caller]
fn again<I, O, Q, A>(operation: &Operation<I, O, Q, A>, content: &str) -> String
where
    I: WriteXml,
    O: ReadXml + WriteXml,
    Q: Headers,
    A: Headers,
{
    write(operation, &read(operation, content).unwrap_or_else(|error| panic!("{content}: {error}")))
}

/// Decodes a response with these headers and a valid body. Returns whether it failed, and the headers.
fn headers(header: &str) -> (bool, ResponseHeaders) {
    let body = "<n1:SetPasswordResponse><n1:Response>true</n1:Response></n1:SetPasswordResponse>";
    match decode(&operations::SET_PASSWORD, &envelope(header, body)) {
        Ok(answer) => (false, answer.headers),
        Err(soapwright::Error::Failed(failed)) => (true, failed.cause),
        Err(error) => panic!("{header}: {error}"),
    }
}

/// Asserts that reading failed at this path with an error of this kind.
#[track_caller]
fn assert_error<O>(result: Result<O, XmlError>, path: &str, is: fn(&XmlErrorKind) -> bool) {
    let Err(error) = result else { panic!("{path}: expected an error") };
    assert_eq!(error.path(), format!("Envelope/Body/{path}"), "{error}");
    assert!(is(error.kind()), "{error}");
}

/// Returns all permutations of the items.
fn permutations<T: Copy>(items: &[T]) -> Vec<Vec<T>> {
    let Some((first, rest)) = items.split_first() else { return vec![vec![]] };
    let insert = |order: Vec<T>| {
        (0..=order.len()).map(move |at| [&order[..at], &[*first], &order[at..]].concat()).collect::<Vec<_>>()
    };
    permutations(rest).into_iter().flat_map(insert).collect()
}

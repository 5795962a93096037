//! What the examples of the documentation don't show, read from messages written by hand and written again: nil and
//! empty, order, prefixes, strangers, times, and the headers that report failures.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod arrays;
mod carriers;
mod enumerations;
mod failures;
mod headers;
mod nil;
mod prefixes;
mod strangers;
mod times;
mod user;

use services86::user::{ResponseHeaders, operations};
use soapwright::{
    Answer, Headers, HttpResponse, Operation, XmlError, XmlErrorKind,
    xml::{ReadXml, WriteXml},
};

/// An envelope in our own prefixes, so that what is written can be compared with what was read.
fn envelope(header: &str, body: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' \
         xmlns:n1='http://www.superoffice.net/ws/crm/NetServer/Services86' \
         xmlns:n2='http://schemas.datacontract.org/2004/07/System.Security.Cryptography' \
         xmlns:n3='http://schemas.microsoft.com/2003/10/Serialization/Arrays' xmlns:x='urn:strangers' \
         xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>\
         <s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
    )
}

fn decode<I, O, Q, A>(operation: &Operation<I, O, Q, A>, message: &str) -> Result<Answer<O, A>, soapwright::Error<A>>
where
    I: WriteXml,
    O: ReadXml + Default,
    Q: Headers,
    A: Headers,
{
    operation.decode(HttpResponse { status: 200, body: message.as_bytes().to_vec(), ..HttpResponse::default() })
}

/// The response whose element has this content.
fn read<I, O, Q, A>(operation: &Operation<I, O, Q, A>, content: &str) -> Result<O, XmlError>
where
    I: WriteXml,
    O: ReadXml + Default,
    Q: Headers,
    A: Headers,
{
    let element = format!("n1:{}Response", operation.name());
    match decode(operation, &envelope("", &format!("<{element}>{content}</{element}>"))) {
        Ok(answer) => Ok(answer.body),
        Err(soapwright::Error::Read(error)) => Err(error),
        Err(error) => panic!("{content}: {error}"),
    }
}

/// The content of the response's element as it is written.
fn write<I, O, Q, A>(operation: &Operation<I, O, Q, A>, response: &O) -> String
where
    I: WriteXml,
    O: ReadXml + WriteXml + Default,
    Q: Headers,
    A: Headers,
{
    let message = operation.encode_response(response, &A::default()).unwrap();
    content(&message.body, &format!("n1:{}Response", operation.name()))
}

/// What is inside of the one element of this name.
fn content(message: &[u8], element: &str) -> String {
    let text = str::from_utf8(message).unwrap();
    let (_, after) = text.split_once(&format!("<{element}>")).unwrap_or_else(|| panic!("no {element}: {text}"));
    after.split_once(&format!("</{element}>")).unwrap().0.to_owned()
}

/// The content as it is written after it was read.
#[track_caller]
fn again<I, O, Q, A>(operation: &Operation<I, O, Q, A>, content: &str) -> String
where
    I: WriteXml,
    O: ReadXml + WriteXml + Default,
    Q: Headers,
    A: Headers,
{
    write(operation, &read(operation, content).unwrap_or_else(|error| panic!("{content}: {error}")))
}

/// The response headers of a call whose body is all right, and whether it failed.
fn headers(header: &str) -> (bool, ResponseHeaders) {
    let body = "<n1:SetPasswordResponse><n1:Response>true</n1:Response></n1:SetPasswordResponse>";
    match decode(&operations::SET_PASSWORD, &envelope(header, body)) {
        Ok(answer) => (false, answer.headers),
        Err(soapwright::Error::Failed(headers)) => (true, *headers),
        Err(error) => panic!("{header}: {error}"),
    }
}

/// Fails unless reading failed there, for that.
#[track_caller]
fn assert_error<O>(result: Result<O, XmlError>, path: &str, is: fn(&XmlErrorKind) -> bool) {
    let Err(error) = result else { panic!("{path}: read, where there must be an error") };
    assert_eq!(error.path(), format!("Envelope/Body/{path}"), "{error}");
    assert!(is(error.kind()), "{error}");
}

/// Every order of these items.
fn permutations<T: Copy>(items: &[T]) -> Vec<Vec<T>> {
    let Some((first, rest)) = items.split_first() else { return vec![vec![]] };
    let insert = |order: Vec<T>| {
        (0..=order.len()).map(move |at| [&order[..at], &[*first], &order[at..]].concat()).collect::<Vec<_>>()
    };
    permutations(rest).into_iter().flat_map(insert).collect()
}

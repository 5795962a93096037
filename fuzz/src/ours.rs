//! Our reader: as XML that is kept, and as the types of a contract.

use crate::tree::{Element, Node, name};
use services86::user::{GetUserResponse, operations::GET_USER};
use soapwright::{AnyType, Error, Headers, Node as KeptNode, Operation, XmlError, XmlErrorKind, http::Response, xml};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The name of the element that is read as XML.
pub const ANY: &str = "Any";

static ANYTHING: Operation<AnyType, AnyType, (), ()> = Operation::new("Anything", &[])
    .soap11("\"\"")
    .request(xml::Field::new("</Any>"))
    .response(xml::Field::new("</Any>"));

/// The reason why our reader refuses a document.
#[derive(Debug)]
pub enum Refusal {
    /// It isn't well-formed.
    IllFormed(String),
    /// It has a document type.
    DocumentType,
    /// It exceeds a limit, or is in an encoding that isn't read.
    Beyond,
    /// It isn't what the contract says: the kind of the error and its path.
    Contract(XmlErrorKind, String),
    /// It is a fault or no SOAP.
    Other,
}

pub fn kept(bytes: &[u8], charset: Option<&str>) -> Result<Element, Refusal> {
    read(&ANYTHING, bytes, charset).map(|body| kept_element(name("", ANY), body))
}

pub fn typed(bytes: &[u8], charset: Option<&str>) -> Result<GetUserResponse, Refusal> {
    read(&GET_USER, bytes, charset)
}

/// Writes what was read.
pub fn written(response: &GetUserResponse) -> Result<Vec<u8>, XmlError> {
    GET_USER.encode_response(response, &Default::default()).map(|message| message.body)
}

fn read<I, O, Q: Headers, A: Headers>(
    operation: &Operation<I, O, Q, A>,
    bytes: &[u8],
    charset: Option<&str>,
) -> Result<O, Refusal>
where
    I: xml::ReadXml + xml::WriteXml,
    O: xml::ReadXml + xml::WriteXml,
{
    let mut response = Response::new(bytes.to_vec());
    if let Some(value) = charset.and_then(|charset| format!("text/xml; charset={charset}").parse().ok()) {
        response.headers_mut().insert("content-type", value);
    }
    match catch_unwind(AssertUnwindSafe(|| operation.decode(response))) {
        Ok(Ok(answer)) => Ok(answer.body),
        Ok(Err(Error::Read(error))) => Err(refusal(&error)),
        Ok(Err(_)) => Err(Refusal::Other),
        Err(_) => Err(Refusal::IllFormed("PANIC".to_owned())),
    }
}

fn refusal(error: &XmlError) -> Refusal {
    match error.kind() {
        XmlErrorKind::NotWellFormed(_) | XmlErrorKind::UndeclaredPrefix(_) => Refusal::IllFormed(error.to_string()),
        XmlErrorKind::DocumentType => Refusal::DocumentType,
        XmlErrorKind::Limit(_) | XmlErrorKind::Encoding(_) => Refusal::Beyond,
        kind => Refusal::Contract(kind.clone(), error.path().to_owned()),
    }
}

fn kept_element(name: crate::tree::Name, value: AnyType) -> Element {
    let mut element = Element { name, ..Element::default() };
    for (name, value) in value.attributes.into_inner().list {
        element.attributes.push(((name.namespace.to_string(), name.local.to_string()), value));
    }
    for node in value.content {
        match node {
            KeptNode::Text(text) => element.content.push(Node::Text(text)),
            KeptNode::Element(child) => {
                let name = (child.name.namespace.to_string(), child.name.local.to_string());
                element.content.push(Node::Element(kept_element(name, child.value)));
            }
        }
    }
    element
}

//! Finding the operation of a request.

use super::{
    peek::{Peeked, peek},
    route::{Contract, Route},
};
use crate::{
    binding::SoapVersion,
    fault::Fault,
    media_type::MediaType,
    message::{Opened, open},
    multipart,
    shown::{NAME, Shown},
    xml::XmlError,
};
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, header};
use std::borrow::Cow;

/// The response to a request that is refused before an operation is called.
pub(super) enum Refusal {
    /// An HTTP error with its text, for a request that violates the HTTP binding of SOAP.
    Http(StatusCode, String),
    /// A fault in this version of SOAP, for a request that doesn't match the contract.
    Fault(SoapVersion, Box<Fault>),
}

/// A request whose operation has been found.
pub(super) struct Accepted<'a> {
    /// The index of the operation.
    pub(super) index: usize,
    /// The version of SOAP of the request.
    pub(super) version: SoapVersion,
    pub(super) message: Opened<'a>,
    /// `true` if the request is encoded with MTOM.
    pub(super) mtom: bool,
}

/// Finds the operation that a request is for.
///
/// Operations are distinguished by the action. If the request has none, or if several operations have the same one,
/// they are distinguished by the element in the Body (WS-I Basic Profile 1.1, 4.7.1, requires both to be unique).
pub(super) fn accept<'a>(
    contract: &Contract,
    method: &Method,
    headers: &HeaderMap,
    body: &'a [u8],
) -> Result<Accepted<'a>, Refusal> {
    if method != Method::POST {
        let why = "SOAP requests are sent with POST.".to_owned();
        return Err(Refusal::Http(StatusCode::METHOD_NOT_ALLOWED, why));
    }
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let package = MediaType::new(content_type);
    let is_package = package.is(multipart::RELATED);
    // The media type of the root part: `start-info` is that of an XOP document's envelope, `type` that of any other
    // root.
    let said = ["start-info", "type"].map(|name| package.parameter(name).unwrap_or_default());
    let said = said.iter().find(|said| !said.is_empty()).map_or("", |said| said);
    let media_type = if is_package { MediaType::new(said) } else { MediaType::new(content_type) };
    // `start-info` is optional (RFC 2387, 3.3). Without it, the namespace of the envelope determines the version.
    let is_silent = is_package && (media_type.is("") || media_type.is(multipart::XOP));
    let spoken = [(SoapVersion::Soap11, "text/xml"), (SoapVersion::Soap12, "application/soap+xml")]
        .into_iter()
        .filter(|(version, _)| contract.routes.iter().any(|route| route.speaks(*version)));
    let Some((version, _)) = spoken.clone().find(|(_, expected)| is_silent || media_type.is(expected)) else {
        let expected = spoken.map(|(_, expected)| expected).collect::<Vec<_>>().join(" or ");
        let why = format!("This service expects requests with the Content-Type {expected}.");
        return Err(Refusal::Http(StatusCode::UNSUPPORTED_MEDIA_TYPE, why));
    };
    let message =
        open(body, || Bytes::copy_from_slice(body), &package, None).map_err(|error| unreadable(&error, version))?;
    let peeked = peek(&message.text, contract.namespaces).map_err(|error| unreadable(&error, version))?;
    let silent = spoken.map(|(version, _)| version).find(|version| is_silent && *version == peeked.version);
    let version = silent.unwrap_or(version);
    if peeked.version != version {
        // A client of either version understands a SOAP 1.1 fault (SOAP 1.2 Part 1, appendix A).
        let reason = "the SOAP version of the envelope is not that of the service or the Content-Type";
        let mismatch = Fault::new("VersionMismatch", reason);
        return Err(Refusal::Fault(SoapVersion::Soap11, mismatch.into()));
    }
    if let Some(fault) = not_understood(contract, &peeked) {
        return Err(Refusal::Fault(version, fault.into()));
    }
    let action = match version {
        SoapVersion::Soap11 => headers.get("SOAPAction").and_then(|value| value.to_str().ok()).map(Cow::Borrowed),
        SoapVersion::Soap12 => media_type.parameter("action").or_else(|| package.parameter("action")),
    };
    let action = action.as_deref().unwrap_or_default().trim().trim_matches('"');
    let index = find(contract.routes, version, action, &peeked)
        .map_err(|why| Refusal::Fault(version, Fault::client(why).into()))?;
    let mtom = is_package && package.parameter("type").is_some_and(|kind| kind.eq_ignore_ascii_case(multipart::XOP));
    Ok(Accepted { index, version, mtom, message })
}

fn unreadable(error: &XmlError, version: SoapVersion) -> Refusal {
    Refusal::Fault(version, Fault::client(format!("the request can't be read: {error}")).into())
}

/// Returns the fault for the first header block that must be understood and that the contract doesn't have.
fn not_understood(contract: &Contract, peeked: &Peeked<'_>) -> Option<Fault> {
    let (_, name) = peeked
        .mandatory
        .iter()
        .find(|(namespace, local)| !contract.headers.iter().any(|field| field.is(*namespace, local)))?;
    let reason = format!("the header `{}` must be understood, but is unknown", Shown(name, NAME));
    Some(Fault::new("MustUnderstand", reason))
}

/// Finds the index of the operation whose request this is.
fn find(routes: &[Route], version: SoapVersion, action: &str, peeked: &Peeked<'_>) -> Result<usize, String> {
    let all = routes
        .iter()
        .enumerate()
        .filter(|(_, route)| route.speaks(version) && (action.is_empty() || route.has_action(action)));
    let mut candidates = all.clone();
    match (candidates.next(), candidates.next()) {
        (Some((index, _)), None) if !action.is_empty() => return Ok(index),
        (None, _) => return Err(format!("no operation has the action `{}`", Shown(action, NAME))),
        _ => {}
    }
    let Some((namespace, local)) = peeked.body else {
        // An empty Body is a message without parts. If no operation has one, it is a type with only optional content.
        let has_empty = all.clone().any(|(_, route)| route.request.is_empty_body());
        let mut candidates = all.filter(|(_, route)| match has_empty {
            true => route.request.is_empty_body(),
            false => route.request.is_body(),
        });
        return match (candidates.next(), candidates.next()) {
            (Some((index, _)), None) => Ok(index),
            (None, _) => Err("the Body is empty".to_owned()),
            _ => {
                Err("several operations have a request with an empty Body; the action must distinguish them".to_owned())
            }
        };
    };
    let mut candidates = all.filter(|(_, route)| route.begins_with(namespace, local));
    let local = Shown(local, NAME);
    match (candidates.next(), candidates.next()) {
        (Some((index, _)), None) => Ok(index),
        (None, _) => Err(format!("no operation has a request that begins with the element `{local}` in its namespace")),
        _ => Err(format!(
            "several operations have a request that begins with the element `{local}`; the action must distinguish them"
        )),
    }
}

//! Which operation a request is for.

use super::{
    Contract,
    media_type::MediaType,
    survey::{Survey, survey},
};
use crate::{
    Fault, SoapVersion,
    xml::{self, Field},
};
use ::http::{HeaderMap, Method, StatusCode, header};

/// How requests of an operation are known.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// As [`Operation`](crate::Operation) has it.
    pub(crate) quoted_action: &'static str,
    pub(crate) request: Field,
}

/// Why a request leads to no operation.
pub(super) enum Refusal {
    /// It isn't HTTP as SOAP wants it.
    Http(StatusCode, String),
    /// It isn't SOAP as the contract wants it.
    Fault(SoapVersion, Fault),
}

/// The index of the operation, and the envelope as text.
///
/// The action tells operations apart; where there is none, or several have it, the body's element does (WS-I Basic
/// Profile 1.1, 4.7.1, wants both to be unique).
pub(super) fn accept(
    contract: &Contract,
    method: &Method,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(usize, String), Refusal> {
    if method != Method::POST {
        let why = "SOAP requests are sent with POST.".to_owned();
        return Err(Refusal::Http(StatusCode::METHOD_NOT_ALLOWED, why));
    }
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = MediaType::new(content_type);
    let expected = match contract.version {
        SoapVersion::Soap11 => "text/xml",
        SoapVersion::Soap12 => "application/soap+xml",
    };
    if media_type.essence != expected {
        let why = format!("The requests of this service have the Content-Type {expected}.");
        return Err(Refusal::Http(StatusCode::UNSUPPORTED_MEDIA_TYPE, why));
    }
    let fault = |fault| Refusal::Fault(contract.version, fault);
    let unreadable = |error| fault(Fault::client(format!("the request can't be read: {error}")));
    let text = xml::decode(body, media_type.parameter("charset").as_deref()).map_err(unreadable)?;
    let survey = survey(&text, contract.namespaces).map_err(unreadable)?;
    if survey.version != contract.version {
        // Whoever speaks the other version understands SOAP 1.1's fault (SOAP 1.2 Part 1, appendix A).
        let reason = "this service speaks another version of SOAP than the envelope is of";
        let mismatch = Fault { code: "VersionMismatch".into(), reason: reason.into(), ..Fault::default() };
        return Err(Refusal::Fault(SoapVersion::Soap11, mismatch));
    }
    let known = |namespace, local| contract.headers.iter().any(|field| field.is(namespace, local));
    if let Some((_, name)) = survey.mandatory.iter().find(|(namespace, local)| !known(*namespace, local)) {
        let reason = format!("the header `{name}` must be understood, and isn't");
        let not_understood = Fault { code: "MustUnderstand".into(), reason, ..Fault::default() };
        return Err(fault(not_understood));
    }
    let action = match contract.version {
        SoapVersion::Soap11 => headers.get("SOAPAction").and_then(|value| value.to_str().ok()).map(str::to_owned),
        SoapVersion::Soap12 => media_type.parameter("action"),
    };
    let action = action.as_deref().unwrap_or_default().trim().trim_matches('"');
    let index = find(contract.routes, action, &survey).map_err(|why| fault(Fault::client(why)))?;
    Ok((index, text.into_owned()))
}

fn find(routes: &[Route], action: &str, survey: &Survey<'_>) -> Result<usize, String> {
    let all = || {
        routes
            .iter()
            .enumerate()
            .filter(|(_, route)| action.is_empty() || route.quoted_action.trim_matches('"') == action)
    };
    let mut candidates = all();
    match (candidates.next(), candidates.next()) {
        (Some((index, _)), None) if !action.is_empty() => return Ok(index),
        (None, _) => return Err(format!("no operation has the action `{action}`")),
        _ => {}
    }
    // An operation whose request is the Body itself takes an empty one.
    let whole = || all().filter(|(_, route)| route.request.is_body());
    let Some((namespace, local)) = survey.body else {
        return match (whole().next(), whole().nth(1)) {
            (Some((index, _)), None) => Ok(index),
            (None, _) => Err("the Body is empty".to_owned()),
            _ => Err("several operations have a request with an empty Body; the action must say which".to_owned()),
        };
    };
    let mut candidates = all().filter(|(_, route)| route.request.is(namespace, local));
    match (candidates.next(), candidates.next()) {
        (Some((index, _)), None) => Ok(index),
        (None, _) => Err(format!("no operation has a request with the element `{local}` of this namespace")),
        _ => Err(format!("several operations have a request with the element `{local}`; the action must say which")),
    }
}

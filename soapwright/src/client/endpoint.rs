//! The addresses that a client may send to.

use std::fmt;

/// The error returned for an address that can't be used as an endpoint. `Display` shows the reason.
///
/// ```
/// use soapwright::{Client, EndpointError};
///
/// # struct Transport;
/// let error: EndpointError = Client::<_, ()>::new(Transport, "ftp://example.com").unwrap_err();
/// assert_eq!(error.to_string(), "the endpoint must begin with https:// or http://");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointError(&'static str);

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for EndpointError {}

/// Returns an error for an address that can't be used as an endpoint.
pub(super) fn check(endpoint: &str) -> Result<(), EndpointError> {
    let rest = scheme(endpoint, "https://").or_else(|| scheme(endpoint, "http://"));
    let rest = rest.ok_or(EndpointError("the endpoint must begin with https:// or http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.starts_with(':') {
        return Err(EndpointError("the endpoint has no host"));
    }
    if host.contains('@') {
        return Err(EndpointError("the endpoint contains a user name; give credentials to the transport instead"));
    }
    if endpoint.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(EndpointError("the endpoint contains a space or a control character"));
    }
    Ok(())
}

/// Returns the rest of an address after this scheme, or `None` if it has another one. Schemes are case-insensitive
/// (RFC 3986, 3.1).
pub(super) fn scheme<'a>(endpoint: &'a str, scheme: &str) -> Option<&'a str> {
    let (front, rest) = endpoint.split_at_checked(scheme.len())?;
    front.eq_ignore_ascii_case(scheme).then_some(rest)
}

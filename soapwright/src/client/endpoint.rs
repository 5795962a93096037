//! The addresses that a client may send to.

use http::Uri;
use std::{borrow::Cow, fmt, fmt::Write};

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

const HOST: EndpointError = EndpointError("the endpoint's host or port is not valid");

const ESCAPE: EndpointError =
    EndpointError("the endpoint's path or query has a character that must be percent-encoded, such as %3C for <");

/// Returns the address of an endpoint.
pub(super) fn parse(endpoint: &str) -> Result<Uri, EndpointError> {
    let (host, rest) = split(endpoint).ok_or(EndpointError("the endpoint must begin with https:// or http://"))?;
    if host.is_empty() || host.starts_with(':') {
        return Err(EndpointError("the endpoint has no host"));
    }
    if host.contains('@') {
        return Err(EndpointError("the endpoint contains a user name; give credentials to the transport instead"));
    }
    if endpoint.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(EndpointError("the endpoint contains a space or a control character"));
    }
    if !host.is_ascii() {
        return Err(EndpointError(
            "the endpoint's host has characters that aren't ASCII; write it in its ASCII form, such as \
             xn--bcher-kva.example for b\u{fc}cher.example",
        ));
    }
    // HTTP libraries disagree about its meaning.
    if rest.contains('\\') {
        return Err(ESCAPE);
    }
    let front = &endpoint[..endpoint.len() - rest.len()];
    let uri = Uri::try_from(format!("{front}{}", escaped(rest)));
    let uri = uri.map_err(|_| if Uri::try_from(front).is_ok() { ESCAPE } else { HOST })?;
    // The type accepts any digits as a port.
    let has_port = uri.authority().is_some_and(|authority| authority.as_str().len() > authority.host().len());
    if has_port && uri.port_u16().is_none() { Err(HOST) } else { Ok(uri) }
}

/// Splits an address after its scheme into the host with its port, and the rest. Schemes are case-insensitive
/// (RFC 3986, 3.1).
fn split(endpoint: &str) -> Option<(&str, &str)> {
    let after = ["https://", "http://"].into_iter().find_map(|scheme| {
        let (front, rest) = endpoint.split_at_checked(scheme.len())?;
        front.eq_ignore_ascii_case(scheme).then_some(rest)
    })?;
    Some(after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len())))
}

/// Percent-encodes the characters of a path and a query that aren't ASCII (RFC 3987, 3.1).
fn escaped(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let mut escaped = String::new();
    for c in text.chars() {
        if c.is_ascii() {
            escaped.push(c);
        } else {
            // Writing to a `String` can't fail.
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| _ = write!(escaped, "%{byte:02X}"));
        }
    }
    escaped.into()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn valid_endpoint_is_kept() {
        for (endpoint, kept) in [
            ("https://example.com/a/b?c=d&e=%20#f", "https://example.com/a/b?c=d&e=%20"),
            ("http://[2001:db8::1]:8080/User.svc", "http://[2001:db8::1]:8080/User.svc"),
            ("http://[::1]", "http://[::1]/"),
            ("http://127.0.0.1:65535/a", "http://127.0.0.1:65535/a"),
            ("HTTPS://Example.com:443/A", "https://Example.com:443/A"),
            ("https://example.com?wsdl", "https://example.com/?wsdl"),
            ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
            ("https://example.com/gr\u{f6}\u{df}e?\u{20ac}", "https://example.com/gr%C3%B6%C3%9Fe?%E2%82%AC"),
        ] {
            assert_eq!(parse(endpoint).map(|uri| uri.to_string()), Ok(kept.to_owned()), "{endpoint}");
        }
    }

    #[test]
    fn endpoint_that_no_request_can_have_is_refused_with_the_reason() {
        for (endpoint, reason) in [
            ("", "must begin with https:// or http://"),
            ("ftp://example.com", "must begin with"),
            ("https:/example.com", "must begin with"),
            ("https://", "no host"),
            ("https://:80/a", "no host"),
            ("https:///a", "no host"),
            ("https://user:password@example.com/", "user name"),
            ("https://example.com/a b", "a space"),
            ("https://example.com/a\n", "a space or a control character"),
            ("https://b\u{fc}cher.example/", "its ASCII form, such as xn--bcher-kva.example"),
            ("https://example.com:80:80/", "host or port"),
            ("https://example.com:65536/", "host or port"),
            ("https://example.com:x/", "host or port"),
            ("https://[::1/", "host or port"),
            ("https://exam<ple.com/", "host or port"),
            ("https://example.com/a<b", "percent-encoded"),
            ("https://example.com/a\\b", "percent-encoded"),
        ] {
            let error = parse(endpoint).expect_err(endpoint).to_string();
            assert!(error.contains(reason), "{endpoint}: {error}");
        }
    }
}

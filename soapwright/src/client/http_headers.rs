//! HTTP headers that a user adds to requests (RFC 9110, 6.3).

use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::fmt;

/// The error returned for an HTTP header that can't be added to requests. `Display` says why, and never shows the value.
///
/// ```
/// use soapwright::Client;
///
/// # struct Transport;
/// let client: Client<_, ()> = Client::new(Transport, "https://example.com")?;
/// let error = client.with_http_header("Content-Length", "0").unwrap_err();
/// assert_eq!(error.to_string(), "the HTTP header `content-length` can't be set: the transport sets it");
/// # Ok::<(), soapwright::EndpointError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpHeaderError {
    name: Option<HeaderName>,
    why: &'static str,
}

impl fmt::Display for HttpHeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "the HTTP header `{name}` can't be set: {}", self.why),
            None => write!(f, "the HTTP header can't be set: {}", self.why),
        }
    }
}

impl std::error::Error for HttpHeaderError {}

/// HTTP headers that are added to requests. The values of secrets are marked as sensitive.
#[derive(Clone, Default)]
pub(super) struct HttpHeaders(HeaderMap);

impl HttpHeaders {
    /// Adds a header, which takes the place of another of its name.
    pub(super) fn add<N, V>(&mut self, name: N, value: V) -> Result<(), HttpHeaderError>
    where
        HeaderName: TryFrom<N>,
        HeaderValue: TryFrom<V>,
    {
        self.insert(HeaderName::try_from(name).ok(), HeaderValue::try_from(value).ok())
    }

    fn insert(&mut self, name: Option<HeaderName>, value: Option<HeaderValue>) -> Result<(), HttpHeaderError> {
        let Some(name) = name else {
            let why = "its name has a character that names of headers can't have (RFC 9110, 5.1)";
            return Err(HttpHeaderError { name: None, why });
        };
        if let Some(why) = refusal(&name) {
            return Err(HttpHeaderError { name: Some(name), why });
        }
        let Some(mut value) = value else {
            let why = "its value has a control character (RFC 9110, 5.5)";
            return Err(HttpHeaderError { name: Some(name), why });
        };
        if is_secret(&name) {
            value.set_sensitive(true);
        }
        self.0.insert(name, value);
        Ok(())
    }

    /// Adds the headers to those of a request.
    pub(super) fn add_to(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.0 {
            headers.insert(name, value.clone());
        }
    }
}

/// Returns `true` if one of these headers must not be sent unencrypted.
pub(super) fn have_secret(headers: &HeaderMap) -> bool {
    headers.iter().any(|(name, value)| value.is_sensitive() || is_secret(name))
}

/// Returns why a header can't be set, if it would break the message, its framing or the reading of the response.
fn refusal(name: &HeaderName) -> Option<&'static str> {
    match *name {
        header::CONTENT_TYPE => Some("it says how the message is encoded, so it is always that of the message"),
        header::CONTENT_ENCODING => Some("the message isn't sent in another encoding"),
        header::ACCEPT_ENCODING => Some("the transport asks for what it can read"),
        header::CONTENT_LENGTH | header::TRANSFER_ENCODING | header::TRAILER | header::TE => {
            Some("the transport sets it")
        }
        header::HOST => Some("it belongs to the endpoint; to connect to another address, set that on the transport"),
        header::CONNECTION | header::UPGRADE | header::PROXY_AUTHORIZATION => {
            Some("it belongs to the connection, so set it on the transport")
        }
        _ if name == "keep-alive" || name == "proxy-connection" => {
            Some("it belongs to the connection, so set it on the transport")
        }
        _ => None,
    }
}

/// Returns `true` for a header whose value is a secret, as its name tells.
fn is_secret(name: &HeaderName) -> bool {
    const WORDS: &[&str] =
        &["auth", "cookie", "credential", "key", "passw", "secret", "session", "signature", "ticket", "token"];
    WORDS.iter().any(|word| name.as_str().contains(word))
}

#[cfg(test)]
mod tests {
    use super::{HttpHeaders, have_secret};

    #[test]
    fn header_that_would_break_the_message_is_refused_with_the_reason() {
        for (name, reason) in [
            ("Content-Type", "that of the message"),
            ("Content-Length", "the transport sets it"),
            ("Transfer-Encoding", "the transport sets it"),
            ("Content-Encoding", "another encoding"),
            ("Accept-Encoding", "what it can read"),
            ("Host", "belongs to the endpoint"),
            ("Connection", "belongs to the connection"),
            ("Keep-Alive", "belongs to the connection"),
            ("a b", "its name has a character"),
        ] {
            let error = HttpHeaders::default().add(name, "hunter2").expect_err(name).to_string();
            assert!(error.contains(reason) && !error.contains("hunter2"), "{name}: {error}");
        }
        let error = HttpHeaders::default().add("X-Id", "hunter2\n").expect_err("line break").to_string();
        assert!(error.contains("control character") && !error.contains("hunter2"), "{error}");
    }

    #[test]
    fn header_whose_name_tells_of_a_secret_is_one() {
        for (name, is_secret) in [
            ("Authorization", true),
            ("Cookie", true),
            ("X-Api-Key", true),
            ("Ocp-Apim-Subscription-Key", true),
            ("X-Request-Id", false),
            ("SOAPAction", false),
            ("User-Agent", false),
        ] {
            let mut headers = HttpHeaders::default();
            assert_eq!(headers.add(name, "value"), Ok(()), "{name}");
            assert_eq!(have_secret(&headers.0), is_secret, "{name}");
        }
    }
}

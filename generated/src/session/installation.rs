//! Where NetServer is, and how to call it.

use super::SessionError;
use crate::user::RequestHeaders;
use soapwright::{Client, Headers, Redacted, ServiceClient, convert_headers};
use std::fmt;

/// An installation of NetServer: where it is, and how to call it.
#[derive(Clone)]
pub struct Installation {
    /// Ends without a slash.
    base_url: String,
    application_token: Option<String>,
    allow_secrets_over_http: bool,
    max_response_bytes: Option<usize>,
    pub(super) expired: Vec<String>,
}

/// Shows everything but the application token.
impl fmt::Debug for Installation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Installation")
            .field("base_url", &self.base_url)
            .field("application_token", &Redacted(&self.application_token))
            .field("allow_secrets_over_http", &self.allow_secrets_over_http)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("expired", &self.expired)
            .finish()
    }
}

impl Installation {
    /// The installation whose services are below this URL, with or without a slash at its end: on-site
    /// `https://crm.example.com/Remote/Services86`, for a tenant of SuperOffice Online
    /// `https://sod.superoffice.com/Cust12345/Remote/Services86`.
    ///
    /// It is an error if it doesn't begin with `https://` or `http://`, holds a user name, has a query, or is the
    /// address of a single service.
    pub fn new(base_url: impl Into<String>) -> Result<Self, SessionError> {
        let mut base_url = base_url.into();
        base_url.truncate(base_url.trim_end_matches('/').len());
        // The rules for an endpoint are those of the client.
        Client::<(), ()>::new((), &base_url).map_err(SessionError::Endpoint)?;
        let is_file =
            base_url.get(base_url.len().saturating_sub(4)..).is_some_and(|end| end.eq_ignore_ascii_case(".svc"));
        if is_file || base_url.contains(['?', '#']) {
            return Err(SessionError::NotABaseUrl);
        }
        Ok(Installation {
            base_url,
            application_token: None,
            allow_secrets_over_http: false,
            max_response_bytes: None,
            expired: Vec::new(),
        })
    }

    /// The same with the key of the calling application on every request. SuperOffice Online needs it; an on-site
    /// installation doesn't look at it.
    #[must_use]
    pub fn with_application_token(mut self, application_token: impl Into<String>) -> Self {
        self.application_token = Some(application_token.into());
        self
    }

    /// The same, but passwords and tickets may go over `http://`, where everyone on the way can read them: for an
    /// installation on a network that you trust.
    #[must_use]
    pub fn allow_secrets_over_http(mut self) -> Self {
        self.allow_secrets_over_http = true;
        self
    }

    /// The same, but with this many bytes as the most that an answer's body may have (64 MiB otherwise).
    #[must_use]
    pub fn with_max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = Some(bytes);
        self
    }

    /// The same, but an exception of this class too says that a ticket is no longer good, beside those in
    /// [`EXPIRED`](super::EXPIRED). The name is that of the class alone, without its namespace.
    #[must_use]
    pub fn with_expired(mut self, exception_type: impl Into<String>) -> Self {
        self.expired.push(exception_type.into());
        self
    }

    /// Where the services are, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// A client for what needs no ticket, such as `GetSystemInfo` of SoPrincipal.
    pub fn client<T, C: ServiceClient<T>>(&self, transport: T) -> Result<C, SessionError> {
        Ok(self.connect(transport, C::ADDRESS, &self.headers())?.into())
    }

    pub(super) fn headers(&self) -> RequestHeaders {
        RequestHeaders { application_token: self.application_token.clone(), ..RequestHeaders::default() }
    }

    /// A client of the service that the contract has at this address.
    pub(super) fn connect<T, H: Headers>(
        &self,
        transport: T,
        address: Option<&'static str>,
        headers: &RequestHeaders,
    ) -> Result<Client<T, H>, SessionError> {
        let file = address.and_then(file).ok_or(SessionError::NoAddress)?;
        let client = Client::new(transport, format!("{}/{file}", self.base_url)).map_err(SessionError::Endpoint)?;
        let mut client = client.with_headers(convert(headers)?);
        if let Some(bytes) = self.max_response_bytes {
            client = client.with_max_response_bytes(bytes);
        }
        Ok(if self.allow_secrets_over_http { client.allow_secrets_over_http() } else { client })
    }
}

/// These headers as those of another service.
pub(super) fn convert<H: Headers>(headers: &RequestHeaders) -> Result<H, SessionError> {
    let converted = convert_headers(headers).map_err(SessionError::Headers)?;
    // Elements that a block there doesn't know are skipped. A ticket that got lost like that would not be missed before
    // the server answers.
    match convert_headers::<H, RequestHeaders>(&converted) {
        Ok(back) if back == *headers => Ok(converted),
        _ => Err(SessionError::OtherContent),
    }
}

/// The last segment of an address's path.
fn file(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let (_, path) = rest.split(['?', '#']).next()?.rsplit_once('/')?;
    Some(path).filter(|file| !file.is_empty())
}

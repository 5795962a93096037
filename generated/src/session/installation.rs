//! Installations of NetServer.

use super::SessionError;
use crate::user::RequestHeaders;
use soapwright::{Client, Headers, Limits, Redacted, ServiceClient, convert_headers};
use std::fmt;

/// An installation of NetServer: its base URL and the options of its clients.
#[derive(Clone)]
pub struct Installation {
    /// The base URL, without a trailing slash.
    base_url: String,
    /// A client of the base URL, whose options the clients of services take over.
    base: Client<(), ()>,
    application_token: Option<String>,
    pub(super) expired: Vec<String>,
}

/// Shows everything but the application token.
impl fmt::Debug for Installation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Installation")
            .field("base_url", &self.base_url)
            .field("application_token", &Redacted(&self.application_token))
            .field("expired", &self.expired)
            .finish_non_exhaustive()
    }
}

impl Installation {
    /// Creates an installation from the base URL of its services, with or without a trailing slash. It looks like
    /// `https://crm.example.com/Remote/Services86` for an on-site installation, and like
    /// `https://sod.superoffice.com/Cust12345/Remote/Services86` for a tenant of SuperOffice Online.
    ///
    /// # Errors
    ///
    /// Returns an error if the URL doesn't begin with `https://` or `http://`, contains a user name, has a query, or is
    /// the address of a single service.
    pub fn new(base_url: impl Into<String>) -> Result<Self, SessionError> {
        let mut base_url = base_url.into();
        base_url.truncate(base_url.trim_end_matches('/').len());
        let base = Client::new((), &base_url).map_err(SessionError::Endpoint)?;
        let is_file =
            base_url.get(base_url.len().saturating_sub(4)..).is_some_and(|end| end.eq_ignore_ascii_case(".svc"));
        if is_file || base_url.contains(['?', '#']) {
            return Err(SessionError::NotABaseUrl);
        }
        Ok(Installation { base_url, base, application_token: None, expired: Vec::new() })
    }

    /// Sets the application token, which is sent with every request. SuperOffice Online requires it; an on-site
    /// installation ignores it.
    #[must_use]
    pub fn with_application_token(mut self, application_token: impl Into<String>) -> Self {
        self.application_token = Some(application_token.into());
        self
    }

    /// Allows passwords and tickets to be sent over unencrypted `http://`. This is safe only in a trusted network.
    #[must_use]
    pub fn allow_secrets_over_http(mut self) -> Self {
        self.base = self.base.allow_secrets_over_http();
        self
    }

    /// Sets the limits of responses.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.base = self.base.with_limits(limits);
        self
    }

    /// Adds an exception class that means an expired ticket, beside those in [`EXPIRED`](super::EXPIRED). The name is
    /// that of the class without its namespace.
    #[must_use]
    pub fn with_expired(mut self, exception_type: impl Into<String>) -> Self {
        self.expired.push(exception_type.into());
        self
    }

    /// Returns the base URL of the services, without a trailing slash.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Creates a client without a ticket, for operations such as `GetSystemInfo` of SoPrincipal.
    pub fn client<T, C: ServiceClient<T>>(&self, transport: T) -> Result<C, SessionError> {
        Ok(self.connect(&self.base(transport), C::ADDRESS, &self.headers())?.into())
    }

    /// Creates a client of the base URL, whose transport and options the clients of services take over.
    pub(super) fn base<T>(&self, transport: T) -> Client<T, ()> {
        self.base.with_transport(transport)
    }

    pub(super) fn headers(&self) -> RequestHeaders {
        RequestHeaders { application_token: self.application_token.clone(), ..RequestHeaders::default() }
    }

    /// Creates a client of the service with this address in its contract.
    pub(super) fn connect<T, H: Headers>(
        &self,
        base: &Client<T, ()>,
        address: Option<&'static str>,
        headers: &RequestHeaders,
    ) -> Result<Client<T, H>, SessionError> {
        let file = address.and_then(file).ok_or(SessionError::NoAddress)?;
        let client = base.with_endpoint(format!("{}/{file}", self.base_url)).map_err(SessionError::Endpoint)?;
        Ok(client.with_headers(convert(headers)?))
    }
}

/// Converts headers to those of another service.
pub(super) fn convert<H: Headers>(headers: &RequestHeaders) -> Result<H, SessionError> {
    let converted = convert_headers(headers).map_err(SessionError::Headers)?;
    // Converting skips elements that the other service's block doesn't have, so a ticket could be lost unnoticed.
    match convert_headers::<H, RequestHeaders>(&converted) {
        Ok(back) if back == *headers => Ok(converted),
        _ => Err(SessionError::OtherContent),
    }
}

/// Returns the last segment of an address's path.
fn file(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let (_, path) = rest.split(['?', '#']).next()?.rsplit_once('/')?;
    Some(path).filter(|file| !file.is_empty())
}

//! The error of sessions.

use crate::so_principal::ResponseHeaders;
use soapwright::{EndpointError, HeadersError};
use std::{error::Error, fmt};

/// The error returned when logging in or creating a client fails. It contains no secrets.
#[derive(Debug)]
#[non_exhaustive]
pub enum SessionError {
    /// The base URL can't be called.
    Endpoint(EndpointError),
    /// The base URL has a query or a fragment, or is the address of a single service.
    NotABaseUrl,
    /// The request to log in failed, for the contained reason.
    LogIn(soapwright::Error<ResponseHeaders>),
    /// The server refused the login without a reason: `AuthenticationSucceeded` is false.
    Refused,
    /// The server's response to the login has no ticket.
    NoTicket,
    /// The service's contract has no address with a file name, so its path below the base URL is unknown.
    NoAddress,
    /// The service doesn't accept the headers of the session.
    Headers(HeadersError),
    /// The service's header blocks have the same names as the session's, but different content.
    OtherContent,
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Endpoint(error) => write!(f, "the base URL can't be called: {error}"),
            Self::NotABaseUrl => f.write_str(
                "the base URL must be that of the folder of all services, without a query, \
                 like https://crm.example.com/Remote/Services86",
            ),
            Self::LogIn(error) => write!(f, "can't log in: {error}"),
            Self::Refused => f.write_str(
                "can't log in: the server refused it and gave no reason; check the user name and the password",
            ),
            Self::NoTicket => f.write_str("can't log in: the server's response has no ticket"),
            Self::NoAddress => f.write_str(
                "the service's contract has no address with a file name, so its path below the base URL is unknown; \
                 create its client with `new` and give it `Session::headers`",
            ),
            Self::Headers(error) => write!(f, "the session can't be used with this service: {error}"),
            Self::OtherContent => f.write_str(
                "the session can't be used with this service: its headers have the right names, but different content",
            ),
        }
    }
}

impl Error for SessionError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Endpoint(error) => Some(error),
            Self::LogIn(error) => Some(error),
            Self::Headers(error) => Some(error),
            Self::NotABaseUrl | Self::Refused | Self::NoTicket | Self::NoAddress | Self::OtherContent => None,
        }
    }
}

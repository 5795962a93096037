//! Why there is no session, or no client.

use crate::so_principal::ResponseHeaders;
use soapwright::{EndpointError, HeadersError};
use std::{error::Error, fmt};

/// Why there is no session, or no client of a service. It shows no secret.
#[derive(Debug)]
#[non_exhaustive]
pub enum SessionError {
    /// The base URL can't be called.
    Endpoint(EndpointError),
    /// The base URL has a query or a fragment, or is the address of a single service.
    NotABaseUrl,
    /// The request to log in got no answer, or one that says that it failed, with the reason.
    LogIn(soapwright::Error<ResponseHeaders>),
    /// The server turned the log in down (`AuthenticationSucceeded` is false) and gave no reason.
    Refused,
    /// The server's answer to the log in has no ticket.
    NoTicket,
    /// The service's contract has no address that ends with a file, so where it lies below the base URL is not known.
    NoAddress,
    /// The service doesn't take the headers of the session.
    Headers(HeadersError),
    /// The service's headers have the names of the session's, but other things in them.
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
            Self::NoTicket => f.write_str("can't log in: the server's answer has no ticket"),
            Self::NoAddress => f.write_str(
                "the service's contract doesn't say in which file below the base URL it is; \
                 make its client with `new` and give it `Session::headers`",
            ),
            Self::Headers(error) => write!(f, "the session can't be used with this service: {error}"),
            Self::OtherContent => f.write_str(
                "the session can't be used with this service: its headers have the right names, but other things in them",
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

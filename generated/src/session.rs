//! Sessions: log in once, and call every service with the ticket.
//!
//! ```no_run
//! use services86::{
//!     session::{Installation, Session},
//!     so_principal::AuthenticateUsernamePassword,
//!     user::{SetPassword, UserClient},
//! };
//!
//! # async fn example<T: soapwright::Transport + 'static>(transport: T, secret: &str) -> Result<(), Box<dyn std::error::Error>> {
//! let installation = Installation::new("https://crm.example.com/Remote/Services86")?;
//! let login = AuthenticateUsernamePassword::new().user_name("ADM0").password(secret);
//! let session = Session::log_in(transport, installation, login).await?;
//!
//! let users: UserClient<_> = session.client()?;
//! match users.set_password(SetPassword::new().associate_id(5).password("correct horse")).await {
//!     Err(error) if session.is_expired(&error) => println!("log in again"),
//!     answer => println!("{:?}", answer?.body.response),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A session sends only the request to log in. It never logs in again by itself and never repeats a call. Sessions need
//! not be closed: Services86 has no operation to log out, and a ticket expires 6 hours after its last use.
//!
//! The clients may be from any generated crate: header blocks are matched by their names in the contract.

mod error;
mod expiry;
mod installation;

pub use error::SessionError;
pub use expiry::{EXPIRED, exception_info};
pub use installation::Installation;

use crate::{
    so_principal::{
        self, AuthenticateGeneric, AuthenticateImplicit, AuthenticateResponse, AuthenticateUsernamePassword,
        AuthenticateWithAccessToken, ResponseHeaders, SoPrincipalClient, operations,
    },
    types::{SoCredentials, SoPrincipalCarrier, SoTimeZone},
    user::RequestHeaders,
};
use soapwright::{BlockingTransport, Client, Headers, Operation, ServiceClient, Transport, xml::WriteXml};
use std::fmt;

/// A session of a user in an installation. It contains the user's ticket, a secret that `Debug` doesn't show.
///
/// The session shares its transport with its clients, so that they can be kept and sent to other threads.
pub struct Session<T> {
    /// A client of the base URL, whose transport and options the session's clients have.
    base: Client<T, ()>,
    installation: Installation,
    ticket: String,
    time_zone: Option<SoTimeZone>,
    principal: Option<Box<SoPrincipalCarrier>>,
}

impl<T> Clone for Session<T> {
    fn clone(&self) -> Self {
        Session {
            base: self.base.clone(),
            installation: self.installation.clone(),
            ticket: self.ticket.clone(),
            time_zone: self.time_zone.clone(),
            principal: self.principal.clone(),
        }
    }
}

/// Shows the installation and the time zone, but not the ticket.
impl<T> fmt::Debug for Session<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("installation", &self.installation)
            .field("ticket", &format_args!("[redacted]"))
            .field("time_zone", &self.time_zone)
            .finish_non_exhaustive()
    }
}

type LogInOperation<I> = Operation<I, AuthenticateResponse, so_principal::RequestHeaders, ResponseHeaders>;

/// A request to log in: one of the four `Authenticate...` requests of [`so_principal`].
pub trait LogIn: WriteXml + Send + Sized + 'static {
    #[doc(hidden)]
    const OPERATION: &'static LogInOperation<Self>;
}

macro_rules! log_in {
    ($($request:ty: $operation:ident,)*) => {$(
        impl LogIn for $request {
            const OPERATION: &'static LogInOperation<Self> = &operations::$operation;
        }
    )*};
}

log_in! {
    AuthenticateImplicit: AUTHENTICATE_IMPLICIT,
    AuthenticateUsernamePassword: AUTHENTICATE_USERNAME_PASSWORD,
    AuthenticateGeneric: AUTHENTICATE_GENERIC,
    AuthenticateWithAccessToken: AUTHENTICATE_WITH_ACCESS_TOKEN,
}

impl<T> Session<T> {
    /// Logs in with this request.
    ///
    /// If the server refuses the login, the error is [`SessionError::LogIn`] with [`soapwright::Error::Failed`] and the
    /// reason, or [`SessionError::Refused`] without a reason.
    pub async fn log_in<I: LogIn>(transport: T, installation: Installation, request: I) -> Result<Self, SessionError>
    where
        T: Transport + 'static,
    {
        let base = installation.base(transport);
        let answer = log_in(&base, &installation, request)?.await.map_err(SessionError::LogIn)?;
        Self::logged_in(base, installation, answer.body)
    }

    /// Logs in with this request, and blocks the thread until the response arrives. The calls of the session's clients
    /// are sent by `.send()`.
    ///
    /// If the server refuses the login, the error is [`SessionError::LogIn`] with [`soapwright::Error::Failed`] and the
    /// reason, or [`SessionError::Refused`] without a reason.
    pub fn log_in_blocking<I: LogIn>(transport: T, installation: Installation, request: I) -> Result<Self, SessionError>
    where
        T: BlockingTransport,
    {
        let base = installation.base(transport);
        let answer = log_in(&base, &installation, request)?.send().map_err(SessionError::LogIn)?;
        Self::logged_in(base, installation, answer.body)
    }

    fn logged_in(
        base: Client<T, ()>,
        installation: Installation,
        body: AuthenticateResponse,
    ) -> Result<Self, SessionError> {
        if body.authentication_succeeded == Some(false) {
            return Err(SessionError::Refused);
        }
        let ticket = body.credentials.and_then(|credentials| credentials.ticket).filter(|ticket| !ticket.is_empty());
        let ticket = ticket.ok_or(SessionError::NoTicket)?;
        Ok(Session { base, installation, ticket, time_zone: None, principal: body.response })
    }

    /// Creates a session from an existing ticket, such as one from [`Session::ticket`]. Nothing is sent, so an expired
    /// ticket is only found by the first call.
    pub fn from_ticket(transport: T, installation: Installation, ticket: impl Into<String>) -> Self {
        let base = installation.base(transport);
        Session { base, installation, ticket: ticket.into(), time_zone: None, principal: None }
    }

    /// Sets the time zone of the dates that the session's clients send and receive.
    #[must_use]
    pub fn with_time_zone(mut self, time_zone: SoTimeZone) -> Self {
        self.time_zone = Some(time_zone);
        self
    }

    /// Returns the ticket. It authenticates the user, so it must be protected like a password.
    pub fn ticket(&self) -> &str {
        &self.ticket
    }

    /// Returns the user that logged in, from the server's response, or `None` for a session from a ticket.
    pub fn principal(&self) -> Option<&SoPrincipalCarrier> {
        self.principal.as_deref()
    }

    /// Returns the installation of the session.
    pub fn installation(&self) -> &Installation {
        &self.installation
    }

    /// Creates a client of a service, of this crate or of another generated one, that sends the ticket.
    ///
    /// The address is the base URL with the file name of the contract's address.
    ///
    /// # Errors
    ///
    /// Returns an error if the contract has no address with a file name, or if the service doesn't accept the headers
    /// of Services86. SoPrincipal doesn't; use [`Installation::client`] for its client.
    pub fn client<C: ServiceClient<T>>(&self) -> Result<C, SessionError> {
        Ok(self.installation.connect(&self.base, C::ADDRESS, &self.request_headers())?.into())
    }

    /// Returns the session's request headers, for clients that aren't created by [`Session::client`].
    pub fn headers<H: Headers>(&self) -> Result<H, SessionError> {
        installation::convert(&self.request_headers())
    }

    fn request_headers(&self) -> RequestHeaders {
        RequestHeaders {
            credentials: Some(Box::new(SoCredentials { ticket: Some(self.ticket.clone()) })),
            time_zone: self.time_zone.clone().map(Box::new),
            ..self.installation.headers()
        }
    }

    /// Returns `true` if a call failed because the server doesn't accept the ticket, or no longer accepts it. A new
    /// session is needed then.
    ///
    /// This is the case if the exception, or one of its inner exceptions, has a class that is in [`EXPIRED`] or was
    /// added by [`Installation::with_expired`].
    pub fn is_expired<H: Headers>(&self, error: &soapwright::Error<H>) -> bool {
        expiry::is_expired(error, &self.installation.expired)
    }
}

/// Returns the call that logs in with this request.
fn log_in<T, I: LogIn>(
    base: &Client<T, ()>,
    installation: &Installation,
    request: I,
) -> Result<so_principal::Call<T, AuthenticateResponse>, SessionError> {
    let client = installation.connect(base, <SoPrincipalClient<T>>::ADDRESS, &installation.headers())?;
    Ok(client.call(I::OPERATION, request))
}

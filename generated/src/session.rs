//! Logging in once, and calling every service with the ticket.
//!
//! ```no_run
//! use services86::{
//!     session::{Installation, Session},
//!     so_principal::AuthenticateUsernamePassword,
//!     user::{SetPassword, UserClient},
//! };
//!
//! # async fn example<T: soapwright::Transport + Clone>(transport: T, secret: &str) -> Result<(), Box<dyn std::error::Error>> {
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
//! A session sends one request, the log in, and only when it is told to. It never logs in again by itself and never
//! repeats a call. There is nothing to close: Services86 has no operation to log out, and a ticket ends by itself 6
//! hours after it was last used.
//!
//! The clients may be of any crate that the generator wrote: the header blocks find their way by their names in the
//! contract.

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
use soapwright::{BlockingTransport, Headers, Operation, ServiceClient, Transport, xml::WriteXml};
use std::fmt;

/// Someone who is logged in to an installation. It holds the ticket, a secret, which `Debug` doesn't show.
///
/// It owns the transport, and its clients get clones, so that they can be kept and sent to other threads. The
/// transports of `soapwright` are cheap to clone and share their connections; of another one, give the session an `Arc` or
/// a reference.
#[derive(Clone)]
pub struct Session<T> {
    transport: T,
    installation: Installation,
    ticket: String,
    time_zone: Option<SoTimeZone>,
    principal: Option<Box<SoPrincipalCarrier>>,
}

/// Shows where it is logged in, and that there is a ticket.
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

/// A request that logs in: one of the four `Authenticate...` of [`so_principal`].
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

impl<T: Transport> Session<T> {
    /// Logs in with this request, once it is awaited.
    ///
    /// A log in that the server turns down is [`SessionError::LogIn`] with [`soapwright::Error::Failed`] and the reason in
    /// it, or [`SessionError::Refused`] where it gives none.
    pub async fn log_in<I: LogIn>(transport: T, installation: Installation, request: I) -> Result<Self, SessionError> {
        let client = installation.connect(&transport, <SoPrincipalClient<&T>>::ADDRESS, &installation.headers())?;
        let answer = client.call(I::OPERATION, request).await.map_err(SessionError::LogIn)?;
        Self::logged_in(transport, installation, answer.body)
    }
}

impl<T: BlockingTransport> Session<T> {
    /// The same as [`Session::log_in`], blocking the thread until the answer is there. The clients are then the
    /// blocking ones of each service.
    pub fn log_in_blocking<I: LogIn>(
        transport: T,
        installation: Installation,
        request: I,
    ) -> Result<Self, SessionError> {
        let client = installation.connect(&transport, <SoPrincipalClient<&T>>::ADDRESS, &installation.headers())?;
        let answer = client.call_blocking(I::OPERATION, request).map_err(SessionError::LogIn)?;
        Self::logged_in(transport, installation, answer.body)
    }
}

impl<T> Session<T> {
    fn logged_in(transport: T, installation: Installation, body: AuthenticateResponse) -> Result<Self, SessionError> {
        if body.authentication_succeeded == Some(false) {
            return Err(SessionError::Refused);
        }
        let ticket = body.credentials.and_then(|credentials| credentials.ticket).filter(|ticket| !ticket.is_empty());
        let session = Self::from_ticket(transport, installation, ticket.ok_or(SessionError::NoTicket)?);
        Ok(Session { principal: body.response, ..session })
    }

    /// The session that goes on with a ticket from [`Session::ticket`], or from elsewhere. Nothing is sent: whether
    /// the ticket is still good shows at the first call.
    pub fn from_ticket(transport: T, installation: Installation, ticket: impl Into<String>) -> Self {
        Session { transport, installation, ticket: ticket.into(), time_zone: None, principal: None }
    }

    /// The same, but its clients say that dates are in this time zone, and get them in it.
    #[must_use]
    pub fn with_time_zone(mut self, time_zone: SoTimeZone) -> Self {
        self.time_zone = Some(time_zone);
        self
    }

    /// The ticket. Whoever has it is taken for the user: keep it as safe as a password.
    pub fn ticket(&self) -> &str {
        &self.ticket
    }

    /// Who logged in, as the server told; `None` for a session from a ticket.
    pub fn principal(&self) -> Option<&SoPrincipalCarrier> {
        self.principal.as_deref()
    }

    /// Where it is logged in.
    pub fn installation(&self) -> &Installation {
        &self.installation
    }

    /// A client of any service, of this crate or of another generated one, that calls with the ticket. A client of
    /// a module `blocking` needs a session over a blocking transport.
    ///
    /// The service is taken to lie below the base URL, in the file that the contract's address ends with. It is an
    /// error if the contract has no such address, or if the service doesn't take the headers that Services86 does:
    /// SoPrincipal is one, and [`Installation::client`] gives its client.
    pub fn client<C: ServiceClient<T>>(&self) -> Result<C, SessionError>
    where
        T: Clone,
    {
        let client = self.installation.connect(self.transport.clone(), C::ADDRESS, &self.request_headers())?;
        Ok(client.into())
    }

    /// The headers that go with the calls, for a client that is made in another way.
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

    /// Whether a call of any service's client failed because the server doesn't accept the ticket (any more), so that
    /// it takes a new session to go on.
    ///
    /// It is so when the failure's exception, or one behind it, is of a class in [`EXPIRED`], where it is told what
    /// that rests on, or of one that [`Installation::with_expired`] named.
    pub fn is_expired<H: Headers>(&self, error: &soapwright::Error<H>) -> bool {
        expiry::is_expired(error, &self.installation.expired)
    }
}

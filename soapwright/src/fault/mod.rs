//! Faults (SOAP 1.1, 4.4; SOAP 1.2 Part 1, 5.4).
//!
//! In comes the element `Fault` of a message, and out goes a `Fault` with the detail that the operation declares
//! (WSDL 1.1, 3.6), if it has one.

mod detail;
mod read;

pub use detail::{FaultDetail, Faults};
pub(crate) use read::{Source, complete, read};

use crate::{
    limits::SHOWN_SUBCODES,
    shown::{LONG, NAME, Shown, TEXT},
    xml::XmlError,
};
use std::fmt;

/// What a server answers instead of a response (SOAP 1.1, 4.4; SOAP 1.2 Part 1, 5.4).
///
/// `F` are the faults that the operation declares, a generated enum (WSDL 1.1, 2.4), and `A` the headers of the
/// service's responses. A server raises one with [`Fault::client`] or [`Fault::server`], and gives it a declared detail
/// with [`Fault::with_detail`] and header faults with [`Fault::with_headers`].
#[derive(Clone, PartialEq, Eq)]
pub struct Fault<F = (), A = ()> {
    /// The local part of the code: `Client`, `Server`, `Sender`, `Receiver`, or the server's own.
    pub code: String,
    /// The local parts of the SOAP 1.2 subcodes, from the outermost.
    pub subcodes: Vec<String>,
    /// The explanation for a person: `faultstring`, or the first `Reason`. `Display` shows
    /// its first 1,000 bytes.
    pub reason: String,
    /// Who raised it: `faultactor`, or `Role`.
    pub actor: Option<Box<str>>,
    /// The source text inside of `detail`, whether it is what the contract declares or not. It may hold anything, so
    /// neither `Display` nor `Debug` show it. A server writes it where there is nothing `typed`.
    pub detail: Option<Box<str>>,
    /// The first child of `detail` that is a fault which the operation declares. `None` if there is none, or if it isn't
    /// what the contract says: then `unread` says why.
    pub typed: Option<F>,
    /// Why a declared detail couldn't be read, or the headers that came with it. The fault itself could.
    pub unread: Option<XmlError>,
    /// The header blocks that came with it, those of header faults among them (WSDL 1.1, 3.7).
    pub headers: A,
}

impl<F, A: Default> Default for Fault<F, A> {
    fn default() -> Self {
        Fault {
            code: String::new(),
            subcodes: Vec::new(),
            reason: String::new(),
            actor: None,
            detail: None,
            typed: None,
            unread: None,
            headers: A::default(),
        }
    }
}

impl Fault {
    /// A fault that the request is the reason of: the code `Client` (SOAP 1.1, 4.4.1), which SOAP 1.2 calls `Sender`.
    pub fn client(reason: impl Into<String>) -> Self {
        Fault { code: "Client".to_owned(), reason: reason.into(), ..Fault::default() }
    }

    /// A fault of the server's own: the code `Server` (SOAP 1.1, 4.4.1), which SOAP 1.2 calls `Receiver`.
    pub fn server(reason: impl Into<String>) -> Self {
        Fault { code: "Server".to_owned(), reason: reason.into(), ..Fault::default() }
    }

    /// The same with this detail, which the operation declares.
    #[must_use]
    pub fn with_detail<F: FaultDetail>(self, detail: F) -> Fault<F> {
        self.with(Some(detail), ())
    }
}

impl<F> Fault<F> {
    /// The same with these header blocks, for an operation that declares some as header faults (WSDL 1.1, 3.7). All of
    /// its faults have headers: `Default::default()` are none.
    #[must_use]
    pub fn with_headers<A>(mut self, headers: A) -> Fault<F, A> {
        let typed = self.typed.take();
        self.with(typed, headers)
    }
}

impl<F, A> Fault<F, A> {
    /// The same without the type of its detail. The text of a detail that was received stays.
    pub fn untyped(self) -> Fault<(), A> {
        let Fault { code, subcodes, reason, actor, detail, unread, headers, .. } = self;
        Fault { code, subcodes, reason, actor, detail, typed: None, unread, headers }
    }

    pub(crate) fn with<G, B>(self, typed: Option<G>, headers: B) -> Fault<G, B> {
        let Fault { code, subcodes, reason, actor, detail, unread, .. } = self;
        Fault { code, subcodes, reason, actor, detail, typed, unread, headers }
    }
}

/// A fault that an operation doesn't declare, raised by one that declares others.
impl<F: FaultDetail, A: Default> From<Fault> for Fault<F, A> {
    fn from(fault: Fault) -> Self {
        fault.with(None, A::default())
    }
}

/// What [`Fault::untyped`] does: for code that takes the faults of all operations.
impl<F: FaultDetail, A> From<Fault<F, A>> for Fault<(), A> {
    fn from(fault: Fault<F, A>) -> Self {
        fault.untyped()
    }
}

impl<F, A> fmt::Display for Fault<F, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(&self.code, &self.subcodes, &self.reason, f)
    }
}

fn display(code: &str, subcodes: &[String], reason: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match code {
        "" => f.write_str("(no code)")?,
        code => write!(f, "{}", Shown(code, NAME))?,
    }
    for subcode in subcodes.iter().take(SHOWN_SUBCODES) {
        write!(f, "/{}", Shown(subcode, NAME))?;
    }
    if subcodes.len() > SHOWN_SUBCODES {
        f.write_str("/\u{2026}")?;
    }
    write!(f, ": {}", Shown(if reason.is_empty() { "(no reason given)" } else { reason }, LONG))
}

/// Headers aren't shown: they may hold anything. What is long is cut.
impl<F: fmt::Debug, A> fmt::Debug for Fault<F, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Fault");
        debug
            .field("code", &Shown(&self.code, NAME))
            .field("subcodes", &Shown(&self.subcodes, TEXT))
            .field("reason", &Shown(&self.reason, LONG))
            .field("actor", &self.actor.as_ref().map(|actor| Shown(actor, NAME)))
            .field("detail", &self.detail.as_ref().map(|detail| format_args!("{} bytes", detail.len()).to_string()));
        if let Some(typed) = &self.typed {
            debug.field("typed", &Shown(typed, LONG));
        }
        if let Some(unread) = &self.unread {
            debug.field("unread", unread);
        }
        debug.finish_non_exhaustive()
    }
}

impl<F: fmt::Debug, A> std::error::Error for Fault<F, A> {}

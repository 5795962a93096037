//! Faults (SOAP 1.1, 4.4; SOAP 1.2 Part 1, 5.4).
//!
//! Reading takes the element `Fault` of a message and returns a `Fault`, with the detail that the operation declares
//! (WSDL 1.1, 3.6) if it contains one.

mod detail;
mod read;

pub use detail::{FaultDetail, Faults};
pub(crate) use read::{Source, complete, read};

use crate::{
    headers::HeaderBlocks,
    http_exchange::HttpExchange,
    limits::SHOWN_SUBCODES,
    shown::{LONG, NAME, Shown, TEXT},
    xml::XmlError,
};
use std::fmt;

/// A fault, which a server sends if it can't process a request (SOAP 1.1, 4.4; SOAP 1.2 Part 1, 5.4).
///
/// `F` is the generated enum of the faults that the operation declares (WSDL 1.1, 2.4), or `()` if it declares none,
/// and `A` are the header blocks of the fault's message.
///
/// A server creates a fault with [`Fault::client`] or [`Fault::server`], and adds a declared detail with
/// [`Fault::with_detail`] and header faults with [`Fault::with_headers`]:
///
/// ```
/// use soapwright::Fault;
///
/// let fault = Fault::server("the service is closed")
///     .with_subcodes(["Maintenance"])
///     .with_xml_detail("<until>06:00:00</until>");
/// assert_eq!(fault.to_string(), "Server/Maintenance: the service is closed");
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Fault<F = (), A = ()> {
    /// The local part of the code: a standard code such as `Client` and `Server` (SOAP 1.1, 4.4.1) or `Sender` and
    /// `Receiver` (SOAP 1.2 Part 1, 5.4.6), or another that the server defines.
    pub code: String,
    /// The local parts of the subcodes of a SOAP 1.2 fault, from the outermost to the innermost.
    pub subcodes: Box<[String]>,
    /// The explanation for humans: `faultstring` in SOAP 1.1, and the first `Text` of `Reason` in SOAP 1.2. `Display`
    /// shows its first 1,000 bytes.
    pub reason: String,
    /// The URI of the node that raised the fault: `faultactor` in SOAP 1.1, and `Role` in SOAP 1.2.
    pub actor: Option<Box<str>>,
    /// The XML within the element `detail`, as it is in the message. It may contain anything, so `Display` and `Debug`
    /// don't show it. A server sends it if `typed` is `None`.
    pub detail: Option<Box<str>>,
    /// The first child of the element `detail` that is a fault which the operation declares. `None` if there is none,
    /// or if it doesn't match the contract, in which case `unread` is the error.
    pub typed: Option<F>,
    /// The error in a declared detail or in the header blocks, which couldn't be read although the fault itself could.
    pub unread: Option<XmlError>,
    /// The header blocks of the fault's message, which include header faults (WSDL 1.1, 3.7).
    pub headers: A,
    /// The HTTP exchange, with the status and the HTTP headers of the response. A server leaves it empty.
    pub http: HttpExchange,
}

/// Compares the messages. How they were sent makes no difference.
impl<F: PartialEq, A: PartialEq> PartialEq for Fault<F, A> {
    fn eq(&self, other: &Self) -> bool {
        (&self.code, &self.subcodes, &self.reason) == (&other.code, &other.subcodes, &other.reason)
            && (&self.actor, &self.detail) == (&other.actor, &other.detail)
            && (&self.typed, &self.unread, &self.headers) == (&other.typed, &other.unread, &other.headers)
    }
}

impl<F: Eq, A: Eq> Eq for Fault<F, A> {}

impl<F, A: Default> Default for Fault<F, A> {
    fn default() -> Self {
        Fault {
            code: String::new(),
            subcodes: Box::default(),
            reason: String::new(),
            actor: None,
            detail: None,
            typed: None,
            unread: None,
            headers: A::default(),
            http: HttpExchange::default(),
        }
    }
}

impl Fault {
    /// Creates a fault with this code and reason. [`Fault::client`] and [`Fault::server`] create those with the codes
    /// that are used most.
    ///
    /// ```
    /// let fault = soapwright::Fault::new("Closed", "open from 6 to 22");
    /// assert_eq!(fault.to_string(), "Closed: open from 6 to 22");
    /// ```
    pub fn new(code: impl Into<String>, reason: impl Into<String>) -> Self {
        Fault { code: code.into(), reason: reason.into(), ..Fault::default() }
    }

    /// Creates a fault that is caused by the request, with this reason and the code `Client` (SOAP 1.1, 4.4.1), which
    /// is sent as `Sender` in SOAP 1.2.
    ///
    /// ```
    /// let fault = soapwright::Fault::client("the order has no article");
    /// assert_eq!((fault.code.as_str(), fault.reason.as_str()), ("Client", "the order has no article"));
    /// ```
    pub fn client(reason: impl Into<String>) -> Self {
        Fault::new("Client", reason)
    }

    /// Creates a fault that isn't caused by the request, with this reason and the code `Server` (SOAP 1.1, 4.4.1),
    /// which is sent as `Receiver` in SOAP 1.2.
    ///
    /// ```
    /// let fault = soapwright::Fault::server("the database is not reachable");
    /// assert_eq!(fault.to_string(), "Server: the database is not reachable");
    /// ```
    pub fn server(reason: impl Into<String>) -> Self {
        Fault::new("Server", reason)
    }

    /// Sets the detail, which is one of the faults that the operation declares. Call it before [`Fault::with_headers`].
    #[must_use]
    pub fn with_detail<F: FaultDetail>(self, detail: F) -> Fault<F> {
        self.with(Some(detail), ())
    }
}

impl<F> Fault<F> {
    /// Sets the header blocks, for an operation that declares header faults (WSDL 1.1, 3.7). All faults of such an
    /// operation have this type of headers; `Default::default()` sends none of them.
    ///
    /// ```
    /// use soapwright::Fault;
    ///
    /// /// Generated from a contract in which the operation declares a header fault.
    /// #[derive(Debug, Default, PartialEq)]
    /// struct ResponseHeaders {
    ///     retry_after: Option<i32>,
    /// }
    ///
    /// let headers = ResponseHeaders { retry_after: Some(60) };
    /// let fault: Fault<(), ResponseHeaders> = Fault::server("too many requests").with_headers(headers);
    /// assert_eq!(fault.headers.retry_after, Some(60));
    /// ```
    #[must_use]
    pub fn with_headers<A>(mut self, headers: A) -> Fault<F, A> {
        let typed = self.typed.take();
        self.with(typed, headers)
    }
}

impl<F, A> Fault<F, A> {
    /// Returns the header blocks that the contract doesn't declare.
    pub fn other_headers(&self) -> &HeaderBlocks {
        self.http.other_headers()
    }

    /// Sets the subcodes, from the outermost to the innermost. They are names without a colon.
    #[must_use]
    pub fn with_subcodes(self, subcodes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Fault { subcodes: subcodes.into_iter().map(Into::into).collect(), ..self }
    }

    /// Sets the URI of the node that raises the fault.
    #[must_use]
    pub fn with_actor(self, actor: impl Into<Box<str>>) -> Self {
        Fault { actor: Some(actor.into()), ..self }
    }

    /// Sets the content of the element `detail` as XML text. It declares the namespaces of its prefixes.
    #[must_use]
    pub fn with_xml_detail(self, detail: impl Into<Box<str>>) -> Self {
        Fault { detail: Some(detail.into()), ..self }
    }

    /// Converts the fault into one that doesn't depend on the faults that the operation declares. A detail that was
    /// received is kept as text.
    ///
    /// ```
    /// # use soapwright::xml::{Field, Reader, WriteXml, Writer};
    /// # use soapwright::{Fault, FaultDetail, XmlError};
    /// # const DETAILS: &[Field] = &[Field::new("</n1:OutOfStock>")];
    /// # impl FaultDetail for OrderFault {
    /// #     const FIELDS: &'static [Field] = DETAILS;
    /// #     fn read_detail(_: usize, reader: &mut Reader<'_>) -> Result<Self, XmlError> {
    /// #         Ok(OrderFault::OutOfStock(reader.value()?))
    /// #     }
    /// #     fn write_detail(&self, writer: &mut Writer) {
    /// #         let OrderFault::OutOfStock(article) = self;
    /// #         article.write_xml(&DETAILS[0], writer);
    /// #     }
    /// # }
    /// # #[derive(Debug)]
    /// # enum OrderFault {
    /// #     OutOfStock(String),
    /// # }
    /// let typed: Fault<OrderFault> = Fault::server("sold out").with_detail(OrderFault::OutOfStock("A-1".to_owned()));
    /// let untyped: Fault = typed.untyped();
    /// assert_eq!(untyped.reason, "sold out");
    /// ```
    pub fn untyped(self) -> Fault<(), A> {
        let Fault { code, subcodes, reason, actor, detail, unread, headers, http, .. } = self;
        Fault { code, subcodes, reason, actor, detail, typed: None, unread, headers, http }
    }

    pub(crate) fn with<G, B>(self, typed: Option<G>, headers: B) -> Fault<G, B> {
        let Fault { code, subcodes, reason, actor, detail, unread, http, .. } = self;
        Fault { code, subcodes, reason, actor, detail, typed, unread, headers, http }
    }
}

/// Creates a fault without a declared detail, for an operation that declares faults.
impl<F: FaultDetail, A: Default> From<Fault> for Fault<F, A> {
    fn from(fault: Fault) -> Self {
        fault.with(None, A::default())
    }
}

/// Converts a fault as [`Fault::untyped`] does, so that the faults of different operations have one type.
impl<F: FaultDetail, A> From<Fault<F, A>> for Fault<(), A> {
    fn from(fault: Fault<F, A>) -> Self {
        fault.untyped()
    }
}

impl<F, A> fmt::Display for Fault<F, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(&self.code, &self.subcodes, &self.reason, f)?;
        match &self.unread {
            Some(error) if self.reason.is_empty() => {
                write!(f, ", because the rest of the fault can't be read: {error}")
            }
            _ => Ok(()),
        }
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

/// Shows neither the headers nor the text of the detail, which may contain anything. Long texts are truncated.
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

//! What generated SOAP clients stand on: XML reading and writing, the values of XSD's built-in types, envelopes and
//! faults of SOAP 1.1 and 1.2, operations as values, and transports.
//!
//! A generated crate brings the types and the clients; from here come the transport that carries them and the errors
//! that come back. Features: `reqwest` (`ReqwestTransport`, asynchronous), `ureq` (`UreqTransport`, blocking),
//! `rustls` (TLS for both), `server` (generated servers), `pattern` (checks look at patterns too), and `chrono`, `jiff`,
//! `rust_decimal`, `time`, `uuid` (conversions of values from and to the types that these crates have). By default there
//! are none: an operation can be used with any HTTP stack through
//! [`Operation::encode`] and [`Operation::decode`].

mod address;
mod binding;
#[doc(hidden)]
pub mod check;
mod client;
mod deadline;
mod dictionary;
mod envelope;
mod error;
mod fault;
pub mod form;
mod headers;
mod http;
mod limits;
mod media_type;
mod message;
mod multipart;
mod operation;
mod parts;
mod secret;
#[cfg(feature = "server")]
pub mod server;
mod shown;
mod transport;
mod value;
#[doc(hidden)]
pub mod xml;
mod xop;

pub use binding::SoapVersion;
pub use bytes::Bytes;
pub use check::{Check, Violation, Violations};
pub use client::{Call, Client, EndpointError, Port, ServiceClient};
pub use deadline::Deadline;
pub use dictionary::Dictionary;
pub use error::{Error, HttpError};
#[doc(hidden)]
pub use fault::Faults;
pub use fault::{Fault, FaultDetail};
pub use headers::{Headers, HeadersError, convert_headers};
#[cfg(feature = "reqwest")]
pub use http::ReqwestTransport;
#[cfg(feature = "ureq")]
pub use http::UreqTransport;
pub use message::Encoded;
pub use operation::{Answer, Operation};
pub use parts::Attachment;
pub use secret::Redacted;
pub use transport::{
    BlockingTransport, HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind, Work,
};
pub use value::{
    Base64Binary, ConversionError, Date, DateTime, DateTimeError, Decimal, DecimalError, Duration, DurationError, GDay,
    GMonth, GMonthDay, GYear, GYearMonth, HexBinary, Integer, IntegerError, Lexical, LexicalError, List,
    NegativeInteger, NonNegativeInteger, NonPositiveInteger, PositiveInteger, QNameError, Time,
};
pub use xml::content::{AnyType, Attributes, Content, Element, Nillable, Node};
pub use xml::qname::QName;
pub use xml::{XmlError, XmlErrorKind};

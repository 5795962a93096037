//! The runtime of generated SOAP clients and servers: reading and writing XML, the values of XSD's built-in types,
//! envelopes and faults of SOAP 1.1 and 1.2, operations, and transports.
//!
//! A generated crate contains the types, operations and clients of a service. This crate contains the transports that
//! send requests, the types of values that have no counterpart in Rust, and the errors.
//!
//! ```
//! use soapwright::{DateTime, Decimal};
//!
//! let price: Decimal = "19.90".parse()?;
//! let ordered: DateTime = "2026-01-31T12:30:00+01:00".parse()?;
//! assert_eq!(price.to_string(), "19.90");
//! assert_eq!(ordered.offset_minutes(), Some(60));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The [`guide`] has a page for each task.
//!
//! # Features
//!
//! No feature is enabled by default. Without a transport, an operation can be used with any HTTP library through
//! [`Operation::encode`] and [`Operation::decode`].
//!
//! | feature | enables |
//! |---|---|
//! | `reqwest` | `ReqwestTransport`, the asynchronous transport |
//! | `ureq` | `UreqTransport`, the blocking transport |
//! | `rustls` | TLS for the enabled transports |
//! | `tracing` | a span for each call, with its operation, host, sizes and outcome, but no value of a message |
//! | `server` | the module `server`, which generated servers need |
//! | `gzip` | compressed responses and requests (gzip and deflate) |
//! | `encodings` | messages in all encodings that browsers know, instead of UTF-8, UTF-16, ISO-8859-1 and US-ASCII |
//! | `tower` | `TowerTransport`, a transport over any service of `tower`, and `TransportService`, the reverse |
//! | `pattern` | the check of patterns by [`Check::check`] |
//! | `chrono`, `jiff`, `time` | conversions of dates, times and durations |
//! | `rust_decimal` | conversions of [`Decimal`] |
//! | `uuid` | conversions of [`Base64Binary`] and [`HexBinary`] |

// docs.rs shows which feature each item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod address;
mod answer;
mod binding;
#[doc(hidden)]
pub mod check;
mod client;
mod content_coding;
mod deadline;
mod dictionary;
mod envelope;
mod error;
mod fault;
mod fit;
pub mod form;
#[doc(hidden)]
pub mod generated;
pub mod guide;
mod headers;
mod http_exchange;
mod limits;
mod media_type;
mod message;
mod multipart;
mod operation;
mod parts;
mod raw;
mod recorder;
mod secret;
#[cfg(feature = "server")]
pub mod server;
mod shown;
mod transport;
mod value;
#[doc(hidden)]
pub mod xml;
mod xop;

pub use answer::Answer;
pub use binding::SoapVersion;
pub use bytes::Bytes;
pub use check::{Check, Violation, Violations};
pub use client::{
    Call, Client, EndpointError, HttpHeaderError, Interceptor, InterceptorError, Outgoing, Port, ServiceClient,
};
pub use deadline::Deadline;
pub use dictionary::Dictionary;
pub use error::{Error, HttpError};
#[doc(hidden)]
pub use fault::Faults;
pub use fault::{Fault, FaultDetail};
pub use headers::{HeaderBlock, HeaderBlocks, Headers, HeadersError, convert_headers};
pub use http;
pub use http_exchange::{HttpExchange, InExchange};
pub use limits::Limits;
pub use message::Encoded;
pub use operation::Operation;
pub use parts::Attachment;
pub use raw::RawMessages;
pub use recorder::{Recorder, Records};
#[cfg(feature = "reqwest")]
pub use reqwest;
pub use secret::Redacted;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
#[cfg(feature = "ureq")]
pub use transport::UreqTransport;
pub use transport::{
    BlockingTransport, DynTransport, OperationName, Timeout, Transport, TransportError, TransportErrorKind, Work,
};
#[cfg(feature = "tower")]
pub use transport::{TowerBody, TowerTransport, TransportService};
#[cfg(feature = "ureq")]
pub use ureq;
pub use value::{
    Base64Binary, ConversionError, Date, DateTime, DateTimeError, Decimal, DecimalError, Duration, DurationError, GDay,
    GMonth, GMonthDay, GYear, GYearMonth, HexBinary, Integer, IntegerError, Lexical, LexicalError, List,
    NegativeInteger, NonNegativeInteger, NonPositiveInteger, PositiveInteger, QNameError, Time,
};
pub use xml::content::{AnyType, AttributeList, Attributes, Content, Element, Nillable, Node};
pub use xml::qname::QName;
pub use xml::{XmlError, XmlErrorKind};

//! A guide: how callers and servers do what they need, one page for each topic.
//!
//! | to | see |
//! |---|---|
//! | send a call, with options of its own, from async or blocking code | [`calls`] |
//! | fill in a request: required members, setters, nil, enumerations | [`requests`] |
//! | send header blocks and HTTP headers of your own, sign or change messages | [`headers`] |
//! | handle a failed call | [`errors`] |
//! | set a proxy, repeat calls, limit their rate, write a transport | [`transports`] |
//! | trust a private authority, or have a certificate of the client | [`tls`] |
//! | log in by HTTP: Basic, bearer, cookies | [`authentication`] |
//! | keep passwords out of logs and off unencrypted connections | [`secrets`] |
//! | send and receive files | [`attachments`] |
//! | check values against the facets of the contract | [`checks`] |
//! | see the exact messages, or record them for a support case | [`messages`] |
//! | test without a network | [`testing`] |
//! | implement a service | [`servers`] |
//! | know what is refused because it is too large, too deep or too slow | [`limits`] |
//! | know which constructs of WSDL, XML Schema and SOAP work | [`support`] |
//!
//! Most examples use `services86`, the generated client of SuperOffice's User service, and compile with it.

// The examples need a generated crate, so the tests of the workspace compile them.
#[cfg_attr(not(doctest), doc = include_str!("attachments.md"))]
pub mod attachments {}
#[cfg_attr(not(doctest), doc = include_str!("authentication.md"))]
pub mod authentication {}
#[cfg_attr(not(doctest), doc = include_str!("calls.md"))]
pub mod calls {}
#[cfg_attr(not(doctest), doc = include_str!("checks.md"))]
pub mod checks {}
#[cfg_attr(not(doctest), doc = include_str!("errors.md"))]
pub mod errors {}
#[cfg_attr(not(doctest), doc = include_str!("headers.md"))]
pub mod headers {}
#[cfg_attr(not(doctest), doc = include_str!("limits.md"))]
pub mod limits {}
#[cfg_attr(not(doctest), doc = include_str!("messages.md"))]
pub mod messages {}
#[cfg_attr(not(doctest), doc = include_str!("requests.md"))]
pub mod requests {}
#[cfg_attr(not(doctest), doc = include_str!("secrets.md"))]
pub mod secrets {}
#[cfg_attr(not(doctest), doc = include_str!("servers.md"))]
pub mod servers {}
#[cfg_attr(not(doctest), doc = include_str!("support.md"))]
pub mod support {}
#[cfg_attr(not(doctest), doc = include_str!("testing.md"))]
pub mod testing {}
#[cfg_attr(not(doctest), doc = include_str!("tls.md"))]
pub mod tls {}
#[cfg_attr(not(doctest), doc = include_str!("transports.md"))]
pub mod transports {}

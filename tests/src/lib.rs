//! Helpers shared by the workspace's own tests.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod call;
mod diff;
mod expected;
pub mod message;
mod nil;
mod padding;
mod server;
mod shared;
mod xml;

pub use call::{Caller, Way};
pub use expected::{assert_absent, assert_file, files_below};
pub use nil::without_nil_members;
pub use padding::without_padding;
pub use server::{Received, Reply, Server, closing, http};
pub use shared::{shared, workspace};
pub use xml::{assert_same_document, assert_same_lines};

/// The examples of the README and the guide, which have to compile.
#[cfg(doctest)]
mod examples {
    #[doc = include_str!("../../README.md")]
    mod readme {}
    #[doc = include_str!("../../soapwright/src/guide/attachments.md")]
    mod attachments {}
    #[doc = include_str!("../../soapwright/src/guide/authentication.md")]
    mod authentication {}
    #[doc = include_str!("../../soapwright/src/guide/calls.md")]
    mod calls {}
    #[doc = include_str!("../../soapwright/src/guide/checks.md")]
    mod checks {}
    #[doc = include_str!("../../soapwright/src/guide/errors.md")]
    mod errors {}
    #[doc = include_str!("../../soapwright/src/guide/headers.md")]
    mod headers {}
    #[doc = include_str!("../../soapwright/src/guide/messages.md")]
    mod messages {}
    #[doc = include_str!("../../soapwright/src/guide/testing.md")]
    mod testing {}
    #[doc = include_str!("../../soapwright/src/guide/requests.md")]
    mod requests {}
    #[doc = include_str!("../../soapwright/src/guide/servers.md")]
    mod servers {}
    #[doc = include_str!("../../soapwright/src/guide/transports.md")]
    mod transports {}
}

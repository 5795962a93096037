//! Helpers shared by the workspace's own tests.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod call;
pub mod message;
mod nil;
mod padding;
mod server;
mod shared;
mod xml;

pub use call::{Caller, Way};
pub use nil::without_nil_members;
pub use padding::without_padding;
pub use server::{Received, Reply, Server, closing, http};
pub use shared::{shared, workspace};
pub use xml::{assert_same_document, assert_same_lines};

/// The README's examples, which have to compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

//! Tests of generated code in the projects of users: in a workspace of their own, with a runtime that doesn't fit, and
//! as the READMEs of the published crates say. They run Cargo, so most of them are run by `.ci/run` only.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod fit;
mod foreign;
mod project;
mod published;
mod readme;

//! Tests of the command line, names, broken and hostile documents. They are one program, because linking takes longer
//! than most of them.

#![allow(clippy::unwrap_used, reason = "this is test code")]

mod broken;
mod cli;
mod configuration;
mod crates;
mod diagnostics;
mod files;
mod fixture;
mod hostile;
mod mutate;
mod stable;

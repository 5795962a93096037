//! Writes generated modules: takes modules with items as tokens or text, and produces formatted Rust, the manifest of a
//! complete crate, and files on disk.

mod absolute;
pub mod format;
pub mod module;
pub mod package;
mod relative;
pub mod root;
pub mod rows;
pub mod source;
pub mod write;

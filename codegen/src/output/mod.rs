//! Writes generated modules: in come modules with items as tokens or text, out come formatted Rust, the manifest of a
//! complete crate, and the files on disk.

pub mod format;
pub mod manifest;
pub mod module;
pub mod write;

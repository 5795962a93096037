//! From generated modules to files: in come modules with items as tokens or text, out comes formatted Rust, a manifest
//! for a complete crate, and the files on disk.

pub mod format;
pub mod manifest;
pub mod module;
pub mod write;

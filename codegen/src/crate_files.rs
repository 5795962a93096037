//! What makes a crate of generated modules: its manifest and its root.

use crate::{
    emit::Module,
    format::{MANIFEST_MARK, MARK},
    write::File,
};
use std::fmt::Write;

/// The crate to generate.
#[derive(Debug, Clone)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Where the crate `soap` is, as the manifest says it.
    pub runtime_path: String,
}

pub(crate) fn files(settings: &Crate, modules: &[Module]) -> Vec<File> {
    let Crate { name, runtime_path } = settings;
    let runtime = format!("{{ path = {} }}", toml_string(runtime_path));
    let manifest = format!(
        "{MANIFEST_MARK}: delete this line, and it will not be written again.\n[package]\nname = {}\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"{}\"\npublish = false\n\n\
         [features]\n# The transports of the runtime; see the crate `soap`.\n\
         reqwest = [\"soap/reqwest\"]\nureq = [\"soap/ureq\"]\nrustls = [\"soap/rustls\"]\n\n\
         [dependencies]\nsoap = {runtime}\n\n# A crate of its own, wherever it is put.\n[workspace]\n",
        toml_string(name),
        env!("CARGO_PKG_RUST_VERSION"),
    );
    let mut sources: Vec<&str> = modules.iter().flat_map(|module| &module.sources).map(String::as_str).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut root = format!("{MARK} {}. Do not edit.\n", sources.join(", "));
    root.push_str(
        "//! Typed SOAP clients, one module for each service.\n\n#![forbid(unsafe_code)]\n#![deny(missing_docs)]\n\n",
    );
    for module in modules {
        // Writing to a string can't fail.
        let _ = writeln!(root, "#[rustfmt::skip]\npub mod {};", module.name);
    }
    vec![File { path: "Cargo.toml".into(), text: manifest }, File { path: "src/lib.rs".into(), text: root }]
}

fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

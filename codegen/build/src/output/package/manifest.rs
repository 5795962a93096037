//! The manifest of a crate of generated modules.

use super::Crate;
use crate::{
    limits::LISTED_NAMES,
    output::{format::MANIFEST_MARK, module::Module},
    text::toml,
};
use std::fmt::Write;

/// The contents of a crate that its manifest depends on.
pub struct Contents<'a> {
    /// The modules; those of services have the features.
    pub modules: &'a [Module],
    /// The names of the services in the contract.
    pub services: Vec<&'a str>,
    /// Whether there are servers.
    pub server: bool,
    /// Whether there are checks.
    pub checks: bool,
}

/// Returns the text of the manifest.
pub fn manifest(settings: &Crate, contents: &Contents<'_>) -> String {
    let runtime = settings.runtime.value(if contents.checks { &["pattern"] } else { &[] });
    let mut text = format!(
        "{MANIFEST_MARK}{generator}: to keep changes to this file, delete this line.
[package]
name = {name}
version = \"0.1.0\"
description = {description}
edition = \"2024\"
rust-version = \"{rust}\"
publish = false

[features]
{features}
[dependencies]
soapwright = {runtime}

[package.metadata.docs.rs]
all-features = true
",
        generator = env!("CARGO_PKG_VERSION"),
        name = toml(&settings.name),
        description = toml(&description(&contents.services)),
        rust = env!("CARGO_PKG_RUST_VERSION"),
        features = features(contents),
    );
    if settings.stand_alone {
        text.push_str("\n# Keeps the crate out of the workspace of any parent folder.\n[workspace]\n");
    }
    text
}

/// Returns the description of the crate, which names a few services.
fn description(services: &[&str]) -> String {
    let names = match services {
        [] => return "Types of SOAP messages.".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] if services.len() <= LISTED_NAMES => format!("{} and {last}", first.join(", ")),
        [first, ..] => format!("{first} and {} more services", services.len() - 1),
    };
    format!("Typed SOAP clients of {names}.")
}

/// Returns the lines of the features.
fn features(contents: &Contents<'_>) -> String {
    let services: Vec<(&String, &[String])> = contents
        .modules
        .iter()
        .filter(|module| !module.name.contains('/'))
        .filter_map(|module| module.features.split_first())
        .collect();
    let mut text = "default = []
# The asynchronous transport, and the blocking one.
reqwest = [\"soapwright/reqwest\"]
ureq = [\"soapwright/ureq\"]
# TLS for the transports, which `https://` addresses need.
rustls = [\"soapwright/rustls\"]
"
    .to_owned();
    if contents.server {
        text.push_str("# Servers for the services.\nserver = [\"soapwright/server\"]\n");
    }
    if services.is_empty() {
        return text;
    }
    text.push_str("# One feature for each service.\n");
    // Writing to a string can't fail.
    for (name, needs) in &services {
        let name = if name.is_ascii() { (*name).clone() } else { toml(name) };
        let _ = writeln!(text, "{name} = [{}]", needs.iter().map(|need| toml(need)).collect::<Vec<_>>().join(", "));
    }
    text.push_str("all-services = [\n");
    for (name, _) in &services {
        let _ = writeln!(text, "    {},", toml(name));
    }
    text + "]\n"
}

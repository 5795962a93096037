//! The manifest and the root of a crate of generated modules.

use super::{
    format::{self, HEADER, MANIFEST_MARK, sources},
    module::Module,
    package::Crate,
    write::File,
};
use crate::text::toml;
use std::fmt::Write;

/// The version of the generator.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Returns the manifest and the root of a crate.
pub(crate) fn files(settings: &Crate, modules: &[Module], server: bool, checks: bool) -> Vec<File> {
    let features = features(modules);
    let manifest = manifest(settings, &features, server, checks);
    let mut root = format!("{HEADER} {}. Do not edit.\n", sources(modules));
    root.push_str("//! Typed SOAP clients, one module for each service.\n");
    if !features.is_empty() {
        root.push_str("//!\n//! Each service has a Cargo feature with its name. None is enabled by default; `all-services` enables all of them.\n");
    }
    root.push_str("\n#![forbid(unsafe_code)]\n#![deny(missing_docs)]\n");
    // Writing to a string can't fail.
    let _ = writeln!(root, "#![allow({}, reason = \"names come from the contract\")]\n", format::NAMES);
    for module in modules.iter().filter(|module| !module.name.contains('/')) {
        let gate = module.features.first().map(|feature| format!("#[cfg(feature = \"{feature}\")]\n"));
        let path = if module.name.is_ascii() { String::new() } else { format!("#[path = \"{}.rs\"]\n", module.name) };
        let _ = writeln!(root, "{}{path}#[rustfmt::skip]\npub mod {};", gate.unwrap_or_default(), module.name);
    }
    vec![File { path: "Cargo.toml".into(), text: manifest }, File { path: "src/lib.rs".into(), text: root }]
}

/// Returns the text of the manifest.
fn manifest(settings: &Crate, features: &str, server: bool, checks: bool) -> String {
    let server = if server { "# Servers for the services.\nserver = [\"soapwright/server\"]\n\n" } else { "" };
    let with = if checks { ", features = [\"pattern\"]" } else { "" };
    let stand_alone = if settings.stand_alone {
        "\n# Keeps the crate out of the workspace of any parent folder.\n[workspace]\n"
    } else {
        ""
    };
    format!(
        "{MANIFEST_MARK}{VERSION}: to keep changes to this file, delete this line.\n[package]\nname = {}\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"{}\"\npublish = false\n\n\
         [features]\n# The transports of the runtime; see the crate `soapwright`.\n\
         reqwest = [\"soapwright/reqwest\"]\nureq = [\"soapwright/ureq\"]\nrustls = [\"soapwright/rustls\"]\n\n{server}{features}\
         [dependencies]\nsoapwright = {{ {}{with} }}\n{stand_alone}",
        toml(&settings.name),
        env!("CARGO_PKG_RUST_VERSION"),
        settings.runtime.keys(),
    )
}

/// Returns the features of the services for the manifest; empty if there are none.
fn features(modules: &[Module]) -> String {
    let services: Vec<&Module> =
        modules.iter().filter(|module| !module.name.contains('/') && !module.features.is_empty()).collect();
    if services.is_empty() {
        return String::new();
    }
    let mut text = "# One feature for each service.\n".to_owned();
    for (name, needs) in services.iter().filter_map(|module| module.features.split_first()) {
        let name = if name.is_ascii() { name.clone() } else { toml(name) };
        let needs: Vec<String> = needs.iter().map(|name| toml(name)).collect();
        let _ = writeln!(text, "{name} = [{}]", needs.join(", "));
    }
    let names: Vec<String> = services.iter().filter_map(|module| module.features.first().cloned()).collect();
    text.push_str("all-services = [\n");
    for name in names {
        let _ = writeln!(text, "    {},", toml(&name));
    }
    text + "]\n\n[package.metadata.docs.rs]\nall-features = true\n\n"
}

/// Returns the declarations of the child modules of a module, each behind the features of the services that need it.
pub(crate) fn within(modules: &[Module], parent: &Module) -> String {
    let mut text = String::new();
    for module in format::children(modules, parent) {
        let any: Vec<String> = module.features.iter().map(|name| format!("feature = \"{name}\"")).collect();
        let gate = match any.as_slice() {
            [] => String::new(),
            [one] => format!("#[cfg({one})]\n"),
            _ => format!("#[cfg(any({}))]\n", any.join(", ")),
        };
        let name = format::last(module);
        // rustc finds the file of a module only by an ASCII name. A path is relative to the folder of the declaring file.
        let path = if module.name.is_ascii() {
            String::new()
        } else {
            let folder = format::last(parent).trim_start_matches("r#");
            format!("#[path = \"{folder}/{}.rs\"]\n", name.trim_start_matches("r#"))
        };
        let _ = if module.is_file {
            writeln!(text, "\n{gate}{path}mod {name};\n{gate}pub use {name}::*;")
        } else {
            writeln!(text, "\n{gate}{path}pub mod {name};")
        };
    }
    text
}

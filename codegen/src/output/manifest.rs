//! What makes a crate of generated modules: its manifest and its root.

use super::{
    format::{self, MANIFEST_MARK, MARK, sources},
    module::Module,
    write::File,
};
use crate::{names::is_keyword, text::toml};
use std::fmt::Write;

/// The crate to generate.
#[derive(Debug, Clone)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Where the crate `soapwright` is, as the manifest says it.
    pub runtime_path: String,
}

/// Names that Cargo or rustc have for something else: crates of the compiler, folders of a build, devices of Windows; and
/// the runtime, on which the crate depends.
const TAKEN: &[&str] = &[
    "alloc",
    "aux",
    "build",
    "con",
    "core",
    "deps",
    "examples",
    "incremental",
    "nul",
    "prn",
    "proc_macro",
    "soapwright",
    "std",
    "test",
];

/// As long as a crate's name may be in Cargo's registry, and short enough for a file.
const LONGEST: usize = 64;

impl Crate {
    /// Says why a name can't be that of a crate; for a person.
    pub fn check_name(name: &str) -> Result<(), String> {
        let sound = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let ident = name.replace('-', "_").to_ascii_lowercase();
        let is_device = |kind: &str| {
            ident.strip_prefix(kind).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
        };
        match ident.as_str() {
            _ if !sound => Err("a crate's name has letters, digits, `-` and `_`, and begins with a letter".to_owned()),
            _ if name.len() > LONGEST => Err(format!("a crate's name has at most {LONGEST} characters")),
            "soapwright" => Err("the crate depends on `soapwright`, and can't be called so itself".to_owned()),
            _ if is_keyword(&ident) => Err(format!("`{name}` is a keyword of Rust, and no crate can be called so")),
            taken if TAKEN.contains(&taken) || is_device("com") || is_device("lpt") => {
                Err(format!("`{name}` means something else to Cargo or to the compiler: choose another name"))
            }
            _ => Ok(()),
        }
    }
}

pub(crate) fn files(settings: &Crate, modules: &[Module], server: bool, checks: bool) -> Vec<File> {
    let Crate { name, runtime_path } = settings;
    let features = features(modules);
    let server = if server { "# Servers for the services.\nserver = [\"soapwright/server\"]\n\n" } else { "" };
    let with = if checks { ", features = [\"pattern\"]" } else { "" };
    let runtime = format!("{{ path = {}{with} }}", toml(runtime_path));
    let manifest = format!(
        "{MANIFEST_MARK}: delete this line, and it will not be written again.\n[package]\nname = {}\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"{}\"\npublish = false\n\n\
         [features]\n# The transports of the runtime; see the crate `soapwright`.\n\
         reqwest = [\"soapwright/reqwest\"]\nureq = [\"soapwright/ureq\"]\nrustls = [\"soapwright/rustls\"]\n\n{server}{features}\
         [dependencies]\nsoapwright = {runtime}\n\n# Keeps the crate out of any workspace around it.\n[workspace]\n",
        toml(name),
        env!("CARGO_PKG_RUST_VERSION"),
    );
    let mut root = format!("{MARK} {}. Do not edit.\n", sources(modules));
    root.push_str("//! Typed SOAP clients, one module for each service.\n");
    if !features.is_empty() {
        root.push_str(
            "//!\n//! Each service is behind a Cargo feature of the same name. None of these is on by default;\n\
             //! `all-services` enables all of them.\n",
        );
    }
    root.push_str("\n#![forbid(unsafe_code)]\n#![deny(missing_docs)]\n");
    // Writing to a string can't fail.
    let _ = writeln!(root, "#![allow({}, reason = \"the names are the contract's\")]\n", format::NAMES);
    for module in modules.iter().filter(|module| !module.name.contains('/')) {
        let gate = module.features.first().map(|feature| format!("#[cfg(feature = \"{feature}\")]\n"));
        let path = if module.name.is_ascii() { String::new() } else { format!("#[path = \"{}.rs\"]\n", module.name) };
        let _ = writeln!(root, "{}{path}#[rustfmt::skip]\npub mod {};", gate.unwrap_or_default(), module.name);
    }
    vec![File { path: "Cargo.toml".into(), text: manifest }, File { path: "src/lib.rs".into(), text: root }]
}

/// The features of the services, for the manifest; nothing, where there are none.
fn features(modules: &[Module]) -> String {
    let services: Vec<&Module> =
        modules.iter().filter(|module| !module.name.contains('/') && !module.features.is_empty()).collect();
    if services.is_empty() {
        return String::new();
    }
    let list = |names: &[String]| names.iter().map(|name| toml(name)).collect::<Vec<_>>().join(", ");
    let mut text = "# One feature for each service.\n".to_owned();
    for (name, needs) in services.iter().filter_map(|module| module.features.split_first()) {
        let name = if name.is_ascii() { name.clone() } else { toml(name) };
        let _ = writeln!(text, "{name} = [{}]", list(needs));
    }
    let names: Vec<String> = services.iter().filter_map(|module| module.features.first().cloned()).collect();
    text.push_str("all-services = [\n");
    for name in names {
        let _ = writeln!(text, "    {},", toml(&name));
    }
    text + "]\n\n[package.metadata.docs.rs]\nall-features = true\n\n"
}

/// The modules within a module, for its file: each behind the features of the services that need it.
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
        // Files are found by ASCII names alone; what stands in one that was named is looked for beside it.
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

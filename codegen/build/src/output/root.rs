//! The root of a crate of generated modules, and the declarations of modules.

use super::{
    format::{self, HEADER, sources},
    module::Module,
    write::File,
};
use crate::limits::ROW_LINE;
use std::fmt::Write;

/// The front page has links to all services, of which some may not be compiled.
const UNLINKED: &str = "#![cfg_attr(not(feature = \"all-services\"), allow(rustdoc::broken_intra_doc_links))]\n";

/// Returns the root of a crate, with the lines of its documentation.
pub(crate) fn root(modules: &[Module], doc: &[String]) -> File {
    let mut root = format!("{HEADER} {}. Do not edit.\n", sources(modules));
    doc.iter().for_each(|line| root.push_str(&format!("//!{line}\n")));
    root.push_str("\n#![forbid(unsafe_code)]\n#![deny(missing_docs)]\n");
    if modules.iter().any(|module| !module.features.is_empty()) {
        root.push_str(UNLINKED);
    }
    // Writing to a string can't fail.
    let (names, pedantic) = (format::NAMES, format::PEDANTIC);
    let _ = writeln!(root, "#![allow({names}, reason = \"names come from the contract\")]");
    let _ = writeln!(root, "#![allow({pedantic}, reason = \"texts do too\")]\n");
    root.push_str("#[doc(no_inline)]\npub use soapwright;\n\n");
    let _ = writeln!(root, "soapwright::generated! {{\n    {}\n", format::FITS);
    for module in modules.iter().filter(|module| !module.name.contains('/')) {
        let gate = module.features.first().map(|feature| format!("    #[cfg(feature = \"{feature}\")]\n"));
        let is_ascii = module.name.is_ascii();
        let path = if is_ascii { String::new() } else { format!("    #[path = \"{}.rs\"]\n", module.name) };
        let _ = writeln!(root, "{}{path}    pub mod {};", gate.unwrap_or_default(), module.name);
    }
    root.push_str("}\n");
    File::new("src/lib.rs", root)
}

/// Returns the declarations of the child modules of a module, each behind the features of the services that need it.
pub(crate) fn within(modules: &[Module], parent: &Module) -> String {
    let mut text = String::new();
    for module in format::children(modules, parent) {
        let gate = gate(&module.features);
        let name = format::last(module);
        // rustc finds the file of a module only by an ASCII name. A path is relative to the folder of the declaring file.
        let path = if module.name.is_ascii() {
            String::new()
        } else {
            let folder = format::last(parent).trim_start_matches("r#");
            format!("#[path = \"{folder}/{}.rs\"]\n", name.trim_start_matches("r#"))
        };
        // Modules without attributes stand together.
        if module.is_file || !gate.is_empty() || !path.is_empty() {
            text.push_str(if text.is_empty() { "" } else { "\n" });
        }
        let _ = if module.is_file {
            writeln!(text, "{gate}{path}mod {name};\n{gate}pub use {name}::*;")
        } else {
            writeln!(text, "{gate}{path}pub mod {name};")
        };
    }
    text
}

/// Returns the attribute that compiles an item if any of these features is enabled; empty if there are none.
fn gate(features: &[String]) -> String {
    let any: Vec<String> = features.iter().map(|name| format!("feature = \"{name}\"")).collect();
    let line = match any.as_slice() {
        [] => return String::new(),
        [one] => format!("#[cfg({one})]\n"),
        _ => format!("#[cfg(any({}))]\n", any.join(", ")),
    };
    if line.chars().count() <= ROW_LINE {
        return line;
    }
    format!("#[cfg(any(\n    {},\n))]\n", any.join(",\n    "))
}

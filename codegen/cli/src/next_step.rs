//! What to do after a first run: the lines for `Cargo.toml`, and for modules the lines that declare them.

use soapwright_build::{Crate, Generated, Options, RuntimeDependency, line};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// The features for a first call: a transport, and TLS for `https://`.
const TRANSPORT: [&str; 2] = ["ureq", "rustls"];

/// Describes how to use what was generated into a folder, as a crate or as modules.
pub fn text(generated: &Generated, dir: &Path, as_crate: Option<&Crate>, options: &Options) -> String {
    match as_crate {
        Some(settings) => of_crate(generated, dir, settings),
        None => of_modules(generated, dir, options),
    }
}

fn of_crate(generated: &Generated, dir: &Path, settings: &Crate) -> String {
    let services: BTreeSet<&str> = modules(generated);
    let own = (services.len() > 1).then_some("all-services");
    let dependency = format!(
        "{} = {{ path = {:?}, features = [{}] }}",
        settings.name,
        shown(dir),
        quoted(TRANSPORT.into_iter().chain(own))
    );
    format!(
        "next, depend on the crate, in the Cargo.toml of another one:\n{}",
        indented(&["[dependencies]", &dependency])
    )
}

fn of_modules(generated: &Generated, dir: &Path, options: &Options) -> String {
    let needed = [(options.server, "server"), (options.checks, "pattern")];
    let needed = needed.iter().filter(|(is_needed, _)| *is_needed).map(|(_, feature)| *feature);
    let features: Vec<&str> = TRANSPORT.into_iter().chain(needed).collect();
    let dependency = format!("soapwright = {}", RuntimeDependency::find(&package(dir)).value(&features));
    let file = if dir.ends_with("src") { "lib.rs or main.rs" } else { "mod.rs" };
    let mut text = format!(
        "next, depend on the runtime, in Cargo.toml:\n{}and declare the modules, in {}:\n",
        indented(&["[dependencies]", &dependency]),
        shown(&dir.join(file)),
    );
    for module in modules(generated).into_iter().chain(["types"]) {
        let path = if module.is_ascii() { String::new() } else { format!("#[path = \"{module}.rs\"] ") };
        text.push_str(&indented(&[&format!("#[rustfmt::skip] {path}pub mod {module};")]));
    }
    text
}

/// Returns the identifiers of the modules of services.
fn modules(generated: &Generated) -> BTreeSet<&str> {
    generated.operations.iter().map(|operation| operation.module.as_str()).collect()
}

/// Returns the folder of the package that a folder belongs to, or else the folder itself.
fn package(dir: &Path) -> PathBuf {
    let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let package = dir.ancestors().find(|folder| folder.join("Cargo.toml").is_file());
    package.unwrap_or(&dir).to_owned()
}

fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

fn indented(lines: &[&str]) -> String {
    lines.iter().map(|text| format!("    {}\n", line(text))).collect()
}

/// Returns a path as manifests spell it on every system.
fn shown(path: &Path) -> String {
    line(&path.to_string_lossy().replace('\\', "/"))
}

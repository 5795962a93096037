//! The next steps after a first run: the lines for `Cargo.toml`, for modules the lines that declare them, and a first call.

use soapwright_build::{Crate, Generated, Options, RuntimeDependency, line};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// The features for a first call: a transport, and TLS for `https://`.
const TRANSPORT: [&str; 2] = ["ureq", "rustls"];

/// Describes how to use what was generated into a folder, as a crate or as modules.
pub fn text(generated: &Generated, dir: &Path, as_crate: Option<&Crate>, options: &Options) -> String {
    let (lines, code) = match as_crate {
        Some(settings) => {
            let name = settings.name.replace('-', "_");
            (of_crate(generated, dir, settings), generated.first_call(&name, &format!("{name}::soapwright")))
        }
        None => (of_modules(generated, dir, options), generated.first_call(&path_of(dir), "soapwright")),
    };
    let call = code.map(|code| format!("and make a first call:\n{}", indented(&code.lines().collect::<Vec<_>>())));
    let secrets = "requests with secrets aren't sent to the http:// address of the contract: use https://, or\n\
                   `client.allow_secrets_over_http()`; what isn't a secret is listed under `not-secrets` in codegen.toml\n";
    lines + &call.unwrap_or_default() + if generated.is_insecure() { secrets } else { "" }
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

/// Returns the path of the modules in a folder: that below `src`, or else the name of the folder.
fn path_of(dir: &Path) -> String {
    let names: Vec<&str> = dir.components().filter_map(|component| component.as_os_str().to_str()).collect();
    let names = match names.iter().rposition(|name| *name == "src") {
        Some(src) => names.get(src + 1..).unwrap_or_default(),
        None => names.last().map(std::slice::from_ref).unwrap_or_default(),
    };
    let is_ident = |name: &&str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    if names.iter().all(is_ident) {
        ["crate"].iter().chain(names).copied().collect::<Vec<_>>().join("::")
    } else {
        "crate".to_owned()
    }
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
    let indented = |text: &&str| if text.is_empty() { "\n".to_owned() } else { format!("    {}\n", line(text)) };
    lines.iter().map(indented).collect()
}

/// Returns a path as manifests spell it on every system.
fn shown(path: &Path) -> String {
    line(&path.to_string_lossy().replace('\\', "/"))
}

#[cfg(test)]
mod tests {
    use super::path_of;
    use std::path::Path;

    #[test]
    fn path_of_modules_follows_their_folder() {
        for (dir, path) in [
            ("src", "crate"),
            ("client/src/", "crate"),
            ("src/orders", "crate::orders"),
            ("client/src/soap/orders", "crate::soap::orders"),
            ("orders", "crate::orders"),
            ("a/generated", "crate::generated"),
            ("my-orders", "crate"),
            ("..", "crate"),
        ] {
            assert_eq!(path_of(Path::new(dir)), path, "{dir}");
        }
    }
}

//! The examples in the READMEs of the published crates, as a user would type them in.

use crate::project::{Project, WSDL};
use soapwright_build::{Crate, RuntimeDependency};
use std::fs;
use tests::workspace;

/// Returns the text of the README of a crate.
fn readme(folder: &str) -> String {
    fs::read_to_string(workspace().join(folder).join("README.md")).unwrap()
}

/// Returns the block of code with this language after a text, which is the beginning of the README if it is empty.
fn block<'a>(readme: &'a str, after: &str, language: &str) -> &'a str {
    let start = readme.find(after).unwrap_or_else(|| panic!("the README doesn't say {after}"));
    let fence = format!("```{language}\n");
    let (_, rest) = readme[start..].split_once(&fence).unwrap_or_else(|| panic!("no {language} after {after}"));
    rest.split_once("```").unwrap().0
}

/// Returns the manifest of a package with these dependencies, but without TLS, which takes long to compile.
fn manifest(name: &str, dependencies: &str) -> String {
    let dependencies = dependencies.replace(", \"rustls\"", "");
    format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n{dependencies}")
}

#[test]
#[ignore = "compiles an HTTP library"]
fn examples_compile() {
    let [runtime, build, command] = ["soapwright", "codegen/build", "codegen/cli"].map(readme);
    let project = Project::new("readme");
    // The published crates come from this checkout.
    let path = |folder: &str| workspace().join(folder).display().to_string();
    let root = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\"script\", \"command\"]\n\n[patch.crates-io]\n\
         soapwright = {{ path = {:?} }}\nsoapwright-build = {{ path = {:?} }}\n",
        path("soapwright"),
        path("codegen/build"),
    );
    project.write("Cargo.toml", &root);
    project.write("script/wsdl/Greeter.wsdl", WSDL);
    project.write("script/Cargo.toml", &manifest("script", block(&build, "`Cargo.toml`", "toml")));
    project.write("script/build.rs", block(&build, "`build.rs`", "rust"));
    project.write("script/src/main.rs", block(&build, "`src/main.rs`", "rust"));
    project.write("script/src/bin/runtime.rs", block(&runtime, "", "rust"));

    project.write("command/Cargo.toml", &manifest("command", block(&command, "`Cargo.toml`", "toml")));
    project.write("command/src/main.rs", block(&command, "`src/main.rs`", "rust"));
    let client = Crate::new("greeter-client").runtime(RuntimeDependency::version("0.1"));
    project.write_crate("script/wsdl/Greeter.wsdl", "command/greeter-client", &client);
    project.cargo_succeeds(&["check", "--workspace"]);
}

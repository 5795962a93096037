//! A generated crate in the Cargo workspace of a user.

use crate::project::{Project, WSDL};
use soapwright_build::{Crate, RuntimeDependency, outside_workspace};
use tests::workspace;

/// A user's crate that calls the service.
const APP: &str = r#"
use greeter_client::greeter::{Greet, GreeterClient};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let greeter = GreeterClient::new((), "https://example.com/greeter")?;
    let request = greeter.greet(Greet::new("Ada")).to_http()?;
    println!("{}", String::from_utf8_lossy(request.body()));
    Ok(())
}
"#;

#[test]
#[ignore = "compiles the runtime"]
fn crate_becomes_a_member_and_its_first_call_compiles() {
    let project = Project::new("foreign");
    project.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"app\"]\n");
    let manifest = |dependencies: &str| {
        format!("[package]\nname = \"app\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}")
    };
    project.write("app/Cargo.toml", &manifest(""));
    project.write("app/src/main.rs", APP);
    // Windows ends lines with a carriage return.
    project.write("wsdl/Greeter.wsdl", &WSDL.replace('\n', "\r\n"));
    let folder = project.path("clients/greeter");
    let runtime = RuntimeDependency::path(&workspace().join("soapwright"), &folder).unwrap();
    project.write_crate("wsdl/Greeter.wsdl", "clients/greeter", &Crate::new("greeter-client").runtime(runtime));

    let note = outside_workspace(&folder).unwrap().to_string();
    assert!(note.contains("add \"clients/greeter\" to its `members`"), "{note}");
    let refused = project.cargo(&["metadata", "--format-version=1", "--manifest-path=clients/greeter/Cargo.toml"]);
    assert!(refused.stderr.contains("believes it's in a workspace when it's not"), "{}", refused.stderr);

    project.write("app/Cargo.toml", &manifest("greeter-client = { path = \"../clients/greeter\" }\n"));
    assert_eq!(outside_workspace(&folder), None);
    let metadata = project.cargo_succeeds(&["metadata", "--format-version=1", "--no-deps"]);
    assert!(metadata.contains("Typed SOAP clients of GreeterService."), "{metadata}");
    project.cargo_succeeds(&["check", "--workspace"]);
    project.cargo_succeeds(&["check", "--workspace", "--locked"]);
    let sent = project.cargo_succeeds(&["run", "--locked", "--quiet"]);
    assert!(sent.contains("<n1:name>Ada</n1:name>"), "{sent}");
    project.cargo_succeeds(&["doc", "--locked", "--no-deps", "-p", "greeter-client"]);
}

#[test]
fn line_ends_of_a_document_do_not_matter() {
    let project = Project::new("lines");
    let files = [WSDL.to_owned(), WSDL.replace('\n', "\r\n")].map(|text| {
        project.write("Greeter.wsdl", &text);
        project.generate("Greeter.wsdl").files()
    });
    assert!(files[0].iter().any(|file| file.text.contains("/// In a language of its own")));
    assert_eq!(files[0], files[1]);
}

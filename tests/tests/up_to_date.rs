//! Tests that `generated/src` is exactly what the generator writes, and that generation is deterministic.

#![allow(clippy::panic, reason = "this is test code")]

use soapwright_build::{Failure, File, Options, Request, compare, generate};
use std::env;
use tests::workspace;

/// Generates the files of `codegen.toml` in memory.
fn files() -> Vec<File> {
    let text = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let failure = Failure {
        succeeded: Some("Succeeded".to_owned()),
        error: Some("ExceptionInfo".to_owned()),
        message: text(&["FriendlyText", "Message"]),
    };
    let secrets = text(&["SecretValue", "CredentialValue", "AuthenticationData", "StackTrace"]);
    let request = Request {
        documents: vec!["wsdl/SoPrincipal.wsdl".into(), "wsdl/User.wsdl".into()],
        strict: true,
        options: Options { secrets, failure: Some(failure), ..Options::default() },
        ..Request::default()
    };
    generate(&request).unwrap_or_else(|error| panic!("{error}")).files()
}

#[test]
fn generated_sources_are_up_to_date() {
    // The files name their documents by paths relative to the workspace's folder.
    env::set_current_dir(workspace()).unwrap();
    let files = files();
    assert!(files == self::files(), "two runs generated different files");
    let difference = compare(&workspace().join("generated/src"), &files).unwrap();
    assert!(
        difference.is_empty(),
        "generated/src is out of date: {difference:?}\n\
         run `cargo run -p codegen`; if codegen.toml has changed, change this test's options with it"
    );
}

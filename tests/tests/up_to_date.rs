//! What is in `generated/src` is what the documents give, to the byte, every time.

#![allow(clippy::panic, reason = "this is test code")]

use codegen::{Failure, File, Options, Request, compare, generate};
use std::env;
use tests::workspace;

/// Generates what `codegen.toml` asks for, in memory.
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
fn generating_again_changes_nothing() {
    // The files name their documents as they were given, which is from the workspace's folder.
    env::set_current_dir(workspace()).unwrap();
    let files = files();
    assert!(files == self::files(), "the same documents gave different files");
    let difference = compare(&workspace().join("generated/src"), &files).unwrap();
    assert!(
        difference.is_empty(),
        "generated/src is not what the documents give: {difference:?}\n\
         run `cargo run -p codegen`; if codegen.toml has changed, change this test's options with it"
    );
}

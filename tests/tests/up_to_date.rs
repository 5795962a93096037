//! Tests that `generated/src` is exactly what the generator writes, and that generation is deterministic.

#![allow(clippy::panic, reason = "this is test code")]

use soapwright_build::{Config, File, compare, generate};
use tests::workspace;

/// Generates the files of `codegen.toml` in memory.
fn files() -> Vec<File> {
    let mut request = Config::read(workspace().join("codegen.toml")).unwrap_or_else(|error| panic!("{error}")).request;
    request.strict = true;
    generate(&request).unwrap_or_else(|error| panic!("{error}")).files()
}

#[test]
fn generated_sources_are_up_to_date() {
    let files = files();
    assert!(files == self::files(), "two runs generated different files");
    let difference = compare(&workspace().join("generated/src"), &files).unwrap();
    assert!(
        difference.is_empty(),
        "generated/src is out of date: {difference:?}\n\
         run `cargo run -p codegen`"
    );
}

//! Tests of the generator's API for build scripts. The package `downstream` has such a build script.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use soapwright_build::{Builder, Request, generate};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tests::workspace;

fn builder(out_dir: &Path) -> Builder {
    Builder::new().wsdl(workspace().join("wsdl/User.wsdl")).operation("SetPassword").out_dir(out_dir)
}

/// Creates a temporary folder for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn every_file_that_is_read_is_reported() {
    let request = Request::new([workspace().join("wsdl/User.wsdl")]);
    let generated = generate(&request).unwrap_or_else(|error| panic!("{error}"));
    let mut read: Vec<_> = generated.read.iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    read.sort();
    assert_eq!(read, ["User.wsdl", "common.xsd", "serialization-arrays.xsd", "serialization.xsd"]);
}

#[test]
fn unchanged_output_is_not_rewritten() {
    let folder = folder("build-script-again");
    let file = folder.join("services.rs");
    builder(&folder).generate().unwrap();
    let first = fs::metadata(&file).unwrap().modified().unwrap();
    builder(&folder).generate().unwrap();
    // A newer file would recompile everything that includes it.
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), first);
    builder(&folder).operation("GetUser").generate().unwrap();
    assert!(
        fs::read_to_string(&file).unwrap().contains("pub struct GetUser "),
        "the file is not rewritten for another selection"
    );
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn only_selected_operations_are_generated() {
    let folder = folder("build-script-selection");
    builder(&folder).generate().unwrap();
    let text = fs::read_to_string(folder.join("services.rs")).unwrap();
    assert!(text.contains("pub struct SetPassword ") && !text.contains("pub struct GetUser "));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn unknown_operation_or_file_is_an_error_and_writes_nothing() {
    let folder = folder("build-script-mistake");
    let error = builder(&folder).operation("SetPasswort").generate().unwrap_err().to_string();
    assert!(error.contains("SetPasswort"), "{error}");
    let missing = workspace().join("wsdl/Missing.wsdl");
    let error = builder(&folder).wsdl(missing).generate().unwrap_err().to_string();
    assert!(error.contains("Missing.wsdl"), "{error}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    fs::remove_dir_all(&folder).unwrap();
}

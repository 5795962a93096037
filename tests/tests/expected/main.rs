//! Compares what the generator writes for the cases in `tests/cases` with the files that are checked in there. The
//! program doesn't link the code of the cases, so it can rewrite code that doesn't compile.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright_build::{Config, Crate, Request, generate};
use std::{
    collections::BTreeMap,
    env, fs, panic,
    path::{Path, PathBuf},
};
use tests::{assert_absent, assert_file, files_below, workspace};

const COMMAND: &str = "cargo test -p tests --test expected";

#[test]
fn checked_in_cases_are_what_the_generator_writes() {
    // Generated files name their documents as they were given, which is from the folder of the cases.
    env::set_current_dir(workspace().join("tests/cases")).unwrap();
    let entries = fs::read_dir(".").unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().is_dir()).map(|entry| PathBuf::from(entry.file_name()));
    let mut folders: Vec<PathBuf> = folders.collect();
    folders.sort();
    assert!(folders.len() > 40, "the cases are missing");
    // A case that differs doesn't hide the next one: its panic has been printed.
    folders.retain(|folder| panic::catch_unwind(|| check(folder)).is_err());
    assert!(folders.is_empty(), "out of date: {folders:?}");
}

/// Fails unless generating the case gives exactly the files in its folder.
fn check(folder: &Path) {
    let is_refused = folder.to_string_lossy().starts_with("refused_");
    match generate(&request(folder)) {
        Ok(generated) => {
            assert!(!is_refused, "{} isn't refused", folder.display());
            let files = generated.crate_files(&Crate::new("generated")).unwrap_or_else(|error| panic!("{error}"));
            let rust = files.into_iter().filter_map(|file| {
                let path = file.path.strip_prefix("src").ok()?;
                Some((folder.join("generated").join(path), file.text))
            });
            let warnings: String = generated.warnings.iter().map(|warning| format!("{warning}\n")).collect();
            let warnings = (!warnings.is_empty()).then(|| (folder.join("warnings.txt"), warnings));
            // The tests of the messages read these.
            let tested = files_below(&folder.join("messages")).into_iter().chain([folder.join("mod.rs")]);
            let read: Vec<PathBuf> = generated.read.iter().cloned().chain(tested).collect();
            assert_folder(folder, &rust.chain(warnings).collect(), &read);
        }
        Err(error) => {
            assert!(is_refused, "{} is refused: {error}", folder.display());
            let is_document = |path: &PathBuf| path.extension().is_some_and(|e| e == "wsdl" || e == "xsd");
            let documents: Vec<PathBuf> = files_below(folder).into_iter().filter(is_document).collect();
            let files = BTreeMap::from([(folder.join("error.txt"), format!("{error}\n"))]);
            assert_folder(folder, &files, &documents);
        }
    }
}

/// Reads the request of a case: its `codegen.toml`, or without one just its `service.wsdl`.
fn request(folder: &Path) -> Request {
    let path = folder.join("codegen.toml");
    if !path.exists() {
        return Request::new([folder.join("service.wsdl")]);
    }
    let config = Config::read(&path).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(config.out, Some(folder.join("generated")), "{}: `out` must be \"generated\"", path.display());
    // As in cases without a configuration, files name their documents as seen from the folder of the cases.
    let mut request = config.request;
    request.base = PathBuf::new();
    request
}

/// Fails unless the folder holds the expected files, and no others than those that a test reads.
fn assert_folder(folder: &Path, files: &BTreeMap<PathBuf, String>, read: &[PathBuf]) {
    for (path, text) in files {
        assert_file(path, text, COMMAND);
    }
    for path in files_below(folder) {
        if path == folder.join("codegen.toml") || files.contains_key(&path) || read.contains(&path) {
            continue;
        }
        let is_output = path.starts_with(folder.join("generated")) || path.extension().is_some_and(|e| e == "txt");
        assert!(is_output, "{} is unused: nothing reads it", path.display());
        assert_absent(&path, COMMAND);
    }
}

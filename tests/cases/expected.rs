//! Compares what the generator writes for a case with the files that are checked in.

use crate::diff::diff;
use soapwright_build::{Config, Crate, Request, generate};
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

/// The environment variable that has expected files rewritten.
const UPDATE: &str = "UPDATE_EXPECT";

/// Fails unless generating the case gives exactly the files in its folder.
pub fn check(case: &str) {
    // Generated files name their documents as they were given, which is from the folder of this package.
    let folder = Path::new(case);
    let request = request(folder);
    let (files, read) = match generate(&request) {
        Ok(generated) => {
            let files = generated.crate_files(&Crate::new("generated")).unwrap_or_else(|error| panic!("{error}"));
            let rust = files.into_iter().filter_map(|file| {
                let path = file.path.strip_prefix("src").ok()?;
                Some((folder.join("generated").join(path), file.text))
            });
            let warnings: String = generated.warnings.iter().map(|warning| format!("{warning}\n")).collect();
            let warnings = (!warnings.is_empty()).then(|| (folder.join("warnings.txt"), warnings));
            // The test of the messages reads this one.
            let tested = paths(&folder.join("messages")).into_iter().chain([folder.join("mod.rs")]);
            (rust.chain(warnings).collect(), generated.read.iter().cloned().chain(tested).collect())
        }
        Err(error) => {
            let is_document = |path: &PathBuf| path.extension().is_some_and(|e| e == "wsdl" || e == "xsd");
            let files = BTreeMap::from([(folder.join("error.txt"), format!("{error}\n"))]);
            (files, paths(folder).into_iter().filter(is_document).collect::<Vec<PathBuf>>())
        }
    };
    assert_folder(folder, &files, &read);
}

/// Fails unless the file has this text. With `UPDATE_EXPECT=1` the text is written to it instead.
pub fn assert_file(path: &Path, text: &str) {
    match fs::read_to_string(path) {
        Ok(found) if found == text => {}
        _ if is_update() => {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Ok(found) => panic!("{} is out of date.\n{}{}", path.display(), diff(&found, text), help()),
        Err(error) => panic!("{}: {error}, but the generator writes it.\n{}", path.display(), help()),
    }
}

/// Returns all files below a folder, sorted.
pub fn paths(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { paths.extend(self::paths(&path)) } else { paths.push(path) }
    }
    paths.sort();
    paths
}

/// Reads the request of a case: its `codegen.toml`, or without one just its `service.wsdl`.
fn request(folder: &Path) -> Request {
    let path = folder.join("codegen.toml");
    if !path.exists() {
        return Request::new([folder.join("service.wsdl")]);
    }
    let config = Config::read(&path).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(config.out, Some(folder.join("generated")), "{}: `out` must be \"generated\"", path.display());
    // As in cases without a configuration, files name their documents as seen from the folder of this package.
    let mut request = config.request;
    request.base = PathBuf::new();
    request
}

/// Fails unless the folder holds the expected files, and no others than those that a test reads.
fn assert_folder(folder: &Path, files: &BTreeMap<PathBuf, String>, read: &[PathBuf]) {
    for (path, text) in files {
        assert_file(path, text);
    }
    for path in paths(folder) {
        if path == folder.join("codegen.toml") || files.contains_key(&path) || read.contains(&path) {
            continue;
        }
        let is_output = path.starts_with(folder.join("generated")) || path.extension().is_some_and(|e| e == "txt");
        if is_output && is_update() {
            fs::remove_file(&path).unwrap();
        } else {
            panic!("{} is stale: nothing writes or reads it.\n{}", path.display(), help());
        }
    }
}

fn is_update() -> bool {
    env::var(UPDATE).is_ok_and(|value| value == "1")
}

fn help() -> String {
    format!("To accept what the generator writes now: {UPDATE}=1 cargo test -p cases")
}

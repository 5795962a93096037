//! Files that are checked in and must be equal to a text, or else be rewritten.

use crate::diff::diff;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The environment variable that has expected files rewritten.
const UPDATE: &str = "UPDATE_EXPECT";

/// Fails unless the file has this text. With `UPDATE_EXPECT=1` the text is written to it instead. `command` is the
/// test that does so.
pub fn assert_file(path: &Path, text: &str, command: &str) {
    match fs::read_to_string(path) {
        Ok(found) if found == text => {}
        _ if is_update() => {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Ok(found) => panic!("{} is out of date.\n{}{}", path.display(), diff(&found, text), help(command)),
        Err(error) => panic!("{}: {error}, but the generator writes it.\n{}", path.display(), help(command)),
    }
}

/// Fails because nothing writes or reads the file. With `UPDATE_EXPECT=1` the file is removed instead.
pub fn assert_absent(path: &Path, command: &str) {
    if is_update() {
        fs::remove_file(path).unwrap();
    } else {
        panic!("{} is stale: nothing writes or reads it.\n{}", path.display(), help(command));
    }
}

/// Returns all files below a folder, sorted.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { paths.extend(files_below(&path)) } else { paths.push(path) }
    }
    paths.sort();
    paths
}

fn is_update() -> bool {
    env::var(UPDATE).is_ok_and(|value| value == "1")
}

fn help(command: &str) -> String {
    format!("To accept what is written now: {UPDATE}=1 {command}")
}

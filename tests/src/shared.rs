//! Paths of the workspace and of the documents beside it.

use std::{
    env,
    path::{Path, PathBuf},
};

/// Returns the folder of the workspace.
pub fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// Returns a path in the folder `shared` beside the workspace, which holds third-party documents and isn't part of it.
///
/// Returns `None`, and prints a line that says so, where that folder is missing: the caller has nothing to test. Panics
/// instead if the environment variable `NO_SKIP` is set.
pub fn shared(path: &str) -> Option<PathBuf> {
    let folder = workspace().join("../shared");
    if folder.is_dir() {
        return Some(folder.join(path));
    }
    assert!(env::var_os("NO_SKIP").is_none(), "{} is missing, and NO_SKIP is set", folder.display());
    println!("skipped: {} is missing, in which this test reads {path}", folder.display());
    None
}

//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The folder of the workspace.
pub fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// A path in the folder `shared` beside the workspace, which holds other people's documents and is no part of it.
/// Without it a test has nothing to do: this says so and gives `None`. Where `CI` is `true`, that is a failure, so that
/// nothing is skipped unseen.
pub fn shared(path: &str) -> Option<PathBuf> {
    let folder = workspace().join("../shared");
    if folder.is_dir() {
        return Some(folder.join(path));
    }
    assert!(!env::var("CI").is_ok_and(|ci| ci == "true"), "{} is missing, and CI must not skip it", folder.display());
    println!("skipped: there is no {} here, and this test reads {path} in it", folder.display());
    None
}

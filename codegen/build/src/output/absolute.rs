//! Absolute paths of files and folders that need not exist yet.

use std::{
    io,
    path::{Component, Path, PathBuf},
};

/// Returns an absolute path without `.`, `..` and symbolic links, of a file or folder that need not exist yet.
pub fn absolute(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let there = path.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(Path::new("/"));
    let mut absolute = there.canonicalize()?;
    for component in path.strip_prefix(there).unwrap_or(Path::new("")).components() {
        match component {
            Component::ParentDir => {
                absolute.pop();
            }
            component => absolute.push(component),
        }
    }
    Ok(absolute)
}

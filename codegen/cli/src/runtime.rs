//! The path from a generated crate to the runtime.

use std::{
    io,
    path::{Component, Path, PathBuf},
};

/// Returns the path of the crate `soapwright` relative to `dir`, for the manifest there. The default is the runtime next
/// to the source of this generator. A version from a registry is never used, because it need not fit the generated code.
pub fn path(from_user: Option<&Path>, dir: &Path) -> Result<String, String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../soapwright");
    let runtime = from_user.unwrap_or(&beside);
    if !runtime.join("Cargo.toml").is_file() {
        return Err(match from_user {
            Some(path) => format!("--runtime-path {}: there is no crate in that folder", path.display()),
            None => "the crate `soapwright` was not found; give its folder: --runtime-path PATH".to_owned(),
        });
    }
    let relative = absolute(runtime).and_then(|runtime| Ok(relative(&runtime, &absolute(dir)?)));
    let path = relative.map_err(|error| format!("{}: {error}", runtime.display()))?;
    path.to_str()
        .map(|path| path.replace('\\', "/"))
        .ok_or_else(|| format!("{}: the path is not valid Unicode", path.display()))
}

/// Returns the path with symbolic links resolved, for a file or folder that need not exist yet.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let there = path.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(Path::new("/"));
    let rest = path.strip_prefix(there).unwrap_or(Path::new(""));
    Ok(there.canonicalize()?.join(rest))
}

/// Returns the relative path from one folder to another, or `to` itself if they share no root.
fn relative(to: &Path, from: &Path) -> PathBuf {
    let to: Vec<Component<'_>> = to.components().collect();
    let from: Vec<Component<'_>> = from.components().collect();
    let shared = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        // On Windows there is no relative path between drives.
        return to.iter().collect();
    }
    let up = from[shared..].iter().map(|_| Component::ParentDir);
    up.chain(to[shared..].iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::relative;
    use std::path::Path;

    #[test]
    fn path_is_relative_to_the_generated_crate() {
        for (to, from, way) in [
            ("/a/soapwright", "/a/out", "../soapwright"),
            ("/a/soapwright", "/a", "soapwright"),
            ("/soapwright", "/b/c/d", "../../../soapwright"),
        ] {
            assert_eq!(relative(Path::new(to), Path::new(from)), Path::new(way));
        }
    }
}

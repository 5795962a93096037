//! Where a new crate finds the runtime.

use std::{
    io,
    path::{Component, Path, PathBuf},
};

/// The path to the crate `soapwright` as the manifest in `dir` has to say it. Without a path from the command line it is
/// the runtime that this generator was built beside: another crate of the name `soapwright` in a registry is not ours, and
/// must not be taken for it.
pub fn path(from_user: Option<&Path>, dir: &Path) -> Result<String, String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../soapwright");
    let runtime = from_user.unwrap_or(&beside);
    if !runtime.join("Cargo.toml").is_file() {
        return Err(match from_user {
            Some(path) => format!("--runtime-path {}: there is no crate", path.display()),
            None => "say where the crate `soapwright` is: --runtime-path PATH".to_owned(),
        });
    }
    let relative = absolute(runtime).and_then(|runtime| Ok(relative(&runtime, &absolute(dir)?)));
    let path = relative.map_err(|error| format!("{}: {error}", runtime.display()))?;
    path.to_str().map(|path| path.replace('\\', "/")).ok_or_else(|| format!("{}: not Unicode", path.display()))
}

/// The real path of something that may not be there yet.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let there = path.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(Path::new("/"));
    let rest = path.strip_prefix(there).unwrap_or(Path::new(""));
    Ok(there.canonicalize()?.join(rest))
}

/// The way from one folder to another.
fn relative(to: &Path, from: &Path) -> PathBuf {
    let to: Vec<Component<'_>> = to.components().collect();
    let from: Vec<Component<'_>> = from.components().collect();
    let shared = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        // Another drive: there is no way between them.
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
    fn ways() {
        for (to, from, way) in [
            ("/a/soapwright", "/a/out", "../soapwright"),
            ("/a/soapwright", "/a", "soapwright"),
            ("/soapwright", "/b/c/d", "../../../soapwright"),
        ] {
            assert_eq!(relative(Path::new(to), Path::new(from)), Path::new(way));
        }
    }
}

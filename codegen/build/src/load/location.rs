//! Resolution of import locations to files: relative to the importing file, or through a catalogue of URLs. Nothing is
//! fetched from the network.

use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path, PathBuf},
};

use super::file_names;
use crate::error::{Diagnostic, Report};

/// The local files for URLs, from the lines `URL<TAB>file` of catalogue files. Files are relative to the catalogue.
#[derive(Debug, Default)]
pub(super) struct Catalog(BTreeMap<String, PathBuf>);

impl Catalog {
    /// Reads catalogue files. If a URL has several entries, the first one is used.
    pub(super) fn read(paths: &[PathBuf], report: &mut Report) -> Self {
        let mut catalog = Catalog::default();
        for path in paths {
            let text = match fs::read_to_string(path) {
                Ok(text) => text,
                Err(error) => {
                    report.push(Diagnostic::file(path, format!("can't read the catalogue: {error}")));
                    continue;
                }
            };
            let folder = path.parent().unwrap_or(Path::new(""));
            for (number, line) in text.lines().enumerate() {
                let line = line.trim_end();
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                match line.split_once('\t') {
                    Some((url, file)) => {
                        catalog.0.entry(url.trim().to_owned()).or_insert_with(|| folder.join(file.trim()));
                    }
                    None => report.push(
                        Diagnostic::file(path, format!("line {} is not a catalogue entry", number + 1))
                            .help("an entry is a URL, a tab, and a file relative to the catalogue"),
                    ),
                }
            }
        }
        catalog
    }

    fn get(&self, url: &str) -> Option<&Path> {
        let url = url.split('#').next().unwrap_or(url);
        self.0.get(url).map(PathBuf::as_path)
    }
}

/// The file that relative locations refer to.
#[derive(Debug, Clone)]
pub(super) struct Base {
    /// The file itself.
    pub(super) path: PathBuf,
    /// The URL for which a catalogue provided the file.
    pub(super) url: Option<String>,
}

/// The result of resolving a location.
#[derive(Debug)]
pub(super) enum Target {
    /// An existing file.
    File(Base),
    /// An existing file whose name is spelled differently.
    Alike(Base),
    /// A file next to the importing one that has the name of the location's last segment. It is only used if it
    /// declares the wanted namespace; otherwise the inner target counts.
    Beside(Base, Box<Target>),
    /// None of these files exists.
    Missing(Vec<PathBuf>),
    /// A URL that no catalogue contains.
    Unreachable(String),
}

/// Resolves the location that a document at `base` gives.
pub(super) fn resolve(location: &str, base: &Base, catalog: &Catalog) -> Target {
    let location = location.split('#').next().unwrap_or(location);
    let folder = base.path.parent().unwrap_or(Path::new(""));
    let beside = |otherwise: Target| match file_names::find(folder, last_segment(location)) {
        Some(path) => Target::Beside(Base { path, url: None }, Box::new(otherwise)),
        None => otherwise,
    };
    if let Some(path) = location.strip_prefix("file:") {
        let path = path.strip_prefix("//localhost").or_else(|| path.strip_prefix("//")).unwrap_or(path);
        return match existing(vec![folder.join(file_names::decode_percent(path))]) {
            Target::File(found) => Target::File(found),
            missing => beside(missing),
        };
    }
    if is_absolute_url(location) {
        return match in_catalog(location.to_owned(), catalog) {
            Target::Unreachable(url) => beside(Target::Unreachable(url)),
            found => found,
        };
    }
    let decoded = file_names::decode_percent(location);
    let mut candidates = vec![location.to_owned(), decoded.clone(), with_slashes(location), with_slashes(&decoded)];
    let rooted = location.starts_with(['/', '\\']) || location.get(1..2) == Some(":");
    if rooted {
        // An absolute path was probably meant for the server.
        candidates.push(with_slashes(&decoded).trim_start_matches('/').to_owned());
    }
    // Both forms are tried, because `..` after a symbolic link can lead elsewhere than the normalized path.
    let paths = candidates.iter().map(|candidate| folder.join(candidate));
    let tried = match existing(paths.flat_map(|path| [normalize(&path), path]).collect()) {
        Target::Missing(tried) => tried,
        found => return found,
    };
    if let Some(url) = &base.url {
        match in_catalog(join_url(url, location), catalog) {
            Target::Unreachable(_) => {}
            found => return found,
        }
    }
    let path = location.split('?').next().unwrap_or(location);
    let within = normalize(&folder.join(with_slashes(path)));
    let within = within.parent().unwrap_or(Path::new(""));
    match file_names::find(within, last_segment(location)) {
        Some(path) => Target::Alike(Base { path, url: None }),
        None if rooted => beside(Target::Missing(tried)),
        None => Target::Missing(tried),
    }
}

fn with_slashes(path: &str) -> String {
    path.replace('\\', "/")
}

/// Returns the last segment of a location with its query, which is the usual name of a saved file.
pub(super) fn last_segment(location: &str) -> &str {
    let (path, query) = location.split_at(location.find('?').unwrap_or(location.len()));
    let start = path.rfind(['/', '\\', ':']).map_or(0, |at| at + 1);
    location.get(start..path.len() + query.len()).unwrap_or(location)
}

fn in_catalog(url: String, catalog: &Catalog) -> Target {
    match catalog.get(&url) {
        Some(path) if path.is_file() => Target::File(Base { path: path.to_owned(), url: Some(url) }),
        Some(path) => Target::Missing(vec![path.to_owned()]),
        None => Target::Unreachable(url),
    }
}

/// Returns the first of these files that exists, or all of them as missing.
fn existing(candidates: Vec<PathBuf>) -> Target {
    let mut tried: Vec<PathBuf> = Vec::new();
    for path in candidates {
        if path.is_file() {
            return Target::File(Base { path, url: None });
        }
        if !tried.contains(&path) {
            tried.push(path);
        }
    }
    Target::Missing(tried)
}

/// Returns whether a location has a scheme, which is at least two letters long: `C:\x.xsd` is a file.
fn is_absolute_url(location: &str) -> bool {
    location.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    })
}

/// Resolves a relative reference against a URL (RFC 3986, 5.2, for paths).
fn join_url(base: &str, location: &str) -> String {
    let (scheme, rest) = base.split_once("://").unwrap_or(("", base));
    let mut segments: Vec<&str> = rest.split('/').collect();
    segments.pop();
    for segment in location.split('/') {
        match segment {
            "." => {}
            ".." if segments.len() > 1 => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    format!("{scheme}://{}", segments.join("/"))
}

/// Removes `.` and resolves `..` in a path, so that messages show a simple path and each file has one name.
pub(super) fn normalize(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match (component, normal.components().next_back()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                normal.pop();
            }
            _ => normal.push(component),
        }
    }
    normal
}

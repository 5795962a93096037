//! Where an import leads: a file beside the one that imports it, or what a catalogue has for a URL. Never the network.

use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path, PathBuf},
};

use crate::error::{Diagnostic, Report};

/// What stands for URLs: the lines `URL<TAB>file` of the catalogue files, files relative to the catalogue.
#[derive(Debug, Default)]
pub(super) struct Catalog(BTreeMap<String, PathBuf>);

impl Catalog {
    /// Reads the catalogue files; the first entry of a URL counts.
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
                        Diagnostic::file(path, format!("line {} is not an entry of a catalogue", number + 1))
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

/// The file from which a location is seen.
#[derive(Debug, Clone)]
pub(super) struct Base {
    /// The file itself.
    pub(super) path: PathBuf,
    /// The URL for which a catalogue gave the file.
    pub(super) url: Option<String>,
}

/// Where a location leads.
#[derive(Debug)]
pub(super) enum Target {
    /// To this file, which exists.
    File(Base),
    /// To this file, which doesn't exist.
    Missing(PathBuf),
    /// To this URL, which no catalogue has.
    Unreachable(String),
}

/// Resolves the location that a document at `base` gives.
pub(super) fn resolve(location: &str, base: &Base, catalog: &Catalog) -> Target {
    if let Some(path) = location.strip_prefix("file:") {
        let path = path.strip_prefix("//localhost").or_else(|| path.strip_prefix("//")).unwrap_or(path);
        return existing(vec![PathBuf::from(decode_percent(path))]);
    }
    if is_absolute_url(location) {
        return in_catalog(location.to_owned(), catalog);
    }
    let location = location.split('#').next().unwrap_or(location);
    let folder = base.path.parent().unwrap_or(Path::new(""));
    let candidates = [location.to_owned(), decode_percent(location), location.replace('\\', "/")];
    // As it stands comes second: `..` behind a symbolic link is not what it looks like.
    let paths = candidates.iter().map(|candidate| folder.join(candidate));
    let beside = existing(paths.flat_map(|path| [normalize(&path), path]).collect());
    match (&beside, &base.url) {
        (Target::Missing(_), Some(url)) => match in_catalog(join_url(url, location), catalog) {
            Target::Unreachable(_) => beside,
            found => found,
        },
        _ => beside,
    }
}

fn in_catalog(url: String, catalog: &Catalog) -> Target {
    match catalog.get(&url) {
        Some(path) if path.is_file() => Target::File(Base { path: path.to_owned(), url: Some(url) }),
        Some(path) => Target::Missing(path.to_owned()),
        None => Target::Unreachable(url),
    }
}

fn existing(candidates: Vec<PathBuf>) -> Target {
    match candidates.iter().find(|path| path.is_file()) {
        Some(path) => Target::File(Base { path: path.clone(), url: None }),
        None => Target::Missing(candidates.into_iter().next().unwrap_or_default()),
    }
}

/// A scheme has at least two letters, so that `C:\x.xsd` is a file.
fn is_absolute_url(location: &str) -> bool {
    location.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    })
}

/// A relative reference seen from a URL (RFC 3986, 5.2, for the locations that occur).
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

/// `a/../b` is `b`: the path is shown to people, and one file gets one name.
fn normalize(path: &Path) -> PathBuf {
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

fn decode_percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits = (ahead.next(), ahead.next());
        let hex = |digit: Option<u8>| digit.and_then(|digit| char::from(digit).to_digit(16));
        match (byte, hex(digits.0), hex(digits.1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

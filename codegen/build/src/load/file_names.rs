//! The possible names of files that were saved from a URL. File names can't contain all characters of a URL, and
//! programs replace them in different ways.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Returns the names to suggest for a file that has to be saved from a location with this last segment.
pub(super) fn names(name: &str, extension: &str) -> Vec<String> {
    let name = decode_percent(name);
    let Some((_, query)) = name.split_once('?') else { return vec![name] };
    let value = query.rsplit_once('=').map_or("", |(_, value)| value);
    let value = value.rsplit(['/', '\\']).next().unwrap_or(value);
    let replaced = name.replace(['?', '&', '/', '\\'], "_");
    let mut names = Vec::new();
    if !query.contains(['/', '\\']) {
        names.push(name.clone());
    }
    names.push(with_extension(&replaced, extension));
    if !value.is_empty() {
        names.push(with_extension(value, extension));
    }
    names
}

fn with_extension(name: &str, extension: &str) -> String {
    if name.ends_with(extension) { name.to_owned() } else { format!("{name}{extension}") }
}

/// Finds the file in a folder that was probably saved from a location with this last segment. Its name differs at most
/// in letter case and in replacements for characters that file names can't contain.
pub(super) fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let name = decode_percent(name);
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut entries: Vec<String> = entries.collect();
    entries.sort();
    let wanted: Vec<String> = match name.split_once('?') {
        None => vec![name.to_lowercase()],
        Some((path, query)) => {
            let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
            let value = query.rsplit_once('=').map_or("", |(_, value)| value);
            let value = without_extension(value.rsplit(['/', '\\']).next().unwrap_or(value));
            let query = without_extension(query);
            let whole = ["wsdl", "singlewsdl"].contains(&query.to_lowercase().as_str());
            let mut wanted = vec![format!("{path}{query}"), format!("{stem}{query}"), format!("{stem}{value}")];
            wanted.extend(if whole { vec![path.to_owned(), stem.to_owned()] } else { vec![value.to_owned()] });
            wanted.iter().map(|wanted| letters(wanted)).collect()
        }
    };
    let by = |entry: &str| match name.contains('?') {
        true => letters(without_extension(&decode_percent(entry))),
        false => decode_percent(entry).to_lowercase(),
    };
    let found = wanted.iter().filter(|wanted| !wanted.is_empty()).find_map(|wanted| {
        let mut alike = entries.iter().filter(|entry| by(entry) == *wanted);
        alike.find(|entry| folder.join(entry).is_file())
    });
    found.map(|entry| if folder == Path::new(".") { PathBuf::from(entry) } else { folder.join(entry) })
}

/// Returns the letters and digits of a name in lower case, which every way of saving keeps.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn without_extension(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension)) if ["xsd", "wsdl", "xml"].contains(&extension.to_lowercase().as_str()) => stem,
        _ => name,
    }
}

/// Resolves percent-encoding (RFC 3986, 2.1). Returns the text unchanged if the result would not be UTF-8.
pub(super) fn decode_percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits = (ahead.next(), ahead.next());
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

fn hex(digit: Option<u8>) -> Option<u32> {
    digit.and_then(|digit| char::from(digit).to_digit(16))
}

//! The name of a document in generated files: the same on every machine that has the same files.

use super::{
    module::Module,
    relative::{relative, same, split},
};
use std::{env, path::Path};

/// Replaces the paths of the documents that modules come from by their names relative to a folder.
pub fn shorten(modules: &mut [Module], base: &Path) {
    // Without a current folder, all that is known of a relative path is the path.
    let current = env::current_dir().unwrap_or_default();
    let (base, current) = (base.to_string_lossy(), current.to_string_lossy());
    for source in modules.iter_mut().flat_map(|module| &mut module.sources) {
        *source = name(source, &base, &current);
    }
}

/// Returns the path of a document relative to the folder `base`, with `/` between the names.
///
/// Paths may be relative to the folder `current`. A document that is given by an absolute path outside of `base` is
/// named by its file name only, because the rest of its path belongs to the machine.
fn name(document: &str, base: &str, current: &str) -> String {
    let separators = separators(current);
    let base = collapsed(&absolute(base, current));
    let whole = absolute(document, current);
    if whole != document {
        let way = relative(&collapsed(&whole), &base);
        if !is_absolute(&way, current) {
            return way;
        }
    }
    let (base_root, base) = split(&base);
    let (root, names) = split(&whole);
    let is_within = same(&root, &base_root, &root)
        && names.len() > base.len()
        && base.iter().zip(&names).all(|(a, b)| same(a, b, &root));
    match names.split_at_checked(base.len()) {
        // The rest may leave the folder again by `..`.
        Some((_, rest)) if is_within => without_dots(rest).join("/"),
        _ => document.rsplit(|c| separators.contains(&c)).next().unwrap_or_default().to_owned(),
    }
}

/// Returns the characters between the names of a path, on the system that the absolute path `current` is from.
fn separators(current: &str) -> &'static [char] {
    if current.starts_with('/') && !current.starts_with("//") { &['/'] } else { &['/', '\\'] }
}

fn absolute(path: &str, current: &str) -> String {
    if is_absolute(path, current) { path.to_owned() } else { format!("{current}/{path}") }
}

/// Returns whether a path has a root or a drive.
fn is_absolute(path: &str, current: &str) -> bool {
    let separators = separators(current);
    path.starts_with(separators) || separators.len() > 1 && path.get(1..2) == Some(":")
}

/// Returns an absolute path without `.` and `..`.
fn collapsed(path: &str) -> String {
    let (root, names) = split(path);
    format!("{root}/{}", without_dots(&names).join("/"))
}

/// Removes `.`, and each `..` with the name before it.
fn without_dots<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut kept: Vec<&str> = Vec::new();
    for &name in names {
        match name {
            "." => {}
            ".." if kept.last().is_some_and(|last| *last != "..") => {
                kept.pop();
            }
            _ => kept.push(name),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn document_is_named_from_the_folder() {
        for (document, base, current, named) in [
            ("wsdl/User.wsdl", "", "/home/a/app", "wsdl/User.wsdl"),
            ("./wsdl/../User.wsdl", "", "/home/a/app", "User.wsdl"),
            ("../wsdl/User.wsdl", "", "/home/a/app", "../wsdl/User.wsdl"),
            ("x/wsdl/User.wsdl", "x", "/home/a/app", "wsdl/User.wsdl"),
            ("x/../wsdl/User.wsdl", "x", "/home/a/app", "../wsdl/User.wsdl"),
            ("../api/User.wsdl", "../api", "/home/a/app", "User.wsdl"),
            ("User.wsdl", "../api", "/home/a/app", "../app/User.wsdl"),
            ("/home/a/app/wsdl/User.wsdl", "", "/home/a/app", "wsdl/User.wsdl"),
            ("/home/a/app/../wsdl/User.wsdl", "", "/home/a/app", "../wsdl/User.wsdl"),
            ("/home/a/app/x/User.wsdl", "/home/a/app/x", "/home/a/app", "User.wsdl"),
            ("/srv/docs/User.wsdl", "", "/home/a/app", "User.wsdl"),
            ("/home/a/User.wsdl", "", "/home/a/app", "User.wsdl"),
            (r"odd\name.wsdl", "", "/home/a/app", r"odd\name.wsdl"),
            (r"/srv/odd\name.wsdl", "", "/home/a/app", r"odd\name.wsdl"),
            (r"wsdl\User.wsdl", "", r"C:\a\app", "wsdl/User.wsdl"),
            (r"..\wsdl\User.wsdl", "", r"C:\a\app", "../wsdl/User.wsdl"),
            (r"C:\A\App\wsdl\User.wsdl", "", r"c:\a\app", "wsdl/User.wsdl"),
            (r"\\?\C:\a\app\wsdl\User.wsdl", "", r"C:\a\app", "wsdl/User.wsdl"),
            (r"C:\a\app\..\wsdl\User.wsdl", "", r"\\?\C:\a\app", "../wsdl/User.wsdl"),
            (r"D:\docs\User.wsdl", "", r"C:\a\app", "User.wsdl"),
            (r"docs\User.wsdl", r"D:\api", r"C:\a\app", "User.wsdl"),
            (r"\docs\User.wsdl", "", r"C:\a\app", "User.wsdl"),
            (r"\\server\files\User.wsdl", "", r"C:\a\app", "User.wsdl"),
            (r"\\server\files\app\wsdl\User.wsdl", "", r"\\Server\files\app", "wsdl/User.wsdl"),
            (r"\\?\UNC\server\files\app\User.wsdl", "", r"\\server\files\app", "User.wsdl"),
            ("User.wsdl", "", "", "User.wsdl"),
        ] {
            assert_eq!(name(document, base, current), named, "{document} from {base} in {current}");
        }
    }
}

//! The path from one folder to another, as generated files have it. These are functions of text, so that they treat the
//! paths of Windows and of other systems alike on every machine.

/// Returns the path of the folder `to` as seen from the folder `from`, with `/` between the names.
///
/// Both paths are absolute and contain no `.` or `..`. Without a common root, such as on two drives of Windows, the
/// result is `to` itself.
pub fn relative(to: &str, from: &str) -> String {
    let (to_root, to) = split(to);
    let (from_root, from) = split(from);
    if !same(&to_root, &from_root, &to_root) {
        return format!("{to_root}/{}", to.join("/"));
    }
    let shared = to.iter().zip(&from).take_while(|(a, b)| same(a, b, &to_root)).count();
    let up = from[shared..].iter().map(|_| "..");
    let steps: Vec<&str> = up.chain(to[shared..].iter().copied()).collect();
    if steps.is_empty() { ".".to_owned() } else { steps.join("/") }
}

/// Returns whether two names below this root are the same: on Windows, letter case doesn't matter.
pub fn same(a: &str, b: &str, root: &str) -> bool {
    if root.is_empty() { a == b } else { a.eq_ignore_ascii_case(b) }
}

/// Splits an absolute path into its root and its names. The root has no `/` at its end: it is empty, a drive such as
/// `C:`, or a share such as `//server/files`. The verbatim forms of Windows, which begin with `\\?\`, have the same
/// root as the ordinary ones.
pub fn split(path: &str) -> (String, Vec<&str>) {
    if path.starts_with('/') && !path.starts_with("//") {
        // A backslash is an ordinary character in a name here.
        return (String::new(), names(path, &['/']));
    }
    let separators = ['\\', '/'];
    if let Some(share) = path.strip_prefix(r"\\?\UNC\") {
        return root(names(share, &separators), 2, "//");
    }
    match path.strip_prefix(r"\\?\") {
        Some(path) => root(names(path, &separators), 1, ""),
        None if path.starts_with(separators) => root(names(path, &separators), 2, "//"),
        None => root(names(path, &separators), 1, ""),
    }
}

fn names<'a>(path: &'a str, separators: &[char]) -> Vec<&'a str> {
    path.split(|c| separators.contains(&c)).filter(|name| !name.is_empty()).collect()
}

/// Makes the first `count` names the root of the others.
fn root<'a>(mut names: Vec<&'a str>, count: usize, prefix: &str) -> (String, Vec<&'a str>) {
    let rest = names.split_off(count.min(names.len()));
    (format!("{prefix}{}", names.join("/")), rest)
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn path_is_relative_if_there_is_a_common_root() {
        for (to, from, way) in [
            ("/a/soapwright", "/a/out", "../soapwright"),
            ("/a/soapwright", "/a", "soapwright"),
            ("/a/my code/soapwright", "/a/my code/out", "../soapwright"),
            ("/soapwright", "/b/c/d", "../../../soapwright"),
            ("/a/b", "/a/B", "../b"),
            (r"/a/odd\name", "/a/out", r"../odd\name"),
            ("/a", "/a", "."),
            (r"C:\a\soapwright", r"C:\a\out", "../soapwright"),
            (r"C:\a\my code\soapwright", r"c:/A/my code/out", "../soapwright"),
            (r"\\?\C:\a\soapwright", r"C:\a\out", "../soapwright"),
            (r"C:\soapwright", r"\\?\C:\", "soapwright"),
            (r"\\server\files\soapwright", r"\\Server\Files\out", "../soapwright"),
            (r"\\?\UNC\server\files\soapwright", r"\\server\files\out", "../soapwright"),
        ] {
            assert_eq!(relative(to, from), way, "from {from} to {to}");
        }
    }

    #[test]
    fn path_is_absolute_between_roots() {
        for (to, from, way) in [
            (r"C:\a\soapwright", r"D:\out", "C:/a/soapwright"),
            (r"\\?\C:\a\soapwright", r"\\?\D:\out", "C:/a/soapwright"),
            (r"\\server\files\soapwright", r"C:\out", "//server/files/soapwright"),
            (r"\\?\UNC\server\files\soapwright", r"\\server\other\out", "//server/files/soapwright"),
        ] {
            assert_eq!(relative(to, from), way, "from {from} to {to}");
        }
    }
}

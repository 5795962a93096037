//! The name of a document in generated files: the same on every machine that has the same files, however the user wrote
//! its path.

use super::{
    absolute::absolute,
    module::Module,
    relative::{relative, same, split},
};
use std::{
    env,
    path::{Path, PathBuf},
};

/// Replaces the paths of the documents that modules come from by their names relative to a folder.
pub fn shorten(modules: &mut [Module], base: &Path) {
    let base = whole(base);
    for source in modules.iter_mut().flat_map(|module| &mut module.sources) {
        *source = name(&whole(Path::new(source)), &base);
    }
}

/// Returns the innermost folder that contains the output folder and the documents. A document that has no folder in
/// common with the output, such as one on another drive, doesn't count.
pub fn common_base(out: &Path, documents: &[PathBuf]) -> PathBuf {
    let documents: Vec<String> = documents.iter().map(|document| whole(document)).collect();
    common(&whole(out), &documents).into()
}

/// Returns the absolute path of a file or folder without `.`, `..` and symbolic links. An empty path is the current
/// folder.
fn whole(path: &Path) -> String {
    let path = if path.as_os_str().is_empty() { env::current_dir().unwrap_or_default() } else { path.to_owned() };
    absolute(&path).unwrap_or(path).to_string_lossy().into_owned()
}

fn common(out: &str, documents: &[String]) -> String {
    let (root, mut base) = split(out);
    for document in documents {
        let (other, names) = split(document);
        let folders = names.split_last().map_or(&[][..], |(_, folders)| folders);
        let count = base.iter().zip(folders).take_while(|(a, b)| same(a, b, &root)).count();
        if same(&other, &root, &root) && count > 0 {
            base.truncate(count);
        }
    }
    format!("{root}/{}", base.join("/"))
}

/// Returns the path of a document relative to the folder `base`, with `/` between the names. Both paths are absolute. If
/// they have no folder in common, it is the file name only, because the rest of the path belongs to the machine.
fn name(document: &str, base: &str) -> String {
    let (root, names) = split(document);
    let (base_root, base_names) = split(base);
    let has_common_folder = match (names.first(), base_names.first()) {
        (Some(name), Some(base)) => same(name, base, &root),
        _ => base_names.is_empty(),
    };
    match names.last() {
        Some(name) if !has_common_folder || !same(&root, &base_root, &root) => (*name).to_owned(),
        _ => relative(document, base),
    }
}

#[cfg(test)]
mod tests {
    use super::{common, name};

    #[test]
    fn document_is_named_from_the_folder() {
        for (document, base, named) in [
            ("/home/a/app/wsdl/User.wsdl", "/home/a/app", "wsdl/User.wsdl"),
            ("/home/a/app/User.wsdl", "/home/a/app", "User.wsdl"),
            ("/home/a/wsdl/User.wsdl", "/home/a/app", "../wsdl/User.wsdl"),
            ("/home/a/User.wsdl", "/home/a/app", "../User.wsdl"),
            ("/srv/docs/User.wsdl", "/home/a/app", "User.wsdl"),
            ("/srv/docs/User.wsdl", "/", "srv/docs/User.wsdl"),
            ("/User.wsdl", "/", "User.wsdl"),
            (r"/home/a/app/odd\name.wsdl", "/home/a/app", r"odd\name.wsdl"),
            (r"/srv/odd\name.wsdl", "/home/a/app", r"odd\name.wsdl"),
            (r"C:\a\app\wsdl\User.wsdl", r"C:\a\app", "wsdl/User.wsdl"),
            (r"C:\A\App\wsdl\User.wsdl", r"c:\a\app", "wsdl/User.wsdl"),
            (r"\\?\C:\a\wsdl\User.wsdl", r"C:\a\app", "../wsdl/User.wsdl"),
            (r"C:\a\wsdl\User.wsdl", r"\\?\C:\a\app", "../wsdl/User.wsdl"),
            (r"D:\a\app\User.wsdl", r"C:\a\app", "User.wsdl"),
            (r"\\server\files\User.wsdl", r"C:\a\app", "User.wsdl"),
            (r"\\server\files\app\wsdl\User.wsdl", r"\\Server\files\app", "wsdl/User.wsdl"),
            (r"\\?\UNC\server\files\app\User.wsdl", r"\\server\files\app", "User.wsdl"),
        ] {
            assert_eq!(name(document, base), named, "{document} from {base}");
        }
    }

    #[test]
    fn base_contains_the_output_and_the_documents() {
        for (out, documents, base) in [
            ("/home/a/app/src/api", &["/home/a/app/wsdl/User.wsdl"][..], "/home/a/app"),
            ("/home/a/app/src", &["/home/a/app/User.wsdl", "/home/a/wsdl/Echo.wsdl"], "/home/a"),
            ("/home/a/api", &["/home/a/api/User.wsdl"], "/home/a/api"),
            ("/home/a/api", &["/srv/User.wsdl"], "/home/a/api"),
            ("/home/a/api", &["/srv/User.wsdl", "/home/a/Echo.wsdl"], "/home/a"),
            (r"C:\a\app\src", &[r"\\?\c:\A\app\wsdl\User.wsdl"], "C:/a/app"),
            (r"C:\a\app", &[r"D:\a\app\User.wsdl"], "C:/a/app"),
            (r"\\server\files\out", &[r"\\server\files\User.wsdl"], "//server/files/out"),
        ] {
            let documents: Vec<String> = documents.iter().map(|&document| document.to_owned()).collect();
            assert_eq!(common(out, &documents), base, "{out} {documents:?}");
        }
    }
}

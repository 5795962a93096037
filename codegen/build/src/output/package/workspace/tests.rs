//! Tests of workspaces in temporary folders.

use super::{Workspace, matches, outside_workspace};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A temporary folder with manifests, which is removed when the value is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, manifests: &[(&str, &str)]) -> Self {
        let root = std::env::temp_dir().join(format!("soapwright-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        for (folder, text) in manifests {
            fs::create_dir_all(root.join(folder)).unwrap();
            fs::write(root.join(folder).join("Cargo.toml"), text).unwrap();
        }
        Folder(root.canonicalize().unwrap())
    }

    fn members(&self) -> Vec<String> {
        let workspace = Workspace::around(&self.0).next().unwrap();
        let relative = |folder: PathBuf| folder.strip_prefix(&self.0).unwrap().to_string_lossy().into_owned();
        workspace.members().into_iter().map(relative).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const PACKAGE: &str = "[package]\nname = 'x'\n";

#[test]
fn members_are_listed_matched_or_path_dependencies() {
    let root = "[workspace]\nmembers = ['listed', 'crates/*', 'deep/**']\nexclude = ['crates/out']\n\
                [workspace.dependencies]\nshared = { path = 'shared' }\nunused = { path = 'unused' }";
    let listed = "[dependencies]\nnext = { path = '../next' }\nshared.workspace = true\nserde = '1'\n\
                  other = { path = '../../other' }";
    let next = "[target.'cfg(unix)'.dev-dependencies]\nlast = { path = '../a b/last' }";
    let folder = Folder::new(
        "members",
        &[
            ("", root),
            ("listed", listed),
            ("crates/a", PACKAGE),
            ("crates/out", PACKAGE),
            ("crates/a/below", PACKAGE),
            ("deep/er/est", PACKAGE),
            ("next", next),
            ("shared", PACKAGE),
            ("unused", PACKAGE),
            ("a b/last", PACKAGE),
            ("stranger", PACKAGE),
        ],
    );
    assert_eq!(folder.members(), ["", "a b/last", "crates/a", "deep/er/est", "listed", "next", "shared"]);
}

#[test]
fn member_is_found_by_name_and_version() {
    let root = "[workspace]\nmembers = ['a', 'b']\n[workspace.package]\nversion = '1.2.3'";
    let a = "[package]\nname = 'a'\nversion.workspace = true";
    let b = "[package]\nname = 'b'\nversion = '0.1.0'";
    let folder = Folder::new("versions", &[("", root), ("a", a), ("b", b), ("out/c", PACKAGE)]);
    let workspace = Workspace::around(&folder.0.join("out/c")).next().unwrap();
    assert_eq!(workspace.member("a", "1.2.3"), Some(folder.0.join("a")));
    assert_eq!(workspace.member("b", "0.1.0"), Some(folder.0.join("b")));
    assert_eq!(workspace.member("a", "0.1.0"), None);
}

#[test]
fn crate_within_a_workspace_must_be_a_member() {
    let alone = "[package]\nname = 'alone'\n[workspace]";
    let root = "[workspace]\nmembers = ['app']\nexclude = ['apart']";
    let app = "[dependencies]\nclient = { path = '../client' }";
    let manifests = [
        ("", root),
        ("app", app),
        ("client", PACKAGE),
        ("apart", PACKAGE),
        ("alone", alone),
        ("services/users", PACKAGE),
    ];
    let folder = Folder::new("outside", &manifests);
    for fine in ["app", "client", "apart", "alone"] {
        assert_eq!(outside_workspace(&folder.0.join(fine)), None, "{fine}");
    }
    let note = outside_workspace(&folder.0.join("services/users")).unwrap().to_string();
    assert!(note.contains("add \"services/users\" to its `members`"), "{note}");
    assert!(note.starts_with(&folder.0.join("Cargo.toml").display().to_string()), "{note}");
}

#[test]
fn crate_without_a_workspace_needs_none() {
    let folder = Folder::new("none", &[("client", PACKAGE)]);
    assert_eq!(outside_workspace(&folder.0.join("client")), None);
    assert_eq!(outside_workspace(Path::new("/no/such/folder")), None);
}

#[test]
fn pattern_matches_names() {
    for (pattern, name, is_match) in [
        ("*", "a", true),
        ("a*", "abc", true),
        ("a*c", "abc", true),
        ("a*c", "abd", false),
        ("?b", "ab", true),
        ("?", "é", true),
        ("?", "", false),
        ("*x*", "é", false),
    ] {
        assert_eq!(matches(pattern, name), is_match, "{pattern} {name}");
    }
}

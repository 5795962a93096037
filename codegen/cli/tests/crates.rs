//! Tests of complete crates: the dependency on the runtime, and the workspace that the crate becomes a part of.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use crate::fixture::{Folder, wsdl};

/// The version of the generator, and of the runtime that belongs to it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Returns a folder with a document.
fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("A.wsdl", &wsdl(""));
    folder
}

/// Generates a crate in `out` with more arguments and returns its dependency on the runtime.
fn dependency(folder: &Folder, arguments: &[&str]) -> String {
    let run = folder.run(&[&["generate", "A.wsdl", "--out", "out", "--crate", "client"], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
    let manifest = folder.read("out/Cargo.toml");
    manifest.lines().find_map(|line| line.strip_prefix("soapwright = ")).unwrap().to_owned()
}

/// Writes a crate `soapwright` of this version into a folder.
fn write_runtime(folder: &Folder, path: &str, version: &str) {
    let manifest = format!("[package]\nname = 'soapwright'\nversion = '{version}'");
    folder.write(&format!("{path}/Cargo.toml"), &manifest);
}

#[test]
fn crate_depends_on_the_runtime_as_asked() {
    let folder = folder("asked");
    write_runtime(&folder, "my code/soapwright", "0.3.0");
    let git = "https://git.example/soapwright.git";
    for (arguments, expected) in [
        (&[][..], format!("\"{VERSION}\"")),
        (&["--runtime-version", "=0.1.2"], "\"=0.1.2\"".to_owned()),
        (&["--runtime-path", "my code/soapwright"], "{ path = \"../my code/soapwright\" }".to_owned()),
        (&["--runtime-git", git], format!("{{ git = \"{git}\" }}")),
        (&["--runtime-git", git, "--runtime-branch", "next"], format!("{{ git = \"{git}\", branch = \"next\" }}")),
        (&["--runtime-git", git, "--runtime-tag", "v1"], format!("{{ git = \"{git}\", tag = \"v1\" }}")),
        (&["--runtime-git", git, "--runtime-rev", "4f2a"], format!("{{ git = \"{git}\", rev = \"4f2a\" }}")),
        (&["--checks"], format!("{{ version = \"{VERSION}\", features = [\"pattern\"] }}")),
    ] {
        assert_eq!(dependency(&folder, arguments), expected, "{arguments:?}");
    }
}

#[test]
fn wrong_runtime_is_a_usage_error() {
    let folder = folder("wrong");
    folder.write("other/Cargo.toml", "[package]\nname = 'other'\nversion = '0.1.0'");
    for (arguments, says) in [
        (&["--runtime-path", "nowhere"][..], "nowhere: the crate `soapwright` is not in that folder"),
        (&["--runtime-path", "other"], "other: the crate `soapwright` is not in that folder"),
        (&["--runtime-path", "other", "--runtime-version", "0.1.0"], "cannot be used with"),
        (&["--runtime-git", "u", "--runtime-version", "0.1.0"], "cannot be used with"),
        (&["--runtime-git", "u", "--runtime-tag", "t", "--runtime-rev", "r"], "cannot be used with"),
        (&["--runtime-tag", "t"], "--runtime-git"),
    ] {
        let run = folder.run(&[&["generate", "A.wsdl", "--out", "out", "--crate", "client"], arguments].concat());
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(folder.files("."), ["A.wsdl", "other"]);
}

/// Within a checkout of the project, and only there, the crate depends on the runtime by its path.
#[test]
fn runtime_of_the_workspace_is_used_by_its_path() {
    let folder = folder("checkout");
    folder.write("Cargo.toml", &format!("[workspace]\nmembers = ['soapwright', 'out']\npackage.version = '{VERSION}'"));
    folder.write("soapwright/Cargo.toml", "[package]\nname = 'soapwright'\nversion.workspace = true");
    assert_eq!(dependency(&folder, &[]), "{ path = \"../soapwright\" }");
    write_runtime(&folder, "soapwright", "999.0.0");
    assert_eq!(dependency(&folder, &[]), format!("\"{VERSION}\""));
}

/// Cargo refuses to build a crate in a workspace that doesn't list it.
#[test]
fn crate_in_a_workspace_that_does_not_list_it_is_noted() {
    let folder = folder("foreign");
    folder.write("Cargo.toml", "[workspace]\nmembers = ['app']");
    folder.write("app/Cargo.toml", "[package]\nname = 'app'\nversion = '0.1.0'");
    let generate = |arguments: &[&str]| {
        let run = folder.run(&[&["generate", "A.wsdl", "--out", "client", "--crate", "client"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stderr
    };
    let note = generate(&[]);
    assert!(note.starts_with("note: ") && note.contains("add \"client\" to its `members`"), "{note}");
    assert!(!folder.read("client/Cargo.toml").contains("[workspace]"));
    assert_eq!(generate(&["--stand-alone"]), "");
    assert!(folder.read("client/Cargo.toml").contains("\n[workspace]\n"));
    folder.write("Cargo.toml", "[workspace]\nmembers = ['app', 'client']");
    assert_eq!(generate(&[]), "");
}

//! Test programs: where a package's tests are one program, each file and folder in `tests` is a module of that program
//! or a program of its own, and none is forgotten.

use std::{fs, path::PathBuf};
use tests::workspace;

#[test]
fn every_test_file_is_part_of_a_program() {
    let mut forgotten = Vec::new();
    for package in ["codegen/cli", "soapwright", "tests", "tests/downstream"] {
        let folder = workspace().join(package);
        let program = fs::read_to_string(folder.join("tests/main.rs")).unwrap();
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        for entry in fs::read_dir(folder.join("tests")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy();
            if name == "main" {
                continue;
            }
            if !program.contains(&format!("mod {name};")) && !manifest.contains(&format!("name = \"{name}\"")) {
                forgotten.push(path);
            }
        }
    }
    assert_eq!(forgotten, Vec::<PathBuf>::new(), "add them to the `main.rs` beside them");
}

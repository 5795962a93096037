//! The files in the packages of the published crates.

use std::{fs, process::Command};
use tests::workspace;

#[test]
fn packages_have_a_readme_and_the_licences_and_no_tests_of_the_workspace() {
    for (name, folder) in
        [("soapwright", "soapwright"), ("soapwright-build", "codegen/build"), ("soapwright-cli", "codegen/cli")]
    {
        let output = Command::new(env!("CARGO"))
            .args(["package", "--list", "--allow-dirty", "--offline", "-p", name])
            .current_dir(workspace())
            .output()
            .unwrap();
        let list = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        for file in ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "src/lib.rs"] {
            assert!(list.lines().any(|line| line == file), "{name} has no {file}: {list}");
        }
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let text = |folder: &str| fs::read_to_string(workspace().join(folder).join(licence)).unwrap();
            assert_eq!(text(folder), text(""), "{name}");
        }
        for line in list.lines().filter(|line| line.starts_with("tests/")) {
            let text = fs::read_to_string(workspace().join(folder).join(line)).unwrap();
            assert!(!text.contains("\"../"), "{name}: {line} reads files outside of the package");
        }
    }
}

//! Tests of crates of several services: each service has a Cargo feature, and each type is behind the features that
//! need it.

#![allow(clippy::panic, reason = "this is test code")]

use soapwright_build::{Crate, Request, generate};
use std::collections::BTreeMap;
use tests::workspace;

/// Generates a crate of these services of the workspace and returns its files.
fn files(services: &[&str]) -> BTreeMap<String, String> {
    let wsdl = workspace().join("wsdl");
    let documents = services.iter().map(|service| wsdl.join(format!("{service}.wsdl")));
    let mut request = Request::new(documents);
    request.features = true;
    let generated = generate(&request).unwrap_or_else(|error| panic!("{error}"));
    let settings = Crate::new("several");
    let files = generated.crate_files(&settings).unwrap_or_else(|error| panic!("{error}")).into_iter();
    files.map(|file| (file.path.display().to_string(), file.text)).collect()
}

#[test]
fn each_service_and_its_types_have_a_feature() {
    let files = files(&["User", "SoPrincipal"]);
    for line in ["user = []", "so-principal = []", "all-services = ["] {
        assert!(files["Cargo.toml"].lines().any(|other| other == line), "{line}: {}", files["Cargo.toml"]);
    }
    for module in ["    #[cfg(feature = \"user\")]\n    pub mod user;\n", "    pub mod types;\n"] {
        assert!(files["src/lib.rs"].contains(module), "{module}: {}", files["src/lib.rs"]);
    }
    assert!(
        files["src/types.rs"]
            .contains("#[cfg(feature = \"user\")]\nmod user;\n#[cfg(feature = \"user\")]\npub use user::*;")
    );
    assert!(
        files["src/types.rs"]
            .contains("#[cfg(any(feature = \"user\", feature = \"so-principal\"))]\nmod user_and_so_principal;")
    );
    // The types of another namespace are in a module of their own, split by feature as well.
    assert!(
        files["src/types.rs"].contains("#[cfg(feature = \"so-principal\")]\npub mod system_security_cryptography;")
    );
    assert!(files["src/types/system_security_cryptography.rs"].contains("pub use so_principal::*;"));
    let cryptography = &files["src/types/system_security_cryptography/so_principal.rs"];
    assert!(cryptography.contains("pub struct DsaParameters {") && cryptography.contains("\"n2:"));
    // A type is in the file of the services that need it.
    assert!(files["src/types/user.rs"].contains("pub struct UserGroup {"));
    assert!(files["src/types/so_principal.rs"].contains("pub struct SoPrincipalCarrier {"));
    assert!(files["src/types/user_and_so_principal.rs"].contains("pub struct SoExceptionInfo {"));
    let defined = files.values().filter(|text| text.contains("pub struct SoExceptionInfo {")).count();
    assert_eq!(defined, 1);
}

#[test]
fn crate_of_one_service_has_no_features() {
    let files = files(&["User"]);
    assert!(!files["Cargo.toml"].contains("user ="), "{}", files["Cargo.toml"]);
    let is_gated = |line: &str| line.contains("cfg(") && !line.starts_with("//!");
    assert!(!files.values().any(|text| text.lines().any(is_gated)));
    assert!(files["src/types.rs"].contains("pub struct UserGroup {"));
}

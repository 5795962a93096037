//! Tests of build scripts that read a configuration file.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use soapwright_build::Builder;
use std::{env, fs, path::PathBuf, process};
use tests::workspace;

/// A temporary folder with a copy of the User service's documents, which is removed when the value is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, config: &str) -> Self {
        let folder = Folder(env::temp_dir().join(format!("soapwright-configuration-{name}-{}", process::id())));
        fs::create_dir_all(&folder.0).unwrap();
        for entry in fs::read_dir(workspace().join("wsdl")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.0.join(path.file_name().unwrap())).unwrap();
        }
        fs::write(folder.0.join("codegen.toml"), config).unwrap();
        folder
    }

    /// Returns a builder that has read the configuration.
    fn builder(&self) -> Builder {
        Builder::new().config(self.0.join("codegen.toml")).out_dir(&self.0)
    }

    /// Returns the generated code.
    fn generate(&self, builder: Builder) -> String {
        builder.generate().unwrap();
        fs::read_to_string(self.0.join("services.rs")).unwrap()
    }

    /// Returns the error of a builder without the path of the folder.
    fn error(&self, builder: Builder) -> String {
        builder.generate().unwrap_err().to_string().replace(&format!("{}/", self.0.display()), "")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn methods_add_to_a_configuration_or_override_it() {
    let folder = Folder::new("merged", "documents = ['User.wsdl']\noperations = ['SetPassword']\nserver = true");
    let code = folder.generate(folder.builder());
    assert!(code.contains("SET_PASSWORD") && !code.contains("GET_USER_INFO_LIST") && code.contains("UserServer"));
    let code = folder.generate(folder.builder().operation("GetUserInfoList").server(false));
    assert!(code.contains("SET_PASSWORD") && code.contains("GET_USER_INFO_LIST") && !code.contains("UserServer"));
}

#[test]
fn name_that_matches_nothing_has_its_line_or_its_method() {
    let folder = Folder::new("unmatched", "documents = ['User.wsdl']\nsecrets = [\n  'StakTrace',\n]");
    assert_eq!(
        folder.error(folder.builder().not_secret("HasPasword")),
        "error: codegen.toml:3:3: no element, attribute or type has a name that ends in `StakTrace`\n  help: did you mean \
         `StackTrace`?\n\
         error: `Builder::not_secret`: no element, attribute or type has the name `HasPasword`\n  help: correct or remove \
         it, or set `Builder::allow_unmatched(true)` to permit names that match nothing"
    );
    folder.generate(folder.builder().allow_unmatched(true));
}

#[test]
fn error_in_a_configuration_is_returned_by_generate() {
    let folder = Folder::new("invalid", "documents = ['User.wsdl']\nstrikt = true");
    let error = folder.error(folder.builder());
    assert_eq!(error, "error: codegen.toml:2:1: unknown key `strikt`\n  help: did you mean `strict`?");
    let missing = folder.error(folder.builder().config(folder.0.join("other.toml")));
    assert_eq!(missing, error, "the first error is returned");
    let missing = folder.error(Builder::new().config(folder.0.join("other.toml")).out_dir(&folder.0));
    assert_eq!(missing, "error: other.toml: there is no such file");
}

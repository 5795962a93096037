//! Tests of configuration files: keys, values, places of errors, and encodings.

use super::{Config, CrateConfig};
use crate::{
    load::fixture::Folder,
    output::package::{GitReference, RuntimeDependency},
};
use std::path::Path;

/// Reads a configuration with this text in the folder `in`, and returns it with that folder, or its errors.
fn read(text: impl AsRef<[u8]>) -> Result<(Config, String), String> {
    let folder = Folder::new(&[("in/codegen.toml", text)]);
    let config = Config::read(folder.path("in/codegen.toml"));
    config.map(|config| (config, folder.path("in").display().to_string())).map_err(|error| folder.strip(error))
}

/// Returns the first error in a configuration with this text, without the path of its folder.
fn error(text: &str) -> String {
    let errors = read(text).map(|_| ()).expect_err(text);
    errors.strip_prefix("error: in/codegen.toml:").unwrap_or(&errors).to_owned()
}

const ALL: &str = r#"
documents = ["a.wsdl", '../b.wsdl']
catalogs = ["urls.txt"]
out = "../src"
services = ["User"]
ports = ["Main"]
operations = ["SetPassword", "Save"]
strict = true
allow-empty = true
server = true
checks = true
optional-parts = true
secrets = ["Pin"]
not-secrets = ["BoardingPass"]
allow-unmatched = true

[modules]
"urn:b" = "bee"
"urn:a" = "types"

[failure]
succeeded = "Succeeded"
error = "ExceptionInfo"
message = ["FriendlyText", "Message"]

[crate]
name = "order-client"
stand-alone = true
runtime = { path = "../soapwright" }
"#;

#[test]
fn every_key_is_read() {
    let (Config { request, out, package }, folder) = read(ALL).unwrap();
    let path = |name: &str| Path::new(&folder).join(name);
    assert_eq!(request.documents, [path("a.wsdl"), path("../b.wsdl")]);
    assert_eq!((request.catalogs, out), (vec![path("urls.txt")], Some(path("../src"))));
    assert_eq!((request.services[0].as_str(), request.ports[0].as_str()), ("User", "Main"));
    assert_eq!(request.operations, ["SetPassword", "Save"]);
    assert!(request.strict && request.allow_empty && request.allow_unmatched);
    let options = request.options;
    assert!(options.server && options.checks && options.optional_parts);
    assert_eq!((options.secrets[0].as_str(), options.not_secrets[0].as_str()), ("Pin", "BoardingPass"));
    let modules = [("urn:b", "bee"), ("urn:a", "types")].map(|(uri, name)| (uri.to_owned(), name.to_owned()));
    assert_eq!(options.modules, modules);
    let failure = options.failure.unwrap();
    assert_eq!((failure.succeeded.as_deref(), failure.error.as_deref()), (Some("Succeeded"), Some("ExceptionInfo")));
    assert_eq!(failure.message, ["FriendlyText", "Message"]);
    let runtime = RuntimeDependency::Path(path("../soapwright").display().to_string());
    let expected = CrateConfig { name: "order-client".to_owned(), runtime: Some(runtime), stand_alone: true };
    assert_eq!(package, Some(expected));
}

#[test]
fn every_key_is_in_the_documentation() {
    let table = include_str!("mod.rs");
    let keys = ALL.lines().filter_map(|line| line.split(" = ").next()).filter(|key| !key.starts_with('"'));
    for key in keys.filter(|key| !key.is_empty()) {
        let documented = ["/// | `", "`, `", ": `", "its `", "| | `"].map(|before| format!("{before}{key}`"));
        assert!(documented.iter().any(|text| table.contains(text)), "{key}");
    }
}

#[test]
fn empty_configuration_changes_nothing() {
    for text in ["", "\n", "# nothing\n", "\u{feff}"] {
        let (Config { request, out, package }, _) = read(text).unwrap();
        assert!(request.documents.is_empty() && request.options.failure.is_none() && !request.strict, "{text:?}");
        assert_eq!((out, package), (None, None), "{text:?}");
    }
}

#[test]
fn runtime_is_a_version_a_path_or_a_git_repository() {
    let git = |reference| RuntimeDependency::git("https://x.invalid/r", reference);
    for (text, runtime) in [
        ("'0.1.0'", RuntimeDependency::version("0.1.0")),
        ("{ version = '=0.1.0' }", RuntimeDependency::version("=0.1.0")),
        ("{ git = 'https://x.invalid/r' }", git(GitReference::DefaultBranch)),
        ("{ git = 'https://x.invalid/r', branch = 'b' }", git(GitReference::Branch("b".to_owned()))),
        ("{ git = 'https://x.invalid/r', tag = 't' }", git(GitReference::Tag("t".to_owned()))),
        ("{ git = 'https://x.invalid/r', rev = 'r' }", git(GitReference::Rev("r".to_owned()))),
    ] {
        let (config, _) = read(format!("[crate]\nname = 'a'\nruntime = {text}")).unwrap();
        assert_eq!(config.package.unwrap().runtime, Some(runtime), "{text}");
    }
    for text in [
        "{}",
        "{ path = '..', version = '0.1.0' }",
        "{ git = 'https://x.invalid/r', branch = 'b', tag = 't' }",
        "{ path = '..', rev = 'r' }",
    ] {
        let error = error(&format!("[crate]\nname = 'a'\nruntime = {text}"));
        assert!(error.starts_with("3:11: `runtime` needs exactly one of `version`, `path` and `git`"), "{error}");
    }
}

#[test]
fn unknown_key_is_an_error_with_a_suggestion() {
    for (text, says) in [
        ("outt = 'c'", "1:1: unknown key `outt`\n  help: did you mean `out`?"),
        ("\n  service = ['a']", "2:3: unknown key `service`\n  help: did you mean `services`?"),
        ("optional_parts = true", "1:1: unknown key `optional_parts`\n  help: did you mean `optional-parts`?"),
        ("Documents = ['a']", "1:1: unknown key `Documents`\n  help: did you mean `documents`?"),
        (
            "[failure]\nerr = 'c'",
            "2:1: unknown key `err` in `[failure]`\n  help: there are `error`, `message`, `succeeded`",
        ),
        ("[failures]\nerror = 'c'", "1:2: unknown key `failures`\n  help: did you mean `failure`?"),
        ("[crate]\nname = 'a'\nstandalone = true", "3:1: unknown key `standalone` in `[crate]`"),
        ("[crate]\nname = 'a'\nruntime = { url = 'b' }", "3:13: unknown key `url` in `[crate.runtime]`"),
        (
            "[failure]\nerror = 'E'\nstrict = true",
            "3:1: unknown key `strict` in `[failure]`\n  help: `strict` belongs to the whole file: write it before the \
             first table",
        ),
    ] {
        let error = error(text);
        assert!(error.starts_with(says), "{text}: {error}");
    }
}

#[test]
fn value_of_the_wrong_type_is_an_error() {
    for (text, says) in [
        (
            "documents = 'a'",
            "1:13: `documents` must be a list of strings, but is a string\n  help: write `documents = [\"...\"]`",
        ),
        ("documents = ['a', 1]", "1:19: `documents` must be a list of strings, but contains a number"),
        ("out = ['a']", "1:7: `out` must be a string, but is a list\n  help: write `out = \"...\"`"),
        ("server = 'yes'", "1:10: `server` must be true or false, but is a string"),
        ("strict = 1", "1:10: `strict` must be true or false, but is a number"),
        ("modules = 'c'", "1:11: `modules` must be a table, but is a string"),
        ("[modules]\n'urn:c' = 1", "2:11: `urn:c` in `[modules]` must be a string, but is a number"),
        ("failure = true", "1:11: `failure` must be a table, but is a boolean"),
        ("[failure]\nmessage = 'Text'", "2:11: `message` must be a list of strings, but is a string"),
        ("[failure]\nsucceeded = 1979-05-27", "2:13: `succeeded` must be a string, but is a date"),
        ("crate = 'a'", "1:9: `crate` must be a table, but is a string"),
        ("[crate]\nstand-alone = true", "1:1: `[crate]` needs the key `name`"),
        ("[crate]\nname = 'a b'", "2:8: a crate name consists of ASCII letters"),
        ("[[failure]]\nerror = 'E'", "1:1: `failure` must be a table, but is a list"),
    ] {
        let error = error(text);
        assert!(error.starts_with(says), "{text}: {error}");
    }
}

#[test]
fn all_errors_are_reported_in_their_order() {
    let errors = error("zzz = 1\nstrict = 1\naaa = 2\n[failure]\nb = 1");
    let lines: Vec<&str> = errors.lines().filter(|line| !line.starts_with("  ")).collect();
    assert_eq!(
        lines,
        [
            "1:1: unknown key `zzz`",
            "error: in/codegen.toml:2:10: `strict` must be true or false, but is a number",
            "error: in/codegen.toml:3:1: unknown key `aaa`",
            "error: in/codegen.toml:5:1: unknown key `b` in `[failure]`",
        ]
    );
}

#[test]
fn invalid_toml_is_an_error_with_its_place() {
    for (text, place, says) in [
        ("documents = [", "1:14: ", "array"),
        ("out = 'a'\nout = 'b'", "2:1: ", "duplicate"),
        ("[failure]\nerror = 'a'\n[failure]", "3:2: ", "duplicate"),
        ("out = a", "1:7: ", "string"),
        ("=", "1:1: ", "key"),
        ("ü = 1", "1:1: ", ""),
    ] {
        let error = error(text);
        assert!(error.starts_with(place) && error.contains(says), "{text}: {error}");
    }
}

#[test]
fn backslashes_of_windows_need_single_quotes() {
    let error = error("documents = [\"wsdl\\User.wsdl\"]");
    assert!(error.contains("write `/` in paths, or use single quotes"), "{error}");
    let (config, folder) = read("documents = ['wsdl\\User.wsdl']\r\nout = 'C:/generated'\r\n").unwrap();
    assert_eq!(config.request.documents, [Path::new(&folder).join("wsdl\\User.wsdl")]);
    assert_eq!(config.out, Some(Path::new(&folder).join("C:/generated")));
}

#[test]
fn line_ends_and_byte_order_mark_do_not_move_places() {
    assert!(error("\u{feff}outt = 'a'").starts_with("1:1: unknown key `outt`"));
    assert!(error("out = 'a'\r\nsecrets = ['é', 1]\r\n").starts_with("2:17: "));
}

#[test]
fn unreadable_file_is_an_error() {
    let folder = Folder::new(&[("latin.toml", b"out = '\xe9'".to_vec())]);
    for (name, says) in [
        ("missing.toml", "error: missing.toml: there is no such file"),
        ("latin.toml", "error: latin.toml: this is not UTF-8"),
        (".", ": this is a directory, not a configuration"),
    ] {
        let error = folder.strip(Config::read(folder.path(name)).map(|_| ()).unwrap_err());
        assert!(error.contains(says), "{name}: {error}");
    }
}

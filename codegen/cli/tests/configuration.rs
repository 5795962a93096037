//! Tests of configuration files on the command line: how arguments change them, and their errors.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use crate::fixture::{Folder, wsdl};

/// A folder with two documents of different services, and a configuration.
fn folder(name: &str, config: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("A.wsdl", &wsdl("<xs:element name='pinCode' type='xs:string'/>"));
    folder.write("B.wsdl", &wsdl("").replace("Echo", "Other").replace("urn:echo", "urn:other"));
    folder.write("codegen.toml", config);
    folder
}

#[test]
fn argument_wins_over_its_key_or_adds_to_its_list() {
    let folder = folder("merged", "documents = ['A.wsdl', 'B.wsdl']\nout = 'out'\noperations = ['Echo']\n");
    assert_eq!(folder.run(&["generate", "--out", "other", "--server", "--operation", "Other"]).code, 0);
    assert_eq!(folder.files("."), ["A.wsdl", "B.wsdl", "codegen.toml", "other"]);
    assert_eq!(folder.files("other"), ["echo.rs", "other.rs", "types.rs"]);
    assert!(folder.read("other/echo.rs").contains("pub trait EchoService"));
    // Without the argument, only the operation of the file is generated.
    assert_eq!(folder.run(&["generate"]).code, 0);
    assert_eq!(folder.files("out"), ["echo.rs", "types.rs"]);
}

#[test]
fn given_documents_replace_what_belongs_to_those_of_the_file() {
    let config = "documents = ['A.wsdl']\nout = 'out'\noperations = ['Echo']\nsecrets = ['PinCode', 'PinCdoe']\n[crate]\nname = 'a'\n";
    let folder = folder("replaced", config);
    let run = folder.run(&["generate", "B.wsdl", "--config", "codegen.toml"]);
    assert_eq!((run.code, run.stderr.contains("--out DIR")), (2, true), "{}", run.stderr);
    let run = folder.run(&["generate", "B.wsdl", "--config", "codegen.toml", "--out", "b"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.starts_with(
            // The other name matches in the document of the file.
            "error: no element, attribute or type has a name that ends in `PinCdoe`\n --> codegen.toml:4:23\n  |\n4 | secrets = \
             ['PinCode', 'PinCdoe']\n  |                       ^^^^^^^^^\n  |\n  = help: did you mean `pinCode`?\n"
        ),
        "{}",
        run.stderr
    );
    folder.write("codegen.toml", &config.replace(", 'PinCdoe'", ""));
    let run = folder.run(&["generate", "B.wsdl", "--config", "codegen.toml", "--out", "b"]);
    assert_eq!(
        (run.code, folder.files("b")),
        (0, vec!["other.rs".to_owned(), "types.rs".to_owned()]),
        "{}",
        run.stderr
    );
    // The settings of the code are used.
    let run = folder.run(&["generate", "A.wsdl", "--config", "codegen.toml", "--out", "a"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(folder.read("a/echo.rs").contains("[redacted]"));
}

#[test]
fn crate_of_the_configuration_is_written_and_checked() {
    let config = "documents = ['A.wsdl']\nout = 'out'\n[crate]\nname = 'echo-client'\nruntime = { git = 'https://x.invalid/r', \
                  tag = 'v1' }\n";
    let folder = folder("crate", config);
    assert_eq!(folder.run(&["check"]).code, 1);
    assert_eq!(folder.run(&["generate"]).code, 0);
    let manifest = folder.read("out/Cargo.toml");
    for line in ["name = \"echo-client\"", "soapwright = { git = \"https://x.invalid/r\", tag = \"v1\" }"] {
        assert!(manifest.contains(line), "{line}: {manifest}");
    }
    assert!(!manifest.contains("[workspace]"));
    assert_eq!(folder.run(&["check"]).code, 0);
    // The name and the runtime of the arguments win; what they leave open is as the file says.
    let arguments = ["--out", "new", "--crate", "other", "--runtime-version", "0.1.0", "--stand-alone"];
    assert_eq!(folder.run(&[&["generate"][..], &arguments].concat()).code, 0);
    let manifest = folder.read("new/Cargo.toml");
    for line in ["name = \"other\"", "soapwright = \"0.1.0\"", "[workspace]"] {
        assert!(manifest.contains(line), "{line}: {manifest}");
    }
    assert_eq!(folder.run(&["generate", "--out", "new2", "--crate", "other"]).code, 0);
    assert!(folder.read("new2/Cargo.toml").contains("tag = \"v1\""));
}

#[test]
fn check_takes_the_arguments_of_generate() {
    let folder = folder("check", "");
    let arguments = ["A.wsdl", "--out", "out", "--crate", "echo", "--runtime-version", "0.1.0", "--server"];
    let stale = folder.run(&[&["check"][..], &arguments].concat());
    assert_eq!(stale.code, 1);
    assert!(
        stale.stderr.contains("generate A.wsdl --out out --crate echo --runtime-version 0.1.0 --server\n"),
        "{}",
        stale.stderr
    );
    assert_eq!(folder.run(&[&["generate"][..], &arguments].concat()).code, 0);
    assert_eq!(folder.run(&[&["check"][..], &arguments].concat()).code, 0);
    assert_eq!(
        folder.run(&["check", "A.wsdl", "--out", "out", "--crate", "echo", "--runtime-version", "0.1.0"]).code,
        1
    );
}

#[test]
fn invalid_configuration_exits_with_code_2_and_writes_nothing() {
    for (config, says) in [
        (
            "documents = ['A.wsdl'\nout = 'out'",
            "error: missing comma between array elements, expected `,`\n --> codegen.toml:2:1",
        ),
        (
            "documents = ['A.wsdl']\nouut = 'out'",
            "error: unknown key `ouut`\n --> codegen.toml:2:1\n  |\n2 | ouut = 'out'\n  | ^^^^\n  |\n  = help: did you mean `out`?",
        ),
        ("documents = ['A.wsdl']", "there is no folder to write to: --out DIR, or the key `out`"),
        ("out = 'out'", "codegen.toml: `documents` must name at least one WSDL document"),
        ("", "codegen.toml: `documents` must name at least one WSDL document"),
        (
            "documents = ['A.wsdl']\nout = 'out'\n[crate]\nname = 'a'\nruntime = { path = 'nowhere' }",
            "nowhere: the crate `soapwright` is not in that folder",
        ),
    ] {
        let folder = folder("invalid", config);
        for command in ["generate", "check"] {
            let run = folder.run(&[command]);
            assert_eq!(run.code, 2, "{config}: {}{}", run.stdout, run.stderr);
            assert!(run.stderr.contains(says), "{config}: {}", run.stderr);
        }
        assert_eq!(folder.files("."), ["A.wsdl", "B.wsdl", "codegen.toml"]);
    }
}

#[test]
fn argument_that_matches_nothing_is_named() {
    let folder = folder("unmatched", "");
    for (arguments, says) in [
        (
            ["--operation", "Ecco"],
            "error: `--operation`: there is no operation `Ecco`\n |\n = help: did you mean `Echo`?",
        ),
        (
            ["--service", "Nobody"],
            "error: `--service`: there is no service `Nobody`\n |\n = help: there are `Echo`, `EchoService`",
        ),
        (["--port", "Echoport"], "error: `--port`: there is no port `Echoport`\n |\n = help: did you mean `EchoPort`?"),
        (
            ["--module", "urn:ecco=a"],
            "`--module`: a module name is given for `urn:ecco`, but no schema has that namespace",
        ),
    ] {
        let run = folder.run(&[&["generate", "A.wsdl", "--out", "out"][..], &arguments].concat());
        assert_eq!(run.code, 1, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
}

//! Tests of the findings that the command prints: their form, colours, and what `--quiet` leaves out.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use crate::fixture::{Folder, wsdl};

#[test]
fn error_shows_the_line_of_the_document() {
    let folder = Folder::new("lines");
    let element =
        "<xs:element\n\tname='x'/>\n<xs:element name='é' type='t:Missing'/>\n<xs:element name='z' type='t:Missing'/>\n";
    folder.write("A.wsdl", &wsdl(element));
    let run = folder.run(&["generate", "A.wsdl", "--out", "out"]);
    assert_eq!(run.code, 1);
    let expected = "\
error: there is no type `{urn:echo}Missing`
 --> A.wsdl:5:1
  = in: schema urn:echo / element Echo / element é
  |
5 | <xs:element name='é' type='t:Missing'/>
  |                            ^^^^^^^^^
  |
  = help: no document declares any type; import the file that declares it
  = note: 3 more errors have the same cause

";
    assert_eq!(run.stderr, expected);
}

#[test]
fn long_line_is_cut_and_hidden_characters_are_escaped() {
    let folder = Folder::new("windows");
    let filler = "<xs:element name='f' type='xs:string'/>".repeat(10_000);
    let evil = "<xs:element name='x' type='t:Missing' id='\u{202e}\u{9b}31m'/>";
    folder.write("A.wsdl", &wsdl(&format!("{filler}{evil}{filler}")).replace('\n', " "));
    let run = folder.run(&["generate", "A.wsdl", "--out", "out"]);
    let shown = run.stderr.lines().find(|line| line.starts_with("1 | ")).unwrap();
    assert!(shown.len() < 130 && shown.starts_with("1 | ...") && shown.ends_with("..."), "{shown}");
    assert!(shown.contains(r"type='t:Missing' id='\u{202e}\u{9b}31m'"), "{shown}");
    assert!(run.stderr.contains("--> A.wsdl:1:"), "{}", run.stderr);
}

#[test]
fn several_errors_are_counted_at_the_end() {
    let folder = Folder::new("counted");
    let names: Vec<String> = (0..30).map(|index| format!("<xs:element name='e{index}' type='t:T{index}'/>")).collect();
    folder.write("A.wsdl", &wsdl(&names.concat()));
    let run = folder.run(&["generate", "A.wsdl", "--out", "out"]);
    assert_eq!(run.stderr.matches("error: there is no type").count(), 20);
    assert!(run.stderr.ends_with("error: 10 more errors aren't shown\nerror: there are 30 errors\n"), "{}", run.stderr);
}

#[test]
fn operations_left_out_for_one_reason_are_counted() {
    let folder = Folder::new("encoded");
    let text = wsdl("");
    let part = |from: &str, to: &str| text[text.find(from).unwrap()..text.find(to).unwrap()].to_owned();
    let operation = part("<operation name='Echo'><soap", "</binding>");
    let declared = part("<operation name='Echo'>\n", "</portType>");
    let again = |text: &str| ["Two", "Three"].map(|name| text.replace("'Echo'", &format!("'{name}'"))).concat();
    let encoded = format!("{operation}{}", again(&operation)).replace("literal", "encoded");
    let text = text.replace(&operation, &encoded).replace(&declared, &format!("{declared}{}", again(&declared)));
    folder.write("A.wsdl", &text);
    let run = folder.run(&["generate", "A.wsdl", "--out", "out"]);
    assert_eq!(run.stderr.matches("is left out: use=encoded").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("= note: 2 more errors have the same cause"), "{}", run.stderr);
}

#[test]
fn colours_are_used_on_request() {
    let folder = Folder::new("colours");
    for (color, is_coloured) in [("auto", false), ("always", true), ("never", false)] {
        let run = folder.run(&["generate", "none.wsdl", "--out", "out", "--color", color]);
        assert_eq!(run.stderr.contains('\u{1b}'), is_coloured, "{color}");
    }
}

#[test]
fn quiet_run_prints_only_errors() {
    let folder = Folder::new("quiet");
    folder.write("A.wsdl", &wsdl("<xs:element name='x' type='xs:NOTATION'/>"));
    folder.write("codegen.toml", "documents = ['B.wsdl']\nout = 'out'");
    folder.write("B.wsdl", &wsdl(""));
    for arguments in [
        &["-q", "generate", "A.wsdl", "--out", "other", "--allow-empty"][..],
        &["generate", "--quiet"],
        &["check", "-q"],
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""), "{arguments:?}");
    }
    let run = folder.run(&["-q", "inspect", "B.wsdl"]);
    assert!(run.stdout.starts_with("service EchoService"), "{}", run.stdout);
    let run = folder.run(&["-q", "inspect", "none.wsdl"]);
    assert!(run.code == 1 && run.stderr.starts_with("error: none.wsdl: there is no such file"), "{}", run.stderr);
}

#[test]
fn other_inputs_are_named_with_what_to_do() {
    let folder = Folder::new("inputs");
    folder.write("page.wsdl", "<html><form><input type='password'></form></html>");
    folder.write("wsdls/A.wsdl", &wsdl(""));
    folder.write("api.json", "{\"openapi\": \"3.1.0\"}");
    for (input, says, help) in [
        ("https://h.example/U.svc?singleWsdl", "is a URL", "`curl -o U.wsdl 'https://h.example/U.svc?singleWsdl'`"),
        ("-", "standard input", "save the document as a file"),
        ("page.wsdl", "asks for a password", "curl -u NAME"),
        ("wsdls", "this is a directory", "`wsdls/A.wsdl`"),
        ("api.json", "an OpenAPI document", "SOAP services only"),
    ] {
        let run = folder.run(&["inspect", input]);
        assert!(run.code == 1 && run.stderr.contains(says) && run.stderr.contains(help), "{input}: {}", run.stderr);
    }
}

#[test]
fn completions_name_commands_and_options() {
    let folder = Folder::new("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = folder.run(&["completions", shell]);
        let names = ["soapwright", "generate", "inspect", "allow-empty"].iter().all(|name| run.stdout.contains(name));
        assert!(run.code == 0 && names && run.stderr.is_empty(), "{shell}");
    }
}

/// Output that can't be written, as to a pipe whose reader has ended, doesn't end the run.
#[cfg(target_os = "linux")]
#[test]
fn unwritable_output_is_no_panic() {
    let folder = Folder::new("full");
    folder.write("A.wsdl", &wsdl("<xs:element name='x' type='xs:NOTATION'/>"));
    let full = || std::fs::File::create("/dev/full").unwrap();
    for (arguments, code) in [
        (&["inspect", "A.wsdl"][..], 0),
        (&["generate", "A.wsdl", "--out", "out"], 1),
        (&["check", "A.wsdl", "--out", "out", "--allow-empty"], 1),
        (&["generate", "A.wsdl", "--out", "out", "--allow-empty"], 0),
    ] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_soapwright"));
        let status = command.args(arguments).current_dir(folder.path()).stdout(full()).stderr(full()).status().unwrap();
        assert_eq!(status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn warning_stays_one_beside_a_mistyped_name() {
    let folder = Folder::new("beside");
    let import =
        "<types><xs:schema targetNamespace='urn:q'><xs:import namespace='urn:r' schemaLocation='r.xsd'/></xs:schema>";
    folder.write("A.wsdl", &wsdl("").replace("<types>", import));
    folder.write("codegen.toml", "documents = ['A.wsdl']\nout = 'out'\nsecrets = ['Ech0Response']\n");
    let warning = "warning: imports `r.xsd`, but there is no file r.xsd\n";
    for arguments in [&["generate"][..], &["generate", "A.wsdl", "--out", "out", "--operation", "Ech0"]] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stderr.matches("error: ").count()), (1, 1), "{}", run.stderr);
        assert!(run.stderr.starts_with("error: ") && run.stderr.contains(warning), "{}", run.stderr);
    }
    let run = folder.run(&["generate", "--quiet"]);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    // It is no error by itself either.
    let run = folder.run(&["generate", "A.wsdl", "--out", "out"]);
    assert!(run.code == 0 && run.stderr.starts_with(warning), "{}", run.stderr);
}

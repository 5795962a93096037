//! Tests of names in generated files: of services and crates that collide with file names, crates or Cargo's reserved
//! names, and of documents.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use crate::fixture::{Folder, wsdl};

/// Returns a WSDL whose port type has this name, with a type in another namespace, so that it gets a module of its own.
fn named(name: &str) -> String {
    let ty = format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:{name}'>\
         <xs:complexType name='T'><xs:sequence><xs:element name='v' type='xs:int'/></xs:sequence></xs:complexType></xs:schema>"
    );
    let element = format!("<xs:element name='v' type='o:T' xmlns:o='urn:{name}'/>");
    wsdl(&element)
        .replace("<portType name='Echo'>", &format!("<portType name='{name}'>"))
        .replace("type='t:Echo'>", &format!("type='t:{name}'>"))
        .replace("<types>", &format!("<types>{ty}"))
}

/// Returns the names of the Rust files in a folder, in lower case.
fn sources(folder: &Folder, below: &str) -> Vec<String> {
    let names = folder.files(below).into_iter();
    names.filter(|name| name.ends_with(".rs")).map(|name| name.to_lowercase()).collect()
}

#[test]
fn service_names_do_not_collide_with_files_or_crates() {
    let long = "Long".repeat(100);
    for (name, module) in [
        ("lib", "lib_service"),
        ("Main", "main_service"),
        ("mod", "mod_service"),
        ("con", "con_service"),
        ("LPT9", "lpt9_service"),
        ("build", "build"),
        ("soapwright", "soapwright_service"),
        ("soap", "soap"),
        ("std", "std_service"),
        ("self", "self_"),
        ("crate", "crate_"),
        ("types", "types_service"),
        ("fn", "r#fn"),
        (&*long, "long_long_long"),
    ] {
        let folder = Folder::new("names");
        folder.write("A.wsdl", &named(name));
        let run = folder.run(&["generate", "A.wsdl", "--out", "out", "--crate", "names"]);
        assert_eq!(run.code, 0, "{name}: {}", run.stderr);
        let root = folder.read("out/src/lib.rs");
        assert!(root.contains(&format!("pub mod {module}")), "{name}: {root}");
        assert!(folder.read("out/src/types.rs").contains("pub mod "), "{name}: its types have no module");
        for below in ["out/src", "out/src/types"] {
            let names = sources(&folder, below);
            for taken in ["main.rs", "mod.rs", "con.rs", "lpt9.rs"] {
                assert!(!names.contains(&taken.to_owned()), "{name}: {names:?}");
            }
            assert!(names.iter().all(|name| name.len() < 120), "{names:?}");
        }
        assert_eq!(sources(&folder, "out/src").len(), 3, "{name}: {:?}", folder.files("out/src"));
        // A second run changes nothing.
        let again = folder.run(&["generate", "A.wsdl", "--out", "out", "--crate", "names"]);
        assert!(again.stdout.contains("(0 changed)"), "{name}: {}", again.stdout);
    }
}

#[test]
fn invalid_crate_name_is_refused_before_writing() {
    let folder = Folder::new("crates");
    folder.write("A.wsdl", &wsdl(""));
    let long = "a".repeat(65);
    for (name, says) in [
        ("soapwright", "depends on `soapwright`"),
        ("Soapwright", "depends on `soapwright`"),
        ("soapwright-build", "crate of the generator"),
        ("soapwright_cli", "crate of the generator"),
        ("std", "is reserved"),
        ("proc-macro", "is reserved"),
        ("test", "is reserved"),
        ("deps", "is reserved"),
        ("nul", "is reserved"),
        ("com1", "is reserved"),
        ("fn", "keyword"),
        ("Self", "keyword"),
        ("gen", "keyword"),
        ("1a", "begins with a letter"),
        ("a b", "letters, digits"),
        ("a\"\n", "letters, digits"),
        ("", "letters, digits"),
        (&*long, "at most 64"),
    ] {
        let run = folder.run(&["generate", "A.wsdl", "--out", "out", "--crate", name]);
        assert_eq!(run.code, 2, "{name}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{name}: {}", run.stderr);
        assert_eq!(folder.files("."), ["A.wsdl"], "{name}");
    }
}

/// Returns a WSDL with its service under another name.
fn other() -> String {
    named("Other").replace("EchoService", "OtherService")
}

#[test]
fn run_of_another_kind_removes_nothing() {
    let folder = Folder::new("kinds");
    folder.write("A.wsdl", &wsdl(""));
    let new_crate = ["generate", "A.wsdl", "--out", "new", "--crate", "new"];
    assert_eq!(folder.run(&new_crate).code, 0);
    folder.write("codegen.toml", "documents = ['A.wsdl']\nout = 'new/src'");
    let before = folder.read("new/src/types.rs");
    let below = ["generate", "A.wsdl", "--out", "new/src/more"];
    for arguments in [&[][..], &["generate", "A.wsdl", "--out", "./new/../new/src"], &below] {
        let run = folder.run(arguments);
        assert_eq!(run.code, 1, "{}", run.stdout);
        assert!(run.stderr.contains("new/src/lib.rs: is the root of a generated crate"), "{}", run.stderr);
        assert!(run.stderr.contains("nothing was changed"), "{}", run.stderr);
    }
    assert_eq!(folder.files("new/src"), ["echo.rs", "lib.rs", "types.rs"]);
    assert_eq!(folder.read("new/src/types.rs"), before);
    // Modules in the folder of a crate that is generated later, and a file for `include!` among modules.
    assert_eq!(folder.run(&["generate", "A.wsdl", "--out", "both"]).code, 0);
    assert_eq!(folder.run(&["generate", "A.wsdl", "--out", "both", "--crate", "both"]).code, 0);
    let builder = soapwright_build::Builder::new().wsdl(folder.path().join("A.wsdl"));
    builder.out_dir(folder.path().join("both")).generate().unwrap();
    assert_eq!(folder.run(&["generate", "A.wsdl", "--out", "both"]).code, 0);
    assert_eq!(folder.files("both"), ["Cargo.toml", "echo.rs", "services.rs", "src", "types.rs"]);
}

#[test]
fn crate_is_not_written_into_one_that_was_written_by_hand() {
    let folder = Folder::new("by-hand");
    folder.write("A.wsdl", &wsdl(""));
    folder.write("app/Cargo.toml", "[package]\nname = 'app'\n");
    folder.write("app/src/main.rs", "fn main() {}\n");
    let run = folder.run(&["generate", "A.wsdl", "--out", "app", "--crate", "app"]);
    assert_eq!((run.code, folder.files("app/src")), (1, vec!["main.rs".to_owned()]));
    assert!(run.stderr.contains("a crate is written to a folder of its own"), "{}", run.stderr);
    // The manifest of a generated crate may be edited.
    assert_eq!(folder.run(&["generate", "A.wsdl", "--out", "own", "--crate", "own"]).code, 0);
    let manifest = folder.read("own/Cargo.toml");
    let edited = manifest.split_once('\n').unwrap().1;
    folder.write("own/Cargo.toml", edited);
    assert_eq!(folder.run(&["generate", "A.wsdl", "--out", "own", "--crate", "own", "--server"]).code, 0);
    assert_eq!(folder.read("own/Cargo.toml"), edited);
}

#[test]
fn document_of_the_same_name_is_another_one_in_another_folder() {
    let folder = Folder::new("namesakes");
    folder.write("a/Service.wsdl", &wsdl(""));
    folder.write("b/Service.wsdl", &other());
    assert_eq!(folder.run(&["generate", "a/Service.wsdl", "--out", "out"]).code, 0);
    let run = folder.run(&["generate", "b/Service.wsdl", "--out", "out"]);
    assert_eq!((run.code, folder.files("out")), (1, vec!["echo.rs".to_owned(), "types.rs".to_owned()]));
    assert!(run.stderr.contains("was generated from other documents: a/Service.wsdl"), "{}", run.stderr);
    // A service may move to another file.
    folder.write("c/Service.wsdl", &wsdl(""));
    assert_eq!(folder.run(&["generate", "c/Service.wsdl", "--out", "out"]).code, 0);
}

#[test]
fn document_has_one_name_however_its_path_is_written() {
    let folder = Folder::new("spellings");
    folder.write("wsdl/A.wsdl", &wsdl(""));
    folder.write("elsewhere/file", "");
    let absolute = folder.path().join("wsdl/A.wsdl").display().to_string();
    let dotted = folder.path().join("elsewhere/../wsdl/./A.wsdl").display().to_string();
    let mut spellings = vec!["wsdl/A.wsdl", "./wsdl/A.wsdl", "elsewhere/../wsdl/A.wsdl", &absolute, &dotted];
    if cfg!(unix) {
        #[cfg(unix)]
        std::os::unix::fs::symlink("../wsdl/A.wsdl", folder.path().join("elsewhere/link.wsdl")).unwrap();
        spellings.push("elsewhere/link.wsdl");
    }
    for spelling in spellings {
        let run = folder.run(&["generate", spelling, "--out", "src/api"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let text = folder.read("src/api/types.rs");
        assert!(text.contains(" from wsdl/A.wsdl. Do not edit.\n"), "{spelling}: {text}");
    }
}

#[test]
fn modules_from_other_documents_are_neither_replaced_nor_removed() {
    let folder = Folder::new("others");
    folder.write("A.wsdl", &wsdl(""));
    folder.write("B.wsdl", &other());
    assert_eq!(folder.run(&["generate", "A.wsdl", "--out", "out"]).code, 0);
    let before = folder.read("out/types.rs");
    let run = folder.run(&["generate", "B.wsdl", "--out", "out"]);
    assert_eq!((run.code, folder.files("out")), (1, vec!["echo.rs".to_owned(), "types.rs".to_owned()]));
    assert!(run.stderr.contains("was generated from other documents: A.wsdl"), "{}", run.stderr);
    assert_eq!(folder.read("out/types.rs"), before);
    // A configuration may gain and lose documents.
    assert_eq!(folder.run(&["generate", "A.wsdl", "B.wsdl", "--out", "out"]).code, 0);
    assert_eq!(folder.files("out"), ["echo.rs", "other.rs", "types", "types.rs"]);
    folder.write("out/kept.rs", "// Generated by soapwright 0.1.0 from C.wsdl. Do not edit.\n//! Kept.\n");
    let run = folder.run(&["generate", "B.wsdl", "--out", "out"]);
    assert_eq!(folder.files("out"), ["kept.rs", "other.rs", "types", "types.rs"], "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("from other documents: out/kept.rs"), "{}", run.stdout);
}

#[test]
fn conflicting_file_is_found_before_writing() {
    let folder = Folder::new("in-the-way");
    folder.write("A.wsdl", &named("other"));
    folder.write("out/src/types/other.rs", "// by hand");
    let run = folder.run(&["generate", "A.wsdl", "--out", "out", "--crate", "new"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stderr.contains("other.rs") && run.stderr.contains("nothing was changed"), "{}", run.stderr);
    assert_eq!((folder.files("out"), folder.files("out/src")), (vec!["src".to_owned()], vec!["types".to_owned()]));
    folder.write("new/src/types", "a file where a folder has to be");
    let run = folder.run(&["generate", "A.wsdl", "--out", "new", "--crate", "new"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stderr.contains("nothing was changed"), "{}", run.stderr);
    assert_eq!((folder.files("new"), folder.files("new/src")), (vec!["src".to_owned()], vec!["types".to_owned()]));
}

#[test]
fn documents_are_named_from_the_folder_of_the_configuration() {
    let written = |folder: &Folder, arguments: &[&str]| {
        let run = folder.run(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        ["echo.rs", "types.rs"].map(|name| folder.read(&format!("api/src/{name}")))
    };
    let [here, there] = ["documents-here", "documents-there"].map(Folder::new);
    for folder in [&here, &there] {
        folder.write("wsdl/Echo.wsdl", &wsdl("<xs:element name='v' type='xs:int'/>"));
    }
    here.write("api/codegen.toml", "documents = ['../wsdl/Echo.wsdl']\nout = 'src'");
    let absolute = there.path().join("api/../wsdl/Echo.wsdl");
    there.write("api/codegen.toml", &format!("documents = ['{}']\nout = 'src'", absolute.display()));
    let first = written(&here, &["generate", "--config", "api/codegen.toml"]);
    assert!(first[0].contains(" from ../wsdl/Echo.wsdl. Do not edit.\n"), "{}", first[0]);
    let config = there.path().join("api/codegen.toml");
    assert_eq!(written(&there, &["generate", "--config", &config.display().to_string()]), first);
    let arguments = ["generate", "wsdl/Echo.wsdl", "--config", "api/codegen.toml", "--out", "api/src"];
    assert_eq!(written(&here, &arguments), first);
}

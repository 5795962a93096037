//! Tests of imports from addresses whose documents were saved as files in one folder.

use super::{import, xsd};
use crate::load::fixture::{Folder, definitions};

/// Returns the files read, and the warnings and errors, for a WSDL that imports this location.
fn read(location: &str, files: &[&str]) -> (Vec<String>, Vec<String>) {
    let mut all = vec![("w/a.wsdl", import(&format!("namespace='urn:x' schemaLocation='{location}'")))];
    all.extend(files.iter().map(|file| (*file, xsd("targetNamespace='urn:x'><xs:element name='e'/>"))));
    let folder = Folder::new(&all);
    let loaded = folder.load(&["w/a.wsdl"], &[]).unwrap();
    let read = loaded.files.iter().skip(1).map(|file| folder.strip(file.display())).collect();
    let said = loaded.warnings.iter().chain(&loaded.broken);
    (read, said.map(|finding| folder.strip(finding).split_once("): ").unwrap().1.to_owned()).collect())
}

/// Asserts that the file is found for the location, without a warning if `silently`.
fn finds(location: &str, file: &str, silently: bool) {
    let (read, said) = read(location, &[file]);
    assert_eq!(read, [file], "{location}: {said:?}");
    let expected = format!("imports `{location}`; {file} is read instead");
    assert_eq!(said, if silently { Vec::new() } else { vec![expected] }, "{location}");
}

#[test]
fn relative_locations_are_resolved_silently() {
    for (location, file) in [
        ("x.xsd", "w/x.xsd"),
        ("./s/../x.xsd", "w/x.xsd"),
        ("..\\s\\x.xsd", "s/x.xsd"),
        ("..%5Cs%5Cx%20y.xsd", "s/x y.xsd"),
        ("x%20y.xsd", "w/x%20y.xsd"),
        ("x.xsd#e", "w/x.xsd"),
        ("S.svc?xsd=xsd0", "w/S.svc?xsd=xsd0"),
        ("/s/x.xsd", "w/s/x.xsd"),
    ] {
        finds(location, file, true);
    }
}

#[test]
fn saved_files_are_found_under_the_names_that_tools_choose() {
    for (location, file) in [
        ("X.XSD", "w/x.xsd"),
        ("../s/x%20y.xsd", "s/X%20Y.xsd"),
        ("S.svc?xsd=xsd0", "w/S.svc_xsd=xsd0"),
        ("S.svc?xsd=xsd0", "w/S.svc@xsd=xsd0.xsd"),
        ("S.svc?xsd=xsd0", "w/S.svc%3Fxsd=xsd0"),
        ("S.svc?xsd=xsd0", "w/s_xsd0.xsd"),
        ("S.svc?xsd=xsd0", "w/xsd0.xsd"),
        ("S?xsd=../d/x.xsd", "w/S_xsd=.._d_x.xsd"),
        ("S?xsd=../d/x.xsd", "w/x.xsd"),
        ("S?SCHEMA&amp;n=1", "w/S_SCHEMA_n=1"),
        ("/service/S.svc?xsd=xsd0", "w/S.svc_xsd=xsd0"),
        ("http://e.invalid/S.svc?xsd=xsd0", "w/S.svc?xsd=xsd0"),
        ("http://e.invalid/S.svc?xsd=xsd0", "w/xsd0.xsd"),
        ("https://e.invalid/a/x.xsd", "w/x.xsd"),
        ("file:///C:/docs/a/x.xsd", "w/x.xsd"),
        ("C:\\work\\x.xsd", "w/x.xsd"),
        ("classpath:a/x.xsd", "w/x.xsd"),
    ] {
        let (read, said) = read(location, &[file]);
        assert_eq!(read, [file], "{location}: {said:?}");
        let location = location.replace("&amp;", "&");
        assert_eq!(said, [format!("imports `{location}`; {file} is read instead")]);
    }
}

#[test]
fn closest_file_name_wins() {
    let (found, _) =
        read("S.svc?xsd=xsd0", &["w/xsd0.xsd", "w/S_xsd0.xsd", "w/S.svc_xsd=xsd0.xsd", "w/S.svc_xsd=xsd1.xsd"]);
    assert_eq!(found, ["w/S.svc_xsd=xsd0.xsd"]);
    let (found, _) = read("X.xsd", &["w/x.XSD", "w/X.xsd"]);
    assert_eq!(found, ["w/X.xsd"]);
}

#[test]
fn file_of_another_namespace_is_not_taken() {
    let folder = Folder::new(&[
        ("a.wsdl", import("namespace='urn:x' schemaLocation='http://e.invalid/types.xsd'")),
        ("types.xsd", xsd("targetNamespace='urn:other'>")),
    ]);
    let loaded = folder.load(&["a.wsdl"], &[]).unwrap();
    assert!(loaded.broken[0].message.contains("nothing is fetched from the network"), "{:?}", loaded.broken);
    assert!(loaded.warnings.is_empty());
    assert!(loaded.roots[0].schemas.iter().all(|schema| schema.namespace != "urn:other"));
}

#[test]
fn imported_wsdls_are_found_under_saved_names() {
    for (location, file) in [
        ("http://e.invalid/S.svc?wsdl", "S.svc?wsdl"),
        ("http://e.invalid/S.svc?wsdl", "S.svc.wsdl"),
        ("http://e.invalid/S.svc?singleWsdl", "S.wsdl"),
        ("S.svc?wsdl=wsdl0", "wsdl0.wsdl"),
    ] {
        let folder = Folder::new(&[
            ("a.wsdl", definitions(&format!("<import namespace='urn:t' location='{location}'/>"))),
            (file, definitions("<portType name='P'/>")),
        ]);
        let loaded = folder.load(&["a.wsdl"], &[]).unwrap();
        assert_eq!(loaded.roots[0].definitions.len(), 2, "{location} {file} {:?}", loaded.broken);
    }
}

#[test]
fn help_names_the_files_to_save() {
    let (_, said) = read("../S.svc?xsd=xsd0", &[]);
    assert_eq!(
        said,
        ["imports `../S.svc?xsd=xsd0`, but there is no file S.svc?xsd=xsd0\n  help: save it there as \
          `S.svc?xsd=xsd0` or `S.svc_xsd=xsd0.xsd` or `xsd0.xsd`; nothing is fetched from the network"]
    );
    let (_, said) = read("http://e.invalid/S.svc?xsd=xsd0", &[]);
    assert!(
        said[0].contains(
            "save it next to the document as `S.svc?xsd=xsd0` or `S.svc_xsd=xsd0.xsd` or `xsd0.xsd`, or list"
        ),
        "{said:?}"
    );
}

use super::{failure, import, xsd};
use crate::load::fixture::{Folder, definitions};

#[test]
fn missing_import_is_an_error_with_help() {
    let of = |attributes: &str| failure(&[("a.wsdl", &import(attributes))], &["a.wsdl"]);
    assert_eq!(
        of("namespace='urn:x' schemaLocation='x%20y.xsd'"),
        "error: a.wsdl:3:88 (schema urn:t / import urn:x): imports `x%20y.xsd`, but there is no file x%20y.xsd or x y.xsd\n  \
         help: put the file there; nothing is fetched from the network"
    );
    assert_eq!(
        of("namespace='urn:x' schemaLocation='https://e.invalid/x.xsd'"),
        "error: a.wsdl:3:88 (schema urn:t / import urn:x): imports `https://e.invalid/x.xsd`, but nothing is fetched from \
         the network\n  help: save it next to the document as `x.xsd`, or list it in a catalogue (`--catalog`, \
         `Builder::catalog`): a line with the URL, a tab, and the file"
    );
}

#[test]
fn imported_file_of_another_kind_is_an_error_at_the_import() {
    let folder = Folder::new(&[
        ("a.wsdl", import("namespace='urn:x' schemaLocation='x.xsd'").into_bytes()),
        ("b.wsdl", import("namespace='urn:y' schemaLocation='y.xsd'").into_bytes()),
        ("x.xsd", b"\x1F\x8B\x08".to_vec()),
        ("y.xsd", b"<schema xmlns='http://www.w3.org/2001/XMLSchema'><element></schema>".to_vec()),
    ]);
    let broken = folder.load(&["a.wsdl", "b.wsdl"], &[]).unwrap().broken;
    let messages: Vec<String> = broken.iter().map(|finding| folder.strip(finding)).collect();
    assert_eq!(
        messages,
        [
            "a.wsdl:3:88 (schema urn:t / import urn:x): imports `x.xsd`: this is a gzip file\n  help: unpack it with \
             `gunzip`; a download is unpacked by `curl --compressed`",
            "y.xsd:1:59: not well-formed XML: expected 'element' tag, not 'schema', imported at b.wsdl:3:88",
        ]
    );
}

#[test]
fn unneeded_import_may_be_missing() {
    let of = |attributes: &str| {
        let folder = Folder::new(&[("a.wsdl", import(attributes))]);
        folder.load(&["a.wsdl"], &[]).unwrap().warnings.iter().map(|warning| folder.strip(warning)).collect::<Vec<_>>()
    };
    assert_eq!(of("namespace='urn:x'"), [""; 0]);
    assert_eq!(of("namespace='http://www.w3.org/2001/XMLSchema' schemaLocation='http://e.invalid/'"), [""; 0]);
    assert_eq!(
        of("namespace='http://www.w3.org/2000/09/xmldsig#' schemaLocation='http://e.invalid/'"),
        ["a.wsdl:3:88 (schema urn:t / import http://www.w3.org/2000/09/xmldsig#): imports `http://e.invalid/`, but \
          nothing is fetched from the network"]
    );
}

#[test]
fn imports_and_includes_are_resolved() {
    let folder = Folder::new(&[
        ("w/a.wsdl", import("namespace='urn:x' schemaLocation='../x%20y.xsd'")),
        ("x y.xsd", xsd("targetNamespace='urn:x'><xs:include schemaLocation='w/part.xsd'/><xs:element name='e'/>")),
        // A circular include of a schema that takes its namespace from the includer.
        ("w/part.xsd", xsd("><xs:include schemaLocation='.\\..\\x y.xsd'/><xs:element name='f' type='f'/>")),
    ]);
    let loaded = folder.load(&["w/a.wsdl"], &[]).unwrap();
    let files: Vec<String> = loaded.files.iter().map(|file| folder.strip(file.display())).collect();
    assert_eq!(files, ["w/a.wsdl", "x y.xsd", "w/part.xsd"]);
    let elements: Vec<String> = loaded.roots[0]
        .schemas
        .iter()
        .flat_map(|schema| &schema.elements)
        .map(|element| format!("{} {}", element.name, folder.strip(&element.place)))
        .collect();
    assert_eq!(
        elements,
        [
            "{urn:x}e x y.xsd:1:121 (schema urn:x / element e)",
            "{urn:x}f w/part.xsd:1:100 (schema without a namespace / element f)"
        ]
    );
    assert_eq!(loaded.warnings, []);
}

#[test]
fn file_imported_by_two_documents_is_read_once() {
    let folder = Folder::new(&[
        ("a.wsdl", import("namespace='urn:x' schemaLocation='x.xsd'")),
        ("b.wsdl", import("namespace='urn:x' schemaLocation='./x.xsd'")),
        ("x.xsd", "<schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:x'/>".to_owned()),
    ]);
    let loaded = folder.load(&["a.wsdl", "b.wsdl"], &[]).unwrap();
    assert_eq!(loaded.files.len(), 3);
    assert_eq!(loaded.roots.len(), 2);
}

#[test]
fn catalogue_maps_urls_to_files() {
    let xsd = |content: &str| format!("<schema xmlns='http://www.w3.org/2001/XMLSchema' {content}</schema>");
    let folder = Folder::new(&[
        ("a.wsdl", import("namespace='urn:x' schemaLocation='http://e.invalid/s/x.xsd'")),
        (
            "cat/list.tsv",
            "# what we saved\n\nhttp://e.invalid/s/x.xsd\tx.xsd\nhttp://e.invalid/y.xsd\tother/y.xsd\n".to_owned(),
        ),
        ("cat/x.xsd", xsd("targetNamespace='urn:x'><import namespace='urn:y' schemaLocation='../y.xsd'/>")),
        ("cat/other/y.xsd", xsd("targetNamespace='urn:z'>")),
    ]);
    let loaded = folder.load(&["a.wsdl"], &["cat/list.tsv"]).unwrap();
    assert_eq!(loaded.files.len(), 3);
    let warnings: Vec<String> = loaded.warnings.iter().map(|warning| folder.strip(warning)).collect();
    assert_eq!(
        warnings,
        ["cat/x.xsd:1:74 (schema urn:x / import urn:y): `../y.xsd` has the namespace `urn:z`, not `urn:y`"]
    );
}

#[test]
fn broken_catalogue_is_an_error_with_its_line() {
    let folder = Folder::new(&[("a.wsdl", definitions("")), ("c.tsv", "http://e.invalid/ x.xsd\n".to_owned())]);
    let message = folder.strip(folder.load(&["a.wsdl"], &["none.tsv", "c.tsv"]).unwrap_err());
    assert!(message.starts_with("error: none.tsv: can't read the catalogue: "), "{message}");
    assert!(
        message.ends_with(
            "error: c.tsv: line 1 is not a catalogue entry\n  help: an entry is a URL, a tab, and a file relative \
             to the catalogue"
        ),
        "{message}"
    );
}

#[test]
fn wsdl_imports_are_merged() {
    let folder = Folder::new(&[
        ("a.wsdl", definitions("<import namespace='urn:t' location='b.wsdl'/><service name='S'/>")),
        ("b.wsdl", definitions("<import namespace='urn:t' location='a.wsdl'/><portType name='P'/>")),
    ]);
    let loaded = folder.load(&["a.wsdl"], &[]).unwrap();
    let definitions = &loaded.roots[0].definitions;
    assert_eq!(definitions.len(), 2);
    assert_eq!(definitions[0].services[0].name, "S");
    assert_eq!(definitions[1].port_types[0].name.local, "P");
}

#[test]
fn wsdl_and_schema_may_import_each_other() {
    let schema =
        "<types><xs:schema targetNamespace='urn:x'><xs:element name='e'/></xs:schema></types><portType name='P'/>";
    let folder = Folder::new(&[
        ("a.wsdl", definitions("<import namespace='urn:x' location='x.xsd'/>")),
        ("x.xsd", xsd("targetNamespace='urn:x'><xs:element name='e'/>")),
        ("b.wsdl", import("namespace='urn:x' schemaLocation='c.wsdl'")),
        ("c.wsdl", definitions(schema)),
    ]);
    let loaded = folder.load(&["a.wsdl", "b.wsdl"], &[]).unwrap();
    for root in &loaded.roots {
        let elements = root.schemas.iter().flat_map(|schema| &schema.elements);
        assert_eq!(elements.map(|element| element.name.to_string()).collect::<Vec<_>>(), ["{urn:x}e"]);
        assert_eq!(root.definitions.len(), 1);
    }
    let [warning] = &loaded.warnings[..] else { panic!("{:?}", loaded.warnings) };
    assert_eq!(warning.message, "`c.wsdl` is a WSDL document; only its schemas are read");
}

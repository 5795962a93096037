mod file_names;
mod imports;

use crate::error::Error;

use super::{
    fixture::{Folder, definitions},
    text,
};

fn import(attributes: &str) -> String {
    definitions(&format!("<types><xs:schema targetNamespace=\"urn:t\"><xs:import {attributes}/></xs:schema></types>"))
}

fn xsd(content: &str) -> String {
    format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' {content}</xs:schema>")
}

fn failure(files: &[(&str, &str)], documents: &[&str]) -> String {
    let folder = Folder::new(files);
    let error = folder.load(documents, &[]).map(|loaded| Error::new(loaded.broken));
    folder.strip(error.unwrap_or_else(|error| error))
}

#[test]
fn documents_are_decoded_from_their_declared_encoding() {
    let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let plain = "<?xml version='1.0'?><é/>";
    assert_eq!(text::decode(plain.as_bytes()).unwrap(), plain);
    assert_eq!(text::decode(&[b"\xEF\xBB\xBF", plain.as_bytes()].concat()).unwrap(), plain);
    assert_eq!(text::decode(&utf16(plain, u16::to_le_bytes)).unwrap(), plain);
    assert_eq!(text::decode(&utf16(plain, u16::to_be_bytes)).unwrap(), plain);
    assert_eq!(text::decode(&utf16(&format!("\u{feff}{plain}"), u16::to_le_bytes)).unwrap(), plain);
    assert_eq!(text::decode(&utf16(&format!("\u{feff}{plain}"), u16::to_be_bytes)).unwrap(), plain);
    let declared = |name: &str, byte: u8| {
        let mut bytes = format!("<?xml version='1.0' encoding = \"{name}\"?><a>").into_bytes();
        bytes.push(byte);
        text::decode(&bytes).map(|text| text.chars().last().unwrap())
    };
    for (name, byte, character) in [
        ("ISO-8859-1", 0xE9, 'é'),
        ("latin1", 0xE9, 'é'),
        ("ISO-8859-2", 0xB1, 'ą'),
        ("iso-8859-15", 0xA4, '€'),
        ("Windows-1250", 0x9A, 'š'),
        ("windows-1251", 0xC6, 'Ж'),
        ("Windows-1252", 0x80, '€'),
        ("cp1252", 0x9F, 'Ÿ'),
        ("windows-1257", 0xE0, 'ą'),
        ("koi8-r", 0xD6, 'ж'),
        ("macintosh", 0x8E, 'é'),
        ("UTF-16", b'x', 'x'),
        ("ascii", b'x', 'x'),
    ] {
        assert_eq!(declared(name, byte), Ok(character), "{name}");
    }
    let of = |name: &str, bytes: &[u8]| {
        text::decode(&[format!("<?xml version='1.0' encoding='{name}'?><a>").as_bytes(), bytes].concat())
    };
    assert!(of("Shift_JIS", b"\x93\xFA\x96\x7B").unwrap().ends_with("日本"));
    assert!(of("GB2312", b"\xD6\xD0").unwrap().ends_with('中'));
    assert_eq!(of("GB2312", b"\xD6"), Err("this is not valid GBK: it contains invalid bytes".into()));
    for name in ["EBCDIC-CP-US", "hz-gb-2312"] {
        assert_eq!(of(name, b"x"), Err(format!("the encoding `{name}` is not known")));
    }
    assert_eq!(text::decode(b"<a>\xFF"), Err("this is not valid UTF-8: byte 4 is invalid".into()));
    for cut in [&b"\xFF\xFE<"[..], b"\xFF\xFE\0\xD8"] {
        assert_eq!(text::decode(cut), Err("this is not valid UTF-16LE: it contains invalid bytes".into()));
    }
}

#[test]
fn files_of_other_kinds_are_named_in_the_error() {
    let of = |text: &str| failure(&[("a.wsdl", text)], &["a.wsdl"]);
    let html = "error: a.wsdl: this is an HTML page\n  help: download the WSDL itself: `curl -o service.wsdl \
                'ADDRESS?singleWsdl'`, or with `?wsdl` where the service doesn't know `?singleWsdl`";
    assert_eq!(of("<!DOCTYPE html><p>Sign in<br>"), html);
    assert_eq!(of("<!-- x --><html/>"), html);
    let says = |text: &str, expected: &str| {
        let message = of(text);
        assert_eq!(message.split("\n  help: ").next(), Some(expected), "{message}");
        assert!(message.contains("\n  help: "), "{message}");
    };
    says(" \n", "error: a.wsdl: this is an empty file");
    says("{}", "error: a.wsdl: this is a JSON document");
    says("Not found", "error: a.wsdl: this is not XML");
    says(
        "<x:schema xmlns:x='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:a'/>",
        "error: a.wsdl:1:1 (schema urn:a): this is an XML schema, not a WSDL",
    );
    says(
        "<description xmlns='http://www.w3.org/ns/wsdl'/>",
        "error: a.wsdl:1:1 (description): this is a WSDL 2.0 document, and only WSDL 1.1 is supported",
    );
    says("<e:Envelope xmlns:e='urn:e'/>", "error: a.wsdl:1:1 (Envelope): this is a SOAP message, not a WSDL");
    says("<a/>", "error: a.wsdl:1:1 (a): this is not a WSDL: the root element is `a`");
    says(
        "<definitions xmlns='urn:x'/>",
        "error: a.wsdl:1:1: this is not a WSDL: the root element is `definitions` of `urn:x`",
    );
    assert_eq!(of("<a>\n<b></a>"), "error: a.wsdl:2:4: not well-formed XML: expected 'b' tag, not 'a'");
}

#[test]
fn missing_and_repeated_files_are_errors() {
    let folder = Folder::new(&[("a.wsdl", definitions("")), ("d/x", String::new()), ("copy.wsdl", definitions(""))]);
    let error = |documents: &[&str]| folder.strip(folder.load(documents, &[]).unwrap_err());
    assert_eq!(
        error(&["none.wsdl", "d"]),
        "error: none.wsdl: there is no such file\nerror: d: this is a directory\n  help: give the path of a WSDL document"
    );
    let listed = error(&[""]);
    assert!(listed.ends_with(": this is a directory\n  help: give the document: `a.wsdl` or `copy.wsdl`"), "{listed}");
    assert_eq!(error(&["a.wsdl", "a.wsdl"]), "error: a.wsdl: is given twice\n  help: give it only once");
    assert_eq!(
        error(&["a.wsdl", "d/../a.wsdl"]),
        "error: d/../a.wsdl: is given twice, also as a.wsdl\n  help: give it only once"
    );
    assert_eq!(
        error(&["a.wsdl", "copy.wsdl"]),
        "error: copy.wsdl: is a copy of a.wsdl, which is also given\n  help: give it only once"
    );
}

#[test]
fn entities_are_expanded_within_limits_and_never_fetched() {
    let with = |subset: &str, content: &str| format!("<!DOCTYPE definitions {subset}>{}", definitions(content));
    let inner = with("[<!ENTITY p 'B'>]", "<binding name='&p;'/>");
    let folder = Folder::new(&[("a.wsdl", inner)]);
    let loaded = folder.load(&["a.wsdl"], &[]).unwrap();
    assert_eq!(loaded.roots[0].definitions[0].bindings[0].name.local, "B");
    assert_eq!(loaded.warnings, []);

    let external = "error: a.wsdl:1:62: the document type declaration names an external entity, `file:///etc/passwd`\n  \
                    help: external entities are never read; put their text into the document";
    let text = with("[<!ENTITY x SYSTEM 'file:///etc/passwd'>]", "");
    assert_eq!(failure(&[("a.wsdl", &text)], &["a.wsdl"]), external);

    let folder = Folder::new(&[("a.wsdl", with("SYSTEM 'http://e.invalid/wsdl.dtd'", ""))]);
    let warnings = folder.load(&["a.wsdl"], &[]).unwrap().warnings;
    assert_eq!(
        folder.strip(&warnings[0]),
        "a.wsdl:1:1: the document type declaration names an external subset, which is never read"
    );

    let laughs = with(
        "[<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;'>\
         <!ENTITY e '&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;'>]",
        "<documentation>&f;</documentation>",
    );
    assert!(failure(&[("a.wsdl", &laughs)], &["a.wsdl"]).contains("entity reference loop"));
    let blowup = with(&format!("[<!ENTITY a '{}'>]", "x".repeat(100_000)), &"&a;".repeat(10_000));
    let message = "error: a.wsdl:1:1: the entities of this document could expand to more than 256 MiB";
    assert_eq!(failure(&[("a.wsdl", &blowup)], &["a.wsdl"]), message);
}

#[test]
fn nesting_of_elements_is_bounded() {
    let deep = |levels: usize| {
        let (open, close) = ("<xs:sequence>".repeat(levels), "</xs:sequence>".repeat(levels));
        definitions(&format!("<types><xs:schema><xs:group name='g'>{open}{close}</xs:group></xs:schema></types>"))
    };
    for levels in [300, 100_000] {
        let message = failure(&[("a.wsdl", &deep(levels))], &["a.wsdl"]);
        assert!(message.ends_with(": elements nest more than 256 deep"), "{message}");
    }
    // The deepest accepted nesting must not overflow a thread's stack.
    let folder = Folder::new(&[("a.wsdl", deep(252))]);
    assert!(folder.load(&["a.wsdl"], &[]).is_ok());
    let (open, close) =
        ("<xs:element name='e'><xs:complexType><xs:sequence>", "</xs:sequence></xs:complexType></xs:element>");
    let nested = definitions(&format!("<types><xs:schema>{}{}</xs:schema></types>", open.repeat(84), close.repeat(84)));
    let folder = Folder::new(&[("a.wsdl", nested)]);
    assert!(folder.load(&["a.wsdl"], &[]).is_ok());
}

#[test]
fn missing_names_and_unknown_elements_are_warnings() {
    let text = definitions("<message/><binding name=' '/><nonsense/>");
    let folder = Folder::new(&[("a.wsdl", text)]);
    let loaded = folder.load(&["a.wsdl"], &[]).unwrap();
    let warnings: Vec<_> = loaded.warnings.iter().map(|warning| warning.message.as_str()).collect();
    let of = |element: &str| format!("`{element}` has no `name` attribute");
    assert_eq!(warnings, [&of("message"), &of("binding"), "`wsdl:nonsense` is not allowed in `definitions`"]);
    assert!(loaded.roots[0].definitions[0].messages.is_empty());
}

#[test]
fn errors_of_a_component_are_kept_with_it() {
    let text = definitions(
        "<types><xs:schema targetNamespace='urn:t'><xs:element/><xs:element name='a' type='no:t' nillable='perhaps'/>\
         <xs:nonsense/></xs:schema></types>",
    );
    let folder = Folder::new(&[("a.wsdl", text)]);
    let loaded = folder.load(&["a.wsdl"], &[]).unwrap();
    let broken: Vec<_> = loaded.roots[0].schemas[0].broken.iter().collect();
    let findings: Vec<_> =
        broken.iter().map(|broken| (broken.name.local.as_str(), broken.finding.message.as_str())).collect();
    assert_eq!(
        findings,
        [
            ("a", "the prefix of `no:t` in `type` isn't declared: `no`"),
            ("a", "`nillable` is `perhaps`, neither `true` nor `false`"),
        ]
    );
    let warnings: Vec<_> = loaded.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(warnings, ["`element` has no `name` attribute", "`xs:nonsense` is not allowed in a schema"]);
}

#[test]
fn xs_import_outside_a_schema_is_ignored_with_a_warning() {
    let import = "<types>\n<xs:import namespace='urn:x' schemaLocation='x.xsd'/></types>";
    let folder = Folder::new(&[("a.wsdl", definitions(import))]);
    let warnings = folder.load(&["a.wsdl"], &[]).unwrap().warnings;
    let warnings: Vec<String> = warnings.iter().map(|warning| folder.strip(warning)).collect();
    assert_eq!(warnings.len(), 1);
    assert!(
        warnings[0].ends_with("4:1 (import urn:x): `xs:import` is ignored: it is not inside a schema"),
        "{warnings:?}"
    );
}

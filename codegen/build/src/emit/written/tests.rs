//! Compares the items that are written as text with what the formatter makes of them.

use super::tokens;
use crate::{Request, generate, output::format};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Returns the structs, enums and implementations in a generated file, each with its documentation and attributes. The
/// implementations of clients, which are generic, have a layout of their own.
fn items(text: &str) -> Vec<String> {
    let (mut items, mut item) = (Vec::new(), String::new());
    let mut is_wanted = false;
    for line in text.lines() {
        item.push_str(line);
        item.push('\n');
        is_wanted |= ["pub struct ", "pub enum ", "impl "].iter().any(|word| line.starts_with(word));
        let is_comment = line.starts_with("//");
        if line.is_empty() && !is_wanted || !is_comment && !line.starts_with(' ') && line.ends_with(['}', ';']) {
            let item = std::mem::take(&mut item);
            if std::mem::take(&mut is_wanted) && !line.ends_with(';') {
                items.push(item);
            }
        }
    }
    items
}

/// Compares the items that are generated from a document, and returns their number.
fn compare(document: &Path) -> usize {
    let mut request = Request::new([document]);
    (request.options.server, request.options.checks) = (true, true);
    // Many third-party documents can't be generated.
    let Ok(generated) = generate(&request) else { return 0 };
    let files = generated.files();
    let items: Vec<String> = files.iter().flat_map(|file| items(&file.text)).collect();
    for item in &items {
        assert_eq!(*item, format::items(tokens(item)).expect("it is Rust"), "{}", document.display());
    }
    items.len()
}

/// Returns the WSDL documents in a folder and the folders within it.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "wsdl" || ending == "xml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Returns a document whose request has a part for each length of a name. The types of the parts have a member of each
/// kind, whose names have that length.
fn of_lengths() -> String {
    let types = (1..=100).map(|length| {
        let name = |first: &str| format!("{first}{}", "x".repeat(length));
        format!(
            r#"<xs:complexType name="T{length}"><xs:sequence>
            <xs:element name="{}" type="xs:string" minOccurs="0"/><xs:element name="{}" type="xs:int" minOccurs="0"/>
            <xs:element name="{}" type="xs:dateTime" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="{}" minOccurs="0" type="t:{}"/><xs:element name="{}" minOccurs="0" type="t:List"/>
            <xs:element name="{}" type="xs:int" default="1"/><xs:element name="{}" type="xs:int"/>
            </xs:sequence></xs:complexType>
            <xs:complexType name="{}"><xs:sequence><xs:any/></xs:sequence></xs:complexType>"#,
            name("a"),
            name("b"),
            name("c"),
            name("d"),
            name("D"),
            name("e"),
            name("f"),
            name("g"),
            name("D"),
        )
    });
    let parts = (1..=100).map(|length| format!(r#"<xs:element name="p{length}" minOccurs="0" type="t:T{length}"/>"#));
    format!(
        r#"<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t" targetNamespace="urn:t"
        xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema"><types>
        <xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
        <xs:element name="Get"><xs:complexType><xs:sequence>{}</xs:sequence></xs:complexType></xs:element>
        <xs:simpleType name="List"><xs:list itemType="xs:int"/></xs:simpleType>
        {}</xs:schema></types><message name="M"><part name="p" element="t:Get"/></message>
        <portType name="P"><operation name="Get"><input message="t:M"/></operation></portType>
        <binding name="B" type="t:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
        <operation name="Get"><soap:operation/><input><soap:body use="literal"/></input></operation></binding>
        <service name="S"><port name="O" binding="t:B"><soap:address location="http://h"/></port></service>
        </definitions>"#,
        parts.collect::<String>(),
        types.collect::<String>(),
    )
}

#[test]
fn items_of_every_length_are_as_the_formatter_lays_them_out() {
    let file = env::temp_dir().join(format!("soapwright-written-{}.wsdl", std::process::id()));
    fs::write(&file, of_lengths()).expect("the folder can be written to");
    let count = compare(&file);
    fs::remove_file(&file).expect("the file is there");
    assert!(count > 400, "{count}");
}

/// Compares the items of every document in a folder beside or in the repository, or of one in `every`, and returns their
/// number. `None` where the folder is missing and `NO_SKIP` isn't set.
fn compare_folder(folder: &str, every: usize) -> Option<usize> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    if folder.is_dir() {
        return Some(documents(&folder).iter().step_by(every).map(|document| compare(document)).sum());
    }
    assert!(env::var_os("NO_SKIP").is_none(), "{} is missing, and NO_SKIP is set", folder.display());
    println!("skipped: {} is missing", folder.display());
    None
}

const SERVICES: &str = "../shared/corpus/superoffice/services86";
const THIRD_PARTIES: &str = "../shared/corpus/open";

#[test]
fn items_of_documents_are_as_the_formatter_lays_them_out() {
    for (folder, every, least) in
        [("wsdl", 1, 500), ("tests/cases", 1, 200), (SERVICES, 20, 300), (THIRD_PARTIES, 20, 100)]
    {
        let count = compare_folder(folder, every);
        assert!(count.is_none_or(|count| count > least), "{count:?} items of {folder}");
    }
}

#[test]
#[ignore = "takes a minute"]
fn items_of_all_third_party_documents_are_as_the_formatter_lays_them_out() {
    for folder in [SERVICES, THIRD_PARTIES] {
        let count = compare_folder(folder, 1);
        assert!(count.is_none_or(|count| count > 5_000), "{count:?} items of {folder}");
    }
}

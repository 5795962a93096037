//! Tests of damaged documents: no panic, bounded time, an error with a place, and nothing written.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use crate::{
    fixture::{Folder, schema, wsdl},
    mutate,
};
use soapwright_build::Builder;
use std::path::{Path, PathBuf};

fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

#[test]
fn mutated_documents_are_handled() {
    assert_mutants_are_handled("mutants", 3);
}

#[test]
#[ignore = "takes long"]
fn many_mutated_documents_are_handled() {
    assert_mutants_are_handled("many-mutants", 30);
}

/// Tests `rounds` mutants of each small document.
fn assert_mutants_are_handled(name: &str, rounds: usize) {
    let folder = Folder::new(name);
    let mut complaints = Vec::new();
    let small = ["bodies", "checks", "content", "names", "order", "quotes", "relay", "shapes", "simple", "task"];
    for name in small {
        let document = own(&format!("tests/downstream/wsdl/{name}.wsdl"));
        complaints.extend(mutate::complaints(&document, rounds, &folder.path().join("own"), &[]));
    }
    complaints.extend(mutate::complaints(
        &own("wsdl/SoPrincipal.wsdl"),
        rounds.div_ceil(5),
        &folder.path().join("own"),
        &[],
    ));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn truncated_documents_are_errors_with_a_place() {
    let folder = Folder::new("cut");
    let text = std::fs::read(own("tests/downstream/wsdl/bodies.wsdl")).unwrap();
    for end in (29..text.len()).step_by(29) {
        let document = folder.path().join("cut.wsdl");
        std::fs::write(&document, &text[..end]).unwrap();
        let out = folder.path().join("out");
        let error = Builder::new().wsdl(&document).out_dir(&out).generate().unwrap_err();
        assert!(error.diagnostics.iter().all(|error| error.place.is_some()), "{end}: {error}");
        assert!(!out.exists(), "{end}: something is written");
    }
}

fn ty(content: &str) -> String {
    format!("<xs:complexType name='T'>{content}</xs:complexType>")
}

fn derived(base: &str, by: &str) -> String {
    ty(&format!("<xs:complexContent><xs:{by} base='t:{base}'/></xs:complexContent>"))
}

fn simple(content: &str) -> String {
    format!("<xs:simpleType name='T'>{content}</xs:simpleType>")
}

fn group(name: &str, content: &str) -> String {
    format!("<xs:group name='{name}'><xs:sequence>{content}</xs:sequence></xs:group>")
}

fn attributes(name: &str, of: &str) -> String {
    format!("<xs:attributeGroup name='{name}'><xs:attributeGroup ref='t:{of}'/></xs:attributeGroup>")
}

/// Asserts that documents with these components, one of which is the type `T`, are handled.
fn assert_handled(name: &str, components: &[String]) {
    let folder = Folder::new(name);
    let document = folder.path().join("document.wsdl");
    for component in components {
        let own = schema("urn:echo", component);
        let text = wsdl("<xs:element name='a' type='t:T'/>").replace("</types>", &format!("{own}</types>"));
        folder.write("document.wsdl", &text);
        if let Some(complaint) = mutate::complaint(&document, &[]) {
            panic!("{}: {complaint}", component.chars().take(300).collect::<String>());
        }
    }
}

#[test]
fn recursive_components_are_handled() {
    let doubled = (0..64).map(|at| {
        let next = format!("<xs:group ref='t:d{}'/>", at + 1);
        group(&format!("d{at}"), &format!("{next}{next}"))
    });
    assert_handled(
        "circles",
        &[
            ty("<xs:sequence><xs:element name='x' type='t:T'/></xs:sequence>"),
            ty("<xs:choice><xs:element name='x' type='t:T'/><xs:element name='y' type='t:T'/></xs:choice>"),
            derived("T", "extension"),
            derived("T", "restriction"),
            format!("{}{}", derived("U", "extension"), derived("T", "extension").replace("'T'", "'U'")),
            ty("<xs:simpleContent><xs:extension base='t:T'/></xs:simpleContent>"),
            simple("<xs:restriction base='t:T'/>"),
            simple("<xs:restriction base='t:T'><xs:enumeration value='a'/></xs:restriction>"),
            simple("<xs:list itemType='t:T'/>"),
            simple("<xs:union memberTypes='t:T xs:int'/>"),
            simple("<xs:union memberTypes='t:U xs:int'/>") + &simple("<xs:list itemType='t:T'/>").replace("'T'", "'U'"),
            ty("<xs:group ref='t:g'/>") + &group("g", "<xs:group ref='t:g'/>"),
            ty("<xs:group ref='t:g'/>")
                + &group("g", "<xs:group ref='t:h'/>")
                + &group("h", "<xs:group ref='t:g' maxOccurs='9'/>"),
            ty("<xs:group ref='t:d0'/>") + &doubled.collect::<String>() + &group("d64", "<xs:element name='e'/>"),
            ty("<xs:attributeGroup ref='t:g'/>") + &attributes("g", "h") + &attributes("h", "g"),
            ty("<xs:sequence><xs:element ref='t:e'/></xs:sequence>")
                + "<xs:element name='e' substitutionGroup='t:f'/><xs:element name='f' substitutionGroup='t:e'/>",
            ty("<xs:sequence><xs:element ref='t:e'/></xs:sequence>") + "<xs:element name='e' substitutionGroup='t:e'/>",
            format!("<xs:redefine schemaLocation='document.wsdl'>{}</xs:redefine>", derived("T", "extension"))
                + &ty(""),
            format!("<xs:include schemaLocation='document.wsdl'/>{}", ty("")),
            ty(
                "<xs:sequence maxOccurs='99999999999'><xs:element name='e' minOccurs='4294967295' maxOccurs='unbounded'/></xs:sequence>",
            ),
            simple(
                "<xs:restriction base='xs:string'><xs:maxLength value='99999999999999999999'/><xs:pattern value='((((((a*)*)*)*)*)*{1000})'/></xs:restriction>",
            ),
            ty(&"<xs:sequence minOccurs='0' maxOccurs='2'>".repeat(200))
                .replace("</xs:complexType>", &("</xs:sequence>".repeat(200) + "</xs:complexType>")),
        ],
    );
}

#[test]
#[ignore = "takes long"]
fn long_chains_of_components_are_handled() {
    let chain = (0..1_000).map(|at| {
        let base = if at == 0 { "T".to_owned() } else { format!("c{}", at - 1) };
        derived(&base, "extension").replace("'T'", &format!("'c{at}'")).replace("t:T", &format!("t:{base}"))
    });
    let nested = (0..1_000).map(|at| {
        let next = format!("<xs:sequence><xs:element name='e' type='t:n{}'/></xs:sequence>", at + 1);
        ty(&next).replace("'T'", &format!("'n{at}'"))
    });
    let lists = (0..1_000).map(|at| {
        let next = format!("<xs:restriction base='t:s{}'/>", at + 1);
        simple(&next).replace("'T'", &format!("'s{at}'"))
    });
    let fields = (0..1_000).map(|at| {
        let base = if at == 0 { "T".to_owned() } else { format!("f{}", at - 1) };
        format!(
            "<xs:complexType name='f{at}'><xs:complexContent><xs:extension base='t:{base}'><xs:sequence>\
             <xs:element name='e{at}' type='xs:int'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"
        )
    });
    let unions = (0..3_000).map(|at| {
        format!("<xs:simpleType name='u{at}'><xs:union memberTypes='t:u{} xs:int'/></xs:simpleType>", at + 1)
    });
    let grouped = (0..2_000).map(|at| attributes(&format!("a{at}"), &format!("a{}", at + 1)));
    let groups = (0..2_000).map(|at| group(&format!("h{at}"), &format!("<xs:group ref='t:h{}'/>", at + 1)));
    let members = (0..1_000).map(|at| format!("<xs:element name='m{at}' substitutionGroup='t:m{}'/>", at + 1));
    let elements = (0..2_000).map(|at| {
        format!(
            "<xs:element name='l{at}'><xs:complexType><xs:sequence><xs:element ref='t:l{}'/></xs:sequence>\
             </xs:complexType></xs:element>",
            at + 1
        )
    });
    assert_handled(
        "chains",
        &[
            ty("<xs:sequence><xs:element name='e' type='t:f999'/></xs:sequence>").replace("'T'", "'X'")
                + &fields.collect::<String>()
                + &ty(""),
            ty("<xs:sequence><xs:element name='e' type='t:u0'/></xs:sequence>")
                + &unions.collect::<String>()
                + &simple("<xs:restriction base='xs:int'/>").replace("'T'", "'u3000'"),
            ty("<xs:attributeGroup ref='t:a0'/>") + &grouped.collect::<String>() + "<xs:attributeGroup name='a2000'/>",
            ty("<xs:group ref='t:h0'/>") + &groups.collect::<String>() + &group("h2000", ""),
            ty("<xs:sequence><xs:element ref='t:m1000'/></xs:sequence>")
                + &members.collect::<String>()
                + "<xs:element name='m1000'/>",
            ty("<xs:sequence><xs:element ref='t:l0'/></xs:sequence>")
                + &elements.collect::<String>()
                + "<xs:element name='l2000'/>",
            ty("<xs:sequence><xs:element name='e' type='t:c999'/></xs:sequence>") + &chain.collect::<String>(),
            ty("<xs:sequence><xs:element name='e' type='t:n0'/></xs:sequence>")
                + &nested.collect::<String>()
                + &ty("").replace("'T'", "'n1000'"),
            ty("<xs:sequence><xs:element name='e' type='t:s0'/></xs:sequence>")
                + &lists.collect::<String>()
                + &simple("<xs:restriction base='xs:int'/>").replace("'T'", "'s1000'"),
        ],
    );
}

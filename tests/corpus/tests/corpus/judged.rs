//! Tests of the validator with names in any script.

use corpus::{judge, python};
use std::{env, fs, path::Path};

const WSDL: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">
  <types>
    <xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
      <xs:element name="Größe">
        <xs:complexType>
          <xs:sequence><xs:element name="長さ" type="xs:int"/></xs:sequence>
          <xs:attribute name="Maß" type="xs:string"/>
        </xs:complexType>
      </xs:element>
    </xs:schema>
  </types>
  <message name="größe"><part name="teil" element="t:Größe"/></message>
  <portType name="Maße"><operation name="messen"><input message="t:größe"/></operation></portType>
  <binding name="Bindung" type="t:Maße">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="messen">
      <soap:operation soapAction=""/><input><soap:body use="literal"/></input>
    </operation>
  </binding>
</definitions>"#;

#[test]
fn messages_with_non_ascii_names_are_validated() {
    if !python().exists() && env::var_os("NO_SKIP").is_none() {
        return println!("skipped: there is no Python with lxml");
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judged");
    fs::create_dir_all(folder.join("größe")).unwrap();
    fs::write(folder.join("größe.wsdl"), WSDL).unwrap();
    fs::write(folder.join("documents.tsv"), format!("größe\t{}\n", folder.join("größe.wsdl").display())).unwrap();
    let judged = |length: &str| {
        let message = format!(
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><n:Größe xmlns:n='urn:t' Maß='ß'>\
             <n:長さ>{length}</n:長さ></n:Größe></s:Body></s:Envelope>"
        );
        fs::write(folder.join("größe/messen.xml"), message).unwrap();
        judge(&folder).unwrap().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(judged("5"), Vec::<String>::new());
    let [wrong] = &judged("lang")[..] else { panic!("one finding") };
    assert!(wrong.starts_with("größe messen: Element '{urn:t}長さ': 'lang' is not a valid value"), "{wrong}");
}

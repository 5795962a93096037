use super::{field, model_of, name_of, names};
use crate::{
    model::{BuiltIn, Value},
    qname::QName,
};

const LISTS: &str = r#"
<xs:complexType name="ArrayOfint"><xs:sequence><xs:element name="int" type="xs:int" minOccurs="0" maxOccurs="unbounded"
 nillable="true"/></xs:sequence></xs:complexType>
<xs:complexType name="ArrayOfItem"><xs:sequence><xs:element name="Item" type="t:Item" minOccurs="0" maxOccurs="unbounded"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Item"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>
<xs:complexType name="Matrix"><xs:sequence><xs:element name="row" type="t:ArrayOfint" maxOccurs="9"/></xs:sequence>
</xs:complexType>
<xs:complexType name="Map"><xs:annotation><xs:appinfo>
<IsDictionary xmlns="http://schemas.microsoft.com/2003/10/Serialization/"> true </IsDictionary></xs:appinfo></xs:annotation>
<xs:sequence><xs:element name="Entry" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="Key" type="xs:string" nillable="true"/><xs:element name="Value" type="t:ArrayOfItem" nillable="true"/>
</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
<xs:complexType name="Maps"><xs:sequence><xs:element name="m" type="t:Map" maxOccurs="2"/></xs:sequence></xs:complexType>"#;

#[test]
fn list_wrappers_fold_into_their_field() {
    let model = model_of(
        r#"<xs:element name="a" type="t:ArrayOfint"/><xs:element name="b" type="t:ArrayOfItem" minOccurs="0"/>
        <xs:element name="c"><xs:complexType><xs:sequence><xs:element name="d" type="xs:int" maxOccurs="2"/></xs:sequence>
        </xs:complexType></xs:element>"#,
        LISTS,
    );
    let Value::Wrapper(item) = &field(&model, "Get", "a").element.value else { panic!() };
    assert_eq!(
        (item.wrapper.as_str(), item.element.name.as_str(), item.element.namespace.as_str()),
        ("ArrayOfint", "int", "urn:t")
    );
    assert_eq!((&item.element.value, item.element.nillable.is_allowed()), (&Value::BuiltIn(BuiltIn::Int), true));
    let Value::Wrapper(item) = &field(&model, "Get", "b").element.value else { panic!() };
    assert_eq!(name_of(&model, &item.element.value), "Item");
    let Value::Wrapper(item) = &field(&model, "Get", "c").element.value else { panic!() };
    assert_eq!(item.wrapper, "GetC");
    assert_eq!(names(&model), ["Get", "Item", "GetResponse"]);
}

#[test]
fn repeated_nested_and_body_wrappers_stay_structs() {
    let model = model_of(
        r#"<xs:element name="a" type="t:ArrayOfint" maxOccurs="2"/><xs:element name="b" type="t:Matrix"/>
        <xs:element name="c" type="t:Maps"/>"#,
        LISTS,
    );
    assert_eq!(name_of(&model, &field(&model, "Get", "a").element.value), "ArrayOfint");
    assert_eq!(name_of(&model, &field(&model, "Get", "b").element.value), "Matrix");
    assert_eq!(name_of(&model, &field(&model, "Matrix", "row").element.value), "ArrayOfint");
    assert_eq!(name_of(&model, &field(&model, "Get", "c").element.value), "Maps");
    assert_eq!(name_of(&model, &field(&model, "Maps", "m").element.value), "Map");
    // The type of a body is never folded into a list.
    let bare = super::model(&format!(r#"<xs:element name="Get" type="t:ArrayOfint"/>{LISTS}"#));
    assert_eq!(name_of(&bare, &bare.services[0].operations[0].input.element.value), "ArrayOfint");
    let recursive = model_of(
        r#"<xs:element name="a" type="t:T"/>"#,
        r#"<xs:complexType name="T"><xs:sequence><xs:element name="t" type="t:T" minOccurs="0" maxOccurs="9"/></xs:sequence>
        </xs:complexType>"#,
    );
    assert_eq!(name_of(&recursive, &field(&recursive, "Get", "a").element.value), "T");
}

#[test]
fn dictionaries_fold_into_their_field() {
    let model = model_of(r#"<xs:element name="a" type="t:Map" nillable="true"/>"#, LISTS);
    let Value::Dictionary(map) = &field(&model, "Get", "a").element.value else { panic!() };
    assert_eq!(map.wrapper, "Map");
    assert_eq!(map.entry, QName::new("urn:t", "Entry"));
    assert!(map.key.is_named("Key", "urn:t") && map.value.is_named("Value", "urn:t"));
    assert_eq!(map.key.value, Value::BuiltIn(BuiltIn::String));
    assert_eq!(name_of(&model, &map.value.value), "ArrayOfItem");
    assert_eq!((map.key.nillable.is_allowed(), map.value.nillable.is_allowed()), (false, true));
    assert_eq!(names(&model), ["Get", "ArrayOfItem", "Item", "GetResponse"]);
    // Without the annotation, the type is a list of entries.
    let model = model_of(r#"<xs:element name="a" type="t:Map"/>"#, &LISTS.replace(" true ", "false"));
    let Value::Wrapper(item) = &field(&model, "Get", "a").element.value else { panic!() };
    assert_eq!(name_of(&model, &item.element.value), "MapEntry");
}

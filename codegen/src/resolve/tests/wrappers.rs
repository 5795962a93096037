use super::{field, model_of, name_of, names};
use crate::model::{BuiltIn, Value};

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
    let Value::Wrapper(item) = &field(&model, "Get", "a").value else { panic!() };
    assert_eq!(
        (item.wrapper.xml.as_str(), item.name.as_str(), item.namespace.as_str()),
        ("ArrayOfint", "int", "urn:t")
    );
    assert_eq!((&item.value, item.nillable.is_allowed()), (&Value::BuiltIn(BuiltIn::Int), true));
    let Value::Wrapper(item) = &field(&model, "Get", "b").value else { panic!() };
    assert_eq!(name_of(&model, &item.value), "Item");
    let Value::Wrapper(item) = &field(&model, "Get", "c").value else { panic!() };
    assert_eq!(item.wrapper.xml, "GetC");
    assert_eq!(names(&model), ["Get", "Item", "GetResponse"]);
}

#[test]
fn repeated_nested_and_body_wrappers_stay_structs() {
    let model = model_of(
        r#"<xs:element name="a" type="t:ArrayOfint" maxOccurs="2"/><xs:element name="b" type="t:Matrix"/>
        <xs:element name="c" type="t:Maps"/>"#,
        LISTS,
    );
    assert_eq!(name_of(&model, &field(&model, "Get", "a").value), "ArrayOfint");
    assert_eq!(name_of(&model, &field(&model, "Get", "b").value), "Matrix");
    assert_eq!(name_of(&model, &field(&model, "Matrix", "row").value), "ArrayOfint");
    assert_eq!(name_of(&model, &field(&model, "Get", "c").value), "Maps");
    assert_eq!(name_of(&model, &field(&model, "Maps", "m").value), "Map");
    // The type of a body is never folded into a list.
    let bare = super::model(&format!(r#"<xs:element name="Get" type="t:ArrayOfint"/>{LISTS}"#));
    assert_eq!(name_of(&bare, &bare.services[0].operations[0].input.value), "ArrayOfint");
    let recursive = model_of(
        r#"<xs:element name="a" type="t:T"/>"#,
        r#"<xs:complexType name="T"><xs:sequence><xs:element name="t" type="t:T" minOccurs="0" maxOccurs="9"/></xs:sequence>
        </xs:complexType>"#,
    );
    assert_eq!(name_of(&recursive, &field(&recursive, "Get", "a").value), "T");
}

#[test]
fn dictionaries_fold_into_their_field() {
    let model = model_of(r#"<xs:element name="a" type="t:Map" nillable="true"/>"#, LISTS);
    let Value::Dictionary(map) = &field(&model, "Get", "a").value else { panic!() };
    assert_eq!(map.wrapper.xml, "Map");
    let name = |local: &str| (local.to_owned(), "urn:t".to_owned());
    assert_eq!((&map.entry, &map.key, &map.value), (&name("Entry"), &name("Key"), &name("Value")));
    assert_eq!(map.key_value, Value::BuiltIn(BuiltIn::String));
    assert_eq!(name_of(&model, &map.value_value), "ArrayOfItem");
    assert!(map.value_nillable.is_allowed());
    assert_eq!(names(&model), ["Get", "ArrayOfItem", "Item", "GetResponse"]);
    // Without the annotation, the type is a list of entries.
    let model = model_of(r#"<xs:element name="a" type="t:Map"/>"#, &LISTS.replace(" true ", "false"));
    let Value::Wrapper(item) = &field(&model, "Get", "a").value else { panic!() };
    assert_eq!(name_of(&model, &item.value), "MapEntry");
}

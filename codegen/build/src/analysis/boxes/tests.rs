use crate::{
    analysis::{nillable, sizes::Sizes},
    limits::STRUCT_SIZE,
    load::fixture::{Folder, wsdl},
    model::{Field, Model, Type},
    resolve::{Resolved, Selection, resolve},
};

/// Returns the model of a WSDL with these components, of which `Get` is the request, with boxed fields marked.
fn model(components: &str) -> Model {
    let folder = Folder::new(&[("1.wsdl", &wsdl(components))]);
    let loaded = folder.load(&["1.wsdl"], &[]).unwrap_or_else(|error| panic!("{error}"));
    let Resolved { mut model, .. } = resolve(&loaded, &Selection::default()).unwrap_or_else(|error| panic!("{error}"));
    nillable::mark(&mut model);
    super::mark(&mut model);
    model
}

fn complex(name: &str, content: &str) -> String {
    format!("<xs:complexType name='{name}'><xs:sequence>{content}</xs:sequence></xs:complexType>")
}

fn get(content: &str) -> String {
    format!("<xs:element name='Get'><xs:complexType><xs:sequence>{content}</xs:sequence></xs:complexType></xs:element>")
}

fn element(name: &str, ty: &str, more: &str) -> String {
    format!("<xs:element name='{name}' type='{ty}' {more}/>")
}

/// Returns `count` elements of type `xs:string`, whose fields take 24 bytes each.
fn texts(count: usize) -> String {
    (0..count).map(|index| element(&format!("t{index}"), "xs:string", "")).collect()
}

fn ty<'m>(model: &'m Model, name: &str) -> &'m Type {
    model.types.iter().find(|ty| ty.name.xml == name).unwrap_or_else(|| panic!("no type {name}"))
}

/// Returns the names of a type's fields that are behind a `Box`.
fn boxed<'m>(model: &'m Model, name: &str) -> Vec<&'m str> {
    let fields = ty(model, name).kind.fields().iter().filter(|field| field.boxed);
    fields.map(|field: &Field| field.element.name.as_str()).collect()
}

#[test]
fn optional_and_nillable_structs_and_choices_are_boxed() {
    let may = "minOccurs='0'";
    let fields = [
        element("required", "t:One", ""),
        element("optional", "t:One", may),
        element("nillable", "t:One", "nillable='true'"),
        element("list", "t:One", "maxOccurs='9' nillable='true'"),
        element("listed", "t:Listed", may),
        element("choice", "t:Choice", may),
        element("state", "t:State", may),
        element("text", "xs:string", may),
        element("any", "xs:anyType", may),
        "<xs:choice minOccurs='0'><xs:element name='a' type='t:One'/><xs:element name='b' type='xs:int'/></xs:choice>"
            .to_owned(),
    ];
    let model = model(
        &[
            get(&fields.concat()),
            complex("One", &element("x", "xs:int", "")),
            complex("Listed", &element("x", "t:One", "maxOccurs='unbounded'")),
            "<xs:complexType name='Choice'><xs:choice><xs:element name='a' type='t:One'/>\
             <xs:element name='b' type='t:State'/><xs:element name='c' type='t:One' maxOccurs='2'/></xs:choice></xs:complexType>"
                .to_owned(),
            "<xs:simpleType name='State'><xs:restriction base='xs:string'><xs:enumeration value='on'/>\
             </xs:restriction></xs:simpleType>"
                .to_owned(),
        ]
        .concat(),
    );
    assert_eq!(boxed(&model, "Get"), ["optional", "nillable", "choice", "choice"]);
    let choices = model.types.iter().filter(|ty| matches!(ty.kind, crate::model::TypeKind::Choice(_)));
    for choice in choices {
        let boxed: Vec<&str> =
            choice.kind.fields().iter().filter(|field| field.boxed).map(|field| field.element.name.as_str()).collect();
        assert_eq!(boxed, ["a"]);
    }
}

#[test]
fn required_fields_are_boxed_where_a_struct_would_be_too_large() {
    let of = |count: usize| {
        let user = [element("large", "t:Large", ""), element("small", "t:Small", ""), element("other", "t:Other", "")];
        let components = [
            get(&element("user", "t:User", "")),
            complex("User", &user.concat()),
            complex("Large", &texts(count)),
            complex("Small", &texts(5)),
            complex("Other", &texts(6)),
        ];
        model(&components.concat())
    };
    // 5, 6 and 159 texts take 4,080 bytes.
    let fits = of(159);
    assert!(boxed(&fits, "User").is_empty() && boxed(&fits, "Get").is_empty());
    let sizes = Sizes::new(&fits);
    assert_eq!(sizes.of(ty(&fits, "User")), 170 * 24);
    let large = of(160);
    assert_eq!(boxed(&large, "User"), ["large", "other"]);
    assert_eq!(boxed(&large, "Get"), ["user"]);
    let sizes = Sizes::new(&large);
    assert_eq!(sizes.of(ty(&large, "User")), 5 * 24 + 8 + 8);
    assert_eq!(sizes.of(ty(&large, "Get")), 8);
}

#[test]
fn nested_types_stay_below_the_size_limit() {
    let level = |index: usize, ty: &str| {
        let fields: String = (0..9).map(|field| element(&format!("f{field}"), ty, "")).collect();
        complex(&format!("T{index}"), &fields)
    };
    let mut components = vec![get(&element("x", "t:T0", ""))];
    components.extend((0..40).map(|index| level(index, &format!("t:T{}", index + 1))));
    components.push(level(40, "xs:string"));
    let model = model(&components.concat());
    let sizes = Sizes::new(&model);
    let largest = model.types.iter().map(|ty| sizes.of(ty)).max();
    assert!(largest.is_some_and(|size| size <= STRUCT_SIZE), "{largest:?}");
}

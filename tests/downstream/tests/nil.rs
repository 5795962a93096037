//! Tests of nil elements with attributes.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::nil::{
    nils::{Hold, HoldChoice, operations},
    types::{Amount, AnyShape, Circle, Login, Node, Reason},
};
use soapwright::{AnyType, Nillable, QName, http::Response};

const URIS: &str = "xmlns:t='urn:nil' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' \
                    xmlns:xs='http://www.w3.org/2001/XMLSchema'";

fn read(content: &str) -> Result<Hold, String> {
    let envelope = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>";
    let body = format!("{envelope}<t:Hold {URIS}>{content}</t:Hold></s:Body></s:Envelope>");
    let response = Response::new(Vec::from(body));
    operations::HOLD.decode(response).map(|answer| answer.body).map_err(|error| error.to_string())
}

fn write(hold: &Hold) -> String {
    let text = String::from_utf8(operations::HOLD.encode(hold, &()).unwrap().body).unwrap();
    let (_, content) = text.split_once("<n1:Hold>").unwrap();
    content.split_once("</n1:Hold>").unwrap().0.to_owned()
}

fn unknown() -> Nillable<Amount> {
    Nillable::nil().with_attribute("", "currency", "EUR").with_attribute("urn:nil", "reason", "unknown")
}

fn boxed<T>(value: Nillable<T>) -> Nillable<Box<T>> {
    match value {
        Nillable::Nil(attributes) => Nillable::Nil(attributes),
        Nillable::Value(value) => value.into(),
    }
}

fn one() -> Amount {
    Amount::new("NOK", 1)
}

#[test]
fn nil_element_keeps_its_attributes_in_every_place() {
    let nil = "i:nil='true' currency='EUR' t:reason='unknown'";
    let hold = read(&format!(
        "<t:must {nil}/><t:may {nil}></t:may><t:many {nil}> </t:many><t:many currency='NOK'>1</t:many><t:many i:nil='1'/>
         <t:list><t:amount {nil}/><t:amount i:nil='0' currency='NOK'>1</t:amount></t:list>
         <t:node a='b'><t:name>n</t:name><t:next i:nil='true' t:c='d'/></t:node>
         <t:shape i:type='t:Circle' i:nil='true' color='red'/><t:one {nil}/>
         <t:any i:type='xs:int' i:nil='true'/><t:plain i:nil='true' currency='EUR'/>"
    ))
    .unwrap();
    let mut kept = Nillable::nil().with_attribute("http://www.w3.org/2001/XMLSchema-instance", "type", "t:Circle");
    kept = kept.with_attribute("", "color", "red");
    if let Nillable::Nil(attributes) = &mut kept {
        attributes.prefixes.push(("t".to_owned(), "urn:nil".into()));
    }
    let expected = Hold {
        must: boxed(unknown()),
        may: Some(boxed(unknown())),
        many: vec![unknown(), one().into(), Nillable::nil()],
        list: Some(vec![unknown(), one().into()]),
        node: Node {
            attributes: vec![(QName::new("", "a"), "b".to_owned())].into(),
            name: "n".to_owned(),
            next: Nillable::nil().with_attribute("urn:nil", "c", "d"),
        }
        .into(),
        shape: Some(kept),
        choice: Some(HoldChoice::One(boxed(unknown())).into()),
        // A nil element without attributes is `None`.
        any: hold.any.clone(),
        plain: None,
        login: None,
        logins: None,
    };
    assert_eq!(hold, expected);
    assert_eq!(
        hold.any.as_ref().and_then(AnyType::type_name),
        Some(QName::new("http://www.w3.org/2001/XMLSchema", "int"))
    );
    let nil = "xsi:nil=\"true\" currency=\"EUR\" n1:reason=\"unknown\"";
    assert_eq!(
        write(&hold).replace(" xmlns:a1=\"urn:nil\" a1:", " n1:").replace(" xmlns:a0=\"urn:nil\" a0:", " n1:"),
        format!(
            "<n1:must {nil}/><n1:may {nil}/><n1:many {nil}/><n1:many currency=\"NOK\">1</n1:many>\
             <n1:many xsi:nil=\"true\"/><n1:list><n1:amount {nil}/><n1:amount currency=\"NOK\">1</n1:amount></n1:list>\
             <n1:node a=\"b\"><n1:name>n</n1:name><n1:next xsi:nil=\"true\" n1:c=\"d\"/></n1:node>\
             <n1:shape xsi:nil=\"true\" xmlns:t=\"urn:nil\" xsi:type=\"t:Circle\" color=\"red\"/><n1:one {nil}/>\
             <n1:any xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xsi:type=\"xs:int\" xsi:nil=\"true\"></n1:any>\
             <n1:plain xsi:nil=\"true\"/>"
        )
    );
}

#[test]
fn absent_nil_and_present_are_distinguished() {
    let rest = "<t:node i:nil='true'/><t:any i:nil='true'/><t:plain>1</t:plain>";
    let of = |may: &str| read(&format!("<t:must i:nil='true'/>{may}{rest}")).unwrap().may;
    assert_eq!(of(""), None);
    assert_eq!(of("<t:may i:nil='true'/>"), Some(Nillable::nil()));
    assert_eq!(of("<t:may currency='NOK'>1</t:may>"), Some(one().into()));
    assert!(of("<t:may i:nil='true'/>").unwrap().is_nil());
    let hold = read(&format!("<t:must i:nil='true'/>{rest}")).unwrap();
    assert_eq!((hold.any, hold.must.value()), (None, None));
}

#[test]
fn nil_element_with_content_is_an_error() {
    for content in ["<t:must i:nil='true' currency='NOK'>1</t:must>", "<t:must i:nil='true'><t:name/></t:must>"] {
        assert!(read(content).unwrap_err().contains("Envelope/Body/Hold/must"), "{content}");
    }
}

#[test]
fn nil_and_values_set_by_the_caller_are_written() {
    let circle = AnyShape::from(Circle::new(2));
    let hold = Hold::new()
        .must(one())
        .may(Nillable::nil().with_attribute("", "currency", "<\">"))
        .many([Some(one()), None])
        .node(Node::new("n").next(Node::new("")))
        .shape(circle)
        .plain(3);
    assert_eq!(
        write(&hold),
        "<n1:must currency=\"NOK\">1</n1:must><n1:may xsi:nil=\"true\" currency=\"&lt;&quot;&gt;\"/>\
         <n1:many currency=\"NOK\">1</n1:many><n1:many xsi:nil=\"true\"/><n1:node><n1:name>n</n1:name><n1:next>\
         <n1:name></n1:name><n1:next xsi:nil=\"true\"/></n1:next></n1:node>\
         <n1:shape xsi:type=\"n1:Circle\"><n1:radius>2</n1:radius></n1:shape><n1:any xsi:nil=\"true\"/>\
         <n1:plain>3</n1:plain>"
    );
    // An attribute `xsi:nil` among the attributes is ignored.
    let twice = Nillable::<Box<Amount>>::nil().with_attribute("http://www.w3.org/2001/XMLSchema-instance", "nil", "0");
    assert!(write(&Hold::new().must(twice)).starts_with("<n1:must xsi:nil=\"true\"/>"));
    assert_eq!(Amount { reason: Some(Reason::Masked), ..one() }.reason, Some(Reason::Masked));
}

#[test]
fn password_attribute_of_a_nil_element_is_a_secret() {
    let nil = || Nillable::<Login>::nil().with_attribute("", "password", "hunter2");
    for hold in [Hold::new().login(boxed(nil())), Hold::new().logins([nil()])] {
        let encoded = operations::HOLD.encode(&hold, &()).unwrap();
        assert!(String::from_utf8(encoded.body).unwrap().contains("password=\"hunter2\""));
        assert!(encoded.has_secret, "{hold:?}");
        assert!(!format!("{hold:?} {hold:#?}").contains("hunter2"), "{hold:?}");
    }
    let hold = Hold::new().must(one());
    assert!(!operations::HOLD.encode(&hold, &()).unwrap().has_secret);
}

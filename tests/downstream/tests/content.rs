//! Tests of attributes, choices, repeated groups and open content.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::content::{
    contents::{
        Attributes, Choices, ChoicesChoice, ChoicesChoice2, ChoicesChoiceStop, ChoicesChoiceStreetGroup, ChoicesGroup,
        operations,
    },
    types::{Currency, Empty, Names, Price, Tree, TreeChoice},
};
use soapwright::{List, Nillable, http::Response};

const URI: &str = "xmlns:t='urn:content' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";

fn response(body: &str) -> Response<Vec<u8>> {
    let envelope = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>";
    Response::new(Vec::from(format!("{envelope}{body}</s:Body></s:Envelope>")))
}

fn attributes() -> Attributes {
    let price = |value, currency, flag| Price { currency, value: flag, value_text: value };
    Attributes {
        number: -7,
        note: Some("a \"quoted\" <note>\t&\r\nmore".to_owned()),
        ids: Some(List(vec!["x".to_owned(), "y".to_owned()])),
        lang: Some("nb".to_owned()),
        version: Some("1.0".parse().unwrap()),
        password: Some("hunter2".to_owned()),
        price: vec![
            price("1.50".parse().unwrap(), Currency::Eur, Some(true)),
            price("2".parse().unwrap(), Currency::Other("SEK".to_owned()), None),
        ],
        empty: Some(Empty { reason: Some(String::new()) }.into()),
        nothing: Nillable::nil(),
    }
}

#[test]
fn attributes_are_written() {
    let encoded = operations::ATTRIBUTES.encode(&attributes(), &()).unwrap();
    let text = String::from_utf8(encoded.body).unwrap();
    let expected = "<n1:Attributes number=\"-7\" note=\"a &quot;quoted&quot; &lt;note&gt;&#9;&amp;&#13;&#10;more\" \
                    ids=\"x y\" xml:lang=\"nb\" n1:version=\"1.0\" n1:password=\"hunter2\">\
                    <n1:price currency=\"EUR\" value=\"true\">1.50</n1:price>\
                    <n1:price currency=\"SEK\">2</n1:price><n1:empty reason=\"\"></n1:empty>\
                    <n1:nothing xsi:nil=\"true\"/></n1:Attributes>";
    assert!(text.contains(expected), "{text}");
    assert!(encoded.has_secret, "a password in an attribute is not a secret");
    assert!(!format!("{:?}", attributes()).contains("hunter2"));
    let read = operations::ATTRIBUTES.decode_request(text.as_bytes(), None).unwrap().0;
    assert_eq!(read, attributes());
}

#[test]
fn attributes_are_read_in_any_order_and_unknown_ones_ignored() {
    let body = format!(
        "<t:Attributes {URI} t:password='&lt;p&gt;' unknown='1' t:number='9' number=' 5 ' i:type='t:Whatever'>\
         <t:price value='0' currency='NOK'>3</t:price><t:nothing reason='because'/></t:Attributes>"
    );
    let read = operations::ATTRIBUTES.decode(response(&body)).unwrap().body;
    assert_eq!((read.number, read.password.as_deref()), (5, Some("<p>")));
    assert_eq!(read.price[0].value, Some(false));
    assert_eq!(read.nothing.value().unwrap().reason.as_deref(), Some("because"));
}

#[test]
fn invalid_attributes_are_errors() {
    let error = |attributes: &str| {
        let body = format!("<t:Attributes {URI} {attributes}><t:nothing i:nil='1'/></t:Attributes>");
        operations::ATTRIBUTES.decode(response(&body)).unwrap_err().to_string()
    };
    let missing = error("note='x'");
    assert!(missing.contains("required attribute `number` is missing") && missing.contains("Attributes"), "{missing}");
    let not_a_number = error("number='five'");
    assert!(not_a_number.contains("xs:int") && not_a_number.contains("Attributes/number"), "{not_a_number}");
}

fn choices() -> Choices {
    let leaf = Tree { choice: TreeChoice::Leaf(1) };
    let group = |key: &str, value: &[&str], names| ChoicesGroup {
        key: key.to_owned(),
        value: value.iter().map(|&value| value.to_owned()).collect(),
        names,
    };
    Choices {
        number: 1,
        choice: ChoicesChoice::StreetGroup(Box::new(ChoicesChoiceStreetGroup { street: "a".to_owned(), city: None })),
        choices: vec![
            ChoicesChoice2::Down(None),
            ChoicesChoice2::Up(1),
            ChoicesChoice2::Up(2),
            ChoicesChoice2::Left(Box::new(Tree { choice: TreeChoice::Branch(Box::new(leaf)) })),
            ChoicesChoice2::Stop(Box::new(ChoicesChoiceStop {})),
            ChoicesChoice2::Down(Some(3)),
        ],
        groups: vec![
            group("a", &["1", "2"], None),
            group("b", &[], Some(Names::Nick("n".to_owned()).into())),
            group("b", &["3"], Some(Names::Full("f".to_owned()).into())),
            group("c", &[], None),
        ],
        note: Some("end".to_owned()),
    }
}

/// Writes the choices and reads them again. Returns the text and the value.
fn round_trip(choices: &Choices) -> (String, Choices) {
    let text = String::from_utf8(operations::CHOICES.encode(choices, &()).unwrap().body).unwrap();
    let read = operations::CHOICES.decode_request(text.as_bytes(), None).unwrap_or_else(|e| panic!("{e}: {text}")).0;
    (text, read)
}

#[test]
fn choices_and_repeated_groups_keep_their_order() {
    let (text, read) = round_trip(&choices());
    let expected = "<n1:Choices><n1:number>1</n1:number><n1:street>a</n1:street><n1:down xsi:nil=\"true\"/><n1:up>1</n1:up>\
                    <n1:up>2</n1:up><n1:left><n1:branch><n1:leaf>1</n1:leaf></n1:branch></n1:left><n1:stop></n1:stop>\
                    <n1:down>3</n1:down><n1:key>a</n1:key><n1:value>1</n1:value><n1:value>2</n1:value>\
                    <n1:key>b</n1:key><n1:nick>n</n1:nick><n1:key>b</n1:key><n1:value>3</n1:value><n1:full>f</n1:full>\
                    <n1:key>c</n1:key><n1:note>end</n1:note></n1:Choices>";
    assert!(text.contains(expected), "{text}");
    assert_eq!(read, choices());
    let coins = Choices { choice: ChoicesChoice::Coin(vec![1, 2, 3]), ..choices() };
    assert_eq!(round_trip(&coins).1, coins);
    let card = Choices { choice: ChoicesChoice::Card(Box::default()), choices: Vec::new(), ..choices() };
    assert_eq!(round_trip(&card).1, card);
    let secret = Choices { choice: ChoicesChoice::Password("hunter2".to_owned()), ..choices() };
    assert!(!format!("{secret:?}").contains("hunter2"));
}

#[test]
fn invalid_choices_are_errors() {
    let error = |content: &str| {
        let body = format!("<Choices xmlns='urn:content'>{content}</Choices>");
        operations::CHOICES.decode(response(&body)).unwrap_err().to_string()
    };
    let none = error("<number>1</number><key>a</key>");
    assert!(none.contains("element `card`, or another element of its choice or group, is missing"), "{none}");
    let two = error("<number>1</number><iban>x</iban><password>y</password><key>a</key>");
    assert!(two.contains("`password`") && two.contains("Choices"), "{two}");
    let half = error("<number>1</number><city>x</city>");
    assert!(half.contains("`street` is missing"), "{half}");
    let twice = error("<number>1</number><iban>x</iban><number>1</number>");
    assert!(twice.contains("`number`"), "{twice}");
    let headless = error("<number>1</number><iban>x</iban><value>v</value>");
    assert!(headless.contains("`key` is missing"), "{headless}");
}

#[test]
fn open_content_is_kept() {
    let body = format!(
        "<t:Open {URI} xmlns:o='urn:o' o:flag='t:x' id='3'><o:first><t:anything>1</t:anything></o:first>\
         <t:anything i:type='t:Price' currency='EUR'>5</t:anything><t:mixed>a <t:b>bold</t:b> word</t:mixed><t:mixed/>\
         <second/><t:last x='1'><t:y/></t:last></t:Open>"
    );
    let read = operations::OPEN.decode(response(&body)).unwrap().body;
    assert_eq!((read.id, read.attributes.get("urn:o", "flag")), (Some(3), Some("t:x")));
    assert_eq!(read.anything.type_name().unwrap().to_string(), "{urn:content}Price");
    assert_eq!(read.mixed.len(), 2);
    assert_eq!(read.mixed[0].content.len(), 3);
    let names: Vec<String> = read.any.iter().map(|element| element.name.to_string()).collect();
    assert_eq!(names, ["{urn:o}first", "second"]);
    assert_eq!(read.last.as_ref().unwrap().any.len(), 1);
    let text = operations::OPEN.encode(&read, &()).unwrap().body;
    assert_eq!(operations::OPEN.decode_request(&text, None).unwrap().0, read);
}

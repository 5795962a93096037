//! Content other than elements once each: what is read is written again.

use downstream::content::{
    content::{Attributes, operations},
    types::{Currency, Empty, Price},
};
use soap::{HttpResponse, List};

const URI: &str = "xmlns:t='urn:content' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";

fn response(body: &str) -> HttpResponse {
    let envelope = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>";
    HttpResponse { status: 200, body: format!("{envelope}{body}</s:Body></s:Envelope>").into(), ..Default::default() }
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
        empty: Some(Empty { reason: Some(String::new()) }),
        nothing: None,
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
    assert!(encoded.has_secret, "a password is one in an attribute, too");
    assert!(!format!("{:?}", attributes()).contains("hunter2"));
    let read = operations::ATTRIBUTES.decode_request(text.as_bytes(), None).unwrap().0;
    assert_eq!(read, attributes());
}

#[test]
fn attributes_are_read_in_any_order_and_unknown_ones_passed_over() {
    let body = format!(
        "<t:Attributes {URI} t:password='&lt;p&gt;' unknown='1' t:number='9' number=' 5 ' i:type='t:Whatever'>\
         <t:price value='0' currency='NOK'>3</t:price><t:nothing reason='because'/></t:Attributes>"
    );
    let read = operations::ATTRIBUTES.decode(response(&body)).unwrap().body;
    assert_eq!((read.number, read.password.as_deref()), (5, Some("<p>")));
    assert_eq!(read.price[0].value, Some(false));
    assert_eq!(read.nothing.unwrap().reason.as_deref(), Some("because"));
}

#[test]
fn attributes_that_break_the_contract_are_errors() {
    let error = |attributes: &str| {
        let body = format!("<t:Attributes {URI} {attributes}><t:nothing i:nil='1'/></t:Attributes>");
        operations::ATTRIBUTES.decode(response(&body)).unwrap_err().to_string()
    };
    let missing = error("note='x'");
    assert!(missing.contains("required attribute `number` is missing") && missing.contains("Attributes"), "{missing}");
    let not_a_number = error("number='five'");
    assert!(not_a_number.contains("xs:int") && not_a_number.contains("Attributes/number"), "{not_a_number}");
}

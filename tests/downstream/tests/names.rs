//! Tests of names that could collide with generated code. Most of it is tested by compiling.

use downstream::names::{
    types::{BoxType, OptionType, ResultType, String2, StringType, U138, VecType, r#match, заказы},
    types_service::{self, NewType, RequestHeadersType, operations, 注文},
};
use soapwright::http::Response;

#[test]
fn colliding_names_have_distinct_identifiers() {
    let request = NewType {
        r#type: Some("t".to_owned()),
        self_: Some("a".to_owned()),
        self_element: Some("b".to_owned()),
        super_: None,
        crate_: None,
        new: None,
        r#async: 1,
        _2nd: None,
        read_xml: None,
        password: "hunter2".to_owned(),
        result: ResultType::Ok,
        results: vec![ResultType::Empty, ResultType::OtherValue, ResultType::Other("unheard of".to_owned())],
    };
    assert!(!format!("{request:?}").contains("hunter2"));
    let text = String::from_utf8(operations::NEW.encode(&request, &()).unwrap().body).unwrap();
    let body = "<n1:new xmlns:n1=\"urn:names\"><type>t</type><self>a</self><Self>b</Self><async>1</async>\
                <Password>hunter2</Password><result>Ok</result><results></results><results>Other</results>\
                <results>unheard of</results></n1:new>";
    let body = body.replace(" xmlns:n1=\"urn:names\"", "");
    assert!(text.contains(&body), "{text}");
    assert_eq!(NewType::new(1, "p", ResultType::Ok).with_new("x").r#type("y").self_("z").new.as_deref(), Some("x"));
    let actions =
        [operations::NEW.soap_action(), operations::NEW_OPERATION.soap_action(), operations::MATCH.soap_action()];
    assert_eq!(actions, ["1", "2", "4"]);
}

#[test]
fn types_named_like_standard_types_are_read() {
    let body = "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><n:RequestHeaders xmlns:n='urn:names'>\
                <option xmlns=''><some>2</some><Box><vec><String><text>a</text><other-text>b</other-text>\
                <other.text>c</other.text><other_text>d</other_text></String></vec></Box></option>\
                <string xmlns=''><Default>7</Default></string></n:RequestHeaders></Body></Envelope>";
    let response = Response::new(Vec::from(body));
    let answer: RequestHeadersType = operations::NEW.decode(response).unwrap().body;
    let text = StringType {
        text: "a".to_owned(),
        other_text: "d".to_owned(),
        other_text_element: "b".to_owned(),
        other_text2: "c".to_owned(),
    };
    let vec = vec![VecType { string: text }];
    let option = OptionType {
        some: Some("2".to_owned()),
        r#box: Some(Box::new(BoxType { option: None, vec })),
        ..Default::default()
    };
    assert_eq!((answer.option, answer.string), (option, String2 { default: 7 }));
}

#[test]
fn names_of_all_scripts_and_namespaces_round_trip() {
    let option =
        r#match::OptionType { result: Some(ResultType::Ærlig), option: Some(Box::default()), ..Default::default() };
    let order =
        заказы::Заказ { номер: 7, option: Some(Box::new(option)), номер_attribute: Some(8) };
    let request = 注文::new(1)
        .café("é")
        .u441u43e("Cyrillic")
        .co("Latin")
        .u138(U138 { x: 2, y: 3 })
        .заказ(order)
        .with_new_(4)
        .with_new(5);
    let sent = operations::注文する.encode(&request, &()).unwrap().body;
    let text = String::from_utf8(sent.clone()).unwrap();
    for part in [
        "<größe>1</größe><Cafe\u{301}>é</Cafe\u{301}><СО>Cyrillic</СО><CO>Latin</CO><ĸ><x>2</x><y>3</y></ĸ>",
        "<Заказ номер=\"8\"><Номер>7</Номер><option>",
        ":Result>ærlig<",
        "<new>4</new><with_new>5</with_new>",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let response = Response::new(sent);
    assert_eq!(operations::注文する.decode(response).unwrap().body, request);
}

/// The methods of the client, which are never called.
#[allow(dead_code, reason = "only the types are tested")]
async fn methods(client: types_service::TypesClient<soap_transport::Never>) {
    let request = || NewType::new(1, "hunter2", ResultType::Ok);
    let _ = client.new_operation(request()).await;
    let _ = client.new2(request()).await;
    let _ = client.with_headers_operation(request()).await;
    let _ = client.clone_operation(request()).await;
    let _ = client.注文する(注文::new(1)).await;
    let _ = client.r#match(request()).await.map(|answer: soapwright::Answer<(), ()>| answer);
}

mod soap_transport {
    use soapwright::{
        Bytes, Transport, TransportError,
        http::{Request, Response},
    };

    pub enum Never {}

    impl Transport for Never {
        async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
            match *self {}
        }
    }
}

//! Tests of simple types.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::simple::{
    scalars::{Texts, TextsChoice, Unions, Values, operations},
    types::{
        Code, Color, Digit, FaultCode, Flags, Holiday, Instant, Limit, LimitValue, NameOrNumber, Named, Names, Odd,
        Short, Sizes, Spaced, Told, Version, When,
    },
};
use soapwright::{Date, Integer, List, NonNegativeInteger, QName, http::Response};

fn message(body: &str) -> Vec<u8> {
    let envelope = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>";
    format!("{envelope}{body}</s:Body></s:Envelope>").into()
}

fn response(body: &str) -> Response<Vec<u8>> {
    Response::new(message(body))
}

fn unions(content: &str) -> Unions {
    let body = format!("<t:Unions xmlns:t='urn:simple' {content}</t:Unions>");
    let read = operations::UNIONS.decode_request(&message(&body), None).unwrap().0;
    let again = operations::UNIONS.encode(&read, &()).unwrap().body;
    assert_eq!(operations::UNIONS.decode_request(&again, None).unwrap().0, read);
    read
}

fn texts(content: &str) -> Texts {
    let body = format!("<t:Texts xmlns:t='urn:simple' {content}</t:Texts>");
    let read = operations::TEXTS.decode_request(&message(&body), None).unwrap().0;
    let again = operations::TEXTS.encode(&read, &()).unwrap().body;
    assert_eq!(operations::TEXTS.decode_request(&again, None).unwrap().0, read);
    read
}

#[test]
fn builder_converts_numbers_dates_and_bytes() {
    let values =
        Values::new(-5).size(12_u32).rank(3.try_into().unwrap()).day(Date::new(2024, 2, 29).unwrap()).digest([0, 0xFB]);
    let text = String::from_utf8(operations::VALUES.encode(&values, &()).unwrap().body).unwrap();
    let expected = "<n1:count>-5</n1:count><n1:size>12</n1:size><n1:rank>3</n1:rank><n1:day>2024-02-29</n1:day>\
                    <n1:digest>00FB</n1:digest>";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn numbers_and_dates_of_any_size_round_trip() {
    let body = "<t:Values xmlns:t='urn:simple'><t:count> +00123456789012345678901234567890</t:count><t:size>-0</t:size>\
                <t:debt>-9223372036854775809</t:debt><t:loss>-1</t:loss><t:day>-12345-02-28+14:00</t:day>\
                <t:at>24:00:00Z</t:at><t:month>2026-11</t:month><t:year>0001-05:00</t:year>\
                <t:birthday>--02-29</t:birthday><t:payday>---31</t:payday><t:season>--12Z</t:season>\
                <t:digest> 0fB7 </t:digest></t:Values>";
    let read = operations::VALUES.decode_request(&message(body), None).unwrap().0;
    assert_eq!(read.count, "123456789012345678901234567890".parse::<Integer>().unwrap());
    assert_eq!(u8::try_from(&**read.size.as_ref().unwrap()), Ok(0));
    let text = String::from_utf8(operations::VALUES.encode(&read, &()).unwrap().body).unwrap();
    let expected = "<n1:debt>-9223372036854775809</n1:debt><n1:loss>-1</n1:loss><n1:day>-12345-02-28+14:00</n1:day>\
                    <n1:at>00:00:00Z</n1:at><n1:month>2026-11</n1:month><n1:year>0001-05:00</n1:year>\
                    <n1:birthday>--02-29</n1:birthday><n1:payday>---31</n1:payday><n1:season>--12Z</n1:season>\
                    <n1:digest>0FB7</n1:digest>";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn numbers_out_of_bounds_are_errors() {
    let error = |content: &str| {
        let body = format!("<t:Values xmlns:t='urn:simple'><t:count>1</t:count>{content}</t:Values>");
        operations::VALUES.decode_request(&message(&body), None).unwrap_err().to_string()
    };
    assert!(
        error("<t:size>-1</t:size>").contains("Values/size: the text is not a valid xs:nonNegativeInteger (0 or more)")
    );
    assert!(error("<t:rank>0</t:rank>").contains("xs:positiveInteger"));
    assert!(error("<t:debt>1</t:debt>").contains("xs:nonPositiveInteger"));
    assert!(error("<t:loss>0</t:loss>").contains("xs:negativeInteger"));
    assert!(error("<t:day>2023-02-29</t:day>").contains("xs:date"));
    assert!(NonNegativeInteger::try_from(-1).is_err());
}

#[test]
fn qnames_are_resolved_in_scope() {
    let read = |body: &str| operations::VALUES.decode(response(body)).unwrap().body;
    let names = read(
        "<ValuesResponse xmlns='urn:simple' xmlns:a='urn:a' kind='a:x' kinds='xml:lang b:y' xmlns:b='urn:b'>\
         <code>plain</code><others xmlns:a='urn:inner'> a:one\n b:two </others><fault xmlns:b='urn:codes'>b:Receiver</fault>\
         <any>a:n</any><any>-7</any><any>zz:n</any></ValuesResponse>",
    );
    let expected = Names {
        kind: Some(QName::new("urn:a", "x")),
        kinds: Some(List(vec![QName::new("http://www.w3.org/XML/1998/namespace", "lang"), QName::new("urn:b", "y")])),
        code: QName::new("urn:simple", "plain"),
        others: Some(List(vec![QName::new("urn:inner", "one"), QName::new("urn:b", "two")])),
        fault: Some(FaultCode::Receiver),
        any: vec![
            NameOrNumber::QName(QName::new("urn:a", "n")),
            NameOrNumber::Int(-7),
            NameOrNumber::Other("zz:n".to_owned()),
        ],
        told: Vec::new(),
    };
    assert_eq!(names, expected);
    assert_eq!(FaultCode::Receiver.name(), QName::new("urn:codes", "Receiver"));
    assert_eq!(FaultCode::from(QName::new("urn:simple", "Sender")), FaultCode::Sender);
    // A name with an equal local part in another namespace is a different name.
    let unknown = FaultCode::Other(QName::new("urn:codes", "Sender"));
    let body = "<t:ValuesResponse xmlns:t='urn:simple' xmlns:c='urn:codes'><t:code>t:a</t:code><t:fault>c:Sender</t:fault>\
                <t:told>t:Sender</t:told><t:told>5</t:told><t:told>c:Sender</t:told></t:ValuesResponse>";
    let unlisted = read(body);
    assert_eq!((unlisted.fault, unknown.to_string().as_str()), (Some(unknown.clone()), "{urn:codes}Sender"));
    assert_eq!(unlisted.told, [Told::FaultCode(FaultCode::Sender), Told::Int(5), Told::Other("c:Sender".to_owned())]);
    let encoded = operations::VALUES.encode_response(&expected, &()).unwrap().body;
    let text = String::from_utf8(encoded.clone()).unwrap();
    assert!(text.contains(" xmlns:v1=\"urn:a\" xmlns:v2=\"urn:b\"") && text.contains("kind=\"v1:x\""), "{text}");
    assert!(text.contains("<n1:code>n1:plain</n1:code>"), "{text}");
    let answer = operations::VALUES.decode(Response::new(encoded));
    assert_eq!(answer.unwrap().body, expected);
    let undeclared = "<t:ValuesResponse xmlns:t='urn:simple'><t:code>a:x</t:code></t:ValuesResponse>";
    let error = operations::VALUES.decode(response(undeclared)).unwrap_err().to_string();
    assert!(error.contains("ValuesResponse/code: the text is not a valid xs:QName"), "{error}");
    let bad = Names::new(QName::new("urn:a", "no name"));
    assert!(operations::VALUES.encode_response(&bad, &()).is_err());
}

#[test]
fn union_value_is_the_first_member_that_accepts_the_text() {
    let read = unions(
        "limits='1 unbounded 2' lang=' nb '><t:limit> 5 </t:limit><t:limit>unbounded</t:limit><t:limit>-5</t:limit>\
         <t:when>2024-02-29</t:when><t:when>2024-02-29T00:00:00</t:when><t:when>1</t:when><t:when>2</t:when>\
         <t:when>unbounded</t:when><t:when>never</t:when><t:sizes>5</t:sizes><t:sizes>5 6</t:sizes>",
    );
    let five = NonNegativeInteger::from(5_u8);
    assert_eq!(read.limit, [five.into(), LimitValue::Unbounded.into(), Limit::Other("-5".to_owned())]);
    assert_eq!(read.limits.unwrap().0, [Limit::from("1"), Limit::from("unbounded"), Limit::from("2")]);
    assert_eq!(read.lang.as_deref(), Some("nb"));
    let [date, time, yes, two, unbounded, never] = read.when.try_into().unwrap();
    assert!(matches!((date, time), (When::Date(_), When::DateTime(_))));
    assert_eq!((yes, two), (When::Boolean(true), When::NonNegativeInteger(2_u8.into())));
    assert_eq!((unbounded, never), (When::Value(LimitValue::Unbounded), When::Other("never".to_owned())));
    assert_eq!(read.sizes, [Sizes::Int(5), Sizes::List(List(vec!["5".to_owned(), "6".to_owned()]))]);
}

#[test]
fn union_text_excluded_by_facets_is_kept() {
    let read = unions(
        "><t:code>7</t:code><t:code>007</t:code><t:code> x </t:code><t:short>7</t:short><t:short>007</t:short>\
         <t:short>7.50</t:short><t:short>x</t:short>",
    );
    assert_eq!(read.code, [Code::Int(7), Code::Text("007".to_owned()), Code::Text(" x ".to_owned())]);
    let decimal = Short::Decimal("7.50".parse().unwrap());
    assert_eq!(read.short, [Short::Int(7), Short::Int(7), decimal, Short::Other("x".to_owned())]);
}

#[test]
fn enumerations_of_unions_and_lists_are_read() {
    let read = unions(
        "><t:color>red</t:color><t:color>teal</t:color><t:color> blue</t:color><t:color>mauve</t:color>\
         <t:flags> red\n blue </t:flags>",
    );
    assert_eq!(read.color, [Color::Red, Color::Teal, Color::Blue, Color::Other("mauve".to_owned())]);
    assert_eq!(read.flags, Some(Flags::RedBlue));
}

#[test]
fn white_space_is_processed_as_the_type_says() {
    let read = texts(
        "id=' x ' note=' x '><t:text> a\n b </t:text><t:line>a\n b </t:line><t:token> a\n  b </t:token><t:token>c</t:token>\
         <t:uri> urn:a </t:uri><t:tight> a  b </t:tight><t:list><t:item> a </t:item><t:item>\n</t:item></t:list>\
         <t:left> a  b </t:left>",
    );
    assert_eq!((read.id.as_deref(), read.note.as_deref()), (Some("x"), Some(" x ")));
    assert_eq!((read.text.as_deref(), read.line.as_deref()), (Some(" a\n b "), Some("a  b ")));
    assert_eq!(read.token, ["a b", "c"]);
    assert_eq!((read.uri.as_deref(), read.tight.as_deref()), (Some("urn:a"), Some("a b")));
    assert_eq!(read.list.unwrap(), ["a", ""]);
    assert_eq!(read.choice, TextsChoice::Left("a b".to_owned()));
    let read = texts("><t:named note=' a '> b </t:named><t:right> a  b </t:right>");
    assert_eq!(read.named, [Named { note: Some(" a ".to_owned()), value: "b".to_owned() }]);
    assert_eq!(read.choice, TextsChoice::Right(" a  b ".to_owned()));
    let body = "<t:TextsResponse xmlns:t='urn:simple' note=' a '> b </t:TextsResponse>";
    assert_eq!(operations::TEXTS.decode(response(body)).unwrap().body.value, "b");
}

#[test]
fn enumerated_values_with_odd_texts_are_recognized() {
    let read = texts(
        "><t:odd/><t:odd>a.b</t:odd><t:odd> + </t:odd><t:odd>Self</t:odd><t:odd> new </t:odd><t:version> 1.10</t:version>\
         <t:version>2</t:version><t:holiday>--12-25</t:holiday><t:spaced> </t:spaced><t:spaced>a  b</t:spaced>\
         <t:spaced>a b</t:spaced><t:left/>",
    );
    let new = Odd::Other(" new ".to_owned());
    assert_eq!(read.odd, [Odd::Empty, Odd::from("a.b"), Odd::from("+"), Odd::SelfValue, new]);
    assert!(matches!(read.odd[1..3], [Odd::ABValue, Odd::Plus]));
    assert_eq!(read.version, [Version::from("1.10"), Version::Other("2".to_owned())]);
    assert!(!matches!(read.holiday[..], [Holiday::Other(_)]));
    assert!(matches!(&read.spaced[..], [Spaced::Space, Spaced::AB, Spaced::Other(text)] if text == "a b"));
}

#[test]
fn enumerated_values_are_compared_by_value() {
    let read = texts(
        "><t:version>1.00</t:version><t:version> +1.1</t:version><t:version>1.01</t:version><t:digit>01</t:digit>\
         <t:digit> 2 </t:digit><t:digit>3</t:digit><t:instant>2000-01-01T01:00:00.0+01:00</t:instant>\
         <t:instant>2000-01-01T00:00:00</t:instant><t:left/>",
    );
    assert_eq!(read.version, [Version::Value1_0, Version::Value1_10, Version::Other("1.01".to_owned())]);
    assert_eq!(read.version[0].as_str(), "1.0");
    assert_eq!(read.digit, [Digit::Value1, Digit::Plus02, Digit::Other("3".to_owned())]);
    assert_eq!(read.instant[0].as_str(), "2000-01-01T00:00:00Z");
    assert_eq!(read.instant[1], Instant::Other("2000-01-01T00:00:00".to_owned()));
    assert_eq!(Version::from("01.0"), Version::Value1_0);
}

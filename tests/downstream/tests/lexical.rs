//! Tests of values whose lexical form is restricted by patterns: read values keep their text, new values are written in
//! an allowed form, and checks report values without one.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use crate::judge;
use downstream::lexical::{
    lexical::{Hold, HoldChoice, HoldFault, RequestHeaders, operations},
    parts::{self, Add, AddResponse},
    types::{Amount, AnySize, Grade, Sizes, Words},
};
use soapwright::{Check, Date, DateTime, Duration, Lexical, List, http::Response};

/// Valid contents of the element, with values whose canonical form the pattern may not match.
const VALID: &[&str] = &[
    "<n1:bit>1</n1:bit>",
    "<n1:bit>0</n1:bit>",
    "<n1:ten>0000000042</n1:ten>",
    "<n1:ten>9999999999</n1:ten>",
    "<n1:four>0000</n1:four>",
    "<n1:fourOrSix>0042</n1:fourOrSix>",
    "<n1:fourOrSix>000042</n1:fourOrSix>",
    "<n1:even>0042</n1:even>",
    "<n1:signed>+07</n1:signed>",
    "<n1:signed>-007</n1:signed>",
    "<n1:signed>-00</n1:signed>",
    "<n1:price>001.50</n1:price>",
    "<n1:price>0.00</n1:price>",
    "<n1:rate>1.50</n1:rate>",
    "<n1:rate>0001.00</n1:rate>",
    "<n1:rate>123456789012345678901234567890.12</n1:rate>",
    "<n1:scientific>1.50E02</n1:scientific>",
    "<n1:instant>2024-02-29T24:00:00Z</n1:instant>",
    "<n1:instant>2024-02-29T12:00:00.10Z</n1:instant>",
    "<n1:stamp>2024-02-29T12:00:00.000Z</n1:stamp>",
    "<n1:clock>12:00:00+00:00</n1:clock>",
    "<n1:clock>24:00:00-00:00</n1:clock>",
    "<n1:day>2024-02-29+00:00</n1:day>",
    "<n1:year>2024-00:00</n1:year>",
    "<n1:span>PT090S</n1:span>",
    "<n1:digest>00ff</n1:digest>",
    "<n1:digest></n1:digest>",
    "<n1:lines>YWJj ZGVm</n1:lines>",
    "<n1:fours>0001 0002 0003</n1:fours>",
    "<n1:pairs>01 02 10</n1:pairs>",
    "<n1:sizes>0007</n1:sizes>",
    "<n1:sizes>2024-02-29</n1:sizes>",
    "<n1:words>0007</n1:words>",
    "<n1:words>7</n1:words>",
    "<n1:size>007</n1:size>",
    "<n1:size>2024-02-29</n1:size>",
    "<n1:count>7</n1:count>",
    "<n1:yes>true</n1:yes>",
    "<n1:local>2024-02-29T12:00:00</n1:local>",
    "<n1:grade>02</n1:grade>",
    "<n1:again>0001</n1:again><n1:again>0002</n1:again>",
    "<n1:nils>1</n1:nils><n1:nils xsi:nil=\"true\"/><n1:nils>0</n1:nils>",
    "<n1:amount exact=\"1\" sizes=\"0001 0010\">01.00</n1:amount>",
    "<n1:rows><n1:row>0001</n1:row><n1:row>0002</n1:row></n1:rows>",
    "<n1:table><n1:KeyValue><n1:Key>0007</n1:Key><n1:Value>1</n1:Value></n1:KeyValue></n1:table>",
    "<n1:this>0009</n1:this>",
    "<n1:that>0</n1:that>",
];

/// Invalid contents whose values are in the lexical space of the built-in type.
const INVALID: &[&str] = &[
    "<n1:bit>true</n1:bit>",
    "<n1:ten>42</n1:ten>",
    "<n1:ten>+000000042</n1:ten>",
    "<n1:even>000043</n1:even>",
    "<n1:fourOrSix>00042</n1:fourOrSix>",
    "<n1:price>1.5</n1:price>",
    "<n1:rate>1.5</n1:rate>",
    "<n1:scientific>15</n1:scientific>",
    "<n1:instant>2024-02-29T12:00:00</n1:instant>",
    "<n1:instant>2024-02-29T12:00:00+00:00</n1:instant>",
    "<n1:span>PT90S</n1:span>",
    "<n1:digest>00FF</n1:digest>",
    "<n1:lines>YWJjZGVm</n1:lines>",
    "<n1:fours>0001 2</n1:fours>",
    "<n1:pairs>1 2</n1:pairs>",
    "<n1:sizes>7</n1:sizes>",
    "<n1:size>7</n1:size>",
    "<n1:count>0</n1:count>",
    "<n1:again>1</n1:again>",
    "<n1:amount exact=\"true\">1.00</n1:amount>",
    "<n1:amount exact=\"1\" sizes=\"1\">1.00</n1:amount>",
    "<n1:rows><n1:row>1</n1:row></n1:rows>",
    "<n1:table><n1:KeyValue><n1:Key>7</n1:Key><n1:Value>1</n1:Value></n1:KeyValue></n1:table>",
    "<n1:table><n1:KeyValue><n1:Key>0007</n1:Key><n1:Value>true</n1:Value></n1:KeyValue></n1:table>",
    "<n1:this>9</n1:this>",
];

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Returns the element of a message's body with this content.
fn hold(content: &str) -> String {
    format!("<n1:Hold xmlns:n1=\"urn:lexical\" xmlns:xsi=\"{XSI}\">{content}</n1:Hold>")
}

fn read(content: &str) -> Hold {
    let soap = "http://schemas.xmlsoap.org/soap/envelope/";
    let body = format!("<e:Envelope xmlns:e='{soap}'><e:Body>{}</e:Body></e:Envelope>", hold(content));
    let response = Response::new(Vec::from(body));
    operations::HOLD.decode(response).unwrap_or_else(|error| panic!("{content}: {error}")).body
}

/// Writes a request and returns the content of its element.
fn written(request: &Hold) -> String {
    let bytes = operations::HOLD.encode(request, &RequestHeaders::default()).unwrap().body;
    let text = String::from_utf8(bytes).unwrap();
    let body = text.split_once("<n1:Hold").unwrap().1;
    let content = body.strip_prefix("/>").map_or_else(|| body.split_once('>').unwrap().1, |_| "");
    content.split_once("</n1:Hold>").map_or(content, |(content, _)| content).to_owned()
}

#[test]
fn read_values_keep_their_text() {
    for content in VALID {
        assert_eq!(written(&read(content)), *content);
    }
    let read = read("<n1:ten> 0000000042\n</n1:ten><n1:lines>\nYWJj\n ZGVm </n1:lines>");
    assert_eq!(written(&read), "<n1:ten>0000000042</n1:ten><n1:lines>YWJj ZGVm</n1:lines>");
}

#[test]
fn checks_apply_to_the_text() {
    for content in VALID {
        assert_eq!(read(content).check(), Ok(()), "{content}");
    }
    for content in INVALID {
        assert!(read(content).check().is_err(), "{content}");
    }
}

/// Returns a request whose values are set from Rust values.
fn request() -> Hold {
    let at: DateTime = "2024-02-29T23:30:00+01:00".parse().unwrap();
    let zero = soapwright::GYear::new(2024).unwrap().with_offset_minutes(Some(0)).unwrap();
    let times = |offset| soapwright::Time::new(12, 0, 0).unwrap().with_offset_minutes(offset).unwrap();
    Hold::new()
        .bit(true)
        .ten(42)
        .four(7)
        .four_or_six(12345_u32)
        .even(10_u32)
        .signed(5_i16)
        .price(2)
        .rate(1.5)
        .instant(at)
        .stamp(at)
        .clock(times(Some(0)))
        .day(Date::new(2024, 2, 29).unwrap().with_offset_minutes(Some(0)).unwrap())
        .year(zero)
        .digest(soapwright::HexBinary::from([0xAB]))
        .fours([1, 20])
        .pairs(List(vec![1, 20]))
        .sizes(Sizes::Four(7.into()))
        .words(Words::Four(7.into()))
        .count(7)
        .yes(true)
        .grade(Grade::from("01"))
        .nil(3)
        .again([1, 2])
        .nils([Some(Lexical::from(true)), None])
        .amount(Amount { exact: false.into(), sizes: Some(vec![5.into()].into()), value: "1.5".parse().unwrap() })
        .rows([1, 2])
        .table([(7, true)])
        .choice(HoldChoice::That(false.into()))
        .at(at)
}

#[test]
fn new_values_are_written_in_an_allowed_form() {
    assert_eq!(
        written(&request()),
        "<n1:bit>1</n1:bit><n1:ten>0000000042</n1:ten><n1:four>0007</n1:four><n1:fourOrSix>012345</n1:fourOrSix>\
         <n1:even>000010</n1:even><n1:signed>+05</n1:signed><n1:price>2.00</n1:price><n1:rate>1.50</n1:rate>\
         <n1:instant>2024-02-29T22:30:00Z</n1:instant><n1:stamp>2024-02-29T22:30:00.000Z</n1:stamp>\
         <n1:clock>12:00:00+00:00</n1:clock><n1:day>2024-02-29+00:00</n1:day><n1:year>2024+00:00</n1:year>\
         <n1:digest>ab</n1:digest><n1:fours>0001 0020</n1:fours><n1:pairs>01 20</n1:pairs><n1:sizes>0007</n1:sizes>\
         <n1:words>0007</n1:words><n1:count>7</n1:count><n1:yes>true</n1:yes><n1:grade>01</n1:grade>\
         <n1:nil>0003</n1:nil><n1:again>0001</n1:again><n1:again>0002</n1:again><n1:nils>1</n1:nils>\
         <n1:nils xsi:nil=\"true\"/><n1:amount exact=\"0\" sizes=\"0005\">1.5</n1:amount>\
         <n1:rows><n1:row>0001</n1:row><n1:row>0002</n1:row></n1:rows>\
         <n1:table><n1:KeyValue><n1:Key>0007</n1:Key><n1:Value>1</n1:Value></n1:KeyValue></n1:table>\
         <n1:that>0</n1:that>"
    );
    // A parsed text is kept even if it doesn't match the pattern.
    let violations = request().check().unwrap_err();
    assert_eq!(violations.to_string(), r"Hold/amount: `1.5` doesn't match the pattern `\d{1,10}\.\d{2}`");
}

#[test]
fn check_reports_values_without_an_allowed_form() {
    let broken = |request: Hold| request.check().unwrap_err().to_string();
    let at: DateTime = "2024-02-29T23:30:00".parse().unwrap();
    assert!(broken(Hold::new().instant(at)).contains("Hold/instant: `2024-02-29T23:30:00` doesn't match"));
    assert!(broken(Hold::new().rate(1.125)).contains("Hold/rate: `1.125` doesn't match"), "a digit is lost");
    assert!(broken(Hold::new().ten(-1)).contains("Hold/ten: `-0000000001` doesn't match"));
    assert!(broken(Hold::new().scientific(150.0)).contains("Hold/scientific: `150.0` doesn't match"));
    let minute = Duration { seconds: 90, ..Duration::default() };
    assert!(broken(Hold::new().span(minute)).contains("Hold/span: `PT90S` doesn't match"));
    assert!(broken(Hold::new().size(AnySize::Int(7))).contains("Hold/size: `7` doesn't match"));
    let given =
        Hold::new().scientific("1.5E2".parse::<Lexical<f32>>().unwrap()).span("PT090S".parse::<Lexical<_>>().unwrap());
    assert_eq!(given.check(), Ok(()));
    assert_eq!(written(&given), "<n1:scientific>1.5E2</n1:scientific><n1:span>PT090S</n1:span>");
}

#[test]
fn fields_are_plain_where_patterns_allow_every_form() {
    let Hold { count, yes, local, .. } = Hold::new();
    let _: (Option<i32>, Option<bool>, Option<DateTime>) = (count, yes, local);
}

#[test]
fn union_members_are_told_apart_by_their_form() {
    let Hold { words, sizes, .. } = read("<n1:sizes>0007</n1:sizes><n1:words>0007</n1:words>");
    assert_eq!((words, sizes), (Some(Words::Four(7.into())), Some(Sizes::Four(7.into()))));
    assert_eq!(read("<n1:words>7</n1:words>").words, Some(Words::Text("7".to_owned())));
}

#[test]
fn headers_faults_and_parts_keep_their_text() {
    let headers = RequestHeaders { serial: Some(42.into()) };
    let text = String::from_utf8(operations::HOLD.encode(&Hold::new(), &headers).unwrap().body).unwrap();
    assert!(text.contains("<n1:Serial>0000000042</n1:Serial>"), "{text}");
    let soap = "http://schemas.xmlsoap.org/soap/envelope/";
    let header = "<t:Serial xmlns:t='urn:lexical'>0000000007</t:Serial>";
    let body =
        format!("<e:Envelope xmlns:e='{soap}'><e:Header>{header}</e:Header><e:Body>{}</e:Body></e:Envelope>", hold(""));
    let response = Response::new(Vec::from(body));
    let serial = operations::HOLD.decode(response).unwrap().headers.serial.unwrap();
    assert_eq!((serial.text().as_ref(), serial == soapwright::Integer::from(7)), ("0000000007", true));

    let detail = "<t:Reason xmlns:t='urn:lexical'>0010</t:Reason>";
    let fault = format!("<e:Fault><faultcode>e:Server</faultcode><faultstring/><detail>{detail}</detail></e:Fault>");
    let body = format!("<e:Envelope xmlns:e='{soap}'><e:Body>{fault}</e:Body></e:Envelope>");
    let response = Response::builder().status(500).body(Vec::from(body)).unwrap();
    let error = operations::HOLD.decode(response).unwrap_err();
    let soapwright::Error::Fault(fault) = error else { panic!("{error}") };
    let Some(HoldFault::Reason(reason)) = &fault.typed else { panic!("{fault:?}") };
    assert_eq!(reason.text(), "0010");

    let parts = Add::new(true).fours([7]);
    let text = String::from_utf8(parts::operations::ADD.encode(&parts, &()).unwrap().body).unwrap();
    assert!(text.contains("<bit>1</bit><fours>0007</fours>"), "{text}");
    let body = "<t:AddResponse xmlns:t='urn:lexical'><price>01.50</price></t:AddResponse>";
    let body = format!("<e:Envelope xmlns:e='{soap}'><e:Body>{body}</e:Body></e:Envelope>");
    let response = Response::new(Vec::from(body));
    let AddResponse { price } = parts::operations::ADD.decode(response).unwrap().body;
    assert_eq!((price.text().as_ref(), price.value().as_str()), ("01.50", "1.50"));
}

#[test]
fn libxml2_agrees_on_lexical_forms() {
    let set = written(&Hold { amount: None, ..request() });
    let valid: Vec<String> = VALID.iter().map(|content| hold(content)).chain([hold(&set)]).collect();
    let invalid: Vec<String> = INVALID.iter().map(|content| hold(content)).collect();
    let all = [valid.as_slice(), &invalid].concat();
    let Some(said) = judge::judge("lexical", &all) else { return };
    for (element, said) in all.iter().zip(&said) {
        assert_eq!(said == "valid", valid.contains(element), "{element}: {said}");
    }
}

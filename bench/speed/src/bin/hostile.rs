//! Measures the nanoseconds per byte of reading messages designed to be slow, and of an ordinary one.

use soapwright::{
    AnyType, Bytes, Operation,
    http::{HeaderValue, Response},
    xml::Field,
};
use speed::{content::users_of_bytes, timing::cpu_time, *};
use std::hint::black_box;

static KEEP: Operation<AnyType, AnyType, (), ()> =
    Operation::new("Any", &[]).soap11("\"\"").request(Field::new("</r>")).response(Field::new("</r>"));

/// The approximate size of a message, in bytes.
const SIZE: usize = 1 << 20;

/// Returns as many items as fit the size.
fn items(item: &dyn Fn(usize) -> String) -> String {
    let mut items = String::with_capacity(SIZE + 4096);
    let mut number = 0;
    while items.len() < SIZE {
        items.push_str(&item(number));
        number += 1;
    }
    items
}

fn envelope(body: &str) -> String {
    format!("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>{body}</s:Body></s:Envelope>")
}

/// Returns a list of users, with `user` for each.
fn list(user: &str) -> String {
    let namespace = "http://www.superoffice.net/ws/crm/NetServer/Services86";
    envelope(&format!(
        "<a:GetUserInfoListResponse xmlns:a='{namespace}'><a:Response>{}</a:Response></a:GetUserInfoListResponse>",
        items(&|_| user.to_owned())
    ))
}

/// Wraps the content in 980 namespace declarations.
fn within(content: &str) -> String {
    let numbers: Vec<usize> = (0..980).collect();
    let level = |numbers: &[usize]| -> String {
        numbers.iter().map(|number| format!(" xmlns:p{number}='urn:{number}'")).collect()
    };
    let levels: Vec<String> = numbers.chunks(200).map(|numbers| format!("<x{}>", level(numbers))).collect();
    format!("{}{content}{}", levels.concat(), "</x>".repeat(levels.len()))
}

fn kept(content: &str) -> String {
    envelope(&format!("<r>{content}</r>"))
}

fn answer(message: &str) -> Response<Vec<u8>> {
    Response::new(Vec::from(message))
}

/// Returns a message of the maximum number of parts, with references to each in turn.
fn including() -> Vec<u8> {
    let includes = items(&|number| format!("<a><i:Include href='cid:p{}'/></a>", number * 7 % 999));
    let root = kept(&format!("<x xmlns:i='http://www.w3.org/2004/08/xop/include'>{includes}</x>"));
    let mut message = format!("--b\r\nContent-Type: application/xop+xml; type=\"text/xml\"\r\n\r\n{root}");
    (0..999).for_each(|number| message.push_str(&format!("\r\n--b\r\nContent-ID: <p{number}>\r\n\r\nabc")));
    message.push_str("\r\n--b--\r\n");
    message.into_bytes()
}

/// Returns the nanoseconds per byte in the fastest of several turns.
fn measure<T>(message: &str, read: impl Fn(&str) -> T) -> f64 {
    let turn = |_| {
        let start = cpu_time();
        let value = black_box(read(black_box(message)));
        let elapsed = cpu_time() - start;
        drop(value);
        elapsed.as_nanos() as f64 / message.len() as f64
    };
    (0..9).map(turn).fold(f64::INFINITY, f64::min)
}

fn main() {
    let ordinary = users_of_bytes(Style::Prefixes, 1_000_000);
    let print = |what: &str, nanoseconds: f64| println!("{what}\t{nanoseconds}");
    print("scan", measure(&ordinary, scan));
    print("ordinary", measure(&ordinary, |message| read_users(answer(message).map(Bytes::from))));
    for (what, user) in [("empty users", "<a:UserInfo/>"), ("unknown elements", "<q/>")] {
        print(
            what,
            measure(&list(user), |message| ours::user::operations::GET_USER_INFO_LIST.decode(answer(message)).is_ok()),
        );
    }
    let long = format!("urn:{}", "n".repeat(1_900));
    let attributes = |prefix: &str| (0..250).map(|number| format!(" {prefix}a{number}=''")).collect::<String>();
    for (what, message) in [
        ("empty elements that are kept", kept(&items(&|_| "<a/>".into()))),
        ("texts and elements that are kept", kept(&items(&|_| "a<a/>".into()))),
        ("prefixes declared far out", kept(&within(&items(&|n| format!("<p{}:a/>", n * 7 % 980))))),
        ("no prefix, far in", kept(&within(&items(&|_| "<a/>".into())))),
        (
            "attributes with prefixes declared far out",
            kept(&within(&items(&|n| format!("<a p{}:b=''/>", n * 7 % 980)))),
        ),
        ("declarations that come and go", kept(&within(&items(&|_| "<a xmlns:q='urn:q'/>".into())))),
        ("many prefixes in one text", kept(&within(&items(&|n| format!("p{}:x ", n * 7 % 980))))),
        ("many prefixes in many texts", kept(&within(&items(&|n| format!("p{}:x<a/>", n * 7 % 980))))),
        ("a namespace with a long name", kept(&format!("<x xmlns='{long}'>{}</x>", items(&|_| "<a/>".into())))),
        ("many attributes", kept(&items(&|_| format!("<a{}/>", attributes(""))))),
        (
            "many attributes of a namespace",
            kept(&format!("<x xmlns:l='{long}'>{}</x>", items(&|_| format!("<a{}/>", attributes("l:"))))),
        ),
        (
            "attributes of two namespaces with long names",
            kept(&format!("<x xmlns:l='{long}1' xmlns:m='{long}2'>{}</x>", items(&|_| "<a l:b='' m:b=''/>".into()))),
        ),
    ] {
        print(what, measure(&message, |message| KEEP.decode(answer(message)).is_ok()));
    }
    let message = String::from_utf8(including()).unwrap();
    let content_type = HeaderValue::from_static("multipart/related; boundary=b; type=\"application/xop+xml\"");
    print(
        "references to a thousand parts",
        measure(&message, |message| {
            let mut answer = answer(message);
            answer.headers_mut().insert("content-type", content_type.clone());
            assert!(KEEP.decode(answer).is_ok());
        }),
    );
}

//! Tests of generated servers: responses to generated clients and to invalid requests.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::{
    relay::{
        lines::{
            LinesClient, RequestHeaders,
            server::{LinesServer, LinesService, Result},
        },
        types::Line,
    },
    servers::now,
    user::{
        self, SetPassword, SetPasswordResponse, UserClient,
        server::{UserServer, UserService},
    },
};
use soapwright::{
    Error, Fault,
    server::{InProcess, Request, Response},
};
use std::{
    io::{self, Read},
    sync::Mutex,
};

/// An implementation of some operations, which echoes texts and records notes.
#[derive(Default)]
struct Parrot(Mutex<Vec<String>>);

impl LinesService for Parrot {
    async fn say(&self, request: Line, headers: RequestHeaders) -> Result<Line> {
        Ok(Line { text: format!("{} ({})", request.text, headers.trace.unwrap_or_default()) }.into())
    }

    async fn shout(&self, request: Line, _: RequestHeaders) -> Result<Line> {
        Err(match request.text.as_str() {
            "busy" => Fault::server("not now").with_subcodes(["Busy", "Later"]),
            "own" => Fault::new("Own", "mine"),
            "detail" => {
                Fault::client("see there").with_xml_detail("<why xmlns='urn:w'>a &amp; b</why>").with_actor("urn:me")
            }
            "broken" => Fault::client("see there").with_xml_detail("<why>"),
            "bell" => return Ok(Line { text: "\u{7}".into() }.into()),
            _ => Fault::client("too loud <&>"),
        })
    }

    async fn note(&self, request: Line, _: RequestHeaders) -> std::result::Result<(), Fault> {
        if request.text.is_empty() {
            return Err(Fault::client("nothing to note"));
        }
        self.0.lock().unwrap().push(request.text);
        Ok(())
    }
}

/// An implementation that sets only the password of associate 5.
struct Passwords;

impl UserService for Passwords {
    async fn set_password(
        &self,
        request: SetPassword,
        headers: user::RequestHeaders,
    ) -> user::server::Result<SetPasswordResponse> {
        if headers.credentials.is_none() {
            let headers = user::ResponseHeaders { succeeded: Some(false), ..Default::default() };
            return Ok(soapwright::Answer::new(SetPasswordResponse::default()).with_headers(headers));
        }
        Ok(SetPasswordResponse { response: Some(request.associate_id == Some(5)) }.into())
    }
}

fn client() -> LinesClient<InProcess<LinesServer<Parrot>>> {
    LinesClient::new(InProcess::new(LinesServer::new(Parrot::default())), "http://127.0.0.1/relay").unwrap()
}

fn fault<T: std::fmt::Debug>(result: std::result::Result<T, Error>) -> Fault {
    match result {
        Err(Error::Fault(fault)) => *fault,
        other => panic!("expected a fault: {other:?}"),
    }
}

/// Sends a body with this content type to the server and returns the response.
fn post(content_type: &str, body: &str) -> Response<String> {
    let request = Request::post("/").header("Content-Type", content_type).body(body).unwrap();
    text(now(LinesServer::new(Parrot::default()).handle(request)))
}

fn text(response: Response<Vec<u8>>) -> Response<String> {
    response.map(|body| String::from_utf8(body).unwrap())
}

const SOAP_12: &str = "application/soap+xml; charset=utf-8";

fn envelope(version: &str, header: &str, body: &str) -> String {
    let uri = match version {
        "1.1" => "http://schemas.xmlsoap.org/soap/envelope/",
        _ => "http://www.w3.org/2003/05/soap-envelope",
    };
    format!(
        "<e:Envelope xmlns:e='{uri}' xmlns='urn:relay'><e:Header>{header}</e:Header><e:Body>{body}</e:Body></e:Envelope>"
    )
}

/// Sends an envelope with the text of a line in these headers and returns the response.
fn post_coded(headers: &[(&str, &str)], body: Vec<u8>) -> Response<String> {
    let mut request = Request::post("/");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    text(now(LinesServer::new(Parrot::default()).handle(request.body(body).unwrap())))
}

#[test]
fn compressed_request_is_read_and_other_codings_are_refused_with_those_that_are_accepted() {
    let plain = envelope("1.2", "", "<Say><Text>hello</Text></Say>");
    let mut gzip = Vec::new();
    flate2::read::GzEncoder::new(plain.as_bytes(), Default::default()).read_to_end(&mut gzip).unwrap();
    let coded = |coding: &str, body: &[u8]| {
        post_coded(&[("Content-Type", SOAP_12), ("Content-Encoding", coding)], body.to_vec())
    };
    assert_eq!(coded("gzip", &gzip).status(), coded("identity", plain.as_bytes()).status());
    assert_eq!(coded("gzip", &gzip).body(), coded("identity", plain.as_bytes()).body());
    let refused = coded("br", &[0, 1]);
    assert_eq!(
        (refused.status().as_u16(), &refused.headers()["Accept-Encoding"]),
        (415, &"gzip, deflate".parse().unwrap())
    );
    assert_eq!(coded("gzip", &gzip[..gzip.len() - 1]).status(), 400);
    let mut bomb = Vec::new();
    flate2::read::GzEncoder::new(io::repeat(b' ').take(65 << 20), Default::default()).read_to_end(&mut bomb).unwrap();
    assert_eq!(coded("gzip", &bomb).status(), 413);
}

#[test]
fn request_in_an_encoding_of_browsers_is_read() {
    let plain = envelope("1.2", "", "<Say><Text>?</Text></Say>");
    let (front, back) = plain.split_once('?').unwrap();
    let body = [front.as_bytes(), b"\x80", back.as_bytes()].concat();
    let content_type = "application/soap+xml; charset='windows-1252'";
    let answer = post_coded(&[("Content-Type", content_type)], body);
    assert!(answer.body().contains('\u{20ac}'), "{}", answer.body());
}

#[test]
fn client_receives_the_response_of_the_implementation() {
    let client = client().with_headers(RequestHeaders { trace: Some("t <1>".into()) });
    let heard = now(client.say(Line { text: " a\r\nb & 😀 ".into() })).unwrap().body;
    assert_eq!(heard.text, " a\r\nb & 😀  (t <1>)");

    let users = UserClient::new(InProcess::new(UserServer::new(Passwords)), "https://127.0.0.1/").unwrap();
    let set = |id| SetPassword::new().associate_id(id).password("secret");
    let Err(Error::Failed(headers)) = now(users.set_password(set(5))) else { panic!("no failure") };
    assert_eq!(headers.succeeded, Some(false));
    let users =
        users.with_headers(user::RequestHeaders { credentials: Some(Default::default()), ..Default::default() });
    assert_eq!(now(users.set_password(set(5))).unwrap().body.response, Some(true));
    assert_eq!(now(users.set_password(set(6))).unwrap().body.response, Some(false));
}

#[test]
fn raised_fault_arrives_with_code_reason_and_detail() {
    let client = client();
    let shout = |text: &str| fault(now(client.shout(Line { text: text.into() })));
    let plain = shout("x");
    assert_eq!((plain.code.as_str(), plain.reason.as_str()), ("Sender", "too loud <&>"));
    let busy = shout("busy");
    assert_eq!((busy.code.as_str(), busy.subcodes), ("Receiver", ["Busy".to_owned(), "Later".to_owned()].into()));
    let own = shout("own");
    assert_eq!((own.code.as_str(), own.subcodes), ("Receiver", ["Own".to_owned()].into()));
    let detail = shout("detail");
    assert_eq!(detail.detail.as_deref(), Some("<why xmlns='urn:w'>a &amp; b</why>"));
    assert_eq!(detail.actor.as_deref(), Some("urn:me"));
}

#[test]
fn unwritable_response_becomes_a_fault() {
    let client = client();
    for (text, says) in [("broken", "the service's fault can't be written"), ("bell", "the response can't be written")]
    {
        let fault = fault(now(client.shout(Line { text: text.into() })));
        assert_eq!(fault.code, "Receiver");
        assert!(fault.reason.starts_with(says), "{fault}");
    }
}

#[test]
fn operation_that_is_not_implemented_is_a_fault() {
    let fault = fault(now(client().repeat(Line { text: "x".into() })));
    assert_eq!((fault.code.as_str(), fault.reason.as_str()), ("Receiver", "Repeat is not implemented"));
}

#[test]
fn one_way_operation_is_accepted_or_refused() {
    let note = |text: &str| envelope("1.2", "", &format!("<Note><Text>{text}</Text></Note>"));
    let accepted = post(SOAP_12, &note("x"));
    assert_eq!((accepted.status().as_u16(), accepted.body().as_str()), (202, ""));
    let refused = post(SOAP_12, &note(""));
    assert_eq!(refused.status().as_u16(), 400);
    assert!(refused.body().contains("nothing to note"));
    now(client().note(Line { text: "x".into() })).unwrap();
}

#[test]
fn operation_is_found_by_action_or_element() {
    let says = |content_type: &str, body: &str| post(content_type, &envelope("1.2", "", body)).into_body();
    let action = |action: &str| format!("{SOAP_12}; action=\"{action}\"");
    assert!(says(&action("urn:say"), "<Say><Text>a</Text></Say>").contains("a ()"));
    assert!(says(SOAP_12, "<Say><Text>a</Text></Say>").contains("a ()"));
    assert!(says(&action("urn:twice"), "<Reverse><Text>a</Text></Reverse>").contains("Reverse is not implemented"));
    assert!(says(&action("urn:twice"), "<Repeat><Text>a</Text></Repeat>").contains("Repeat is not implemented"));
    // An action that doesn't match the element is an error.
    assert!(says(&action("urn:say"), "<Shout><Text>a</Text></Shout>").contains("contains `Shout`, not `Say`"));
    assert!(
        says(&action("urn:other"), "<Say><Text>a</Text></Say>").contains("no operation has the action `urn:other`")
    );
    assert!(says(SOAP_12, "<Sing/>").contains("element `Sing`"));
    assert!(says(SOAP_12, "<Say xmlns='urn:other'><Text>a</Text></Say>").contains("element `Say`"));
    assert!(says(SOAP_12, "").contains("the Body is empty"));
}

#[test]
fn http_request_that_is_not_soap_gets_an_http_error() {
    let get = Request::get("/?wsdl").body("").unwrap();
    let refused = text(now(LinesServer::new(Parrot::default()).handle(get)));
    assert_eq!((refused.status().as_u16(), &refused.headers()["Allow"]), (405, &"POST".parse().unwrap()));
    let say = envelope("1.2", "", "<Say><Text>a</Text></Say>");
    for content_type in ["", "text/xml", "application/json", "multipart/mixed; boundary=a"] {
        let refused = post(content_type, &say);
        assert_eq!(refused.status().as_u16(), 415, "{content_type}");
        assert!(refused.body().contains("application/soap+xml"), "{}", refused.body());
    }
    let unbounded = post("multipart/related; type=\"application/soap+xml\"", &say);
    assert_eq!(unbounded.status().as_u16(), 400);
    assert!(unbounded.body().contains("boundary"), "{}", unbounded.body());
}

#[test]
fn invalid_request_is_a_sender_fault() {
    let cases = [
        ("", "no element"),
        ("{}", "no element|text before"),
        ("<a/>", "not an Envelope"),
        ("<!DOCTYPE a><a/>", "document type"),
        (&envelope("1.2", "", "<Say/>"), "Text"),
        (&envelope("1.2", "", "<Say><Text>a</Text>"), "Say"),
        (&envelope("1.2", "", "<Say><Text>a</Text></Say><Say/>"), "second element"),
    ];
    for (body, says) in cases {
        let refused = post(SOAP_12, body);
        assert_eq!(refused.status().as_u16(), 400, "{body}");
        assert!(refused.body().contains("<soap:Value>soap:Sender</soap:Value>"), "{}", refused.body());
        assert!(says.split('|').any(|says| refused.body().contains(says)), "{body}: {}", refused.body());
    }
}

#[test]
fn other_soap_version_is_a_version_mismatch_fault() {
    let refused = post(SOAP_12, &envelope("1.1", "", "<Say><Text>a</Text></Say>"));
    assert_eq!(refused.status().as_u16(), 500);
    assert_eq!(refused.headers()["Content-Type"], "text/xml; charset=utf-8");
    assert!(refused.body().contains("<faultcode>soap:VersionMismatch</faultcode>"), "{}", refused.body());
}

#[test]
fn unknown_mandatory_header_is_a_fault() {
    let next = "http://www.w3.org/2003/05/soap-envelope/role/next";
    let say = "<Say><Text>a</Text></Say>";
    for (header, understood) in [
        ("<Trace e:mustUnderstand='1'>t</Trace>", true),
        ("<x:Other xmlns:x='urn:x' e:mustUnderstand='0'/>", true),
        ("<x:Other xmlns:x='urn:x' mustUnderstand='1'/>", true),
        ("<x:Other xmlns:x='urn:x' e:mustUnderstand='1' e:role='urn:someone-else'/>", true),
        ("<x:Other xmlns:x='urn:x' e:mustUnderstand='1'/>", false),
        ("<x:Other xmlns:x='urn:x' e:mustUnderstand=' true '/>", false),
        (&format!("<x:Other xmlns:x='urn:x' e:role='{next}' e:mustUnderstand='1'><y/></x:Other>"), false),
    ] {
        let answer = post(SOAP_12, &envelope("1.2", header, say));
        assert_eq!(answer.status().as_u16(), if understood { 200 } else { 500 }, "{header}");
        assert_eq!(answer.body().contains("soap:MustUnderstand"), !understood, "{header}: {}", answer.body());
    }
}

#[test]
fn soap_1_1_request_has_its_action_in_a_header_and_faults_have_status_500() {
    let server = UserServer::new(Passwords);
    let uri = "http://www.superoffice.net/ws/crm/NetServer/Services86";
    let post = |action: Option<&str>, body: &str| {
        let request = Request::post("/").header("Content-Type", "text/xml; charset=\"utf-16\"");
        let request = action.into_iter().fold(request, |request, action| request.header("SOAPAction", action));
        let mut bytes = vec![0xFE, 0xFF];
        bytes.extend(envelope("1.1", "", body).encode_utf16().flat_map(u16::to_be_bytes));
        text(now(server.handle(request.body(bytes).unwrap())))
    };
    let body = format!("<SetPassword xmlns='{uri}'><AssociateId>5</AssociateId></SetPassword>");
    let action = format!("\"{uri}/User/SetPassword\"");
    for action in [Some(action.as_str()), Some(action.trim_matches('"')), Some("\"\""), Some(""), None] {
        let answer = post(action, &body);
        assert_eq!(answer.status().as_u16(), 200, "{action:?}");
        assert!(answer.body().contains("Succeeded>false<"), "{}", answer.body());
    }
    let answer = post(Some(&action), &body.replace('5', "five"));
    assert_eq!(answer.status().as_u16(), 500);
    assert!(answer.body().contains("<faultcode>soap:Client</faultcode>"), "{}", answer.body());
    assert!(answer.body().contains("Envelope/Body/SetPassword/AssociateId"), "{}", answer.body());
    assert!(!answer.body().contains("five"), "{}", answer.body());
}

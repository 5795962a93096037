//! Tests that texts from a peer don't make errors long, multi-line or full of control characters.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::{
    album::album::{RequestHeaders, Share, operations::SHARE},
    servers::now,
    user::{
        self, SetPassword, SetPasswordResponse,
        server::{UserServer, UserService},
    },
};
use services86::user::operations::SET_PASSWORD;
use soapwright::{Attachment, Fault, TransportError, TransportErrorKind, http::Response, server::Request};
use std::error::Error;

/// Returns hostile texts. All but the last are allowed in XML.
fn texts() -> [String; 7] {
    let controls = "x\u{202e}\u{2066}\u{9b}31m\u{7f}\u{85}\u{2028}";
    [
        "a".repeat(1 << 16),
        "\u{1f600}".repeat(1 << 14),
        "\u{e4}".repeat(300),
        controls.to_owned(),
        controls.repeat(1 << 11),
        "x\n\r\n\ty".repeat(1 << 10),
        "x\x1b[31m\x07\0\n\u{202e}".repeat(1 << 10),
    ]
}

/// Asserts that a text is one short line.
#[track_caller]
fn assert_harmless(shown: &str) {
    assert!(shown.len() < 4096, "{} bytes: {}", shown.len(), shown.chars().take(200).collect::<String>());
    let controls = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!shown.contains(controls), "{}", shown.escape_debug());
}

/// Asserts that an error and its sources are formatted as one short line.
#[track_caller]
fn assert_error_is_harmless(error: &(dyn Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        assert_harmless(&error.to_string());
        assert_harmless(&format!("{error:?}"));
        next = error.source();
    }
}

/// Returns envelopes in which `@` marks the places of a hostile text.
fn envelopes() -> Vec<String> {
    let around = |soap: &str, header: &str, body: &str| {
        format!(
            "<s:Envelope xmlns:s='{soap}' xmlns:n='http://www.superoffice.net/ws/crm/NetServer/Services86'>\
             <s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
        )
    };
    let soap11 = |header: &str, body: &str| around("http://schemas.xmlsoap.org/soap/envelope/", header, body);
    let soap12 = |body: &str| around("http://www.w3.org/2003/05/soap-envelope", "", body);
    let answer = |content: &str| format!("<n:SetPasswordResponse>{content}</n:SetPasswordResponse>");
    let deep = |name: &str| format!("{}<n:x>", format!("<{name}>").repeat(200));
    let mut envelopes = vec![
        "<@/>".to_owned(),
        "<@:Envelope/>".to_owned(),
        "<Envelope xmlns='@'/>".to_owned(),
        "<s:@ xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>".to_owned(),
        "<?xml version=\"1.0\" encoding=\"@\"?><a/>".to_owned(),
        "@".to_owned(),
        "<?@?><!--@--><![CDATA[@]]>".to_owned(),
        "<!DOCTYPE @><a/>".to_owned(),
        "<a>&@;</a>".to_owned(),
        "<a></@>".to_owned(),
        "<@>".to_owned(),
    ];
    let odd = [
        "<n:@/>",
        "<@:x/>",
        "<@/>",
        "<n:x @='1'/>",
        "<n:x @:y='1'/>",
        "<n:x y='@'/>",
        "<n:x y='&@;'/>",
        "&@;",
        "<n:x xmlns:@='y'/>",
        "<n:x xmlns:y='' z='@'/>",
        "<n:x y=''@/>",
        "<n:x y='1' @='2' @='3'/>",
        "@",
        "<n:x><n:@></n:x>",
        "<n:x s:mustUnderstand='1'/><n:@ s:mustUnderstand='1'/>",
    ];
    for odd in odd {
        envelopes.extend([
            soap11(odd, ""),
            soap11("", odd),
            soap11("", &answer(odd)),
            soap11("", &answer(&format!("<n:Response>{odd}</n:Response>"))),
            soap11("", &format!("<s:Fault><faultcode>{odd}</faultcode></s:Fault>")),
        ]);
    }
    envelopes.extend([
        soap11("", &answer("<n:Response>@</n:Response>")),
        soap11("", &deep("n:@")),
        soap11("", &answer(&deep("n:@"))),
        soap11("", "<n:SetPasswordResponse/><n:@/>"),
        soap11("", "<s:Fault><faultcode>s:@</faultcode><faultstring>@</faultstring><faultactor>@</faultactor>\
                    <detail><n:x>@</n:x></detail></s:Fault>"),
        soap12(&format!(
            "<s:Fault><s:Code><s:Value>s:@</s:Value>{}{}</s:Code><s:Reason><s:Text>@</s:Text></s:Reason><s:Role>@</s:Role>\
             </s:Fault>",
            "<s:Subcode><s:Value>n:@</s:Value>".repeat(20),
            "</s:Subcode>".repeat(20)
        )),
        soap11("<n:ExceptionInfo><n:Message>@</n:Message></n:ExceptionInfo>", ""),
        soap11("<n:ExceptionInfo><n:Message><n:@/></n:Message></n:ExceptionInfo>",
            "<s:Fault><faultcode>s:@</faultcode><faultstring>@</faultstring><faultactor>@</faultactor></s:Fault>"),
        soap11("<n:Succeeded>@</n:Succeeded>", ""),
    ]);
    envelopes
}

#[test]
fn hostile_response_makes_a_short_error() {
    let mut errors = 0;
    for text in texts() {
        for envelope in envelopes() {
            // Many long names would make the test slow.
            let text = if envelope.len() > 4_000 { text.chars().take(2_000).collect() } else { text.clone() };
            let body = envelope.replace('@', &text);
            for status in [200, 500] {
                let response = Response::builder().status(status).body(body.clone()).unwrap();
                if let Err(error) = SET_PASSWORD.decode(response) {
                    assert_error_is_harmless(&error);
                    errors += 1;
                }
            }
        }
    }
    assert!(errors > 1_000, "{errors}");
}

#[test]
fn hostile_http_headers_make_a_short_error() {
    let mut errors = 0;
    for text in texts() {
        let types =
            ["@", "text/xml; charset=@", "multipart/related; boundary=@", "multipart/related; boundary=b; start=\"@\""];
        for content_type in types {
            for (status, body) in [(200, "<a/>"), (302, ""), (500, "--b\r\n\r\n<a/>\r\n--b--")] {
                let (content_type, location) = (content_type.replace('@', &text), &text);
                let response = Response::builder()
                    .status(status)
                    .header("Content-Type", content_type)
                    .header("Location", location);
                // Other texts can't be in a header.
                if let Ok(response) = response.body(body) {
                    assert_error_is_harmless(&SET_PASSWORD.decode(response).unwrap_err());
                    errors += 1;
                }
            }
        }
        let broken = TransportError::new(TransportErrorKind::Broken).with_source(text);
        assert_harmless(&format!("{broken}{broken:?}"));
    }
    assert!(errors > 10, "{errors}");
}

#[test]
fn http_error_keeps_the_start_and_length_of_the_body() {
    for length in [0, 1, (64 << 10) - 1, 64 << 10, (64 << 10) + 1, 1 << 20] {
        let response = Response::builder().status(503).body(vec![b'x'; length]).unwrap();
        let error = SET_PASSWORD.decode(response).unwrap_err();
        let soapwright::Error::Http(http) = &error else { panic!("{error:?}") };
        assert_eq!((http.body.len(), http.body_len), (length.min(64 << 10), length));
        assert!(length == 0 || error.to_string().contains(&format!(" {length} bytes ")), "{error}");
    }
}

#[test]
fn hostile_parts_make_a_short_error() {
    let parts = [
        ("<a:Page>cid:@</a:Page>", ""),
        ("<a:Page>@</a:Page>", ""),
        ("<i:Include xmlns:i='http://www.w3.org/2004/08/xop/include' href='cid:@'/>", ""),
        ("", "Content-ID: <@>\r\nContent-Transfer-Encoding: @"),
        ("", "Content-ID: <@>\r\nContent-Transfer-Encoding: base64"),
        ("", "@"),
    ];
    for text in texts() {
        for (element, headers) in parts {
            for kind in ["text/xml", "application/xop+xml"] {
                let body = format!(
                    "--b\r\nContent-Type: {kind}\r\n\r\n<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' \
                     xmlns:a='urn:album'><s:Body><a:Share>{element}</a:Share></s:Body></s:Envelope>\r\n\
                     --b\r\n{headers}\r\n\r\nA\r\n--b--"
                );
                let content_type = format!("multipart/related; type=\"{kind}\"; boundary=b");
                if let Err(error) = SHARE.decode_request(body.replace('@', &text).as_bytes(), Some(&content_type)) {
                    assert_error_is_harmless(&error);
                }
            }
        }
    }
}

#[test]
fn unsendable_value_makes_a_short_error() {
    for text in texts() {
        let attachment = Attachment { content_id: Some(format!(" {text}").into()), ..Attachment::new("", "") };
        let named = Attachment { headers: [(format!("{text} "), String::new())].into(), ..Attachment::new("", "") };
        for attachment in [attachment, named] {
            let request = Share::new().cover(attachment);
            assert_error_is_harmless(&SHARE.encode(&request, &RequestHeaders::default()).unwrap_err());
        }
        let fault: Fault = Fault::new(format!("{text} "), "");
        assert_error_is_harmless(&fault);
        assert_error_is_harmless(&SHARE.encode_fault(&fault).unwrap_err());
        let fault: Fault = Fault::new("", "").with_subcodes(vec![text.clone(); 100]).with_actor(text);
        assert_error_is_harmless(&fault);
    }
}

struct Passwords;

impl UserService for Passwords {
    async fn set_password(&self, _: SetPassword, _: user::RequestHeaders) -> user::server::Result<SetPasswordResponse> {
        Ok(SetPasswordResponse::default().into())
    }
}

#[test]
fn server_answers_a_hostile_request_with_a_short_fault() {
    let server = UserServer::new(Passwords);
    let mut faults = 0;
    for text in texts() {
        let types = ["text/xml".to_owned(), format!("text/xml; charset={text}"), format!("{text}/xml")];
        let plain: String = text.chars().filter(|c| *c == ' ' || c.is_ascii_graphic()).collect();
        for envelope in envelopes() {
            let text = if envelope.len() > 4_000 { text.chars().take(2_000).collect() } else { text.clone() };
            let body = envelope.replace('@', &text).replace("Response>", ">");
            for content_type in &types {
                for action in ["", &plain] {
                    let request = Request::post("/").header("Content-Type", content_type).header("SOAPAction", action);
                    let Ok(request) = request.body(body.clone().into_bytes()) else { continue };
                    let response = now(server.handle(request));
                    if response.status().as_u16() >= 400 {
                        faults += 1;
                        assert_harmless(&String::from_utf8_lossy(response.body()));
                    }
                }
            }
        }
    }
    assert!(faults > 500, "{faults}");
}

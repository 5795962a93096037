//! Tests that secrets, in every place that a contract can have one, are sent only in messages and never shown.

#![allow(clippy::unwrap_used, clippy::panic, reason = "this is test code")]

use downstream::vault::{
    types::{
        AnyProof, ByKeyEntry, CredentialsElement, Letter, LetterContent, Login, NumberOrText, One, Places,
        PlacesChoice, PlacesGroup, SecretText, Signed, Text,
        oasis_200401_wss_wssecurity_secext_1_0::SecurityHeaderType,
    },
    vault::{
        AskFault, Enter, Refused, RequestHeaders, ResponseHeaders, Session, SessionToken, Store, VaultClient,
        operations,
    },
};
use soapwright::{
    Attachment, Base64Binary, BlockingTransport, Bytes, Check, Client, Dictionary, Element, Encoded, Error, Fault,
    Headers, List, Nillable, QName, TransportError,
    http::StatusCode,
    http::{Request, Response},
};
use std::fmt::Debug;

const SECRET: &str = "hunter2";
/// A secret number.
const NUMBER: &str = "918273645";
/// `SECRET` in base64.
const BASE64: &str = "aHVudGVyMg==";
/// The first bytes of `SECRET`, in the format of `Debug`.
const BYTES: &str = "104, 117, 110";

fn secret() -> String {
    SECRET.to_owned()
}

fn text() -> Text {
    Text::new(SECRET)
}

/// Returns a WS-Security header with a password, which is open content in the contract.
fn security() -> SecurityHeaderType {
    let name = |local: &str| QName::new("urn:wsse", local);
    let mut token = Element { name: name("UsernameToken"), ..Element::default() };
    token.value.content.push(soapwright::Node::Element(Element::new(name("Password"), SECRET)));
    SecurityHeaderType { any: vec![token], ..SecurityHeaderType::default() }
}

/// Returns requests with a secret in one place each, with the name of the place.
fn places() -> Vec<(&'static str, Places)> {
    let nil = Nillable::nil().with_attribute("", "Type", SECRET);
    let signed = Signed::new(SECRET);
    let letter = |piece: LetterContent| Letter { content: vec![piece] };
    let choice = PlacesChoice::Ticket(Login { key: Some(secret()), ..Login::default() }.into());
    let login = Login { user: Some(secret()), key: None };
    let entry = ByKeyEntry { key: "a".to_owned(), password: secret() };
    let by_name = Dictionary::from([("a".to_owned(), secret())]);
    vec![
        ("simple content", Places::new().password(text())),
        ("a union", Places::new().token(NumberOrText::Text(secret()))),
        ("a number in a union", Places::new().token(918_273_645)),
        ("an enumeration", Places::new().secret(One::Other(secret()))),
        ("a number", Places::new().pin(918_273_645)),
        ("a list", Places { api_keys: Some(List(vec![secret()])), ..Places::default() }),
        ("binary", Places { private_key: Some(Base64Binary(SECRET.into())), ..Places::default() }),
        ("a wrapper", Places { passwords: Some(vec![secret()]), ..Places::default() }),
        ("an item of a wrapper", Places { earlier: Some(vec![secret()]), ..Places::default() }),
        ("a struct", Places { credential: Some(login.into()), ..Places::default() }),
        ("anything", Places { access_token: Some(SECRET.into()), ..Places::default() }),
        ("one that may be nil", Places { otp: Some(text().into()), ..Places::default() }),
        ("an attribute of a nil one", Places { otp: Some(nil), ..Places::default() }),
        ("a list of entries", Places { entries: Some(vec![entry]), ..Places::default() }),
        ("a dictionary", Places { by_name: Some(by_name), ..Places::default() }),
        ("a simple type", Places { word: Some(secret()), ..Places::default() }),
        ("a type", Places::new().said(SecretText::new(SECRET))),
        ("a derived type", Places { proof: Some(signed.into()), ..Places::default() }),
        (
            "mixed content",
            Places { letter: Some(letter(LetterContent::Passcode(secret())).into()), ..Places::default() },
        ),
        ("text of mixed content", Places { passphrase: Some(letter(SECRET.into()).into()), ..Places::default() }),
        ("a reference", Places { passwd: Some(secret()), ..Places::default() }),
        ("a substitute", Places { credentials: Some(CredentialsElement::Badge(secret()).into()), ..Places::default() }),
        ("an alternative", Places { choice: Some(choice.into()), ..Places::default() }),
        ("a group", Places { groups: vec![PlacesGroup { who: "a".to_owned(), pwd: secret() }], ..Places::default() }),
        ("WS-Security", Places { security: Some(security().into()), ..Places::default() }),
        ("an attribute", Places { shared_key: Some(NumberOrText::Text(secret())), ..Places::default() }),
    ]
}

fn headers() -> Vec<(&'static str, RequestHeaders)> {
    let session = Session { authorization: Some(text().into()) };
    vec![
        ("a header", RequestHeaders { session_ticket: Some(secret()), ..RequestHeaders::default() }),
        ("an element of a header", RequestHeaders { session: Some(session.into()), ..RequestHeaders::default() }),
        ("WS-Security's header", RequestHeaders { security: Some(security().into()), ..RequestHeaders::default() }),
    ]
}

fn is_shown(text: &str) -> bool {
    [SECRET, NUMBER, BASE64, BYTES].iter().any(|secret| text.contains(secret))
}

fn assert_hides(place: &str, value: &(impl Debug + ?Sized)) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!is_shown(&text), "{place}: {text}");
    }
}

fn assert_error_hides(place: &str, error: &(dyn std::error::Error + 'static)) {
    let mut error = Some(error);
    while let Some(one) = error {
        assert_hides(place, one);
        assert!(!is_shown(&one.to_string()), "{place}: {one}");
        error = one.source();
    }
}

/// Asserts that a message contains a secret, is marked as such and doesn't show it.
fn assert_holds_secret(place: &str, message: &Encoded) {
    assert!(is_shown(&String::from_utf8_lossy(&message.body)), "{place}: the secret isn't in the message");
    assert!(message.has_secret, "{place}");
    assert_hides(place, message);
}

/// A transport that panics when it is used.
#[derive(Debug)]
struct Never;

impl BlockingTransport for Never {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        panic!("a request to {} was sent", request.uri());
    }
}

fn client() -> VaultClient<Never> {
    VaultClient::new(Never, "http://127.0.0.1/vault").unwrap()
}

fn assert_refused<T: Debug, H: Headers, F: soapwright::Faults>(place: &str, answer: Result<T, Error<H, F>>) {
    assert!(matches!(answer, Err(Error::Insecure(_))), "{place}: {answer:?}");
}

fn answer(message: Encoded) -> Response<Vec<u8>> {
    Response::builder().header("Content-Type", &*message.content_type).body(message.body).unwrap()
}

#[test]
fn secrets_in_bodies_are_refused_over_http_and_redacted() {
    for (place, body) in places() {
        assert_hides(place, &body);
        assert_holds_secret(place, &operations::ASK.encode(&body, &RequestHeaders::default()).unwrap());
        assert_refused(place, client().ask(body.clone()).send());
        let response = operations::ASK.encode_response(&body, &ResponseHeaders::default()).unwrap();
        let read = operations::ASK.decode(answer(response)).unwrap();
        assert!(read.body == body, "{place}: the value changed");
        assert_hides(place, &read);
    }
}

#[test]
fn secrets_in_headers_are_refused_over_http_and_redacted() {
    for (place, headers) in headers() {
        assert_hides(place, &headers);
        assert_holds_secret(place, &operations::ASK.encode(&Places::new(), &headers).unwrap());
        let client = client().with_headers(headers.clone());
        assert_hides(place, &client);
        assert_refused(place, client.ask(Places::new()).send());
        let RequestHeaders { session_ticket, session, security } = headers;
        let headers = ResponseHeaders { session_ticket, session, security };
        let response = operations::ASK.encode_response(&Places::new(), &headers).unwrap();
        let read = operations::ASK.decode(answer(response)).unwrap();
        assert!(read.headers == headers, "{place}: the value changed");
        assert_hides(place, &read);
    }
}

#[test]
fn secrets_in_parts_are_refused_over_http_and_redacted() {
    let token = SessionToken::new(SECRET);
    assert_hides("a text as a body", &token);
    assert_holds_secret("a text as a body", &operations::RENEW.encode(&token, &RequestHeaders::default()).unwrap());
    assert_refused("a text as a body", client().renew(token.clone()).send());
    let read = operations::RENEW
        .decode(answer(operations::RENEW.encode_response(&token, &ResponseHeaders::default()).unwrap()))
        .unwrap();
    assert!(read.body == token);
    assert_hides("a text as an answer", &read);

    let enter = Enter::new("a", NumberOrText::Text(secret()));
    assert_hides("a part in rpc style", &enter);
    assert_holds_secret("a part in rpc style", &operations::ENTER.encode(&enter, &RequestHeaders::default()).unwrap());
    assert_refused("a part in rpc style", client().enter(enter).send());

    let file = Attachment { content_id: Some(secret().into()), ..Attachment::new("application/octet-stream", SECRET) };
    let store = Store::new("a", file);
    assert_hides("an attachment", &store);
    assert_holds_secret("an attachment", &operations::STORE.encode(&store, &RequestHeaders::default()).unwrap());
    assert_refused("an attachment", client().store(store).send());
}

#[test]
fn secrets_in_faults_are_redacted() {
    for (place, typed) in [
        ("a fault of text", AskFault::StaleToken(text().into())),
        ("a struct", AskFault::Refused(Refused { password: Some(secret()) }.into())),
    ] {
        assert_hides(place, &typed);
        let fault = Fault::client("no").with_detail(typed.clone()).with_headers(ResponseHeaders::default());
        assert_error_hides(place, &fault);
        let message = operations::ASK.encode_fault(&fault).unwrap();
        assert!(is_shown(&String::from_utf8_lossy(&message.body)), "{place}: the secret isn't in the message");
        let mut response = answer(message);
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        let error = operations::ASK.decode(response).unwrap_err();
        assert_error_hides(place, &error);
        let Error::Fault(fault) = error else { panic!("{place}: {error:?}") };
        assert!(fault.typed == Some(typed), "{place}: the value changed");
        assert_error_hides(place, &fault.untyped());
    }
}

#[test]
fn violations_do_not_show_secrets() {
    let token = Places { choice: places().into_iter().find_map(|(_, place)| place.choice), ..Places::default() };
    let nested = Places { credential: Some(Login { key: Some(secret()), user: None }.into()), ..Places::default() };
    let values = [Places::new().password(text()), Places::new().secret(One::Other(secret())), token, nested];
    for value in values {
        let violations = value.check().unwrap_err();
        assert_eq!(violations.len(), 1, "{violations}");
        assert_error_hides("a violation", &violations);
    }
    let open = Places { letter: None, user: Some(secret()), ..Places::default() };
    assert!(is_shown(&format!("{open:?}")), "a value that isn't a secret is hidden");
}

#[test]
fn values_that_are_not_secrets_are_shown() {
    let plain = Places {
        user: Some(secret()),
        has_password: Some(true),
        max_passwords: Some(3),
        password_expiry: Some(secret()),
        boarding_pass: Some(secret()),
        proof: Some(AnyProof::Other("signed".into()).into()),
        letter: Some(Letter { content: vec![LetterContent::Em(secret()), SECRET.into()] }.into()),
        choice: Some(PlacesChoice::Guest(secret()).into()),
        ..Places::default()
    };
    let shown = format!("{plain:?}");
    assert_eq!(shown.matches(SECRET).count(), 6, "{shown}");
    assert!(shown.contains("has_password: Some(true), max_passwords: Some(3)"), "{shown}");
    assert!(!operations::ASK.encode(&plain, &RequestHeaders::default()).unwrap().has_secret);
    // An absent secret is shown as absent.
    assert!(shown.contains("password: None"), "{shown}");
}

#[test]
fn addresses_are_shown_without_credentials() {
    let endpoint = format!("https://example.com:8443/vault?ticket={SECRET}#{SECRET}");
    let client: Client<_, ()> = Client::new(Never, endpoint).unwrap();
    assert_hides("a client", &client);
    assert!(format!("{client:?}").contains("https://example.com:8443/vault"), "{client:?}");
    assert_error_hides(
        "an endpoint",
        &Client::<_, ()>::new(Never, format!("https://a:{SECRET}@example.com")).unwrap_err(),
    );
    let location = format!("https://a:{SECRET}@example.com:1/{SECRET}/?ticket={SECRET}");
    let response = Response::builder().status(302).header("Location", location).body(SECRET).unwrap();
    let error = operations::ASK.decode(response).unwrap_err();
    assert_error_hides("a redirect", &error);
    assert!(error.to_string().contains("https://example.com:1;"), "{error}");
    assert!(format!("{error:?}").contains("https://example.com:1"), "{error:?}");
}

//! A secret in every place that a contract can have one in is in the message, and nowhere else.

#![allow(clippy::unwrap_used, clippy::panic, reason = "this is test code")]

use downstream::vault::{
    types::{
        AnyProof, ByKeyEntry, CredentialsElement, Letter, LetterContent, Login, NumberOrText, One, Places,
        PlacesChoice, PlacesGroup, SecretText, Signed, Text,
        oasis_200401_wss_wssecurity_secext_1_0::SecurityHeaderType,
    },
    vault::{
        AskFault, Enter, Refused, RequestHeaders, ResponseHeaders, Session, SessionToken, Store, blocking::VaultClient,
        operations,
    },
};
use soapwright::{
    Attachment, Base64Binary, BlockingTransport, Check, Client, Dictionary, Element, Encoded, Error, Fault, Headers,
    HttpRequest, HttpResponse, List, Nillable, QName, TransportError,
};
use std::fmt::Debug;

const SECRET: &str = "hunter2";
/// Another, as a number.
const NUMBER: &str = "918273645";
/// The text in base64; and its first bytes as `Debug` shows numbers.
const BASE64: &str = "aHVudGVyMg==";
const BYTES: &str = "104, 117, 110";

fn secret() -> String {
    SECRET.to_owned()
}

fn text() -> Text {
    Text { value: secret(), ..Text::default() }
}

/// WS-Security's header with a user and a password in it, which the contract leaves open.
fn security() -> SecurityHeaderType {
    let name = |local: &str| QName::new("urn:wsse", local);
    let mut token = Element { name: name("UsernameToken"), ..Element::default() };
    token.value.content.push(soapwright::Node::Element(Element::new(name("Password"), SECRET)));
    SecurityHeaderType { any: vec![token], ..SecurityHeaderType::default() }
}

/// A request with a secret in one place each, and where that is.
fn places() -> Vec<(&'static str, Places)> {
    let nil = Nillable::nil().with_attribute("", "Type", SECRET);
    let signed = Signed { token: secret(), ..Signed::default() };
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
        (
            "a type",
            Places { said: Some(SecretText { value: secret(), ..SecretText::default() }.into()), ..Places::default() },
        ),
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

fn hides(place: &str, value: &(impl Debug + ?Sized)) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!is_shown(&text), "{place}: {text}");
    }
}

fn hides_error(place: &str, error: &(dyn std::error::Error + 'static)) {
    let mut error = Some(error);
    while let Some(one) = error {
        hides(place, one);
        assert!(!is_shown(&one.to_string()), "{place}: {one}");
        error = one.source();
    }
}

/// The message has a secret in it, says so, and doesn't show it.
fn holds(place: &str, message: &Encoded) {
    assert!(is_shown(&String::from_utf8_lossy(&message.body)), "{place}: the secret isn't in the message");
    assert!(message.has_secret, "{place}");
    hides(place, message);
}

/// Nothing is ever sent over it.
#[derive(Debug)]
struct Never;

impl BlockingTransport for Never {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        panic!("{request:?} was sent");
    }
}

fn client() -> VaultClient<Never> {
    VaultClient::new(Never, "http://127.0.0.1/vault").unwrap()
}

fn refused<T: Debug, H: Headers, F: soapwright::Faults>(place: &str, answer: Result<T, Error<H, F>>) {
    assert!(matches!(answer, Err(Error::Insecure)), "{place}: {answer:?}");
}

fn answer(message: Encoded) -> HttpResponse {
    let content_type = Some(message.content_type.into_owned());
    HttpResponse { status: 200, content_type, body: message.body, ..HttpResponse::default() }
}

#[test]
fn each_place_of_a_body_is_refused_and_redacted() {
    for (place, body) in places() {
        hides(place, &body);
        holds(place, &operations::ASK.encode(&body, &RequestHeaders::default()).unwrap());
        refused(place, client().ask(body.clone()));
        let response = operations::ASK.encode_response(&body, &ResponseHeaders::default()).unwrap();
        let read = operations::ASK.decode(answer(response)).unwrap();
        assert!(read.body == body, "{place}: it comes back as it was");
        hides(place, &read);
    }
}

#[test]
fn each_header_is_refused_and_redacted() {
    for (place, headers) in headers() {
        hides(place, &headers);
        holds(place, &operations::ASK.encode(&Places::new(), &headers).unwrap());
        let client = client().with_headers(headers.clone());
        hides(place, &client);
        refused(place, client.ask(Places::new()));
        let RequestHeaders { session_ticket, session, security } = headers;
        let headers = ResponseHeaders { session_ticket, session, security };
        let response = operations::ASK.encode_response(&Places::new(), &headers).unwrap();
        let read = operations::ASK.decode(answer(response)).unwrap();
        assert!(read.headers == headers, "{place}: it comes back as it was");
        hides(place, &read);
    }
}

#[test]
fn bodies_and_parts_are_refused_and_redacted() {
    let token = SessionToken::new().value(SECRET);
    hides("a text as a body", &token);
    holds("a text as a body", &operations::RENEW.encode(&token, &RequestHeaders::default()).unwrap());
    refused("a text as a body", client().renew(token.clone()));
    let read = operations::RENEW
        .decode(answer(operations::RENEW.encode_response(&token, &ResponseHeaders::default()).unwrap()))
        .unwrap();
    assert!(read.body == token);
    hides("a text as an answer", &read);

    let enter = Enter::new().user("a").password(NumberOrText::Text(secret()));
    hides("a part in rpc style", &enter);
    holds("a part in rpc style", &operations::ENTER.encode(&enter, &RequestHeaders::default()).unwrap());
    refused("a part in rpc style", client().enter(enter));

    let file = Attachment { content_id: Some(secret().into()), ..Attachment::new("application/octet-stream", SECRET) };
    let store = Store::new().user("a").client_secret(file);
    hides("an attachment", &store);
    holds("an attachment", &operations::STORE.encode(&store, &RequestHeaders::default()).unwrap());
    refused("an attachment", client().store(store));
}

#[test]
fn faults_are_redacted() {
    for (place, typed) in [
        ("a fault of text", AskFault::StaleToken(text().into())),
        ("a struct", AskFault::Refused(Refused { password: Some(secret()) }.into())),
    ] {
        hides(place, &typed);
        let fault = Fault::client("no").with_detail(typed.clone()).with_headers(ResponseHeaders::default());
        hides_error(place, &fault);
        let message = operations::ASK.encode_fault(&fault).unwrap();
        assert!(is_shown(&String::from_utf8_lossy(&message.body)), "{place}: the secret isn't in the message");
        let error = operations::ASK.decode(HttpResponse { status: 500, ..answer(message) }).unwrap_err();
        hides_error(place, &error);
        let Error::Fault(fault) = error else { panic!("{place}: {error:?}") };
        assert!(fault.typed == Some(typed), "{place}: it comes back as it was");
        hides_error(place, &fault.untyped());
    }
}

#[test]
fn a_secret_that_breaks_its_contract_is_not_shown() {
    let token = Places { choice: places().into_iter().find_map(|(_, place)| place.choice), ..Places::default() };
    let nested = Places { credential: Some(Login { key: Some(secret()), user: None }.into()), ..Places::default() };
    let values = [Places::new().password(text()), Places::new().secret(One::Other(secret())), token, nested];
    for value in values {
        let violations = value.check().unwrap_err();
        assert_eq!(violations.len(), 1, "{violations}");
        hides_error("a violation", &violations);
    }
    let open = Places { letter: None, user: Some(secret()), ..Places::default() };
    assert!(is_shown(&format!("{open:?}")), "what is no secret is shown");
}

#[test]
fn what_is_no_secret_is_sent_and_shown() {
    let plain = Places {
        user: Some(secret()),
        has_password: Some(true),
        max_passwords: Some(3),
        password_expiry: Some(secret()),
        boarding_pass: Some(secret()),
        proof: Some(AnyProof::default().into()),
        letter: Some(Letter { content: vec![LetterContent::Em(secret()), SECRET.into()] }.into()),
        choice: Some(PlacesChoice::Guest(secret()).into()),
        ..Places::default()
    };
    let shown = format!("{plain:?}");
    assert_eq!(shown.matches(SECRET).count(), 6, "{shown}");
    assert!(shown.contains("has_password: Some(true), max_passwords: Some(3)"), "{shown}");
    assert!(!operations::ASK.encode(&plain, &RequestHeaders::default()).unwrap().has_secret);
    // That there is no secret is none.
    assert!(shown.contains("password: None"), "{shown}");
}

#[test]
fn addresses_are_shown_without_credentials() {
    let endpoint = format!("https://example.com:8443/vault?ticket={SECRET}#{SECRET}");
    let client: Client<_, ()> = Client::new(Never, endpoint).unwrap();
    hides("a client", &client);
    assert!(format!("{client:?}").contains("https://example.com:8443/vault"), "{client:?}");
    hides_error("an endpoint", &Client::<_, ()>::new(Never, format!("https://a:{SECRET}@example.com")).unwrap_err());
    let location = Some(format!("https://a:{SECRET}@example.com:1/{SECRET}/?ticket={SECRET}"));
    let response = HttpResponse { status: 302, location, body: SECRET.into(), ..HttpResponse::default() };
    hides("a response", &response);
    let error = operations::ASK.decode(response).unwrap_err();
    hides_error("a redirect", &error);
    assert!(error.to_string().contains("https://example.com:1;"), "{error}");
    assert!(format!("{error:?}").contains("https://example.com:1"), "{error:?}");
}

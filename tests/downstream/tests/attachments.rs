//! Tests of generated clients and servers with attachments.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::{
    album::album::{
        Add, AddResponse, AlbumClient, RequestHeaders, Scan, ScanResponse, Share, ShareResponse, ShareResponseChoice,
        Turn, TurnResponse,
        operations::{ADD, SCAN, SHARE, TURN},
        server::{AlbumServer, AlbumService, Result},
    },
    servers::now,
};
use soapwright::{
    Answer, Attachment, Error, SoapVersion,
    http::Response,
    server::{InProcess, Request},
};

/// Returns the attachments of the request, and the label as an additional attachment.
struct Echo;

fn token(token: Attachment) -> ShareResponse {
    ShareResponse { choice: ShareResponseChoice::Token(token) }
}

impl AlbumService for Echo {
    async fn add(&self, request: Add, headers: RequestHeaders) -> Result<AddResponse> {
        assert_eq!(request.thumb_nail.bytes, "small");
        let label = Attachment::new("text/plain", headers.label.unwrap_or_default());
        Ok(Answer::new(AddResponse { photo: request.photo }).with_attachments([label]))
    }

    async fn turn(&self, Turn { degrees, photo }: Turn, _: RequestHeaders) -> Result<TurnResponse> {
        Ok(TurnResponse { degrees: degrees + 90, photo, api_key: Attachment::new("text/plain", "key") }.into())
    }

    async fn share(&self, request: Share, _: RequestHeaders) -> Result<ShareResponse> {
        Ok(token(request.cover.unwrap_or_default()).into())
    }

    async fn scan(&self, request: Scan, _: RequestHeaders) -> Result<ScanResponse> {
        let book: Vec<u8> = request.page.into_iter().flat_map(|page| page.0).collect();
        Ok(ScanResponse { book: Some(book.into()), ..ScanResponse::default() }.into())
    }
}

fn client() -> AlbumClient<InProcess<AlbumServer<Echo>>> {
    AlbumClient::new(InProcess::new(AlbumServer::new(Echo)), "http://album.invalid/").unwrap()
}

#[test]
fn attachments_are_fields_of_messages() {
    let request =
        Add::new("day 1", Attachment::new("image/png", vec![0, 1, 2, 255]), Attachment::new("image/gif", "small"));
    let client = client().with_headers(RequestHeaders { label: Some("mine".to_owned()) });
    let answer = now(client.add(request)).unwrap();
    assert_eq!(&*answer.body.photo.content_type, "image/png");
    assert_eq!(answer.body.photo.bytes, vec![0, 1, 2, 255]);
    assert_eq!(answer.attachments[0].bytes, "mine");
}

#[test]
fn rpc_message_with_attachment_round_trips() {
    let request = Turn::new(1, Attachment::new("", "p"));
    let answer = now(client().turn(request)).unwrap().body;
    assert_eq!(
        (answer.degrees, &*answer.photo.bytes, &*answer.photo.content_type),
        (91, &b"p"[..], "application/octet-stream")
    );
    // The name `api_key` makes it a secret.
    assert!(format!("{answer:?}").ends_with("api_key: [redacted] }"));
    assert!(TURN.encode_response(&answer, &()).unwrap().has_secret);
}

#[test]
fn missing_attachment_is_an_error_with_its_name() {
    let empty = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>";
    let response = Response::new(Vec::from(empty));
    let Err(Error::Read(error)) = ADD.decode(response) else { panic!() };
    assert_eq!(
        error.to_string().split(" (at").next(),
        Some("Envelope: required attachment for the part `photo` is missing")
    );
}

#[test]
fn mtom_request_gets_an_mtom_response() {
    let page: Vec<u8> = (0..600).map(|n| (n % 256) as u8).collect();
    let request = Scan { page: vec![page.clone().into(), [1].into()], hash: None };
    for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
        let server = InProcess::new(AlbumServer::new(Echo));
        let plain = soapwright::Client::new(server, "http://album.invalid/").unwrap();
        let client = AlbumClient::from(plain.with_mtom()).with_soap_version(version);
        let book = now(client.scan(request.clone())).unwrap().body.book.unwrap();
        assert_eq!(book.0, [&page[..], &[1]].concat());
    }
    let answer = ScanResponse { book: Some(page.into()), ..ScanResponse::default() };
    let sent = SCAN.with_mtom().encode_response(&answer, &()).unwrap();
    assert!(String::from_utf8_lossy(&sent.body).contains("<xop:Include "));
}

/// Sends a request of this content type to the server and returns the response's status and body.
fn post(content_type: &str, message: Vec<u8>) -> (u16, String) {
    let request = Request::post("/").header("Content-Type", content_type).body(message).unwrap();
    let response = now(AlbumServer::new(Echo).handle(request));
    (response.status().as_u16(), String::from_utf8_lossy(response.body()).into_owned())
}

#[test]
fn soap_version_is_taken_from_the_envelope_without_a_content_type() {
    let request = Scan { page: vec![vec![7; 600].into()], hash: None };
    for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
        let operation = SCAN.with_soap_version(version).with_mtom();
        let sent = operation.encode(&request, &RequestHeaders::default()).unwrap();
        let info = sent.content_type.find("start-info").unwrap();
        let start = sent.content_type.find("start=").unwrap();
        let without = format!("{}{}", &sent.content_type[..info], &sent.content_type[start..]);
        let untyped = without.replace("type=\"application/xop+xml\"; ", "");
        for content_type in [&*sent.content_type, &without, &untyped] {
            let (status, answer) = post(content_type, sent.body.clone());
            let namespace = if version == SoapVersion::Soap11 { "soap/envelope/" } else { "2003/05/soap-envelope" };
            assert!(status == 200 && answer.contains(namespace), "{content_type}: {status} {answer}");
        }
    }
    let sent = SCAN.encode_with(&[Attachment::default()], &request, &RequestHeaders::default()).unwrap();
    let (status, _) = post(&sent.content_type.replace("text/xml", "application/json"), sent.body);
    assert_eq!(status, 415);
}

#[test]
fn undeclared_attachments_are_sent_beside_the_request() {
    let more = Attachment { content_id: Some("a b%c@x".into()), ..Attachment::new("text/plain", "more") };
    assert_eq!(more.uri().as_deref(), Some("cid:a%20b%25c@x"));
    assert!(more.is_at("cid:a%20b%25c@x"));
    let more = Attachment { content_id: Some("invoice@x".into()), ..more };
    let request = Scan { page: vec![[1].into()], hash: None };
    let alone = SCAN.encode(&request, &RequestHeaders::default()).unwrap();
    let sent = SCAN.encode_with(std::slice::from_ref(&more), &request, &RequestHeaders::default()).unwrap();
    assert!(sent.content_type.starts_with("multipart/related; type=\"text/xml\""), "{}", sent.content_type);
    let text = String::from_utf8(sent.body).unwrap();
    assert!(text.contains(&String::from_utf8(alone.body).unwrap()), "{text}");
    let part = "Content-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <invoice@x>\r\n\r\nmore";
    assert!(text.contains(part), "{text}");
    // The server finds its declared parts among others.
    let server = InProcess::new(AlbumServer::new(Echo));
    let client = soapwright::Client::new(server, "http://album.invalid/").unwrap().with_attachments([more]);
    let request = Turn::new(1, Attachment::new("image/png", "p"));
    assert_eq!(now(AlbumClient::from(client).turn(request)).unwrap().body.photo.bytes, "p");
}

#[test]
fn element_that_refers_to_an_attachment_is_an_attachment() {
    let image = |bytes: &'static str| Attachment::new("image/png", bytes);
    let cover = Attachment { content_id: Some("cover@x".into()), ..image("cover") };
    let request =
        Share::new().cover(cover.clone()).page([image("one"), image("two"), image("one")]).more([cover.clone()]);
    let sent = SHARE.encode(&request, &RequestHeaders::default()).unwrap();
    let text = String::from_utf8_lossy(&sent.body);
    assert!(text.contains("<n1:Cover>cid:cover@x</n1:Cover>"), "{text}");
    // A part that is referred to twice is sent once.
    assert_eq!(text.matches("Content-ID: ").count(), 4, "{text}");
    let (read, _) = SHARE.decode_request(&sent.body, Some(&sent.content_type)).unwrap();
    assert_eq!(read.cover, Some(cover.clone()));
    assert_eq!(read.page.iter().map(|page| &*page.bytes).collect::<Vec<_>>(), [b"one", b"two", b"one"]);
    let answer = now(client().share(request)).unwrap();
    assert_eq!((answer.body, answer.attachments), (token(cover), Vec::new()));
    // The name `Token` makes it a secret.
    let secret = token(image("key"));
    assert_eq!(format!("{secret:?}"), "ShareResponse { choice: Token([redacted]) }");
    assert!(SHARE.encode_response(&secret, &()).unwrap().has_secret);

    let envelope = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a:ShareResponse xmlns:a='urn:album'>\
                    <a:Token>cid:gone</a:Token></a:ShareResponse></s:Body></s:Envelope>";
    let Err(Error::Read(error)) = SHARE.decode(Response::new(Vec::from(envelope))) else { panic!() };
    assert!(
        error.to_string().contains("ShareResponse/Token: invalid multipart message: no part has the URI `cid:gone`"),
        "{error}"
    );
}

/// Returns a message of an envelope with this body and a part with these headers and this content.
fn related(body: &str, headers: &str, content: &str) -> Response<Vec<u8>> {
    let body = format!(
        "--b\r\n\r\n<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:a='urn:album'><s:Body>{body}\
         </s:Body></s:Envelope>\r\n--b\r\n{headers}\r\n\r\n{content}\r\n--b--"
    );
    let content_type = "multipart/related; type=\"text/xml\"; boundary=b";
    Response::builder().header("Content-Type", content_type).body(body.into()).unwrap()
}

#[test]
fn elements_that_refer_to_one_part_share_its_memory() {
    let pages = "<a:Page>cid:p@x</a:Page>".repeat(20_000);
    let headers =
        format!("Content-Type: a/b; x={}\r\nContent-ID: <p@x>\r\nX: {}", "y".repeat(5_000), "z".repeat(5_000));
    let received = related(&format!("<a:Share>{pages}</a:Share>"), &headers, &"c".repeat(1 << 20));
    let (read, _) = SHARE.decode_request(received.body(), received.headers()["content-type"].to_str().ok()).unwrap();
    let [first, .., last] = read.page.as_slice() else { panic!() };
    assert_eq!(read.page.len(), 20_000);
    assert_eq!(first.bytes.as_ptr(), last.bytes.as_ptr());
    assert_eq!(first.content_type.as_ptr(), last.content_type.as_ptr());
    assert_eq!(first.headers.as_ptr(), last.headers.as_ptr());
    // The part is also written only once.
    let sent = SHARE.encode(&read, &RequestHeaders::default()).unwrap();
    assert_eq!(String::from_utf8_lossy(&sent.body).matches("Content-ID: <p@x>").count(), 1);
    assert!(sent.body.len() < 3 << 20, "{}", sent.body.len());
}

#[test]
fn part_without_an_encoding_shares_the_memory_of_the_message() {
    for (encoding, is_piece) in [("binary", true), ("8bit", true), ("base64", false)] {
        let headers = format!("Content-ID: <photo=1@x>\r\nContent-Transfer-Encoding: {encoding}");
        let received = related("", &headers, "cccc");
        let whole = received.body().as_ptr_range();
        let answer = ADD.decode(received).unwrap();
        assert_eq!(whole.contains(&answer.body.photo.bytes.as_ptr()), is_piece, "{encoding}");
    }
}

#[test]
fn different_attachments_with_one_content_id_are_not_sent() {
    let named = |bytes: &'static str| Attachment { content_id: Some("same@x".into()), ..Attachment::new("a/b", bytes) };
    let encode = |request| SHARE.encode(&request, &RequestHeaders::default());
    let error = encode(Share::new().cover(named("one")).page([named("two")])).unwrap_err();
    assert!(error.to_string().contains("two attachments have the Content-ID `same@x`"), "{error}");
    let sent = encode(Share::new().cover(named("one")).page([named("one")])).unwrap();
    assert_eq!(String::from_utf8_lossy(&sent.body).matches("Content-ID: <same@x>").count(), 1);
}

#[test]
fn equal_mtom_values_are_separate_parts() {
    let page: soapwright::Base64Binary = vec![7; 600].into();
    let request = Scan { page: vec![page; 3], hash: None };
    let sent = SCAN.with_mtom().encode(&request, &RequestHeaders::default()).unwrap();
    let text = String::from_utf8_lossy(&sent.body);
    let mut ids: Vec<&str> = text.split("href=\"cid:").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3, "{ids:?}");
    let (read, _) = SCAN.decode_request(&sent.body, Some(&sent.content_type)).unwrap();
    assert_eq!(read.page, request.page);
}

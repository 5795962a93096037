//! Attachments, from the contract to the wire and back.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::{
    album::album::{
        Add, AddResponse, AlbumClient, RequestHeaders, Scan, ScanResponse, Turn, TurnResponse,
        operations::{ADD, SCAN, TURN},
        server::{AlbumServer, AlbumService, Result},
    },
    servers::now,
};
use soap::{Answer, Attachment, Error, HttpResponse, SoapVersion, server::InProcess};

/// Gives back what it gets; the label as one more attachment.
struct Echo;

impl AlbumService for Echo {
    async fn add(&self, request: Add, headers: RequestHeaders) -> Result<AddResponse> {
        assert_eq!(request.thumb_nail.bytes, b"small");
        let label = Attachment::new("text/plain", headers.label.unwrap_or_default());
        let answer = AddResponse { photo: request.photo };
        Ok(Answer { attachments: vec![label], ..answer.into() })
    }

    async fn turn(&self, Turn { degrees, photo }: Turn, _: RequestHeaders) -> Result<TurnResponse> {
        Ok(TurnResponse { degrees: degrees + 90, photo, api_key: Attachment::new("text/plain", "key") }.into())
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
fn they_are_members_of_the_message_like_its_elements() {
    let request = Add::new()
        .caption("day 1")
        .photo(Attachment::new("image/png", [0, 1, 2, 255]))
        .thumb_nail(Attachment::new("image/gif", "small"));
    let client = client().with_headers(RequestHeaders { label: Some("mine".to_owned()) });
    let answer = now(client.add(request)).unwrap();
    assert_eq!(answer.body.photo.content_type, "image/png");
    assert_eq!(answer.body.photo.bytes, [0, 1, 2, 255]);
    assert_eq!(answer.attachments[0].bytes, b"mine");
}

#[test]
fn rpc_messages_have_them_too() {
    let request = Turn::new().degrees(1).photo(Attachment::new("", "p"));
    let answer = now(client().turn(request)).unwrap().body;
    assert_eq!(
        (answer.degrees, &*answer.photo.bytes, &*answer.photo.content_type),
        (91, &b"p"[..], "application/octet-stream")
    );
    // It is named like a secret.
    assert!(format!("{answer:?}").ends_with("api_key: [redacted] }"));
    assert!(TURN.encode_response(&answer, &()).unwrap().has_secret);
}

#[test]
fn one_that_is_missing_is_an_error_with_its_name() {
    let empty = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>";
    let response = HttpResponse { status: 200, body: empty.into(), ..HttpResponse::default() };
    let Err(Error::Read(error)) = ADD.decode(response) else { panic!() };
    assert_eq!(
        error.to_string().split(" (at").next(),
        Some("Envelope: no attachment is the part `photo`, which is required")
    );
}

#[test]
fn requests_of_mtom_are_answered_in_kind() {
    let page: Vec<u8> = (0..600).map(|n| (n % 256) as u8).collect();
    let request = Scan { page: vec![page.clone().into(), [1].into()], hash: None };
    for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
        let server = InProcess::new(AlbumServer::new(Echo));
        let plain = soap::Client::new(server, "http://album.invalid/").unwrap();
        let client = AlbumClient::from(plain.with_mtom()).with_soap_version(version);
        let book = now(client.scan(request.clone())).unwrap().body.book.unwrap();
        assert_eq!(book.0, [&page[..], &[1]].concat());
    }
    let answer = ScanResponse { book: Some(page.into()), ..ScanResponse::default() };
    let sent = SCAN.with_mtom().encode_response(&answer, &()).unwrap();
    assert!(String::from_utf8_lossy(&sent.body).contains("<xop:Include "));
}

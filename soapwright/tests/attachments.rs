//! Tests of multipart messages (RFC 2046, RFC 2387, SOAP Messages with Attachments, XOP).

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod boundaries;

use soapwright::{
    Answer, Attachment, Base64Binary, Error, Operation, SoapVersion, XmlErrorKind,
    http::Response,
    xml::{Field, Namespace, ReadXml, Reader, StartValue, WriteXml, Writer},
};

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n1", uri: "urn:album" }];

/// A message of two elements and two attachments.
#[derive(Debug, Clone, PartialEq, Default)]
struct Photo {
    title: Option<String>,
    raw: Option<Base64Binary>,
    photo: Attachment,
    note: Attachment,
}

static PHOTO: [Field; 2] = [Field::new("</n1:Title>"), Field::new("</n1:Raw>")];

impl StartValue for Photo {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for Photo {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), soapwright::XmlError> {
        let mut cursor = reader.begin(&PHOTO);
        loop {
            match reader.next(&mut cursor) {
                0 => self.title.read_xml(reader),
                1 => self.raw.read_xml(reader),
                _ => break,
            }?;
        }
        reader.end()?;
        let parts: &[(&str, &[&str])] = &[("photo", &["image/jpeg", "image/png"]), ("the note", &["text/*"])];
        reader.attachments(parts, &mut [&mut self.photo, &mut self.note])
    }
}

impl WriteXml for Photo {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        self.title.write_xml(&PHOTO[0], writer);
        self.raw.write_xml(&PHOTO[1], writer);
        writer.end(field);
        writer.attach("photo", &self.photo);
        writer.attach("the note", &self.note);
    }
}

const fn operation(version: SoapVersion) -> Operation<Photo, Photo, (), ()> {
    let add = Operation::new("Add", &NAMESPACES).request(Field::new("</n1:Add>")).response(Field::new("</n1:Added>"));
    match version {
        SoapVersion::Soap11 => add.soap11("\"urn:add\""),
        SoapVersion::Soap12 => add.soap12("\"urn:add\""),
    }
}

static ADD: Operation<Photo, Photo, (), ()> = operation(SoapVersion::Soap11);
static ADD12: Operation<Photo, Photo, (), ()> = operation(SoapVersion::Soap12);

fn photo() -> Photo {
    Photo {
        title: Some("day 1".to_owned()),
        raw: None,
        photo: Attachment::new("image/jpeg", vec![0, 13, 10, 45, 45, 255, 10]),
        note: Attachment::new("text/plain; charset=utf-8", "sunny\n"),
    }
}

fn envelope(content: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>\
         <n1:Added xmlns:n1='urn:album'>{content}</n1:Added></s:Body></s:Envelope>"
    )
}

fn answer(content_type: &str, body: impl Into<Vec<u8>>) -> Result<Answer<Photo, ()>, Error> {
    ADD.decode(Response::builder().header("Content-Type", content_type).body(body.into()).unwrap())
}

fn read(content_type: &str, body: impl Into<Vec<u8>>) -> Photo {
    answer(content_type, body).unwrap().body
}

/// Returns the error text of a message that can't be read.
fn refused(content_type: &str, body: impl Into<Vec<u8>>) -> String {
    match answer(content_type, body) {
        Err(Error::Read(error)) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

const RELATED: &str = "multipart/related; type=\"text/xml\"; boundary=\"b\"";

/// Returns a message whose photo part has these headers and this content, followed by a note part.
fn with_photo(headers: &str, content: &str) -> String {
    format!(
        "--b\r\nContent-Type: text/xml\r\n\r\n{}\r\n--b\r\n{headers}\r\n\r\n{content}\r\n\
         --b\r\nContent-ID: <the%20note=1@x>\r\n\r\nn\r\n--b--\r\n",
        envelope("")
    )
}

#[test]
fn multipart_message_round_trips() {
    for operation in [ADD, ADD12] {
        let request = operation.encode(&photo(), &()).unwrap();
        let (read, ()) = operation.decode_request(&request.body, Some(&request.content_type)).unwrap();
        let without_id = |attachment: Attachment| Attachment { content_id: None, ..attachment };
        assert!(read.photo.content_id.as_deref().is_some_and(|id| id.starts_with("photo=") && id.contains('@')));
        assert!(read.note.content_id.as_deref().is_some_and(|id| id.starts_with("the%20note=")));
        assert_eq!(Photo { photo: without_id(read.photo), note: without_id(read.note), ..read }, photo());
        // Encoding is deterministic.
        assert_eq!(operation.encode(&photo(), &()).unwrap(), request);
    }
    let request = ADD.encode(&photo(), &()).unwrap();
    assert!(
        request
            .content_type
            .starts_with("multipart/related; type=\"text/xml\"; start=\"<root@soap.invalid>\"; boundary=")
    );
    let request = ADD12.encode(&photo(), &()).unwrap();
    assert!(request.content_type.starts_with("multipart/related; type=\"application/soap+xml\"; "));
    assert!(request.content_type.ends_with("; action=\"urn:add\""));
}

#[test]
fn prologue_epilogue_and_quoted_boundary_are_accepted() {
    let content_type = "Multipart/Related; Type=text/xml; START=\"<env@x>\"; BOUNDARY=\"a b:c?\"";
    let body = format!(
        "This is a message\r\nof several parts.\r\n--a b:c?x\r\nno part\r\n--a b:c? \t\r\n\
         content-id: <photo=1@x>\r\nCONTENT-TYPE:\r\n image/png;\r\n\tname=\"p\"\r\nX-More: 1\r\n\r\n--a b:c?no end\r\n\r\n--a b:c?\r\n\
         Content-ID: <env@x>\r\nContent-Type: text/xml; charset=utf-8\r\n\r\n{}\r\n\
         --a b:c?\r\nContent-ID: the%20note\r\n\r\nhello\r\n--a b:c?--\r\nepilogue\r\n--a b:c?\r\n",
        envelope("<n1:Title>t</n1:Title>")
    );
    let read = read(content_type, body);
    assert_eq!(read.title.as_deref(), Some("t"));
    assert_eq!(&*read.photo.content_type, "image/png; name=\"p\"");
    assert_eq!(*read.photo.headers, [("X-More".to_owned(), "1".to_owned())]);
    assert_eq!(read.photo.bytes, "--a b:c?no end\r\n");
    assert_eq!(read.note.bytes, "hello");
}

#[test]
fn bare_line_feeds_are_accepted_as_line_ends() {
    let body = with_photo("Content-ID: <photo=1@x>", "a\nb").replace("\r\n", "\n");
    assert_eq!(read(RELATED, body).photo.bytes, "a\nb");
}

#[test]
fn transfer_encodings_are_decoded() {
    let of = |encoding: &str, content: &str| {
        read(RELATED, with_photo(&format!("Content-Id: <photo=1@x>\r\nContent-Transfer-Encoding: {encoding}"), content))
            .photo
            .bytes
    };
    assert_eq!(of("Base64", "AP\r\n 8K\r\n"), vec![0, 255, 10]);
    assert_eq!(of("base64", "AP8"), vec![0, 255]);
    assert_eq!(of("Quoted-Printable", "a=3D=\r\nb =E4=\r\n \r\nc  \r\nd=4"), b"a=b \xE4\r\nc\r\nd=4".as_slice());
    assert_eq!(of("8BIT", "\u{e4}"), "\u{e4}".as_bytes());
    let refused = |encoding: &str, content| {
        let headers = format!("Content-ID: <photo=1@x>\r\nContent-Transfer-Encoding: {encoding}");
        refused(RELATED, with_photo(&headers, content))
    };
    assert!(
        refused("x-uuencode", "")
            .contains("part 2 (`photo=1@x`) has the unknown Content-Transfer-Encoding `x-uuencode`")
    );
    assert!(refused("base64", "A").contains("part 2 (`photo=1@x`) is not valid base64"));
}

#[test]
fn attachments_without_a_matching_id_are_matched_by_media_type_and_order() {
    let body = |first: &str, second: &str| {
        format!(
            "--b\r\n\r\n{}\r\n--b\r\nContent-Type: {first}\r\n\r\n1\r\n--b\r\nContent-Type: {second}\r\nContent-ID: <x@y>\r\n\r\n2\r\n--b--",
            envelope("")
        )
    };
    let told = |first, second| {
        let read = read(RELATED, body(first, second));
        String::from_utf8([read.photo.bytes, read.note.bytes].concat()).unwrap()
    };
    assert_eq!(told("image/jpeg", "text/plain"), "12");
    assert_eq!(told("Text/Plain; charset=x", "IMAGE/PNG"), "21");
    assert_eq!(told("application/octet-stream", "application/octet-stream"), "12");
    assert_eq!(told("text/plain", "application/octet-stream"), "21");
}

#[test]
fn undeclared_part_is_kept() {
    let more = with_photo("Content-ID: <photo=1@x>", "p")
        .replace("--b--", "--b\r\nContent-ID: <a%20b@x>\r\nContent-Type: a/b\r\n\r\nmore\r\n--b--");
    let answer = answer(RELATED, more).unwrap();
    let [more] = answer.attachments.as_slice() else { panic!("{answer:?}") };
    assert_eq!((&*more.bytes, &*more.content_type), (&b"more"[..], "a/b"));
    assert!(
        more.is_at("cid:a%20b@x") && more.is_at("CID:a%20b%40x") && !more.is_at("cid:a@x") && !more.is_at("a%20b@x")
    );
}

#[test]
fn missing_part_or_broken_multipart_is_an_error() {
    let whole = with_photo("Content-ID: <photo=1@x>", "p");
    let without =
        whole.replace("photo=1", "other=1").replace("Content-ID: <the%20note=1@x>", "Content-ID: <photo=2@x>");
    assert!(answer(RELATED, without).is_ok(), "parts are matched by order");
    let alone = format!("--b\r\n\r\n{}\r\n--b--", envelope(""));
    assert!(refused(RELATED, alone).contains("required attachment for the part `photo`"));
    assert!(refused("text/xml", envelope("")).contains("Envelope/Body: required attachment for the part `photo`"));
    let cut = |text: &str| whole.split_once(text).unwrap().0.to_owned();
    assert!(refused(RELATED, cut("--b--")).contains("within part 3: the last boundary is missing"));
    assert!(refused(RELATED, cut("p\r\n--b")).contains("within part 2"));
    assert!(refused(RELATED, "text").contains("it does not contain its boundary"));
    assert!(refused(RELATED, "--b--").contains("it has no parts"));
    assert!(refused("multipart/related; type=\"text/xml\"", whole.clone()).contains("no `boundary`"));
    let long = format!("{RELATED}; boundary={}", "b".repeat(71)).replace("boundary=\"b\"; ", "");
    assert!(refused(&long, whole.clone()).contains("no `boundary` of at most 70"));
    let start = format!("{RELATED}; start=\"<none@x>\"");
    assert!(refused(&start, whole.clone()).contains("no part has the Content-ID `none@x`"));
    let headers = format!("X: {}", "x".repeat(20_000));
    assert!(
        refused(RELATED, with_photo(&headers, "p"))
            .contains("part 2 has more than 100 headers, or they don't end within 16384 bytes")
    );
    let few = format!("Content-ID: <photo=1@x>{}", "\r\nx:".repeat(99));
    assert_eq!(read(RELATED, with_photo(&few, "p")).photo.headers.len(), 99);
    assert!(refused(RELATED, with_photo(&format!("{few}\r\nx:"), "p")).contains("part 2 has more than 100 headers"));
    let many = format!("{}--b--", "--b\r\n\r\n\r\n".repeat(1_001));
    assert!(refused(RELATED, many).contains("more than 1000 parts"));
    // Only `multipart/related` can be a SOAP message.
    assert!(matches!(answer("multipart/mixed; boundary=b; type=\"text/xml\"", whole), Err(Error::Http(_))));
}

#[test]
fn header_injection_is_refused() {
    let refused = |attachment: Attachment| {
        let error = ADD.encode(&Photo { photo: attachment, ..photo() }, &()).unwrap_err();
        assert!(matches!(error.kind(), XmlErrorKind::Multipart(_)), "{error}");
    };
    let good = || Attachment::new("image/png", "p");
    refused(Attachment::new("image/png\r\nX: y", "p"));
    for id in ["", "a b", "a>", "a\nb"] {
        refused(Attachment { content_id: Some(id.into()), ..good() });
    }
    for (name, value) in [("", ""), ("a b", ""), ("a:b", ""), ("a", "b\r\nc"), ("content-ID", "x")] {
        refused(Attachment { headers: [(name.to_owned(), value.to_owned())].into(), ..good() });
    }
}

#[test]
fn debug_of_an_attachment_hides_its_content() {
    let attachment = Attachment::new("image/png", "secret");
    assert_eq!(format!("{attachment:?}"), "Attachment { content_type: \"image/png\", bytes: 6 bytes, .. }");
}

const XOP: &str =
    "multipart/related; type=\"application/xop+xml\"; start=\"<r@x>\"; start-info=\"text/xml\"; boundary=b";

fn xop(content: &str) -> String {
    format!(
        "--b\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\r\nContent-ID: <r@x>\r\n\r\n{}\r\n\
         --b\r\nContent-ID: <photo=1@x>\r\n\r\np\r\n--b\r\nContent-ID: <the%20note>\r\n\r\nn\r\n\
         --b\r\nContent-Type: a/b\r\nContent-ID: <http://tempuri.org/1/x+y>\r\n\r\n\0\r\n\x7f\r\n--b--",
        envelope(content)
    )
}

const INCLUDE: &str =
    "<x:Include href='cid:http%3A%2F%2Ftempuri.org%2F1%2Fx%2By' xmlns:x='http://www.w3.org/2004/08/xop/include'";

#[test]
fn xop_include_is_replaced_by_its_part() {
    for raw in
        [format!("<n1:Raw>{INCLUDE}/></n1:Raw>"), format!("<n1:Raw>\n {INCLUDE} ><!-- - --> </x:Include>\n</n1:Raw>")]
    {
        let answer = answer(XOP, xop(&format!("<n1:Title>a&amp;b</n1:Title><n1:Unknown/>{raw}"))).unwrap();
        assert_eq!(answer.body.raw.unwrap()[..], *b"\0\r\n\x7f");
        assert_eq!(answer.body.title.as_deref(), Some("a&b"));
        assert_eq!(answer.attachments, []);
    }
    assert_eq!(answer(XOP, xop("")).unwrap().attachments.len(), 1);
}

#[test]
fn broken_xop_include_is_an_error_with_a_path() {
    let missing = xop(&format!("<n1:Raw>{INCLUDE}/></n1:Raw>")).replace("2Fx%2By", "2Fy");
    assert!(
        refused(XOP, missing).contains("Envelope/Body/Added/Raw: invalid multipart message: no part has the URI `cid:")
    );
    let without = xop("<n1:Raw><x:Include xmlns:x='http://www.w3.org/2004/08/xop/include'/></n1:Raw>");
    assert!(refused(XOP, without).contains("`href` is missing"));
    // A part may be included several times, until the message becomes four times as large.
    let of = |times: usize| {
        let part = "x".repeat(300_000);
        answer(XOP, xop(&format!("<n1:Raw>{INCLUDE}/></n1:Raw>").repeat(times)).replace("\0\r\n\x7f", &part))
    };
    assert_eq!(of(1).unwrap().body.raw.map(|raw| raw.0.len()), Some(300_000));
    assert!(!matches!(of(3), Err(Error::Read(error)) if matches!(error.kind(), XmlErrorKind::Limit(_))));
    assert!(matches!(of(4), Err(Error::Read(error)) if matches!(error.kind(), XmlErrorKind::Limit(_))));
    // Including a part many times doesn't exhaust the memory.
    let (part, count) = ("x".repeat(20_000), 1_000);
    let many = xop(&format!("<n1:Raw>{INCLUDE}/></n1:Raw>").repeat(count)).replace("\0\r\n\x7f", &part);
    assert!(refused(XOP, many).contains("too many times"));
}

#[test]
fn mtom_sends_large_values_as_parts() {
    let bytes: Vec<u8> = (0..2_000).map(|n| (n % 251) as u8).collect();
    let request = Photo { raw: Some(bytes.into()), ..photo() };
    for (operation, kind) in [(ADD, "text/xml"), (ADD12, "application/soap+xml; action=\\\"urn:add\\\"")] {
        let operation = operation.with_mtom();
        let encoded = operation.encode(&request, &()).unwrap();
        let expected = format!("multipart/related; type=\"application/xop+xml\"; start-info=\"{kind}\"; start=");
        assert!(encoded.content_type.starts_with(&expected), "{}", encoded.content_type);
        let text = String::from_utf8_lossy(&encoded.body);
        assert!(text.contains(&format!("Content-Type: application/xop+xml; charset=utf-8; type=\"{kind}\"\r\n")));
        assert!(text.contains("<n1:Raw><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:"));
        let (read, ()) = operation.decode_request(&encoded.body, Some(&encoded.content_type)).unwrap();
        assert_eq!((read.raw, read.photo.bytes), (request.raw.clone(), request.photo.bytes.clone()));
    }
    // Small values stay in the envelope.
    let small = Photo { raw: Some([1].into()), ..photo() };
    let encoded = ADD.with_mtom().encode(&small, &()).unwrap();
    assert!(String::from_utf8_lossy(&encoded.body).contains("<n1:Raw>AQ==</n1:Raw>"));
}

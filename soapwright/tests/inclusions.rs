//! Tests of parts that are included in an envelope (XOP 1.0).

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    Answer, AnyType, Base64Binary, Bytes, Error, Fault, List, Nillable, Operation, XmlError, XmlErrorKind,
    http::Response,
    xml::{Field, ReadXml, Reader, StartValue, WriteXml, Writer},
};

/// Members of every kind.
#[derive(Debug, Clone, PartialEq, Default)]
struct Files {
    file: Option<Base64Binary>,
    files: Vec<Base64Binary>,
    kept: Option<Nillable<Base64Binary>>,
    title: Option<String>,
    any: Option<AnyType>,
    nested: Option<Box<Files>>,
    list: Option<List<Base64Binary>>,
}

static FILES: [Field; 7] = [
    Field::new("</File>"),
    Field::new("</Files>").repeated(),
    Field::new("</Kept>"),
    Field::new("</Title>"),
    Field::new("</Any>"),
    Field::new("</Nested>"),
    Field::new("</List>"),
];

impl StartValue for Files {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for Files {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        let mut cursor = reader.begin(&FILES);
        loop {
            match reader.next(&mut cursor) {
                0 => self.file.read_xml(reader),
                1 => self.files.read_xml(reader),
                2 => self.kept.read_xml(reader),
                3 => self.title.read_xml(reader),
                4 => self.any.read_xml(reader),
                5 => self.nested.read_xml(reader),
                6 => self.list.read_xml(reader),
                _ => break,
            }?;
        }
        reader.end()
    }
}

impl WriteXml for Files {
    fn write_xml(&self, _: &Field, _: &mut Writer) {}
}

static GET: Operation<Files, Files, (), ()> =
    Operation::new("Get", &[]).soap11("\"\"").request(Field::new("</Get>")).response(Field::new("</Got>"));

/// The content of the parts `1` to `3`, whose base64 is `AAE=`, `AAEC` and empty.
const PARTS: [&[u8]; 3] = [&[0, 1], &[0, 1, 2], &[]];

fn message(content: &str) -> Bytes {
    let mut message = format!(
        "--b\r\nContent-Type: application/xop+xml\r\n\r\n\
         <s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:x='http://www.w3.org/2004/08/xop/include'>\
         <s:Body>{content}</s:Body></s:Envelope>\r\n"
    )
    .into_bytes();
    for (number, part) in PARTS.iter().enumerate() {
        message.extend_from_slice(format!("--b\r\nContent-ID: <{}>\r\n\r\n", number + 1).as_bytes());
        message.extend_from_slice(part);
        message.extend_from_slice(b"\r\n");
    }
    message.extend_from_slice(b"--b--");
    message.into()
}

fn decode(body: Bytes) -> Result<Answer<Files, ()>, Error> {
    let content_type = "multipart/related; type=\"application/xop+xml\"; boundary=b";
    GET.decode(Response::builder().header("Content-Type", content_type).body(body).unwrap())
}

fn read(content: &str) -> Files {
    decode(message(&format!("<Got>{content}</Got>"))).unwrap().body
}

fn refused(content: &str) -> XmlError {
    match decode(message(&format!("<Got>{content}</Got>"))) {
        Err(Error::Read(error)) => error.cause,
        other => panic!("{other:?}"),
    }
}

/// Returns whether some bytes are a slice of others.
fn shares(bytes: &[u8], whole: &[u8]) -> bool {
    whole.as_ptr_range().start <= bytes.as_ptr() && bytes.as_ptr_range().end <= whole.as_ptr_range().end
}

const ONE: &str = "<x:Include href='cid:1'/>";
const TWO: &str = "<x:Include href='cid:2'><!-- --><y>z</y></x:Include>";
const EMPTY: &str = "<x:Include href='cid:3'></x:Include>";

#[test]
fn binary_value_is_a_slice_of_the_message() {
    for around in ["{}", "\n {}\r\n\t", "<!-- a -->{}", "<?a?>{} ", "{}<!-- a -->", "<![CDATA[ ]]>{}"] {
        let file = around.replace("{}", ONE);
        let body = message(&format!("<Got><File>{file}</File></Got>"));
        let raw = decode(body.clone()).unwrap().body.file.unwrap();
        assert_eq!(raw[..], *PARTS[0], "{around}");
        let is_alone = !around.contains("}<") && !around.contains('[');
        assert_eq!(shares(&raw, &body), is_alone, "{around}");
    }
    let body = message(&format!("<Got><Files>{TWO}</Files><Files>{TWO}</Files><Kept>{TWO}</Kept></Got>"));
    let Files { files, kept: Some(Nillable::Value(kept)), .. } = decode(body.clone()).unwrap().body else { panic!() };
    for raw in files.iter().chain([&kept]) {
        assert!(raw[..] == *PARTS[1] && shares(raw, &body));
    }
}

#[test]
fn inclusions_and_text_are_read_in_their_order() {
    let read = read(&format!(
        "<Files>AA==</Files><Files>{ONE}</Files><Files/><Unknown>{TWO}</Unknown><Files>{EMPTY}</Files>\
         <Nested><File>{TWO}</File><Files>{ONE}</Files></Nested><Files>Ag==</Files><Files>{TWO}</Files>"
    ));
    let files: Vec<&[u8]> = read.files.iter().map(|file| &file[..]).collect();
    assert_eq!(files, [&[0][..], PARTS[0], &[], &[], &[2], PARTS[1]]);
    let nested = read.nested.unwrap();
    assert_eq!((&nested.file.unwrap()[..], &nested.files[0][..]), (PARTS[1], PARTS[0]));
}

#[test]
fn inclusion_elsewhere_is_replaced_by_base64() {
    let read = read(&format!(
        "<File>AAEC{TWO}</File><Title>a {ONE}&amp;{EMPTY}<![CDATA[b]]></Title><List>{TWO} {ONE}</List>\
         <Any>{ONE}<a>{TWO}c</a>{EMPTY}</Any><Kept>{EMPTY}</Kept>"
    ));
    assert_eq!(read.file.unwrap()[..], [0, 1, 2, 0, 1, 2]);
    assert_eq!(read.title.unwrap(), "a AAE=&b");
    let list: Vec<&[u8]> = read.list.iter().flat_map(|list| list.iter()).map(|file| &file[..]).collect();
    assert_eq!(list, [PARTS[1], PARTS[0]]);
    assert_eq!(read.kept, Some(Nillable::Value(Base64Binary::default())));
    let any = read.any.unwrap();
    assert_eq!(any.elements().next().unwrap().value.text().as_deref(), Some("AAECc"));
    assert!(format!("{any:?}").contains("AAE=") && !format!("{any:?}").contains("Include"), "{any:?}");
}

#[test]
fn included_part_is_not_an_attachment() {
    let of = |content: &str| {
        let answer = decode(message(&format!("<Got>{content}</Got>"))).unwrap();
        answer.attachments.iter().map(|part| part.content_id.as_deref().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of(""), ["1", "2", "3"]);
    assert_eq!(of(&format!("<File>{TWO}</File>")), ["1", "3"]);
    assert_eq!(of(&format!("<Unknown><a>{ONE}{TWO}</a></Unknown><File/>")), ["3"]);
}

#[test]
fn inclusion_where_the_contract_has_no_text_is_an_error() {
    for content in [ONE.to_owned(), format!("<File>{ONE}</File>{TWO}"), format!("<Nested>{TWO}</Nested>")] {
        assert_eq!(refused(&content).kind(), &XmlErrorKind::UnexpectedText, "{content}");
    }
    // A part without content is no text.
    assert_eq!(read(EMPTY), Files::default());
    assert!(matches!(refused(&format!("<File>{ONE}<a/></File>")).kind(), XmlErrorKind::UnexpectedElement(_)));
    assert!(matches!(refused(&format!("<File>A{ONE}</File>")).kind(), XmlErrorKind::Value { .. }));
    let nil = format!("<Files xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'>{ONE}</Files>");
    assert!(matches!(refused(&nil).kind(), XmlErrorKind::Nil));
}

#[test]
fn elements_beside_an_inclusion_are_still_checked() {
    let not_well_formed = refused(&format!("<File>{ONE}</File><Unknown a='1' a='2'/>"));
    assert!(matches!(not_well_formed.kind(), XmlErrorKind::NotWellFormed(_)), "{not_well_formed}");
    assert!(matches!(refused("<Unknown><x:Include href='cid:4'/></Unknown>").kind(), XmlErrorKind::Multipart(_)));
    let without = refused("<Unknown><x:Include/></Unknown>");
    assert_eq!(without.kind(), &XmlErrorKind::MissingAttribute("href"));
    // An element of another namespace isn't an inclusion.
    let other = refused("<File><Include href='cid:1'/></File>");
    assert!(matches!(other.kind(), XmlErrorKind::UnexpectedElement(_)), "{other}");
}

#[test]
fn detail_of_a_fault_contains_the_base64_of_its_parts() {
    let detail = format!("<detail><a>{ONE}</a>b<c>{TWO}</c></detail>");
    let body = format!("<s:Fault><faultcode>s:Server</faultcode><faultstring>{ONE}</faultstring>{detail}</s:Fault>");
    let Err(Error::Fault(fault)) = decode(message(&body)) else { panic!() };
    let Fault { reason, detail, unread, .. } = *fault;
    assert_eq!((&*reason, detail.as_deref()), ("AAE=", Some("<a>AAE=</a>b<c>AAEC</c>")));
    assert_eq!(unread, None);
}

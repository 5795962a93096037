//! Tests of the runtime with a hand-written operation and a nested type, in the form that the generator emits.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    Error, List, Operation, XmlErrorKind,
    http::Response,
    xml::{Field, Namespace, ReadXml, Reader, StartValue, WriteXml, Writer, read_list, write_list},
};

static NAMESPACES: [Namespace; 2] = [
    Namespace { prefix: "n1", uri: "urn:users" },
    Namespace { prefix: "soap11", uri: "http://schemas.xmlsoap.org/soap/envelope/" },
];

#[derive(Debug, Clone, PartialEq, Default)]
struct SetPassword {
    associate_id: Option<i32>,
    password: Option<String>,
}

static SET_PASSWORD: [Field; 2] = [Field::new("</n1:AssociateId>"), Field::new("</n1:Password>").secret()];

impl StartValue for SetPassword {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for SetPassword {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), soapwright::XmlError> {
        let mut cursor = reader.begin(&SET_PASSWORD);
        loop {
            match reader.next(&mut cursor) {
                0 => self.associate_id.read_xml(reader),
                1 => self.password.read_xml(reader),
                _ => return reader.end(),
            }?
        }
    }
}

impl WriteXml for SetPassword {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        self.associate_id.write_xml(&SET_PASSWORD[0], writer);
        self.password.write_xml(&SET_PASSWORD[1], writer);
        writer.end(field);
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Group {
    name: Option<String>,
    ids: Option<Vec<Option<i32>>>,
    flags: Option<List<String>>,
    count: i32,
    parent: Option<Box<Group>>,
    tags: Vec<String>,
}

static GROUP: [Field; 6] = [
    Field::new("</n1:Name>").nillable().required(),
    Field::new("</n1:Ids>"),
    Field::new("</n1:Flags>"),
    Field::new("</n1:Count>").required(),
    Field::new("</n1:Parent>"),
    Field::new("</n1:Tag>").repeated(),
];
static IDS: [Field; 1] = [Field::new("</n1:int>").repeated().nillable()];

impl StartValue for Group {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for Group {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), soapwright::XmlError> {
        let mut cursor = reader.begin(&GROUP);
        loop {
            match reader.next(&mut cursor) {
                0 => self.name.read_xml(reader),
                1 => read_list(&mut self.ids, &IDS, reader),
                2 => self.flags.read_xml(reader),
                3 => self.count.read_xml(reader),
                4 => self.parent.read_xml(reader),
                5 => self.tags.read_xml(reader),
                _ => return reader.end(),
            }?
        }
    }
}

impl WriteXml for Group {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        self.name.write_xml(&GROUP[0], writer);
        write_list(&self.ids, &GROUP[1], &IDS, writer);
        self.flags.write_xml(&GROUP[2], writer);
        self.count.write_xml(&GROUP[3], writer);
        self.parent.write_xml(&GROUP[4], writer);
        self.tags.write_xml(&GROUP[5], writer);
        writer.end(field);
    }
}

static SET: Operation<SetPassword, Group, (), ()> = Operation::new("SetPassword", &NAMESPACES)
    .soap11("\"urn:users/SetPassword\"")
    .request(Field::new("</n1:SetPassword>"))
    .response(Field::new("</n1:Group>"));

static ECHO: Operation<Group, Group, (), ()> = Operation::new("Echo", &NAMESPACES)
    .soap12("\"urn:users/Echo\"")
    .request(Field::new("</n1:Group>"))
    .response(Field::new("</n1:Group>"));

/// An operation whose declared request and response elements are the envelope's `Fault`.
static FAULT: Operation<Group, Group, (), ()> = Operation::new("Fault", &NAMESPACES)
    .soap11("\"\"")
    .request(Field::new("</soap11:Fault>"))
    .response(Field::new("</soap11:Fault>"));

fn answer(body: &str) -> Result<Group, Error<()>> {
    let text = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:g='urn:users' \
         xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><s:Body>{body}</s:Body></s:Envelope>"
    );
    raw(text.into_bytes())
}

fn raw(body: Vec<u8>) -> Result<Group, Error<()>> {
    let response = Response::builder().header("Content-Type", "text/xml").body(body).expect("the header is valid");
    SET.decode(response).map(|answer| answer.body)
}

fn kind(result: Result<Group, Error<()>>) -> (XmlErrorKind, String) {
    match result {
        Err(Error::Read(error)) => (error.kind().clone(), error.path().to_owned()),
        other => panic!("not a read error: {other:?}"),
    }
}

#[test]
fn contract_may_declare_the_soap_fault_element() {
    let group = Group { name: Some("a".to_owned()), ..Group::default() };
    let request = FAULT.encode(&group, &()).unwrap().body;
    assert_eq!(FAULT.decode_request(&request, None).unwrap().0, group);
    let answer =
        |status| FAULT.decode(Response::builder().status(status).body(request.clone()).expect("the status is valid"));
    assert_eq!(answer(200).unwrap().body, group);
    // With an HTTP error status it is a fault.
    assert!(matches!(answer(500), Err(Error::Fault(_))));
    assert!(matches!(SET.decode_request(&request, None), Err(error) if error.to_string().contains("contains a Fault")));
}

#[test]
fn request_bytes_and_metadata_are_exact() {
    let request = SetPassword { associate_id: Some(5), password: Some("a<&>\"'\u{1F600}\r\n".to_owned()) };
    let message = SET.encode(&request, &()).unwrap();
    assert_eq!(
        String::from_utf8(message.body).unwrap(),
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
         <soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:n1=\"urn:users\"><soap:Body>\
         <n1:SetPassword><n1:AssociateId>5</n1:AssociateId><n1:Password>a&lt;&amp;&gt;\"'\u{1F600}&#13;\n</n1:Password>\
         </n1:SetPassword></soap:Body></soap:Envelope>"
    );
    assert_eq!(message.content_type, "text/xml; charset=utf-8");
    assert_eq!(message.soap_action, Some("\"urn:users/SetPassword\""));
    assert!(message.has_secret);
    assert!(!SET.encode(&SetPassword { associate_id: Some(5), password: None }, &()).unwrap().has_secret);
}

#[test]
fn soap_1_2_action_is_in_the_content_type() {
    let message = ECHO.encode(&Group::default(), &()).unwrap();
    assert_eq!(message.content_type, "application/soap+xml; charset=utf-8; action=\"urn:users/Echo\"");
    assert_eq!(message.soap_action, None);
    assert!(String::from_utf8(message.body).unwrap().contains("http://www.w3.org/2003/05/soap-envelope"));
}

#[test]
fn absent_nil_and_empty_are_distinguished() {
    let group = answer(
        "<g:Group><g:Name i:nil='true'/><g:Ids><g:int>1</g:int><g:int i:nil='1'/><g:int>3</g:int></g:Ids>\
         <g:Flags/><g:Count>0</g:Count><g:Tag/><g:Tag>x</g:Tag></g:Group>",
    )
    .unwrap();
    assert_eq!(
        group,
        Group {
            name: None,
            ids: Some(vec![Some(1), None, Some(3)]),
            flags: Some(List(vec![])),
            count: 0,
            parent: None,
            tags: vec![String::new(), "x".to_owned()],
        }
    );
    let empty = answer("<g:Group><g:Name></g:Name><g:Ids/><g:Count>1</g:Count></g:Group>").unwrap();
    assert_eq!((empty.name.as_deref(), empty.ids), (Some(""), Some(vec![])));
}

#[test]
fn absent_nil_and_empty_are_written_distinctly() {
    let group = Group {
        name: None,
        ids: Some(vec![Some(1), None]),
        flags: Some(["a".to_owned(), "b".to_owned()].into()),
        count: -7,
        parent: Some(Box::new(Group { name: Some(String::new()), ids: Some(vec![]), ..Group::default() })),
        tags: vec!["x".to_owned()],
    };
    let text = String::from_utf8(ECHO.encode(&group, &()).unwrap().body).unwrap();
    let body = text.split_once("<soap:Body>").unwrap().1.split_once("</soap:Body>").unwrap().0;
    assert_eq!(
        body,
        "<n1:Group><n1:Name xsi:nil=\"true\"/><n1:Ids><n1:int>1</n1:int><n1:int xsi:nil=\"true\"/></n1:Ids>\
         <n1:Flags>a b</n1:Flags><n1:Count>-7</n1:Count>\
         <n1:Parent><n1:Name></n1:Name><n1:Ids></n1:Ids><n1:Count>0</n1:Count></n1:Parent><n1:Tag>x</n1:Tag></n1:Group>"
    );
    assert!(text.contains(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""));
}

#[test]
fn order_prefix_and_unknown_elements_do_not_matter_when_reading() {
    let group = answer(
        "<Group xmlns='urn:users'><New><deep>x</deep></New><Count>4</Count><x:Count xmlns:x='urn:other'>9</x:Count>\
         <Name i:type='t:string' xmlns:t='http://www.w3.org/2001/XMLSchema'>a &amp; b<![CDATA[ <c>]]>&#x20;d</Name></Group>",
    )
    .unwrap();
    assert_eq!((group.name.as_deref(), group.count), (Some("a & b <c> d"), 4));
}

#[test]
fn invalid_message_is_an_error_with_a_path() {
    let path = |kind: (XmlErrorKind, String)| kind.1;
    let missing = kind(answer("<g:Group><g:Name/></g:Group>"));
    assert_eq!(missing, (XmlErrorKind::Missing("Count"), "Envelope/Body/Group".to_owned()));
    let twice = kind(answer("<g:Group><g:Count>1</g:Count><g:Count>2</g:Count></g:Group>"));
    assert_eq!(twice, (XmlErrorKind::Repeated("Count"), "Envelope/Body/Group/Count".to_owned()));
    let nil = kind(answer("<g:Group><g:Count i:nil='true'/></g:Group>"));
    assert_eq!(nil, (XmlErrorKind::Nil, "Envelope/Body/Group/Count".to_owned()));
    for bad in ["2147483648", "", "1.0", "0x1", "1 2", "99999999999999999999"] {
        let (kind, path) = kind(answer(&format!("<g:Group><g:Name/><g:Count>{bad}</g:Count></g:Group>")));
        assert!(matches!(kind, XmlErrorKind::Value { .. }), "{bad}: {kind:?}");
        assert_eq!(path, "Envelope/Body/Group/Count");
    }
    assert_eq!(path(kind(answer("<g:Group>stray<g:Count>1</g:Count></g:Group>"))), "Envelope/Body/Group");
    assert!(matches!(kind(answer("<g:Other/>")).0, XmlErrorKind::Envelope(_)));
    assert!(matches!(kind(answer("<h:Group xmlns:h='urn:h'/>")).0, XmlErrorKind::Envelope(_)));
    assert!(matches!(kind(answer("<h:Group/>")).0, XmlErrorKind::UndeclaredPrefix(_)));
}

#[test]
fn ill_formed_xml_is_refused() {
    for bad in [
        "<a>",
        "<a></b>",
        "<a b='1' b='2'/>",
        "<a b=1/>",
        "<a b='<'/>",
        "<a b='1'c='2'/>",
        "<a>\u{1}</a>",
        "<a>\u{FFFE}</a>",
        "<a>&unknown;</a>",
        "<a>&#0;</a>",
        "<a>& b</a>",
        "<a>]]></a>",
        "<1a/>",
        "<a:b:c xmlns:a='urn:a'/>",
        "<a b='&x;'/>",
        "<?xml version='1.0'?><a/>",
        "<!-- a -- b -->",
        "<a xmlns:p=''/>",
    ] {
        let (kind, _) = kind(answer(&format!("<g:Group><g:Name/><g:Count>1</g:Count>{bad}</g:Group>")));
        assert!(matches!(kind, XmlErrorKind::NotWellFormed(_)), "{bad}: {kind:?}");
    }
    let whole = "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body>\
                 <Group xmlns='urn:users'><Name/><Count>1</Count></Group></Body></Envelope>";
    assert!(raw(whole.into()).is_ok());
    for end in 0..whole.len() {
        let result = raw(whole.as_bytes()[..end].to_vec());
        assert!(matches!(result, Err(Error::Read(_) | Error::Http(_))), "cut at {end}: {result:?}");
    }
    for bad in [
        format!("{whole}x"),
        format!("{whole}<a/>"),
        format!("x{whole}"),
        format!("<!-- --><?xml version='1.0'?>{whole}"),
    ] {
        assert!(matches!(kind(raw(bad.clone().into())).0, XmlErrorKind::NotWellFormed(_)), "{bad}");
    }
    // Servers whose pages begin with an empty line send white space before the declaration.
    assert!(raw(format!(" \r\n\t<?xml version='1.0' encoding='utf-8'?>{whole}").into()).is_ok());
    let latin =
        format!("\n<?xml version='1.0' encoding='iso-8859-1'?>{}", whole.replace("<Name/>", "<Name>\u{E4}</Name>"));
    let latin = latin.chars().map(|c| u8::try_from(c).expect("the text is in ISO-8859-1")).collect();
    assert_eq!(raw(latin).expect("the message is well-formed").name.as_deref(), Some("\u{E4}"));
    let doctype = format!("<!DOCTYPE a [<!ENTITY b 'c'>]>{whole}");
    assert_eq!(kind(raw(doctype.into())).0, XmlErrorKind::DocumentType);
    assert!(matches!(kind(raw(b"<a>\xff</a>".to_vec())).0, XmlErrorKind::Encoding(_)));
}

#[test]
fn depth_and_attributes_are_bounded() {
    let deep = format!("<g:Group>{}{}</g:Group>", "<x>".repeat(10_000), "</x>".repeat(10_000));
    assert!(matches!(kind(answer(&deep)).0, XmlErrorKind::Limit(_)));
    // A recursive type is read by recursive calls, up to the limit of depth.
    let nested = |depth: usize| {
        let (start, end) = ("<g:Parent><g:Name/>", "<g:Count>1</g:Count></g:Parent>");
        format!("<g:Group><g:Name/>{}{}<g:Count>1</g:Count></g:Group>", start.repeat(depth), end.repeat(depth))
    };
    assert!(answer(&nested(250)).is_ok());
    assert!(matches!(kind(answer(&nested(10_000))).0, XmlErrorKind::Limit(_)));
    let many: String = (0..300).map(|n| format!(" a{n}=''")).collect();
    assert!(matches!(kind(answer(&format!("<g:Group><x{many}/></g:Group>"))).0, XmlErrorKind::Limit(_)));
}

#[test]
fn utf_8_utf_16_and_latin_1_are_read() {
    let text = "<?xml version='1.0' encoding='utf-16'?><Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body>\
                <Group xmlns='urn:users'><Name>Bj\u{f8}rn</Name><Count>1</Count></Group></Body></Envelope>";
    let name = |bytes: Vec<u8>| raw(bytes).unwrap().name;
    let units = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<_>>();
    let expected = Some("Bj\u{f8}rn".to_owned());
    assert_eq!(name([&[0xFF, 0xFE][..], &units(u16::to_le_bytes)].concat()), expected);
    assert_eq!(name([&[0xFE, 0xFF][..], &units(u16::to_be_bytes)].concat()), expected);
    assert_eq!(name(units(u16::to_le_bytes)), expected);
    let utf8 = text.replace("utf-16", "utf-8");
    assert_eq!(name([&[0xEF, 0xBB, 0xBF][..], utf8.as_bytes()].concat()), expected);
    let latin1 = text.replace("utf-16", "iso-8859-1").chars().map(|c| c as u8).collect();
    assert_eq!(name(latin1), expected);
    assert!(matches!(kind(raw(text.replace("utf-16", "ebcdic").into())).0, XmlErrorKind::Encoding(_)));
}

#[test]
fn unrepresentable_character_or_list_item_is_not_sent() {
    let request = SetPassword { associate_id: Some(5), password: Some("hun\u{0}ter2".to_owned()) };
    let error = SET.encode(&request, &()).unwrap_err();
    assert_eq!(error.kind(), &XmlErrorKind::Character('\0'));
    assert_eq!(error.path(), "Envelope/Body/SetPassword/Password");
    assert!(!format!("{error} {error:?}").contains("ter2"));
    let list = Group { flags: Some(["a b".to_owned()].into()), ..Group::default() };
    assert_eq!(ECHO.encode(&list, &()).unwrap_err().kind(), &XmlErrorKind::ListItem);
}

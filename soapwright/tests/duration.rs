//! Tests of empty elements of type `xs:duration`, where the element may be absent and where it may not.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    Duration, Error, List, Operation, XmlError, XmlErrorKind,
    http::Response,
    xml::{Field, Namespace, ReadXml, Reader, StartValue, WriteXml, Writer},
};

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n1", uri: "urn:times" }];

#[derive(Debug, PartialEq, Default)]
struct Times {
    optional: Option<Duration>,
    nillable: Option<Duration>,
    required: Duration,
    items: Vec<Option<Duration>>,
    list: Option<List<Duration>>,
    number: Option<i32>,
}

static TIMES: [Field; 6] = [
    Field::new("</n1:Optional>"),
    Field::new("</n1:Nillable>").nillable(),
    Field::new("</n1:Required>").required(),
    Field::new("</n1:Item>").repeated().nillable(),
    Field::new("</n1:List>"),
    Field::new("</n1:Number>"),
];

impl StartValue for Times {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for Times {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        let mut cursor = reader.begin(&TIMES);
        loop {
            match reader.next(&mut cursor) {
                0 => self.optional.read_xml(reader),
                1 => self.nillable.read_xml(reader),
                2 => self.required.read_xml(reader),
                3 => self.items.read_xml(reader),
                4 => self.list.read_xml(reader),
                5 => self.number.read_xml(reader),
                _ => return reader.end(),
            }?
        }
    }
}

impl WriteXml for Times {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        self.optional.write_xml(&TIMES[0], writer);
        self.nillable.write_xml(&TIMES[1], writer);
        self.required.write_xml(&TIMES[2], writer);
        self.items.write_xml(&TIMES[3], writer);
        self.list.write_xml(&TIMES[4], writer);
        self.number.write_xml(&TIMES[5], writer);
        writer.end(field);
    }
}

static ECHO: Operation<Times, Times, (), ()> = Operation::new("Echo", &NAMESPACES)
    .soap11("\"\"")
    .request(Field::new("</n1:Times>"))
    .response(Field::new("</n1:Times>"));

const REQUIRED: &str = "<n1:Required>PT1M</n1:Required>";

fn read(members: &str) -> Result<Times, Error<()>> {
    let message = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:n1='urn:times' \
         xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><s:Body><n1:Times>{members}</n1:Times></s:Body>\
         </s:Envelope>"
    );
    let response = Response::new(message.into_bytes());
    ECHO.decode(response).map(|answer| answer.body)
}

fn write(times: &Times) -> String {
    let text = String::from_utf8(ECHO.encode(times, &()).unwrap().body).unwrap();
    text.split_once("<n1:Times>").unwrap().1.split_once("</n1:Times>").unwrap().0.to_owned()
}

#[test]
fn empty_optional_duration_is_read_as_absent() {
    for empty in ["", " \n ", "<!-- none -->", "<![CDATA[]]>"] {
        let members = format!(
            "<n1:Optional>{empty}</n1:Optional><n1:Nillable>{empty}</n1:Nillable>{REQUIRED}<n1:Item>{empty}</n1:Item>\
             <n1:Item>P1D</n1:Item><n1:List>{empty}</n1:List><n1:Number>7</n1:Number>"
        );
        let times = read(&members).unwrap_or_else(|error| panic!("{members}: {error}"));
        let day = Duration { days: 1, ..Duration::default() };
        let expected = Times {
            optional: None,
            nillable: None,
            required: Duration { minutes: 1, ..Duration::default() },
            items: vec![None, Some(day)],
            list: Some(List(vec![])),
            number: Some(7),
        };
        assert_eq!(times, expected, "{members}");
        let written = format!(
            "<n1:Nillable xsi:nil=\"true\"/>{REQUIRED}<n1:Item xsi:nil=\"true\"/><n1:Item>P1D</n1:Item><n1:List></n1:List>\
             <n1:Number>7</n1:Number>"
        );
        assert_eq!(write(&times), written);
    }
    assert_eq!(read(&format!("<n1:Optional/>{REQUIRED}")).unwrap().optional, None);
}

#[test]
fn duration_round_trips() {
    for text in ["PT0S", "-P1DT2H", "P1Y2M3DT4H5M6.7S"] {
        let members = format!("<n1:Optional>{text}</n1:Optional>{REQUIRED}<n1:Item>{text}</n1:Item>");
        let times = read(&members).unwrap();
        assert_eq!((times.optional, times.items[0]), (Some(text.parse().unwrap()), Some(text.parse().unwrap())));
        assert_eq!(write(&times), members.replace(REQUIRED, &format!("<n1:Nillable xsi:nil=\"true\"/>{REQUIRED}")));
    }
}

#[test]
fn empty_required_value_or_ill_formed_duration_is_an_error() {
    for (members, name) in [
        ("<n1:Required/>", "Required"),
        ("<n1:Required></n1:Required>", "Required"),
        ("<n1:Number/><n1:Required>PT1M</n1:Required>", "Number"),
        ("<n1:Optional>P</n1:Optional><n1:Required>PT1M</n1:Required>", "Optional"),
        ("<n1:Optional>.</n1:Optional><n1:Required>PT1M</n1:Required>", "Optional"),
    ] {
        let Err(Error::Read(error)) = read(members) else { panic!("{members}: read") };
        assert_eq!(error.path(), format!("Envelope/Body/Times/{name}"), "{members}");
        assert!(matches!(error.kind(), XmlErrorKind::Value { .. }), "{members}: {error}");
    }
}

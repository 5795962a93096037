//! Tests of empty elements of type `xs:duration`, where the element may be absent and where it may not.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    Duration, Error, List, Operation, XmlError, XmlErrorKind,
    http::Response,
    xml::{Field, Namespace, Prefix, ReadXml, Reader, StartValue, WriteXml, Writer, field},
};

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n", uri: "urn:times" }];
const N: Prefix = Prefix::new(0, "n");

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
    field(N, "</n:Optional>"),
    field(N, "</n:Nillable>").nillable(),
    field(N, "</n:Required>").required(),
    field(N, "</n:Item>").repeated().nillable(),
    field(N, "</n:List>"),
    field(N, "</n:Number>"),
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

static ECHO: Operation<Times, Times, (), ()> =
    Operation::new("Echo", &NAMESPACES).soap11("").request(field(N, "</n:Times>")).response(field(N, "</n:Times>"));

const REQUIRED: &str = "<n:Required>PT1M</n:Required>";

fn read(members: &str) -> Result<Times, Error<()>> {
    let message = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:n='urn:times' \
         xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><s:Body><n:Times>{members}</n:Times></s:Body>\
         </s:Envelope>"
    );
    let response = Response::new(message.into_bytes());
    ECHO.decode(response).map(|answer| answer.body)
}

fn write(times: &Times) -> String {
    let text = String::from_utf8(ECHO.encode(times, &()).unwrap().body).unwrap();
    text.split_once("<n:Times>").unwrap().1.split_once("</n:Times>").unwrap().0.to_owned()
}

#[test]
fn empty_optional_duration_is_read_as_absent() {
    for empty in ["", " \n ", "<!-- none -->", "<![CDATA[]]>"] {
        let members = format!(
            "<n:Optional>{empty}</n:Optional><n:Nillable>{empty}</n:Nillable>{REQUIRED}<n:Item>{empty}</n:Item>\
             <n:Item>P1D</n:Item><n:List>{empty}</n:List><n:Number>7</n:Number>"
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
            "<n:Nillable xsi:nil=\"true\"/>{REQUIRED}<n:Item xsi:nil=\"true\"/><n:Item>P1D</n:Item><n:List></n:List>\
             <n:Number>7</n:Number>"
        );
        assert_eq!(write(&times), written);
    }
    assert_eq!(read(&format!("<n:Optional/>{REQUIRED}")).unwrap().optional, None);
}

#[test]
fn duration_round_trips() {
    for text in ["PT0S", "-P1DT2H", "P1Y2M3DT4H5M6.7S"] {
        let members = format!("<n:Optional>{text}</n:Optional>{REQUIRED}<n:Item>{text}</n:Item>");
        let times = read(&members).unwrap();
        assert_eq!((times.optional, times.items[0]), (Some(text.parse().unwrap()), Some(text.parse().unwrap())));
        assert_eq!(write(&times), members.replace(REQUIRED, &format!("<n:Nillable xsi:nil=\"true\"/>{REQUIRED}")));
    }
}

#[test]
fn empty_required_value_or_ill_formed_duration_is_an_error() {
    for (members, name) in [
        ("<n:Required/>", "Required"),
        ("<n:Required></n:Required>", "Required"),
        ("<n:Number/><n:Required>PT1M</n:Required>", "Number"),
        ("<n:Optional>P</n:Optional><n:Required>PT1M</n:Required>", "Optional"),
        ("<n:Optional>.</n:Optional><n:Required>PT1M</n:Required>", "Optional"),
    ] {
        let Err(Error::Read(error)) = read(members) else { panic!("{members}: read") };
        assert_eq!(error.path(), format!("Envelope/Body/Times/{name}"), "{members}");
        assert!(matches!(error.kind(), XmlErrorKind::Value { .. }), "{members}: {error}");
    }
}

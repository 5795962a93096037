//! Tests of characters and line ends at every position of messages of many lengths (XML 1.0, 2.2 and 2.11).

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    AnyType, Error, Node, Operation, XmlError, XmlErrorKind,
    http::Response,
    xml::{Field, ReadXml, Reader, StartValue, WriteXml, Writer},
};

/// A struct with a text in an attribute and a text in an element.
#[derive(Debug, Default, PartialEq)]
struct Texts {
    attribute: String,
    element: String,
}

static ATTRIBUTES: [Field; 1] = [Field::new("</a>").attribute()];
static ELEMENTS: [Field; 1] = [Field::new("</e>")];

impl StartValue for Texts {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for Texts {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        let mut at = 0;
        while reader.attribute(&ATTRIBUTES, &mut at)? == 0 {
            self.attribute.read_xml(reader)?;
        }
        let mut cursor = reader.begin(&ELEMENTS);
        while reader.next(&mut cursor) == 0 {
            self.element.read_xml(reader)?;
        }
        reader.end()
    }
}

impl WriteXml for Texts {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.begin(field);
        self.attribute.write_xml(&ATTRIBUTES[0], writer);
        writer.content();
        self.element.write_xml(&ELEMENTS[0], writer);
        writer.end(field);
    }
}

const fn operation<T>() -> Operation<T, T, (), ()> {
    Operation::new("Echo", &[]).soap11("\"\"").request(Field::new("</r>")).response(Field::new("</r>"))
}

const HEAD: &str = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>";

fn read<T: ReadXml + WriteXml>(root: &str) -> Result<T, XmlError> {
    let body = format!("{HEAD}{root}</s:Body></s:Envelope>");
    match operation::<T>().decode(Response::new(Vec::from(body))) {
        Ok(answer) => Ok(answer.body),
        Err(Error::Read(error)) => Err(error.cause),
        Err(error) => panic!("{error}"),
    }
}

/// Returns lengths of padding that put a character at every offset in the scanner's blocks and around their bounds.
fn paddings() -> impl Iterator<Item = usize> {
    (0..70).chain(3_950..4_100).chain([8_000, 100_000])
}

#[test]
fn forbidden_character_is_found_at_every_position() {
    for padding in paddings() {
        for bad in ['\0', '\u{1}', '\u{8}', '\u{b}', '\u{c}', '\u{e}', '\u{1f}', '\u{fffe}', '\u{ffff}'] {
            let text = format!("{}{bad}", "x".repeat(padding));
            let error = read::<Texts>(&format!("<r><e>{text}</e></r>")).unwrap_err();
            let expected = format!("character U+{:04X}", u32::from(bad));
            assert!(error.to_string().contains(&expected), "{error}");
            assert_eq!(error.offset(), HEAD.len() + "<r><e>".len() + padding, "{error}");
        }
    }
}

#[test]
fn allowed_characters_are_read_at_every_position() {
    for padding in paddings() {
        for good in
            ['\t', '\n', ' ', '\u{7f}', '\u{85}', '\u{e000}', '\u{feff}', '\u{fffd}', '\u{10000}', '\u{10ffff}', ']']
        {
            let text = format!("{}{good}x", "x".repeat(padding));
            assert_eq!(read::<Texts>(&format!("<r><e>{text}</e></r>")).unwrap().element, text);
        }
    }
}

#[test]
fn line_ends_are_normalized_at_every_position() {
    for padding in paddings() {
        let pad = "x".repeat(padding);
        for (written, expected) in [
            ("\r\n", "\n"),
            ("\r", "\n"),
            ("\n", "\n"),
            ("\r\r\n\n\r", "\n\n\n\n"),
            ("a\rb\r\nc\nd", "a\nb\nc\nd"),
            ("<![CDATA[\r\n\r]]>\r", "\n\n\n"),
            ("\r<!-- -->\n", "\n\n"),
            ("\r&#10;", "\n\n"),
            // Character references are not normalized.
            ("&#13;&#10;", "\r\n"),
            ("&#xD;", "\r"),
        ] {
            let root = format!("<r a='{pad}'><e>{pad}{written}</e></r>");
            let read: Texts = read(&root).unwrap_or_else(|error| panic!("{written:?}: {error}"));
            assert_eq!(read.element, format!("{pad}{expected}"), "{written:?}");
            if padding < 3 {
                let kept: AnyType = self::read(&format!("<r>{pad}{written}</r>")).unwrap();
                let text: String = kept
                    .content
                    .iter()
                    .map(|node| match node {
                        Node::Text(text) => text.as_str(),
                        Node::Element(_) => panic!("an element"),
                    })
                    .collect();
                assert_eq!(text, format!("{pad}{expected}"), "{written:?}");
            }
        }
    }
}

#[test]
fn white_space_in_attributes_is_normalized_except_references() {
    for (written, expected) in
        [("a\tb\nc\rd\r\ne", "a b c d e"), ("a&#9;b&#10;c&#13;d", "a\tb\nc\rd"), ("\r\n", " "), ("\r\r", "  ")]
    {
        assert_eq!(read::<Texts>(&format!("<r a='{written}'/>")).unwrap().attribute, expected, "{written:?}");
    }
}

#[test]
fn every_allowed_character_round_trips() {
    let all: Vec<char> = (0..0x300u32).chain(0xfff0..0x10010).filter_map(char::from_u32).collect();
    let is_char = |c: char| c >= ' ' && c != '\u{fffe}' && c != '\u{ffff}' || "\t\n\r".contains(c);
    for c in all {
        let texts = Texts { attribute: format!("a{c}b"), element: format!("{c}{c}") };
        match operation::<Texts>().encode(&texts, &()) {
            Ok(message) => {
                assert!(is_char(c), "{c:?}");
                assert_eq!(operation::<Texts>().decode_request(&message.body, None).unwrap().0, texts, "{c:?}");
            }
            Err(error) => {
                assert!(!is_char(c), "{c:?}");
                assert_eq!(error.kind(), &XmlErrorKind::Character(c));
            }
        }
    }
}

#[test]
fn error_does_not_contain_the_message_text() {
    let error = read::<Texts>("<r><e>hunter2<x/></e></r>").unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
}

#[test]
fn white_space_between_elements_may_have_any_form() {
    for space in [" ", "<![CDATA[ \t]]>", "&#32;", "&#x9;&#10;\n", "<!-- --><![CDATA[]]><?p?>"] {
        let body = format!("{space}<Done>1</Done>{space}");
        assert_eq!(done(&body), Ok("1".to_owned()), "{space}");
    }
    for text in ["<![CDATA[x]]>", "&#120;", "&#xa0;", "<![CDATA[ \u{a0}]]>"] {
        assert_eq!(done(&format!("{text}<Done>1</Done>")), Err(XmlErrorKind::UnexpectedText), "{text}");
    }
}

/// Returns the text of the response in this Body.
fn done(body: &str) -> Result<String, XmlErrorKind> {
    static DO: Operation<String, String, (), ()> =
        Operation::new("Do", &[]).soap11("\"\"").request(Field::new("</Do>")).response(Field::new("</Done>"));
    let envelope = "http://schemas.xmlsoap.org/soap/envelope/";
    let message = format!("<s:Envelope xmlns:s='{envelope}'><s:Body>{body}</s:Body></s:Envelope>");
    match DO.decode(Response::new(message)) {
        Ok(answer) => Ok(answer.body),
        Err(Error::Read(error)) => Err(error.kind().clone()),
        Err(error) => panic!("{body}: {error}"),
    }
}

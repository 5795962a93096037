//! Tests of every encoding that is read (XML 1.0, 4.3.3 and F; RFC 7303, 3), with broken bytes in each.

use super::{
    libxml2,
    values::{ours, roxmltree, text_values},
};

/// A document in an encoding.
struct Encoded {
    name: &'static str,
    bytes: Vec<u8>,
    content_type: Option<&'static str>,
    /// The text of the element `Any`, or `None` if the document is refused.
    value: Option<&'static str>,
    /// Whether libxml2 should agree. It knows no content type, reads more encodings, and doesn't read what is allowed
    /// here because servers send it.
    is_judged: bool,
}

fn row(name: &'static str, bytes: Vec<u8>, value: Option<&'static str>) -> Encoded {
    Encoded { name, bytes, content_type: None, value, is_judged: true }
}

impl Encoded {
    fn sent_as(self, content_type: &'static str) -> Self {
        Encoded { content_type: Some(content_type), is_judged: false, ..self }
    }

    fn not_libxml2(self) -> Self {
        Encoded { is_judged: false, ..self }
    }
}

const START: &str = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Any>";
const END: &str = "</Any></s:Body></s:Envelope>";

/// Returns a document with this encoding in its declaration, or without a declaration.
fn document(encoding: &str, text: &str) -> String {
    let declaration = match encoding {
        "" => String::new(),
        encoding => format!("<?xml version='1.0' encoding='{encoding}'?>"),
    };
    format!("{declaration}{START}{text}{END}")
}

fn utf8(encoding: &str, text: &str) -> Vec<u8> {
    document(encoding, text).into_bytes()
}

/// Returns a document in UTF-8 with these bytes as its text.
fn with(encoding: &str, text: &[u8]) -> Vec<u8> {
    let document = document(encoding, "|");
    let (start, end) = document.split_once('|').unwrap();
    [start.as_bytes(), text, end.as_bytes()].concat()
}

/// Returns the bytes of a unit of UTF-16.
type Unit = fn(u16) -> [u8; 2];

fn utf16(bytes: Unit, document: &str) -> Vec<u8> {
    document.encode_utf16().flat_map(bytes).collect()
}

fn marked(mark: &[u8], document: Vec<u8>) -> Vec<u8> {
    [mark, &document].concat()
}

const MARK: &[u8] = &[0xEF, 0xBB, 0xBF];
const TEXT: &str = "a\u{e4}\u{20ac}\u{1f600}";

fn rows() -> Vec<Encoded> {
    let (little, big): (Unit, Unit) = (u16::to_le_bytes, u16::to_be_bytes);
    let mut rows = vec![
        row("UTF-8", utf8("", TEXT), Some(TEXT)),
        row("declared", utf8("UTF-8", TEXT), Some(TEXT)),
        row("in small letters", utf8("utf-8", TEXT), Some(TEXT)),
        row("with a mark", marked(MARK, utf8("", TEXT)), Some(TEXT)),
        row("with a mark and declared", marked(MARK, utf8("utf-8", TEXT)), Some(TEXT)),
        // A server that inserts a file into a message keeps the mark of the file.
        row("with two marks", marked(MARK, marked(MARK, utf8("utf-8", TEXT))), Some(TEXT)).not_libxml2(),
        row("mark in the text", utf8("", "\u{feff}a"), Some("\u{feff}a")),
        row("half a mark", marked(&MARK[..2], utf8("", "a")), None),
        row("us-ascii", utf8("US-ASCII", "a&#xE4;"), Some("a\u{e4}")),
        row("us-ascii with other bytes", with("us-ascii", b"\xE4"), None),
        row("latin-1", with("ISO-8859-1", b"a\xE4\xFF\xA0"), Some("a\u{e4}\u{ff}\u{a0}")),
        row("latin-1 that looks like UTF-8", with("iso-8859-1", b"\xC3\xA4"), Some("\u{c3}\u{a4}")),
        row("latin-1 with controls", with("iso-8859-1", b"\x80\x9F"), Some("\u{80}\u{9f}")),
        row("latin-1 in lines", with("iso-8859-1", b"\r\n\xE4\x85\r"), Some("\n\u{e4}\u{85}\n")),
        // Servers declare so what they serialize to a string first.
        row("UTF-8 that is declared as UTF-16", utf8("utf-16", TEXT), Some(TEXT)).not_libxml2(),
        row("unknown encoding", utf8("x-unknown", "a"), None),
        row("UTF-32", marked(&[0xFF, 0xFE, 0, 0], Vec::new()), None),
        // RFC 7303, 3: a mark, then the content type, then the declaration.
        row("by content type", with("", b"\xE4"), Some("\u{e4}")).sent_as("text/xml; charset=iso-8859-1"),
        row("other content type", with("iso-8859-1", b"\xC3\xA4"), Some("\u{e4}")).sent_as("text/xml; charset=utf-8"),
        row("content type and mark", marked(MARK, utf8("", "\u{e4}")), Some("\u{e4}"))
            .sent_as("text/xml; charset=iso-8859-1"),
        row("content type that isn't so", with("", b"\xE4"), None).sent_as("text/xml; charset=utf-8"),
        row("empty", Vec::new(), None).sent_as("text/xml"),
        row("only a mark", MARK.to_vec(), None),
    ];
    for broken in [
        &b"\x80"[..],
        b"\xC3",
        b"\xC3(",
        b"\xC0\x80",
        b"\xC1\xBF",
        b"\xE0\x80\x80",
        b"\xE2\x82",
        b"\xED\xA0\x80",
        b"\xED\xBF\xBF",
        b"\xF0\x80\x80\x80",
        b"\xF0\x9F\x98",
        b"\xF4\x90\x80\x80",
        b"\xF5\x80\x80\x80",
        b"\xFE",
        b"\xFF",
    ] {
        rows.push(row("invalid UTF-8", with("", broken), None));
        rows.push(row("invalid UTF-8 after a word", with("utf-8", &[b"abcdefghi", broken].concat()), None));
    }
    for (name, unit, mark) in [("UTF-16LE", little, [0xFF, 0xFE]), ("UTF-16BE", big, [0xFE, 0xFF])] {
        let lines = "a\r\nb\rc\n";
        let whole = utf16(unit, &document("", TEXT));
        let broken = |units: &[u16]| {
            let [start, end] = [START, END].map(|text| utf16(unit, text));
            let text: Vec<u8> = units.iter().flat_map(|&code| unit(code)).collect();
            marked(&mark, [start, text, end].concat())
        };
        rows.extend([
            row("UTF-16 with a mark", marked(&mark, whole.clone()), Some(TEXT)),
            row("UTF-16 with a mark, declared", marked(&mark, utf16(unit, &document("utf-16", TEXT))), Some(TEXT)),
            row("UTF-16 with a mark, with its order", marked(&mark, utf16(unit, &document(name, TEXT))), Some(TEXT)),
            // Without a mark it must be declared, but the first bytes tell (XML 1.0, F).
            row("UTF-16 without a mark", whole, Some(TEXT)).not_libxml2(),
            row("UTF-16 without a mark, declared", utf16(unit, &document(name, TEXT)), Some(TEXT)),
            row("line ends in UTF-16", marked(&mark, utf16(unit, &document("", lines))), Some("a\nb\nc\n")),
            row("UTF-16 with a reference", marked(&mark, utf16(unit, &document("", "&#xE4;"))), Some("\u{e4}")),
            row("ends of planes", broken(&[0xD7FF, 0xE000, 0xFFFD]), Some("\u{d7ff}\u{e000}\u{fffd}")),
            row("highest pair", broken(&[0xDBFF, 0xDFFF]), Some("\u{10ffff}")),
            row("high surrogate", broken(&[0xD83D]), None),
            row("high surrogate before text", broken(&[0xD83D, 0x61]), None),
            row("low surrogate", broken(&[0xDE00]), None),
            row("surrogates in the wrong order", broken(&[0xDE00, 0xD83D]), None),
            row("no character", broken(&[0xFFFE]), None),
            row("zero", broken(&[0]), None),
            row("half a character", marked(&mark, [utf16(unit, &document("", TEXT)), vec![0x20]].concat()), None),
            row("only a mark of UTF-16", mark.to_vec(), None),
        ]);
    }
    rows
}

/// Returns the reason why a parser's result contradicts a row.
fn contradiction(row: &Encoded, result: &Result<String, String>) -> String {
    let expected = row.value.map(|text| format!("{{}}Any[{}]", text_values(text)));
    match (result, expected) {
        (Ok(values), Some(expected)) if *values == expected => String::new(),
        (Err(_), None) => String::new(),
        (result, expected) => {
            let bytes = row.bytes.escape_ascii();
            format!("{}: {result:?} instead of {expected:?} for {bytes}\n", row.name)
        }
    }
}

#[test]
fn every_encoding_is_read() {
    let wrong: String = rows().iter().map(|row| contradiction(row, &ours(&row.bytes, row.content_type))).collect();
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn roxmltree_agrees_on_documents_in_utf8() {
    let declared = |row: &&Encoded| row.is_judged && !row.bytes.windows(8).any(|bytes| bytes == b"encoding");
    let rows = rows();
    let texts = rows.iter().filter(declared).filter_map(|row| Some((row, std::str::from_utf8(&row.bytes).ok()?)));
    let wrong: String = texts.map(|(row, text)| contradiction(row, &roxmltree(text))).collect();
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn libxml2_agrees_on_encodings() {
    let rows: Vec<_> = rows().into_iter().filter(|row| row.is_judged).collect();
    let sent: Vec<_> = rows.iter().map(|row| row.bytes.clone()).collect();
    let Some(verdicts) = libxml2::judge(&sent) else { return };
    let wrong: String = rows.iter().zip(&verdicts).map(|(row, verdict)| contradiction(row, verdict)).collect();
    assert!(wrong.is_empty(), "{wrong}");
}

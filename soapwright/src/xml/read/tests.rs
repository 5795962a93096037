//! Tests of the reader.

use super::Reader;
use crate::{
    Deadline,
    limits::TOKENS_FOR_EACH_LOOK,
    xml::{Field, Namespace, Result},
};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n1", uri: "urn:n" }];
static FIELDS: [Field; 1] = [Field::new("</n1:e>").repeated()];

/// Reads the text of each `e` in the innermost element.
fn read_texts(reader: &mut Reader<'_>) -> Result<()> {
    let mut cursor = reader.begin(&FIELDS);
    while reader.next(&mut cursor) == 0 {
        if !reader.nil()? {
            reader.text()?;
        }
    }
    reader.end()
}

#[test]
fn clock_is_looked_at_however_a_message_is_read() {
    const COUNT: usize = 20;
    for (item, read) in [
        ("<e/>", read_texts as fn(&mut Reader<'_>) -> Result<()>),
        ("<e>text</e>", read_texts),
        ("<e>a&amp;b</e>", read_texts),
        ("<e xsi:nil=\"true\"/>", read_texts),
        ("<unknown/>", read_texts),
        ("<!-- -->", read_texts),
        ("<?a?>", read_texts),
        ("<e/>", |reader| reader.skip()),
        ("<!-- -->", |reader| reader.skip()),
        ("text<!-- -->", |reader| reader.skip()),
        ("text<![CDATA[]]>", |reader| reader.skip()),
    ] {
        let items = item.repeat(COUNT * usize::from(TOKENS_FOR_EACH_LOOK));
        let text = format!("<r xmlns='urn:n' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>{items}</r>");
        let looks = Arc::new(AtomicUsize::new(0));
        let looked = looks.clone();
        let mut reader = Reader::new(&text, &NAMESPACES).unwrap();
        reader.deadline = Some(Deadline::new(move || looked.fetch_add(1, Ordering::Relaxed) == usize::MAX));
        reader.root().unwrap();
        read(&mut reader).unwrap();
        let looks = looks.load(Ordering::Relaxed);
        assert!((COUNT..=COUNT * 8).contains(&looks), "{item}: {looks} looks at {COUNT} times the interval");
    }
}

#[test]
fn passed_deadline_ends_reading() {
    let text = format!("<r xmlns='urn:n'>{}</r>", "<e/>".repeat(10_000));
    let mut reader = Reader::new(&text, &NAMESPACES).unwrap();
    reader.root().unwrap();
    reader.deadline = Some(Deadline::new(|| true));
    let error = read_texts(&mut reader).unwrap_err();
    assert_eq!(error.kind(), &crate::XmlErrorKind::Late);
    assert!(error.offset() < text.len() / 2, "{error}");
}

#[test]
fn expected_prefix_may_be_declared_again() {
    let text = "<r xmlns='urn:n'><e>1</e><e xmlns='urn:other'>2</e><e>3</e><p:e xmlns:p='urn:n'>4</p:e><p:e xmlns:p='urn:n' \
                xmlns='urn:other'>5</p:e></r>";
    let mut reader = Reader::new(text, &NAMESPACES).unwrap();
    reader.root().unwrap();
    let mut cursor = reader.begin(&FIELDS);
    let mut texts = Vec::new();
    while reader.next(&mut cursor) == 0 {
        texts.push(reader.text().unwrap().into_owned());
    }
    reader.end().unwrap();
    assert_eq!(texts, ["1", "3", "4", "5"]);
}

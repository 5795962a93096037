//! Compares what our reader says of a document with the judges.

use crate::{
    judge::{self, Verdict},
    ours::{self, Refusal},
    random::Random,
    tree::{self, Element, Node},
    values::{SERVICE, TEXTS, XSI},
    writer::{Style, envelope},
};
use services86::user::GetUserResponse;
use soapwright::XmlErrorKind;
use std::{iter::zip, mem::discriminant};

/// The encoding of a document's bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Latin1,
}

/// The result of a check without a finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// The document is well-formed, and the values are equal.
    Accepted,
    /// The document is ill-formed, and refused.
    Refused,
    /// The document is well-formed, but isn't what the contract says.
    OffContract,
    /// The document is beyond what can be compared: a limit, or an encoding that isn't read.
    Beyond,
}

/// Checks a document. The error is a finding.
pub fn text(text: &str, encoding: Encoding) -> Result<Outcome, String> {
    let (bytes, charset) = encoded(text, encoding);
    // Our reader allows more than one byte order mark, and white space before the declaration.
    let marked = text.trim_start_matches('\u{FEFF}');
    let spaced = marked.trim_start_matches([' ', '\n', '\t', '\r']);
    let document = if spaced.starts_with("<?xml") { spaced } else { marked };
    check(&bytes, charset, &judge::of_text(document))
}

/// Checks bytes that aren't UTF-8.
pub fn bytes(bytes: &[u8]) -> Result<Outcome, String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => self::text(text, Encoding::Utf8),
        Err(_) => check(bytes, None, &judge::of_bytes(bytes)),
    }
}

fn encoded(text: &str, encoding: Encoding) -> (Vec<u8>, Option<&'static str>) {
    let units = |bytes: fn(u16) -> [u8; 2]| [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(bytes).collect();
    match encoding {
        // The content type takes precedence over the declaration, which may be mutated.
        Encoding::Utf8 => (text.as_bytes().to_vec(), Some("utf-8")),
        Encoding::Utf16Le => (units(u16::to_le_bytes), None),
        Encoding::Utf16Be => (units(u16::to_be_bytes), None),
        Encoding::Latin1 => match text.chars().map(|c| u8::try_from(u32::from(c))).collect() {
            Ok(bytes) => (bytes, Some("iso-8859-1")),
            Err(_) => encoded(text, Encoding::Utf8),
        },
    }
}

fn check(bytes: &[u8], charset: Option<&str>, verdict: &Verdict) -> Result<Outcome, String> {
    let verdict = match verdict {
        Verdict::WellFormed(element) => Ok(element),
        Verdict::IllFormed(why) => Err(why.as_str()),
        Verdict::Beyond => return Ok(Outcome::Beyond),
        Verdict::Unknown(why) => return Err(format!("judges disagree, {why}")),
    };
    let kept = ours::kept(bytes, charset);
    let typed = ours::typed(bytes, charset);
    let outcome = compare(&kept, verdict)?;
    let other = compare(&typed, verdict)?;
    if let (Ok(ours), Ok(document)) = (&kept, verdict) {
        same_element(ours, document)?;
    }
    if let Ok(document) = verdict
        && document.body_element().is_some_and(|body| body.name.0 == SERVICE)
    {
        same_in_other_styles(&typed, document)?;
        typed.as_ref().map_or(Ok(()), |response| same_texts(response, document))?;
    }
    Ok(if kept.is_ok() { outcome } else { other })
}

fn compare<T>(ours: &Result<T, Refusal>, verdict: Result<&Element, &str>) -> Result<Outcome, String> {
    match (ours, verdict) {
        (Ok(_), Ok(_)) => Ok(Outcome::Accepted),
        (Ok(_), Err(why)) => Err(format!("ill-formed, but read: {why}")),
        (Err(Refusal::IllFormed(why)), Ok(_)) => Err(format!("well-formed, but refused: {why}")),
        (Err(Refusal::DocumentType), Ok(_)) => Err("a document type is found: there is none".to_owned()),
        (Err(Refusal::Beyond), _) => Ok(Outcome::Beyond),
        (Err(Refusal::IllFormed(why)), Err(_)) if why == "PANIC" => Err("panic: ".to_owned()),
        (Err(_), Err(_)) => Ok(Outcome::Refused),
        (Err(Refusal::Contract(..) | Refusal::Other), Ok(_)) => Ok(Outcome::OffContract),
    }
}

/// Asserts that the kept element is that in the Body.
fn same_element(ours: &Element, document: &Element) -> Result<(), String> {
    let body = document.body_element().ok_or("an element is read: there is none in the Body")?;
    let (mut found, mut expected) = (ours.clone(), body.clone());
    without_types(&mut found);
    without_types(&mut expected);
    // The value of a nil element is another.
    let is_nil = body.attributes.iter().any(|((namespace, local), _)| namespace == XSI && local == "nil");
    if found == expected || is_nil {
        return Ok(());
    }
    Err(format!("kept values differ: {found:?} instead of {expected:?}"))
}

/// Removes the values of `xsi:type`, whose prefixes our reader changes.
fn without_types(element: &mut Element) {
    for ((namespace, local), value) in &mut element.attributes {
        if namespace == XSI && local == "type" {
            value.clear();
        }
    }
    for node in &mut element.content {
        if let Node::Element(child) = node {
            without_types(child);
        }
    }
}

/// Asserts that the values are equal if the document is written in other styles, so that each path through the reader
/// yields them.
fn same_in_other_styles(typed: &Result<GetUserResponse, Refusal>, document: &Element) -> Result<(), String> {
    let Some(mut body) = document.body_element().cloned() else { return Ok(()) };
    without_space(&mut body);
    // The value of `xsi:type` depends on prefixes, which other styles change. A value is of the declared type without it.
    let has_types = remove_types(&mut body);
    if has_types && typed.is_err() {
        return Ok(());
    }
    for (seed, unusual) in [(1, 0), (2, 0), (3, 3)] {
        let style = Style { unusual, default: seed == 1, spaced: true, types: false, disguised: false };
        let text: String = envelope(&mut Random::new(seed), style, &body).concat();
        let again = ours::typed(text.as_bytes(), Some("utf-8"));
        let is_same = match (typed, &again) {
            (Ok(one), Ok(other)) => one == other,
            (Err(Refusal::Contract(kind, path)), Err(Refusal::Contract(other, other_path))) => {
                discriminant(kind) == discriminant(other) && path == other_path
            }
            (Err(Refusal::Contract(..)) | Ok(_), _) => false,
            _ => true,
        };
        // An error elsewhere in the envelope isn't in the other style, nor is a section of white space.
        let is_elsewhere = match typed {
            Err(Refusal::Contract(XmlErrorKind::UnexpectedText | XmlErrorKind::Envelope(_), _)) => true,
            Err(Refusal::Contract(_, path)) => !path.starts_with("Envelope/Body/"),
            _ => false,
        };
        if !is_same && !is_elsewhere {
            return Err(format!("values differ in another style: {again:?} instead of {typed:?}: {text}"));
        }
    }
    Ok(())
}

/// Removes white space where no text is expected: between elements, and in elements that are nil.
fn without_space(element: &mut Element) {
    let is_nil = element
        .attributes
        .iter()
        .any(|((namespace, local), value)| namespace == XSI && local == "nil" && matches!(value.trim(), "true" | "1"));
    if is_nil || element.elements().next().is_some() {
        let is_space = |text: &String| text.chars().all(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
        element.content.retain(|node| !matches!(node, Node::Text(text) if is_space(text)));
    }
    for node in &mut element.content {
        if let Node::Element(child) = node {
            without_space(child);
        }
    }
}

/// Removes `xsi:type` from all elements, and returns whether there was any.
fn remove_types(element: &mut Element) -> bool {
    let before = element.attributes.len();
    element.attributes.retain(|((namespace, local), _)| !(namespace == XSI && local == "type"));
    let mut found = element.attributes.len() < before;
    for node in &mut element.content {
        if let Node::Element(child) = node {
            found |= remove_types(child);
        }
    }
    found
}

/// Asserts that each text of the typed values is that of the document.
fn same_texts(response: &GetUserResponse, document: &Element) -> Result<(), String> {
    let written = ours::written(response).map_err(|error| format!("what was read can't be written: {error}"))?;
    let written = String::from_utf8(written).map_err(|error| error.to_string())?;
    let written = match judge::of_text(&written) {
        Verdict::WellFormed(element) => element,
        _ => return Err(format!("what was written is ill-formed: {written}")),
    };
    match (written.body_element(), document.body_element()) {
        (Some(written), Some(document)) => texts(written, document),
        _ => Err("there is no element in a Body".to_owned()),
    }
}

fn texts(written: &Element, document: &Element) -> Result<(), String> {
    for (index, child) in written.elements().enumerate() {
        let before = written.elements().take(index).filter(|other| other.name == child.name).count();
        let Some(original) = document.elements().filter(|other| other.name == child.name).nth(before) else {
            return Err(format!("typed element: {:?} isn't in the document", child.name));
        };
        texts(child, original)?;
        let (Some(text), Some(expected)) = (child.text(), original.text()) else { continue };
        // White space isn't text of a list or a struct.
        let is_empty = text.is_empty() && expected.trim().is_empty() && !TEXTS.contains(&child.name.1.as_str());
        if text != expected && !is_empty && !is_same_number(text, expected) {
            return Err(format!("typed text differs: {text:?} instead of {expected:?} in {:?}", child.name));
        }
    }
    Ok(())
}

/// Returns `true` if two texts are equal values of numbers or truth values.
fn is_same_number(one: &str, other: &str) -> bool {
    let value = |text: &str| match text.trim() {
        "true" => Some(1),
        "false" => Some(0),
        text => text.parse::<i64>().ok(),
    };
    zip(value(one), value(other)).any(|(one, other)| one == other)
}

/// Asserts that a document says what it was written from.
pub fn says(text: &str, element: &Element) -> Result<(), String> {
    match tree::parse(text) {
        Ok(document) if document.body_element() == Some(element) => Ok(()),
        // roxmltree doesn't normalize all line ends.
        Ok(_) if text.contains('\r') => Ok(()),
        other => Err(format!("the generator wrote {other:?} instead of {element:?}")),
    }
}

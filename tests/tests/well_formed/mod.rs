//! Tests of well-formedness by XML 1.0 (5th edition) and Namespaces in XML 1.0, with each case in every place that it
//! can have. The verdicts are compared with those of roxmltree and libxml2.

mod documents;

use documents::{CASES, Case, Place};
use services86::user::operations::GET_USER;
use soapwright::{AnyType, Operation, http::Response, xml};
use std::{
    collections::BTreeMap,
    env,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

const SERVICE: &str = "http://www.superoffice.net/ws/crm/NetServer/Services86";

/// An operation whose response may have any content, which is kept.
static ANYTHING: Operation<AnyType, AnyType, (), ()> =
    Operation::new("Anything", &[]).soap11("").request(xml::Field::new("</Any>")).response(xml::Field::new("</Any>"));

fn envelope(prologue: &str, attribute: &str, header: &str, body: &str, epilogue: &str) -> String {
    format!(
        "{prologue}<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'{attribute}><s:Header>{header}</s:Header>\
         <s:Body>{body}</s:Body></s:Envelope>{epilogue}"
    )
}

fn user(content: &str) -> String {
    format!("<n:GetUserResponse xmlns:n='{SERVICE}'>{content}</n:GetUserResponse>")
}

/// Returns the documents with the case in each of its places, with a description of the place.
fn documents(case: &Case) -> Vec<(&'static str, String)> {
    let text = case.text;
    let nothing = user("");
    match case.place {
        Place::Prologue => vec![("prologue", envelope(text, "", "", &nothing, ""))],
        Place::Epilogue => vec![("epilogue", envelope("", "", "", &nothing, text))],
        // A default namespace on the other elements would change the names of the contract's elements.
        Place::Attribute if text.contains("xmlns=") => vec![
            ("attribute that is skipped", envelope("", "", "", &user(&format!("<x{text}/>")), "")),
            ("attribute within what is kept", envelope("", "", "", &format!("<Any><x{text}/></Any>"), "")),
        ],
        Place::Attribute => vec![
            ("attribute of the root", envelope("", text, "", &nothing, "")),
            ("attribute that is skipped", envelope("", "", "", &user(&format!("<x{text}/>")), "")),
            ("attribute of a header block", envelope("", "", &format!("<x{text}/>"), &nothing, "")),
            ("attribute of a known element", envelope("", "", "", &user(&format!("<n:Response{text}/>")), "")),
            ("attribute that is kept", envelope("", "", "", &format!("<Any{text}/>"), "")),
            ("attribute within what is kept", envelope("", "", "", &format!("<Any><x{text}/></Any>"), "")),
        ],
        Place::Content => vec![
            ("content that is skipped", envelope("", "", "", &user(&format!("<x>{text}</x>")), "")),
            ("content of a header block", envelope("", "", &format!("<x>{text}</x>"), &nothing, "")),
            ("content that is kept", envelope("", "", "", &format!("<Any>{text}</Any>"), "")),
            ("content within what is kept", envelope("", "", "", &format!("<Any><x>{text}</x></Any>"), "")),
        ],
        Place::Text => vec![
            ("text that is skipped", envelope("", "", "", &user(&format!("<x>{text}</x>")), "")),
            (
                "text of a header block",
                envelope("", "", &format!("<n:Succeeded xmlns:n='urn:x'>{text}</n:Succeeded>"), &nothing, ""),
            ),
            (
                "text of a known element",
                envelope("", "", "", &user(&format!("<n:Response><n:Name>{text}</n:Name></n:Response>")), ""),
            ),
            ("text that is kept", envelope("", "", "", &format!("<Any>{text}</Any>"), "")),
        ],
    }
}

/// Returns our reader's error for a document, or `None` if it is read.
fn ours(document: &str) -> Option<String> {
    let response = || Response::new(Vec::from(document));
    if document.contains("<Any") {
        return ANYTHING.decode(response()).err().map(|error| error.to_string());
    }
    GET_USER.decode(response()).err().map(|error| error.to_string())
}

/// Asserts that `refusal` agrees with the specification on all cases in all places.
fn judge<'c>(cases: impl Iterator<Item = &'c Case>, refusal: impl Fn(&str) -> Option<String>) {
    let mut wrong = String::new();
    for case in cases {
        for (place, document) in documents(case) {
            let refusal = refusal(&document);
            if refusal.is_none() != case.is_well_formed {
                wrong += &format!("{place} ({}): {refusal:?} for {document:?}\n", case.clause);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn reader_accepts_exactly_well_formed_xml() {
    judge(CASES.iter(), ours);
}

#[test]
fn roxmltree_agrees_on_well_formedness() {
    let cases = CASES.iter().filter(|case| !case.roxmltree_differs);
    judge(cases, |document| roxmltree::Document::parse(document).err().map(|error| error.to_string()));
}

#[test]
fn libxml2_agrees_on_well_formedness() {
    let build = env::var_os("INTEROP_BUILD").map_or_else(|| env::temp_dir().join("soap-interop"), Into::into);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/well_formed/judge.py");
    let mut command = Command::new(build.join("venv/bin/python"));
    let child = command.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) if env::var_os("NO_SKIP").is_none() => return println!("skipped: no Python with lxml ({error})"),
        Err(error) => panic!("no Python with lxml, and NO_SKIP is set: {error}"),
    };
    let cases = || CASES.iter().filter(|case| !case.libxml2_differs);
    let all: Vec<String> = cases().flat_map(documents).map(|(_, document)| document).collect();
    let lines: String = all.iter().map(|document| format!("{}\n", hex(document))).collect();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let verdicts: BTreeMap<&str, &str> = all.iter().map(String::as_str).zip(output.lines()).collect();
    assert_eq!(output.lines().count(), all.len(), "a verdict for each document");
    judge(cases(), |document| {
        verdicts.get(document).filter(|verdict| **verdict != "well-formed").map(|why| (*why).to_owned())
    });
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

//! Tests of all examples of all operations: they round-trip, they are valid, and a third-party SOAP server understands
//! them.

use every_service::{Entry, OPERATIONS, Outcome, difference};
use interop::{Server, build, judge_against, shared};
use std::{
    collections::BTreeMap,
    env, fs,
    panic::catch_unwind,
    path::{Path, PathBuf},
};
use tests::{assert_same_document, without_nil_members, without_padding};

/// The number of operations of the 56 services.
const ALL: usize = 1_461;

/// Whether the vendor's documents are missing. Panics if they are and `NO_SKIP` is set.
fn missing() -> bool {
    let missing = OPERATIONS.is_empty();
    assert!(!(missing && env::var_os("NO_SKIP").is_some()), "the official documents are missing");
    if missing {
        println!("skipped: the official documents are missing");
    } else {
        assert_eq!(OPERATIONS.len(), ALL);
    }
    missing
}

fn example(entry: &Entry, kind: &str) -> String {
    let Entry { service, operation, .. } = entry;
    let path = shared().join(format!("corpus/superoffice/examples/{service}/{operation}.{kind}.xml"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    without_layout(&without_nil_members(&without_padding(&text)))
}

/// Removes the white space in empty lists, which the examples spread over two lines.
fn without_layout(text: &str) -> String {
    let piece = |piece: &'_ str| {
        let trimmed = piece.trim_start();
        if trimmed.starts_with("</") { trimmed.to_owned() } else { piece.to_owned() }
    };
    text.split('>').map(piece).collect::<Vec<_>>().join(">")
}

/// Removes `xsi:type`, which PHP's server omits on values of any type.
fn without_types(text: &str) -> String {
    let mut pieces = text.split(" xsi:type=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('"').map_or("", |(_, rest)| rest))
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Returns the message of the outcome if it equals the example, or else a description of the difference.
fn compare(what: &str, example: &str, outcome: Outcome) -> Result<Vec<u8>, String> {
    let written = outcome.map_err(|error| format!("{what}: {error}"))?;
    let text = String::from_utf8(written.clone()).map_err(|error| format!("{what}: {error}"))?;
    catch_unwind(|| assert_same_document(what, example, &text))
        .map_err(|panic| panic.downcast_ref::<String>().cloned().unwrap_or_else(|| what.to_owned()))?;
    Ok(written)
}

/// Panics with the first few failures if there are any.
fn assert_none(failures: &[String]) {
    let shown: Vec<&str> = failures.iter().take(10).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), shown.join("\n"));
}

fn contract(service: &str) -> PathBuf {
    shared().join(format!("corpus/superoffice/services86/WSDL-Services86-{service}.xml"))
}

#[test]
fn every_example_round_trips_and_is_valid() {
    if missing() {
        return;
    }
    let mut failures = Vec::new();
    let mut written: BTreeMap<&str, Vec<(String, Vec<u8>)>> = BTreeMap::new();
    for entry in OPERATIONS {
        for (kind, again) in [("Request", entry.request), ("Response", entry.response)] {
            let what = format!("{}.{}.{kind}", entry.service, entry.operation);
            let example = example(entry, kind);
            match compare(&what, &example, again(example.as_bytes())) {
                Ok(bytes) => written.entry(entry.service).or_default().push((format!("{what}.xml"), bytes)),
                Err(why) => failures.push(why),
            }
        }
    }
    assert_none(&failures);
    let count: usize = written.values().map(Vec::len).sum();
    println!("{} operations: {count} messages round-trip", OPERATIONS.len());
    if !build().join("venv").exists() {
        assert!(env::var_os("NO_SKIP").is_none(), "the schema validator isn't installed");
        println!("skipped: the schema validator isn't installed");
        return;
    }
    for (service, messages) in &written {
        if let Err(why) = judge_against(&contract(service), messages, &folder("written").join(service)) {
            failures.push(why);
        }
    }
    assert_none(&failures);
    println!("{count} messages are valid by the vendor's schemas");
}

#[test]
#[ignore = "needs a SOAP server, which .ci/run installs"]
fn every_request_is_decoded_by_php_and_every_response_read() {
    if missing() {
        return;
    }
    let folder = folder("php-generic");
    let log = folder.join("decoded.jsonl");
    fs::create_dir_all(&folder).unwrap();
    let _ = fs::remove_file(&log);
    let server = Server::start("php-generic", &folder, &[("LOG", &log)]).unwrap_or_else(|why| panic!("{why}"));
    let mut failures = Vec::new();
    for entry in OPERATIONS {
        let what = format!("{}.{}", entry.service, entry.operation);
        let endpoint = format!("http://127.0.0.1:{}/{}.svc", server.port(), entry.service);
        let outcome = (entry.call)(example(entry, "Request").as_bytes(), &endpoint);
        failures.extend(compare(&what, &without_types(&example(entry, "Response")), outcome).err());
    }
    assert_none(&failures);
    let decoded = fs::read_to_string(&log).unwrap();
    assert_eq!(decoded.lines().count(), OPERATIONS.len());
    for (entry, line) in OPERATIONS.iter().zip(decoded.lines()) {
        let difference = difference(&example(entry, "Request"), line);
        failures.extend(difference.map(|why| format!("{}.{}: {why}", entry.service, entry.operation)));
    }
    assert_none(&failures);
    println!("{} requests decoded by PHP with equal values, and as many responses read", OPERATIONS.len());
}

#[test]
fn difference_in_decoded_values_is_detected() {
    let request = "<e><b><Op><a>1.0</a><b>x</b><c/></Op></b></e>";
    assert_eq!(difference(request, r#"{"op":"Op","args":{"a":1,"b":"x","c":""}}"#), None);
    for args in
        [r#"{"a":2,"b":"x","c":""}"#, r#"{"b":"x","a":1,"c":""}"#, r#"{"a":1,"b":"x"}"#, r#"{"a":1,"b":null,"c":""}"#]
    {
        assert!(difference(request, &format!(r#"{{"op":"Op","args":{args}}}"#)).is_some(), "{args}");
    }
}

/// Guards against comparisons that always succeed.
#[test]
fn damaged_message_is_detected() {
    let Some(entry) = OPERATIONS.iter().find(|entry| entry.operation == "SetPassword") else { return };
    let example = example(entry, "Request");
    let damaged = example.replacen("AssociateId>", "AssociateID>", 2);
    assert_ne!(example, damaged);
    compare("damaged", &example, (entry.request)(damaged.as_bytes())).expect_err("a member is lost");
    if !build().join("venv").exists() {
        return println!("skipped: the schema validator isn't installed");
    }
    let messages = [("damaged.xml".to_owned(), damaged.into_bytes())];
    judge_against(&contract(entry.service), &messages, &folder("damaged")).expect_err("an undeclared member");
}

//! Tests that sample messages of every operation round-trip and are valid by a third-party schema validator.

use crate::{assert_none, missing};
use corpus::{Finding, index, judge, python, tested};
use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path};

/// Documents whose schemas libxml2 refuses, with the reason.
const REFUSED: [(&str, &str); 7] = [
    ("cxf-wssecurity10-12-restricted-hashed", "two documents declare the same elements, equally"),
    ("cxf-wssecurity11-restricted", "two documents declare the same elements, equally"),
    ("nodesoap-dummy-should-handle-inline-types-soap", "a simple type within an element has a name"),
    ("nodesoap-order", "a type is named without its namespace"),
    ("soamodel-includeimport-test", "a schema is included from another namespace"),
    ("soamodel-project-service", "an attribute of a type stands before its elements"),
    ("wso2-provisioningadminservice", "an element of `all` repeats"),
];

/// Documents without valid samples, with the reason.
const IMPOSSIBLE: [(&str, &str); 1] = [("nav-gosys-person", "a date must match an empty pattern")];

#[test]
fn every_sample_round_trips() {
    if missing() {
        return;
    }
    let messages =
        || tested().iter().flat_map(|tested| tested.messages.iter().map(|message| (tested.document.name, message)));
    let is_impossible = |name: &str, problem: &str| {
        IMPOSSIBLE.iter().any(|(document, _)| *document == name)
            && problem.lines().all(|line| line.ends_with("doesn't match the pattern ``"))
    };
    let problems = messages().filter_map(|(name, message)| Some((name, &message.name, message.problem.as_ref()?)));
    let problems = problems.filter(|(name, _, problem)| !is_impossible(name, problem));
    assert_none(&problems.map(|(name, message, problem)| format!("{name} {message}: {problem}")).collect::<Vec<_>>());
    println!("{} messages round-trip", messages().count());
}

#[test]
fn every_sample_is_valid() {
    if missing() {
        return;
    }
    if !python().exists() {
        assert!(env::var_os("NO_SKIP").is_none(), "the schema validator isn't installed");
        println!("skipped: the schema validator isn't installed");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples");
    write(&folder);
    let findings = judge(&folder).unwrap_or_else(|why| panic!("{why}"));
    let is_refused = |finding: &&Finding| {
        finding.kind == "SCHEMA" && REFUSED.iter().any(|(document, _)| *document == finding.document)
    };
    let is_impossible = |finding: &&Finding| {
        let known = IMPOSSIBLE.iter().any(|(document, _)| *document == finding.document);
        finding.kind == "SCHEMAV_CVC_PATTERN_VALID" && known
    };
    let wrong = findings.iter().filter(|finding| !is_refused(finding) && !is_impossible(finding));
    let mut failures: Vec<String> = wrong.map(Finding::to_string).collect();
    // Outdated exceptions are failures as well.
    let found = |name: &str| findings.iter().any(|finding| finding.document == name);
    let refused = REFUSED.iter().chain(&IMPOSSIBLE).map(|(document, _)| document);
    let stale = refused.filter(|document| !found(document));
    failures.extend(stale.map(|document| format!("{document}: the exception is no longer needed")));
    assert_none(&failures);
    let count = tested().iter().map(|tested| tested.messages.len()).sum::<usize>();
    println!("{count} messages are valid, except those of:");
    REFUSED.iter().for_each(|(document, why)| println!("  {document}: {why}, which libxml2 refuses"));
    IMPOSSIBLE.iter().for_each(|(document, why)| println!("  {document}: {why}"));
}

/// Writes the messages as files, and the table of the documents.
fn write(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    let paths: BTreeMap<_, _> = index().into_iter().map(|row| (row.name, row.path)).collect();
    let mut table = String::new();
    for tested in tested().iter().filter(|tested| !tested.messages.is_empty()) {
        let name = tested.document.name;
        fs::create_dir_all(folder.join(name)).unwrap();
        for message in &tested.messages {
            fs::write(folder.join(name).join(&message.name).with_extension("xml"), &message.bytes).unwrap();
        }
        writeln!(table, "{name}\t{}", paths[name].display()).unwrap();
    }
    fs::write(folder.join("documents.tsv"), table).unwrap();
}

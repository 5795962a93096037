//! Small documents with the code that is generated from them, checked in. The tests read and write messages with that
//! code. Those of package `tests` compare it with what the generator writes now. `README.md` says how to add a case.

#![cfg_attr(test, allow(clippy::panic, clippy::unwrap_used, reason = "this is test code"))]

pub mod attachments;
pub mod attributes;
pub mod bodies;
pub mod built_in_types;
pub mod checks;
pub mod choice;
pub mod collections;
pub mod defaults;
pub mod derivation;
pub mod documentation;
pub mod failure;
pub mod faults;
pub mod groups;
pub mod headers;
pub mod ignored_ports;
pub mod left_out;
pub mod lexical;
pub mod mixed;
pub mod names;
pub mod nillable;
pub mod one_way;
pub mod optional_parts;
pub mod order;
pub mod polymorphism;
pub mod ports;
pub mod recursive;
pub mod required;
pub mod rpc;
pub mod secrets;
pub mod server;
pub mod several_documents;
pub mod several_namespaces;
pub mod simple_content;
pub mod simple_types;
pub mod substitution;
pub mod swa_ref;
pub mod wildcard;

#[cfg(test)]
mod messages;

/// Declares the test of each case, and lists the names of all.
#[cfg(test)]
macro_rules! cases {
    ($($case:ident)*) => {
        const NAMES: &[&str] = &[$(stringify!($case),)*];

        mod messages_round_trip {
            $(#[test] fn $case() { crate::messages::check(stringify!($case), crate::$case::messages) })*
        }
    };
}

#[cfg(test)]
cases! {
    attachments
    attributes
    bodies
    built_in_types
    checks
    choice
    collections
    defaults
    derivation
    documentation
    failure
    faults
    groups
    headers
    ignored_ports
    left_out
    lexical
    mixed
    names
    nillable
    one_way
    optional_parts
    order
    polymorphism
    ports
    recursive
    required
    rpc
    secrets
    server
    several_documents
    several_namespaces
    simple_content
    simple_types
    substitution
    swa_ref
    wildcard
}

#[test]
fn every_case_with_code_is_listed() {
    let entries = std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().join("generated").is_dir());
    let mut folders: Vec<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    folders.sort();
    assert_eq!(folders, NAMES, "the folders and the list in lib.rs differ");
}

//! The table of the corpus in `tests/README.md`.

use crate::{documents, tested};
use std::collections::BTreeMap;

/// Parts of the reasons for leaving operations out, and the construct that each means.
const CONSTRUCTS: [(&str, &str); 7] = [
    ("abstract element", "an abstract element"),
    ("substitution group", "a substitution group"),
    ("encoded", "encoded use"),
    ("instead of `soap:body`", "MIME"),
    ("union", "a union"),
    ("xs:", "a simple type without a Rust type"),
    ("server calls the client", "a notification or solicit-response operation"),
];

/// Parts of the errors that refuse a document, and the problem that each means.
const CONTRADICTIONS: [(&str, &str); 3] = [
    ("must contain another without end", "a type that must contain itself"),
    ("a simple type needs", "a simple type without a definition"),
    ("which names its port type", "no binding that names its port type"),
];

/// Returns the table with its heading.
pub fn table() -> String {
    let all = || documents();
    let (count, generated) = (all().count(), all().map(|document| document.operations).sum::<usize>());
    let errors: Vec<&str> = all().filter_map(|document| document.error).collect();
    let refused = errors.len();
    let whole = all().filter(|document| document.error.is_none() && document.left_out.is_empty()).count();
    let messages = tested().iter().flat_map(|tested| &tested.messages);
    let messages = messages.filter(|message| message.problem.is_none()).count();
    let reasons = counted(all().flat_map(|document| document.left_out).map(|reason| construct(reason)));
    let left_out = reasons.iter().map(|(_, count)| count).sum::<usize>();
    let mut rows = vec![
        ("documents".to_owned(), count),
        ("… generated completely".to_owned(), whole),
        ("… generated without some operations".to_owned(), count - whole - refused),
        ("… refused, because no operation can be generated".to_owned(), refused),
    ];
    rows.extend(
        counted(errors.into_iter().map(contradiction)).into_iter().map(|(what, count)| (format!("… … {what}"), count)),
    );
    rows.extend([
        ("operations generated".to_owned(), generated),
        ("sample messages, read back as they were written".to_owned(), messages),
        ("operations left out".to_owned(), left_out),
    ]);
    rows.extend(reasons.into_iter().map(|(reason, count)| (format!("… {reason}"), count)));
    let rows = rows.into_iter().map(|(what, count)| format!("| {what} | {} |\n", thousands(count)));
    format!("| | |\n|---|---:|\n{}", rows.collect::<String>())
}

/// Returns the construct that a reason means, or the reason without its names if it isn't known.
fn construct(reason: &str) -> String {
    known(&CONSTRUCTS, reason)
}

/// Returns the problem of a refused document, or the first line of its error without the place if it isn't known.
fn contradiction(error: &str) -> String {
    let line = error.lines().next().unwrap_or_default();
    known(&CONTRADICTIONS, line.split_once("): ").map_or(line, |(_, message)| message))
}

fn known(all: &[(&str, &str)], text: &str) -> String {
    match all.iter().find(|(part, _)| text.contains(part)) {
        Some((_, known)) => (*known).to_owned(),
        None => text.split('`').step_by(2).collect::<Vec<_>>().join("…"),
    }
}

/// Counts equal texts, and sorts them by descending count.
fn counted(all: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    all.for_each(|one| *counts.entry(one).or_default() += 1);
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// Formats a number with a thousands separator.
fn thousands(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

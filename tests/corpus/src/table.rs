//! What comes of the corpus, as the README's table.

use crate::{documents, proof};
use std::collections::BTreeMap;

/// What the reasons for leaving operations out have in them, and the construct that they are about.
const CONSTRUCTS: [(&str, &str); 15] = [
    ("xsi:type polymorphism", "a type that others extend (`xsi:type`)"),
    ("abstract type", "an abstract type"),
    ("abstract element", "an abstract element"),
    ("substitution group", "a substitution group"),
    ("rpc style", "rpc style"),
    ("encoded", "encoded use"),
    ("body without parts", "a body without parts"),
    (" parts", "a body with several parts"),
    ("instead of an element", "a part by type"),
    ("instead of `soap:body`", "MIME"),
    ("xs:any ", "`any` in a choice or a group that repeats"),
    ("xs:redefine", "`redefine`"),
    ("union", "a union"),
    ("xs:", "a simple type without a Rust type"),
    ("server calls the client", "an operation that the server begins"),
];

/// The rows of the table, headings included.
pub fn table() -> String {
    let all = || documents();
    let (count, generated) = (all().count(), all().map(|document| document.operations).sum::<usize>());
    let refused = all().filter(|document| document.error.is_some()).count();
    let whole = all().filter(|document| document.error.is_none() && document.left_out.is_empty()).count();
    let messages = proof().iter().flat_map(|proved| &proved.messages);
    let messages = messages.filter(|message| message.problem.is_none()).count();
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for reason in all().flat_map(|document| document.left_out) {
        *reasons.entry(construct(reason)).or_default() += 1;
    }
    let left_out = reasons.values().sum::<usize>();
    let mut reasons: Vec<(String, usize)> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut rows = vec![
        ("documents".to_owned(), count),
        ("… generated whole".to_owned(), whole),
        ("… generated but for some operations".to_owned(), count - whole - refused),
        ("… refused, because they contradict themselves".to_owned(), refused),
        ("operations generated".to_owned(), generated),
        ("sample messages of them, read again as they were written".to_owned(), messages),
        ("operations left out".to_owned(), left_out),
    ];
    rows.extend(reasons.into_iter().map(|(reason, count)| (format!("… for {reason}"), count)));
    let rows = rows.into_iter().map(|(what, count)| format!("| {what} | {} |\n", thousands(count)));
    format!("| | |\n|---|---:|\n{}", rows.collect::<String>())
}

/// The construct that a reason is about; the reason without its names, if it isn't known.
fn construct(reason: &str) -> String {
    match CONSTRUCTS.iter().find(|(part, _)| reason.contains(part)) {
        Some((_, construct)) => (*construct).to_owned(),
        None => reason.split('`').step_by(2).collect::<Vec<_>>().join("…"),
    }
}

/// The number as a person writes it.
fn thousands(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

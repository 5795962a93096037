//! Tests of every document of the corpus. They are skipped without the corpus, unless `NO_SKIP` is set.

mod broken;
mod judged;
mod mutants;
#[path = "../../../../codegen/cli/tests/mutate/mod.rs"]
mod mutate;
mod readme;
mod samples;

use std::env;

/// Whether the corpus is missing. Panics if it is and `NO_SKIP` is set.
fn missing() -> bool {
    let missing = corpus::documents().next().is_none();
    assert!(!(missing && env::var_os("NO_SKIP").is_some()), "the corpus is missing");
    if missing {
        println!("skipped: the corpus is missing");
    }
    missing
}

/// Panics with the failures if there are any.
fn assert_none(failures: &[String]) {
    let shown: Vec<&str> = failures.iter().take(400).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), shown.join("\n"));
}

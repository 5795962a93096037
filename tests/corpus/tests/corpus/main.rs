//! Every document of the corpus. Without it there is nothing to test, which CI doesn't allow.

mod broken;
mod judged;
mod mutants;
#[path = "../../../../codegen/tests/mutate/mod.rs"]
mod mutate;
mod readme;
mod samples;

use std::env;

/// Whether there is nothing to test.
fn missing() -> bool {
    let missing = corpus::documents().next().is_none();
    assert!(!(missing && env::var_os("NO_SKIP").is_some()), "the corpus is missing");
    if missing {
        println!("skipped: the corpus is missing");
    }
    missing
}

/// Fails with these.
fn assert_none(failures: &[String]) {
    let shown: Vec<&str> = failures.iter().take(400).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), shown.join("\n"));
}

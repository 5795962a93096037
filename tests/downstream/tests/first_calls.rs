//! The examples of first calls, which have to compile.

/// The examples, which aren't run because their services don't exist.
#[allow(dead_code, reason = "only the compiler reads them")]
mod examples {
    include!(concat!(env!("OUT_DIR"), "/first_calls.rs"));
}

#[test]
fn services_have_an_example() {
    let examples = include_str!(concat!(env!("OUT_DIR"), "/first_calls.rs")).matches("fn main()").count();
    assert!(examples > 8, "{examples} examples");
}

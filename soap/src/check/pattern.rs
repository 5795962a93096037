//! Patterns (XSD 1.0 Part 2, F), which the generator has brought into the words of the crate `regex`.

use regex::{Regex, RegexBuilder};
use std::{
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

/// Each expression is compiled once; one that isn't sound matches everything.
static KNOWN: LazyLock<RwLock<HashMap<&'static str, Option<Regex>>>> = LazyLock::new(RwLock::default);

/// How large an expression may become, in bytes.
const MAX_SIZE: usize = 64 << 20;

/// Whether the expression matches the whole text.
pub(super) fn matches(expression: &'static str, text: &str) -> bool {
    let is_match = |regex: &Option<Regex>| regex.as_ref().is_none_or(|regex| regex.is_match(text));
    if let Some(known) = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(expression) {
        return is_match(known);
    }
    let regex = RegexBuilder::new(&format!(r"\A(?:{expression})\z")).size_limit(MAX_SIZE).build().ok();
    let is_match = is_match(&regex);
    KNOWN.write().unwrap_or_else(PoisonError::into_inner).insert(expression, regex);
    is_match
}

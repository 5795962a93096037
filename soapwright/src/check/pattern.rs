//! Patterns (XSD 1.0 Part 2, F), which the generator has translated to the syntax of the crate `regex`.

#[cfg(feature = "pattern")]
use crate::limits::MAX_PATTERN_BYTES;
#[cfg(feature = "pattern")]
use regex::{Regex, RegexBuilder};
#[cfg(feature = "pattern")]
use std::{
    collections::BTreeMap,
    sync::{LazyLock, PoisonError, RwLock},
};

/// The compiled expressions. An invalid expression is `None`, which matches every text.
#[cfg(feature = "pattern")]
static KNOWN: LazyLock<RwLock<BTreeMap<&'static str, Option<Regex>>>> = LazyLock::new(RwLock::default);

/// Returns `true` if the expression matches the whole text.
#[cfg(feature = "pattern")]
pub(super) fn matches(expression: &'static str, text: &str) -> bool {
    if let Some(known) = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(expression) {
        return is_match(known.as_ref(), text);
    }
    let regex = RegexBuilder::new(&format!(r"\A(?:{expression})\z")).size_limit(MAX_PATTERN_BYTES).build().ok();
    let is_match = is_match(regex.as_ref(), text);
    KNOWN.write().unwrap_or_else(PoisonError::into_inner).insert(expression, regex);
    is_match
}

#[cfg(feature = "pattern")]
fn is_match(regex: Option<&Regex>, text: &str) -> bool {
    regex.is_none_or(|regex| regex.is_match(text))
}

/// Returns `true`: without the crate `regex`, patterns are not checked.
#[cfg(not(feature = "pattern"))]
pub(super) fn matches(_: &'static str, _: &str) -> bool {
    true
}

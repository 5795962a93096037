//! The prefixes of qualified names in values and text.

use super::{bindings::Bindings, name::is_ncname_part};
use std::{collections::BTreeSet, sync::Arc};

/// The namespaces that are bound to prefixes in values or text, in the order of their first use.
#[derive(Default)]
pub(super) struct Prefixes {
    pub(super) list: Vec<(String, Arc<str>)>,
    /// The indices of their declarations.
    pub(super) known: BTreeSet<usize>,
}

impl Prefixes {
    /// Returns the prefix of a namespace, which is added if necessary.
    pub(super) fn prefix_of(&mut self, uri: Arc<str>) -> String {
        prefix_of(&mut self.list, uri)
    }

    /// Keeps the declared prefixes that occur in a text, which may be a name, a list of names, or an expression that
    /// contains names.
    pub(super) fn keep(&mut self, text: &str, bindings: &Bindings<'_>) {
        // Few texts contain a colon, and many are short.
        if !text.bytes().any(|b| b == b':') {
            return;
        }
        for (colon, _) in text.match_indices(':') {
            let before = &text[..colon];
            let prefix = &before[before.trim_end_matches(|c: char| is_ncname_part(c)).len()..];
            if !prefix.is_empty()
                && let Some(declaration) = bindings.position(prefix)
                && self.known.insert(declaration)
                && let Some(uri) = bindings.uri(prefix)
            {
                self.list.push((prefix.to_owned(), uri));
            }
        }
    }
}

/// Returns the prefix of a namespace, which is added if necessary.
pub(crate) fn prefix_of(prefixes: &mut Vec<(String, Arc<str>)>, uri: Arc<str>) -> String {
    if let Some((prefix, _)) = prefixes.iter().find(|(_, known)| *known == uri) {
        return prefix.clone();
    }
    let prefix = free_prefix(prefixes);
    prefixes.push((prefix.clone(), uri));
    prefix
}

/// Returns a prefix that is not in use.
fn free_prefix(prefixes: &[(String, Arc<str>)]) -> String {
    // Among one more number than there are prefixes, at least one is free.
    let mut taken = vec![false; prefixes.len() + 1];
    for number in prefixes.iter().filter_map(|(prefix, _)| prefix.strip_prefix('t')?.parse::<usize>().ok()) {
        if let Some(taken) = number.checked_sub(1).and_then(|index| taken.get_mut(index)) {
            *taken = true;
        }
    }
    format!("t{}", taken.iter().position(|taken| !taken).unwrap_or_default() + 1)
}

//! The prefixes that names in values and text have.

use super::{bindings::Bindings, name::is_ncname_part};
use std::{collections::BTreeSet, sync::Arc};

/// The namespaces that prefixes in values or text stand for, in the order in which they came.
#[derive(Default)]
pub(super) struct Prefixes {
    pub(super) list: Vec<(String, Arc<str>)>,
    /// The numbers of their declarations.
    pub(super) known: BTreeSet<usize>,
}

impl Prefixes {
    /// The prefix for a namespace, which there is from now on.
    pub(super) fn prefix_of(&mut self, uri: Arc<str>) -> String {
        prefix_of(&mut self.list, uri)
    }

    /// Keeps the prefixes that there may be in a text, which may be a name, a list of names, or an expression with names in
    /// it.
    pub(super) fn keep(&mut self, text: &str, bindings: &Bindings<'_>) {
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

/// The prefix for a namespace, which there is from now on.
pub(crate) fn prefix_of(prefixes: &mut Vec<(String, Arc<str>)>, uri: Arc<str>) -> String {
    if let Some((prefix, _)) = prefixes.iter().find(|(_, known)| *known == uri) {
        return prefix.clone();
    }
    let prefix = free_prefix(prefixes);
    prefixes.push((prefix.clone(), uri));
    prefix
}

/// A prefix that stands for nothing yet.
fn free_prefix(prefixes: &[(String, Arc<str>)]) -> String {
    // Of one number more than there are prefixes, one is free.
    let mut taken = vec![false; prefixes.len() + 1];
    for number in prefixes.iter().filter_map(|(prefix, _)| prefix.strip_prefix('t')?.parse::<usize>().ok()) {
        if let Some(taken) = number.checked_sub(1).and_then(|index| taken.get_mut(index)) {
            *taken = true;
        }
    }
    format!("t{}", taken.iter().position(|taken| !taken).unwrap_or_default() + 1)
}

//! Suggestions for mistyped names.

use crate::limits::SHORT_NAME;

/// Returns the known name that was probably meant: one that differs only in case, by one edit, or for a long name by
/// two.
pub(crate) fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = if wanted.chars().count() > SHORT_NAME { 2 } else { 1 };
    let length = wanted.chars().count();
    known
        .into_iter()
        // A cheap filter: the edit distance is at least the difference of the lengths.
        .filter(|name| name.chars().count().abs_diff(length) <= allowed)
        .map(|name| (if name.eq_ignore_ascii_case(wanted) { 0 } else { distance(wanted, name) }, name))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, name)| name)
}

/// Returns the Levenshtein distance.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, from) in left.chars().enumerate() {
        let mut next = vec![line + 1];
        for (to, pair) in right.iter().zip(row.windows(2)) {
            let [diagonal, above] = pair else { continue };
            let before = next.last().copied().unwrap_or_default();
            next.push((diagonal + usize::from(from != *to)).min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

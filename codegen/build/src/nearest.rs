//! Suggestions for mistyped names.

use crate::limits::{LISTED_NAMES, SHORT_NAME};

/// Returns the known name that was probably meant: one that differs only in case, by one edit, or for a long name by
/// two.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
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

/// Returns advice for a name that is unknown: the known name that was probably meant, or the known names if they are
/// few, or the first of many. Returns `None` if nothing is known.
pub fn advice<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    known.dedup();
    if let Some(near) = nearest(wanted, known.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let (listed, more) = known.split_at(known.len().min(LISTED_NAMES));
    let listed: Vec<String> = listed.iter().map(|name| format!("`{name}`")).collect();
    match (listed.as_slice(), more.len()) {
        ([], _) => None,
        ([only], 0) => Some(format!("the only one is {only}")),
        (listed, 0) => Some(format!("there are {}", listed.join(", "))),
        (listed, more) => Some(format!("there are {} and {more} more", listed.join(", "))),
    }
}

/// Returns the number of edits between two texts: characters that are inserted, removed, replaced or exchanged with
/// their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    let mut last = None;
    for (line, from) in left.chars().enumerate() {
        let mut next = vec![line + 1];
        for (to, pair) in right.iter().enumerate().zip(row.windows(2)) {
            let ((column, to), [diagonal, above]) = (to, pair) else { continue };
            let beside = next.last().copied().unwrap_or_default();
            let edited = (diagonal + usize::from(from != *to)).min(above + 1).min(beside + 1);
            let previous = column.checked_sub(1).and_then(|column| Some((column, right.get(column)?)));
            let exchanged = previous
                .filter(|(_, previous)| last == Some(*to) && from == **previous)
                .and_then(|(column, _)| before.get(column))
                .map_or(edited, |count| count + 1);
            next.push(edited.min(exchanged));
        }
        before = std::mem::replace(&mut row, next);
        last = Some(from);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{advice, distance};

    #[test]
    fn unknown_name_gets_the_nearest_name_or_the_known_ones() {
        for (wanted, known, help) in [
            ("Succeded", &["ExceptionInfo", "Succeeded"][..], Some("did you mean `Succeeded`?")),
            ("succeeded", &["ExceptionInfo", "Succeeded"][..], Some("did you mean `Succeeded`?")),
            ("Failed", &["B", "A", "B"][..], Some("there are `A`, `B`")),
            ("Failed", &["A"][..], Some("the only one is `A`")),
            ("Failed", &["a", "b", "c", "d", "e", "f", "g"][..], Some("there are `a`, `b`, `c`, `d`, `e` and 2 more")),
            ("Failed", &[][..], None),
        ] {
            assert_eq!(advice(wanted, known.iter().copied()).as_deref(), help, "{wanted}");
        }
    }

    #[test]
    fn edits_are_counted() {
        for (left, right, edits) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "abc", 0),
            ("abc", "abd", 1),
            ("abc", "ab", 1),
            ("abc", "xabc", 1),
            ("abc", "acb", 1),
            ("abcd", "badc", 2),
            ("kitten", "sitting", 3),
            ("ca", "abc", 3),
            ("é", "e", 1),
        ] {
            assert_eq!((distance(left, right), distance(right, left)), (edits, edits), "{left} {right}");
        }
    }
}

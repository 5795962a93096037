//! How close one name is to another.

use crate::{limits::COMPARED_NAME, names::case::words};
use std::cell::OnceCell;

/// Words that tools put after the names of services and messages.
const SUFFIXES: &[&str] = &[
    "async", "binding", "client", "endpoint", "http", "port", "request", "response", "service", "soap", "soap11",
    "soap12", "type",
];

/// The minimum number of letters of a word that stands for a longer one, or of a name that is a part of another.
const SHORTENED: usize = 3;
const PART: usize = 4;

/// A name for comparisons that ignore case and the characters between words.
pub(super) struct Name<'n> {
    name: &'n str,
    /// The letters and digits of the name, in lower case.
    text: String,
    words: OnceCell<Vec<String>>,
}

/// How close two names are, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Close {
    /// They differ only in case or in the characters between words.
    Spelling,
    /// They differ by this number of edits.
    Edits(usize),
    /// They have the same words but for their order, length, or suffixes. The number is that of further differences.
    Words(usize),
    /// One is a part of the other, which has this number of letters more.
    Part(usize),
}

impl Close {
    pub(super) fn is_typing_error(self) -> bool {
        matches!(self, Close::Spelling | Close::Edits(_))
    }

    /// Returns whether it is worth showing beside the best one.
    pub(super) fn is_as_good_as(self, best: Close) -> bool {
        match (self, best) {
            (Close::Part(_), Close::Part(_)) => true,
            (own, best) => own == best,
        }
    }
}

impl<'n> Name<'n> {
    pub(super) fn new(name: &'n str) -> Self {
        let mut text = name.to_lowercase();
        text.retain(char::is_alphanumeric);
        Name { name, text, words: OnceCell::new() }
    }

    fn words(&self) -> &[String] {
        self.words.get_or_init(|| words(self.name).iter().map(|word| word.to_lowercase()).collect())
    }

    /// Returns the text without an `I` in front, which .NET adds, and without suffixes.
    fn core(&self) -> &str {
        let has_prefix = self.name.starts_with('I') && self.name.chars().nth(1).is_some_and(char::is_uppercase);
        let mut core = if has_prefix { self.text.strip_prefix('i').unwrap_or_default() } else { &self.text };
        while let Some(shorter) = SUFFIXES.iter().find_map(|suffix| core.strip_suffix(suffix)) {
            core = shorter;
        }
        core
    }

    /// Returns how close a known name is to this one; `None` if it is something else.
    pub(super) fn closeness(&self, known: &Name) -> Option<Close> {
        if self.text.is_empty() || known.text.is_empty() {
            return None;
        }
        if self.text == known.text {
            return Some(Close::Spelling);
        }
        if self.text.len().max(known.text.len()) > COMPARED_NAME {
            return None;
        }
        if let Some(edits) = edits(&self.text, &known.text) {
            return Some(Close::Edits(edits));
        }
        let (core, known_core) = (self.core(), known.core());
        if core.len() >= SHORTENED && core == known_core {
            return Some(Close::Words(0));
        }
        if let Some(edits) = edits(core, known_core) {
            return Some(Close::Words(edits));
        }
        if self.has_words_of(known) {
            return Some(Close::Words(0));
        }
        self.part(known).map(Close::Part)
    }

    /// Returns whether the names have the same words in another order, or words that are cut short.
    fn has_words_of(&self, known: &Name<'_>) -> bool {
        // Two cheap filters.
        let has_same_front = self.text.chars().next() == known.text.chars().next();
        if !has_same_front && self.text.len() != known.text.len() {
            return false;
        }
        let (own, others) = (self.words(), known.words());
        if own.len() != others.len() || own.len() < 2 {
            return false;
        }
        let is_short = |short: &str, long: &str| long.starts_with(short) && short.chars().count() >= SHORTENED;
        if own.iter().zip(others).all(|(a, b)| a == b || is_short(a, b) || is_short(b, a)) {
            return true;
        }
        let sorted = |words: &[String]| {
            let mut words = words.to_vec();
            words.sort_unstable();
            words
        };
        self.text.len() == known.text.len() && sorted(own) == sorted(others)
    }

    /// Returns the number of letters that one of the names has before or after the other. They are at most as many as
    /// those of the other, or one word.
    fn part(&self, known: &Name<'_>) -> Option<usize> {
        let (short, long) = if self.text.len() < known.text.len() { (self, known) } else { (known, self) };
        let is_part = long.text.starts_with(&short.text) || long.text.ends_with(&short.text);
        if !is_part || short.core().is_empty() || short.text.chars().count() < PART {
            return None;
        }
        let more = long.text.len() - short.text.len();
        (more <= short.text.len() || long.words().len() == short.words().len() + 1).then_some(more)
    }
}

/// Returns the number of edits between two texts if it is small for their length.
fn edits(left: &str, right: &str) -> Option<usize> {
    let length = left.chars().count();
    let allowed = match length {
        0..=2 => return None,
        3..=5 => 1,
        6..=11 => 2,
        _ => 3,
    };
    // A cheap filter: the distance is at least the difference of the lengths.
    if right.chars().count().abs_diff(length) > allowed {
        return None;
    }
    distance(left, right, allowed)
}

/// Returns the number of edits between two texts, if it is at most `most`: characters that are inserted, removed,
/// replaced or exchanged with their neighbour.
fn distance(left: &str, right: &str, most: usize) -> Option<usize> {
    let (left, right) = differing(left, right);
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
        // An exchange reaches back by two rows, and the distance only grows from one row to the next.
        if row.iter().chain(&next).all(|count| *count > most) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
        last = Some(from);
    }
    row.last().copied().filter(|count| *count <= most)
}

/// Returns two texts without the characters that both begin or end with, which are most of those of a mistyped name.
fn differing<'t>(mut left: &'t str, mut right: &'t str) -> (&'t str, &'t str) {
    while let (Some(first), Some(other)) = (left.chars().next(), right.chars().next())
        && first == other
    {
        (left, right) = (&left[first.len_utf8()..], &right[first.len_utf8()..]);
    }
    while let (Some(last), Some(other)) = (left.chars().next_back(), right.chars().next_back())
        && last == other
    {
        (left, right) = (&left[..left.len() - last.len_utf8()], &right[..right.len() - last.len_utf8()]);
    }
    (left, right)
}

#[cfg(test)]
mod tests {
    use super::distance;

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
            assert_eq!(
                (distance(left, right, 3), distance(right, left, 3)),
                (Some(edits), Some(edits)),
                "{left} {right}"
            );
            assert_eq!(distance(left, right, edits.saturating_sub(1)).is_some(), edits == 0, "{left} {right}");
        }
    }
}

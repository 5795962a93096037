//! Makes a document with a finding smaller, as long as it has a finding.

use crate::Input;

/// Returns the smallest document found in a bounded number of steps.
pub fn minimize(input: &Input, why: &str) -> Input {
    let reason = kind(why);
    let mut steps = 5_000;
    match input {
        Input::Text(text, encoding) => {
            let has = |characters: &[char]| {
                let error = Input::Text(characters.iter().collect(), *encoding).check().err();
                error.is_some_and(|error| kind(&error) == reason)
            };
            let small = smaller(text.chars().collect(), &mut steps, has);
            Input::Text(small.into_iter().collect(), *encoding)
        }
        Input::Bytes(bytes) => {
            let has = |bytes: &[u8]| {
                let error = Input::Bytes(bytes.to_vec()).check().err();
                error.is_some_and(|error| kind(&error) == reason)
            };
            Input::Bytes(smaller(bytes.clone(), &mut steps, has))
        }
    }
}

/// Returns the beginning of a reason, which is equal for equal kinds of findings.
fn kind(why: &str) -> &str {
    why.split_once(':').map_or(why, |(kind, _)| kind)
}

/// Removes pieces of decreasing length.
fn smaller<T: Clone>(mut items: Vec<T>, steps: &mut usize, has: impl Fn(&[T]) -> bool) -> Vec<T> {
    let mut length = items.len() / 2;
    while length > 0 && *steps > 0 {
        let mut at = 0;
        let mut removed = false;
        while at < items.len() && *steps > 0 {
            *steps -= 1;
            let end = (at + length).min(items.len());
            let without = [&items[..at], &items[end..]].concat();
            if has(&without) {
                items = without;
                removed = true;
            } else {
                at = end;
            }
        }
        if !removed || length > 1 {
            length /= 2;
        }
    }
    items
}

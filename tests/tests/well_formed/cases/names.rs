//! The characters of names (XML 1.0, 2.3), at the edges of their ranges.

use crate::well_formed::case::{Case, Place::*, case};

/// The first and the last character of each range of the production `NameStartChar`, but the colon.
const STARTS: [(char, char); 15] = [
    ('A', 'Z'),
    ('_', '_'),
    ('a', 'z'),
    ('\u{C0}', '\u{D6}'),
    ('\u{D8}', '\u{F6}'),
    ('\u{F8}', '\u{2FF}'),
    ('\u{370}', '\u{37D}'),
    ('\u{37F}', '\u{1FFF}'),
    ('\u{200C}', '\u{200D}'),
    ('\u{2070}', '\u{218F}'),
    ('\u{2C00}', '\u{2FEF}'),
    ('\u{3001}', '\u{D7FF}'),
    ('\u{F900}', '\u{FDCF}'),
    ('\u{FDF0}', '\u{FFFD}'),
    ('\u{10000}', '\u{EFFFF}'),
];

/// The further ranges of the production `NameChar`.
const PARTS: [(char, char); 6] =
    [('-', '-'), ('.', '.'), ('0', '9'), ('\u{B7}', '\u{B7}'), ('\u{300}', '\u{36F}'), ('\u{203F}', '\u{2040}')];

pub fn cases() -> Vec<Case> {
    let mut edges = Vec::new();
    for (first, last) in STARTS.iter().chain(&PARTS) {
        let outside = [u32::from(*first) - 1, u32::from(*last) + 1];
        edges.extend([*first, *last].into_iter().chain(outside.into_iter().filter_map(char::from_u32)));
    }
    edges.sort_unstable();
    edges.dedup();
    // These end a name, or are no character at all.
    edges.retain(|c| !matches!(c, ':' | '/' | '\u{FFFE}'));
    edges.into_iter().flat_map(of).collect()
}

/// Returns the cases of a character at the beginning of a name and behind it.
fn of(c: char) -> Vec<Case> {
    let is_in = |ranges: &[(char, char)]| ranges.iter().any(|(first, last)| (*first..=*last).contains(&c));
    let starts = is_in(&STARTS);
    let continues = starts || is_in(&PARTS);
    let start = |place, text: String| case(starts, place, text, "[4] NameStartChar");
    let part = |place, text: String| case(continues, place, text, "[4a] NameChar");
    vec![
        start(Content, format!("<{c}/>")),
        start(Content, format!("<{c}></{c}>")),
        start(Content, format!("<p:{c} xmlns:p='urn:p'/>")),
        start(Content, format!("<{c}:p xmlns:{c}='urn:p'/>")),
        start(Content, format!("<?{c}?>")),
        start(Attribute, format!(" {c}='1'")),
        start(Attribute, format!(" xmlns:p='urn:p' p:{c}='1'")),
        part(Content, format!("<p{c}/>")),
        part(Content, format!("<p{c}p></p{c}p>")),
        part(Content, format!("<p:p{c} xmlns:p='urn:p'/>")),
        part(Content, format!("<p{c}:p xmlns:p{c}='urn:p'></p{c}:p>")),
        // roxmltree takes a target up to the first character that isn't in names, and any content behind it.
        Case { roxmltree_differs: !continues, ..part(Content, format!("<?p{c}p p?>")) },
        part(Attribute, format!(" p{c}='1'")),
        part(Attribute, format!(" xmlns:p{c}='urn:p' p{c}:p='1'")),
    ]
}

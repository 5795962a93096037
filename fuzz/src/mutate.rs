//! Mutations of documents: of their tokens, and of their characters.

use crate::random::Random;

/// Pieces of XML, and what looks like them.
const PIECES: [&str; 84] = [
    "<",
    ">",
    "/>",
    "</",
    "<a>",
    "</a>",
    "<a/>",
    "<a b='c'>",
    "<!--",
    "-->",
    "--",
    "->",
    "<!",
    "<![CDATA[",
    "]]>",
    "]]",
    "]",
    "<?",
    "?>",
    "<?a b?>",
    "<?a:b?>",
    "<?xml version='1.0'?>",
    "<?XML?>",
    "<!DOCTYPE a>",
    "&",
    ";",
    "&amp;",
    "&amp",
    "&lt;",
    "&nbsp;",
    "&#",
    "&#x",
    "&#0;",
    "&#13;",
    "&#10;",
    "&#9;",
    "&#65;",
    "&#x41;",
    "&#xD800;",
    "&#xFFFE;",
    "&#x110000;",
    "&#4294967361;",
    "&#x4G;",
    "&#X41;",
    "&#+65;",
    "\r",
    "\r\n",
    "\n",
    "\t",
    " ",
    "\0",
    "\u{1}",
    "\u{b}",
    "\u{1f}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{1f600}",
    "\u{d7}",
    "\u{b7}",
    "'",
    "\"",
    "=",
    ":",
    "xmlns",
    "xmlns:",
    "xmlns=''",
    " xmlns='urn:a'",
    " xmlns:a='urn:a'",
    " xmlns:b='urn:a'",
    " xmlns:a=''",
    " a:a='1'",
    " b:a='1'",
    " a='1'",
    " xml:lang='a'",
    " xmlns:xml='urn:a'",
    " xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'",
    "a",
    "-",
    ".",
    "abcdefgh",
];

/// Pieces that are wrong, or mean something else, in most places.
const SHARP: [&str; 10] = ["]]>", "\r", "&#0;", "--", "&", "<", "&#13;", "\u{ffff}", ":", ">"];

fn piece(random: &mut Random) -> &'static str {
    if random.once_in(3) { random.pick(&SHARP) } else { random.pick(&PIECES) }
}

/// Mutates the tokens of a document.
pub fn tokens(random: &mut Random, tokens: &mut Vec<String>) {
    if tokens.is_empty() {
        return;
    }
    let at = random.below(tokens.len());
    match random.below(8) {
        0 => _ = tokens.remove(at),
        1 => tokens.insert(at, tokens[random.below(tokens.len())].clone()),
        2 => {
            let other = random.below(tokens.len());
            tokens.swap(at, other);
        }
        3 => tokens[at] = piece(random).to_owned(),
        4 => {
            let end = (at + 1 + random.below(8)).min(tokens.len());
            let copy = tokens[at..end].to_vec();
            tokens.splice(at..at, copy);
        }
        5 => {
            let other = random.below(tokens.len());
            exchange_prefix(tokens, at, other);
        }
        _ => tokens.insert(at, piece(random).to_owned()),
    }
}

/// Gives the next name with a prefix from one index on the prefix of that from another.
fn exchange_prefix(tokens: &mut [String], one: usize, other: usize) {
    let next = |from: usize| (from..tokens.len()).find_map(|at| Some((at, tokens[at].split_once(':')?)));
    if let (Some((at, (_, local))), Some((_, (prefix, _)))) = (next(one), next(other)) {
        tokens[at] = format!("{prefix}:{local}");
    }
}

/// Mutates the characters of a document.
pub fn characters(random: &mut Random, text: &mut String) {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let next = text[at..].chars().next();
    match (random.below(4), next) {
        (0, Some(_)) => _ = text.remove(at),
        (1, Some(c)) => text.insert(at, c),
        (2, Some(_)) => {
            text.remove(at);
            text.insert_str(at, piece(random));
        }
        _ => text.insert_str(at, piece(random)),
    }
}

/// Mutates a byte of a document, which is then perhaps no longer UTF-8.
pub fn bytes(random: &mut Random, bytes: &mut Vec<u8>) {
    let at = random.below(bytes.len());
    let Some(byte) = bytes.get_mut(at) else { return };
    match random.below(3) {
        0 => *byte ^= 1 << random.below(8),
        1 => *byte = random.below(256) as u8,
        _ => _ = bytes.remove(at),
    }
}

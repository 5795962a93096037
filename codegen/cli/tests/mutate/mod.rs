//! Pseudo-random, reproducible mutations of documents, and the checks that the generator must pass on them.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]
#![allow(dead_code, reason = "each test uses a part of it")]

use soapwright_build::{Request, generate};
use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::Duration,
};

/// The time limit for a document, generous for machines under load.
const LIMIT: Duration = Duration::from_secs(30);

/// A pseudo-random number generator (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Returns a number below `limit`, which must not be 0.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).unwrap()).unwrap()
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { all.get(self.below(all.len())) }
    }
}

/// Values that are invalid for many attributes.
const NONSENSE: [&str; 24] = [
    "",
    " ",
    ":",
    "a:",
    ":b",
    "a:b:c",
    "nope:x",
    "nope",
    "-1",
    "0",
    "1",
    "2147483648",
    "4294967296",
    "99999999999999999999999999",
    "unbounded",
    "1e9",
    "true",
    "#all",
    "##other",
    "xs:string",
    "\u{1F600}",
    "a b",
    "é",
    "{urn}x",
];

/// Names of elements in schemas and WSDLs.
const TAGS: [&str; 26] = [
    "element",
    "complexType",
    "simpleType",
    "sequence",
    "choice",
    "all",
    "group",
    "attribute",
    "attributeGroup",
    "any",
    "anyAttribute",
    "extension",
    "restriction",
    "complexContent",
    "simpleContent",
    "list",
    "union",
    "enumeration",
    "include",
    "import",
    "redefine",
    "operation",
    "message",
    "part",
    "schema",
    "nonsense",
];

/// The ranges of an element in a text.
struct Element {
    whole: Range<usize>,
    tag: Range<usize>,
    /// The content between the tags; empty for an empty-element tag.
    content: Range<usize>,
    /// The attributes: each name with the white space before it, and each value.
    attributes: Vec<(Range<usize>, Range<usize>)>,
}

/// Returns the elements of a text that need not be well-formed.
fn elements(text: &str) -> Vec<Element> {
    let (mut elements, mut open, mut at) = (Vec::<Element>::new(), Vec::<usize>::new(), 0);
    while let Some(start) = text[at..].find('<').map(|found| at + found) {
        let Some(end) = text[start..].find('>').map(|found| start + found + 1) else { break };
        at = end;
        let inner = &text[start + 1..end - 1];
        if inner.starts_with('/') {
            if let Some(element) = open.pop().and_then(|index| elements.get_mut(index)) {
                element.content.end = start;
                element.whole.end = end;
            }
        } else if !inner.starts_with(['!', '?']) {
            let tag = start + 1..start + 1 + inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
            let attributes = attributes(text, tag.end..end);
            if !inner.ends_with('/') {
                open.push(elements.len());
            }
            elements.push(Element { whole: start..end, tag, content: end..end, attributes });
        }
    }
    elements
}

fn attributes(text: &str, within: Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    let (mut attributes, mut at) = (Vec::new(), within.start);
    while let Some(quote) = text[at..within.end].find(['"', '\'']).map(|found| at + found) {
        let Some(length) = text[quote + 1..within.end].find(&text[quote..=quote]) else { break };
        attributes.push((at..quote, quote + 1..quote + 1 + length));
        at = quote + length + 2;
    }
    attributes
}

/// Returns the text with one random change.
pub fn mutated(text: &str, chance: &mut Chance) -> String {
    let all = elements(text);
    let (Some(element), Some(other)) = (chance.pick(&all), chance.pick(&all)) else { return String::new() };
    let values: Vec<&Range<usize>> =
        all.iter().flat_map(|element| &element.attributes).map(|(_, value)| value).collect();
    let own = chance.pick(&element.attributes).cloned();
    let copy = |range: &Range<usize>| text[range.clone()].to_owned();
    let (range, replacement) = match (chance.below(14), own) {
        (0, _) => {
            let mut cut = chance.below(text.len() + 1);
            while !text.is_char_boundary(cut) {
                cut -= 1;
            }
            (cut..text.len(), String::new())
        }
        (1, _) => (element.whole.clone(), String::new()),
        (2, _) => (element.whole.end..element.whole.end, copy(&element.whole)),
        // A copy of the element is put elsewhere, possibly into itself.
        (3, _) => (other.content.start..other.content.start, copy(&element.whole)),
        (4, _) => (element.whole.clone(), copy(&other.whole)),
        (5, _) => (element.content.clone(), copy(&other.content)),
        (6, _) => {
            let start = element.tag.start + text[element.tag.clone()].find(':').map_or(0, |at| at + 1);
            let tag = (*chance.pick(&TAGS).unwrap()).to_owned();
            let end = text[..element.whole.end].rfind("</").filter(|end| *end > element.tag.end);
            let prefix = &text[element.tag.start..start];
            match end {
                Some(end) => {
                    let between = &text[element.tag.end..end];
                    (start..element.whole.end, format!("{tag}{between}</{prefix}{tag}>"))
                }
                None => (start..element.tag.end, tag),
            }
        }
        (7, _) => {
            let depth = 1 + chance.below(300);
            let tag = copy(&element.tag);
            let (open, close) = (format!("<{tag}>").repeat(depth), format!("</{tag}>").repeat(depth));
            (element.content.clone(), format!("{open}{}{close}", copy(&element.content)))
        }
        (8, Some((name, value))) => (name.start..value.end + 1, String::new()),
        (9, Some((name, value))) => (value.end + 1..value.end + 1, text[name.start..value.end + 1].to_owned()),
        (10, Some((_, value))) => (value, (*chance.pick(&NONSENSE).unwrap()).to_owned()),
        // A reference gets another target, possibly itself.
        (_, Some((_, value))) => (value, chance.pick(&values).map_or_else(String::new, |other| copy(other))),
        (_, None) => (element.content.clone(), String::new()),
    };
    // Large results only cost time.
    if range.end < range.start || replacement.len() > 200_000 {
        return text.to_owned();
    }
    let mut mutated = text.to_owned();
    mutated.replace_range(range, &replacement);
    mutated
}

/// Generates from a document, which is in a folder of its own, and returns the failed check, if there is one.
pub fn complaint(document: &Path, catalogs: &[PathBuf]) -> Option<String> {
    let mut request = Request::new([document]);
    request.catalogs = catalogs.to_vec();
    request.allow_empty = true;
    request.options.server = true;
    request.options.checks = true;
    request.options.samples = true;
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || {
        // The receiver is gone after the time limit.
        let _ = sender.send(generate(&request).map(|generated| generated.files().len()));
    });
    let result = match receiver.recv_timeout(LIMIT) {
        Ok(result) => result,
        Err(_) if worker.is_finished() => return Some("the generator panics".to_owned()),
        Err(_) => return Some(format!("the generator takes more than {LIMIT:?}")),
    };
    let errors = match result {
        Ok(_) => return None,
        Err(error) => error.diagnostics,
    };
    let says_where = |error: &soapwright_build::Diagnostic| match &error.place {
        Some(place) => place.line > 0 && place.column > 0 && !place.file.is_empty(),
        None => error.message.contains(&document.parent().unwrap().display().to_string()),
    };
    let silent =
        errors.iter().find(|error| !says_where(error) || error.message.contains("this is a bug in the generator"));
    silent.map(|error| format!("an error doesn't say where: {error:?}"))
}

/// Mutates a document, or one of the files beside it, `rounds` times, and returns the first failed check with its
/// round. The mutants are written to `folder`, where a failing one is left.
pub fn complaints(document: &Path, rounds: usize, folder: &Path, catalogs: &[PathBuf]) -> Vec<String> {
    let origin = document.parent().unwrap();
    let (mut complaints, mut files) = (Vec::new(), Vec::new());
    collect(origin, &mut files);
    let seed =
        document.to_string_lossy().bytes().rev().take(40).fold(0, |seed, byte| seed * 31 % 1_000_003 + u64::from(byte));
    for round in 0..rounds {
        let mut chance = Chance(seed * 1_000 + u64::try_from(round).unwrap());
        let _ = fs::remove_dir_all(folder);
        let target = if round % 3 == 2 { chance.pick(&files).unwrap().clone() } else { document.to_owned() };
        for file in &files {
            let copy = folder.join(file.strip_prefix(origin).unwrap());
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(file, copy).unwrap();
        }
        let mut text = String::from_utf8_lossy(&fs::read(&target).unwrap()).into_owned();
        for _ in 0..=chance.below(3) {
            text = mutated(&text, &mut chance);
        }
        fs::write(folder.join(target.strip_prefix(origin).unwrap()), text).unwrap();
        if let Some(complaint) = complaint(&folder.join(document.strip_prefix(origin).unwrap()), catalogs) {
            complaints.push(format!("{} {round}: {complaint}", document.display()));
            break;
        }
    }
    complaints
}

/// Collects the WSDLs and schemas in a folder and its subfolders.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_none_or(|extension| extension != "tsv") {
            files.push(path);
        }
    }
}

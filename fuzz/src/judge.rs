//! The verdict of roxmltree and libxml2 on a document. Where they disagree, one of the known deviations decides.

use crate::{
    libxml2,
    tree::{self, Element},
};

/// The verdict on a document by XML 1.0 and Namespaces.
pub enum Verdict {
    WellFormed(Element),
    IllFormed(String),
    /// The judges don't know the encoding that the document declares.
    Beyond,
    /// The judges disagree for no known reason.
    Unknown(String),
}

/// Judges a document in UTF-8, whatever its declaration says.
pub fn of_text(text: &str) -> Verdict {
    let roxmltree = tree::parse(text);
    let libxml2 = libxml2::read(text.as_bytes(), Some(c"UTF-8"));
    match (roxmltree, libxml2) {
        // libxml2 takes this version for a number (XML 1.0, 2.8).
        (_, Ok(_)) if has_version_without_minor(text) => Verdict::IllFormed("the version is `1.`".to_owned()),
        (_, Err(error)) if error.code == UNSUPPORTED_ENCODING => Verdict::Beyond,
        (Ok(one), Ok(other)) if one == other => Verdict::WellFormed(one),
        // roxmltree takes any attribute `xmlns` with a prefix for a declaration (Namespaces, 3).
        (Ok(_), Ok(element)) if text.contains(":xmlns") => Verdict::WellFormed(element),
        // roxmltree doesn't normalize line ends next to references (XML 1.0, 2.11).
        (Ok(_), Ok(element)) if text.contains('\r') && text.contains('&') => Verdict::WellFormed(element),
        (Ok(one), Ok(other)) => Verdict::Unknown(format!("values: roxmltree reads {one:?}, but libxml2 {other:?}")),
        (Err(one), Err(other)) => Verdict::IllFormed(format!("{one}; {}", other.message)),
        (Ok(_), Err(error)) if roxmltree_allows(text, &error) || is_in_declaration(text) => {
            Verdict::IllFormed(error.message)
        }
        (Ok(_), Err(error)) => Verdict::Unknown(format!("libxml2 refuses it with {}: {}", error.code, error.message)),
        (Err(error), Ok(element)) => match only_roxmltree_refuses(text, &error) {
            Some(true) => Verdict::WellFormed(element),
            Some(false) => Verdict::IllFormed(error),
            None => Verdict::Unknown(format!("roxmltree refuses it: {error}")),
        },
    }
}

/// Judges bytes that aren't UTF-8, of which only libxml2 knows whether they are well-formed.
pub fn of_bytes(bytes: &[u8]) -> Verdict {
    match libxml2::read(bytes, None) {
        Ok(element) => Verdict::WellFormed(element),
        Err(error) => Verdict::IllFormed(error.message),
    }
}

/// Returns `true` for errors of libxml2 that roxmltree doesn't find.
fn roxmltree_allows(text: &str, error: &libxml2::Refusal) -> bool {
    // End tags with a colon before the name (XML 1.0, 3).
    if error.code == 76 && text.contains("</:") {
        return true;
    }
    // By the numbers of `xmlParserErrors`.
    matches!(
        error.code,
        // Character references that are no characters (XML 1.0, 4.1).
        9
        // Repeated declarations of the default namespace (XML 1.0, 3.1).
        | 42
        // Targets of processing instructions that are no names, or `xml` (XML 1.0, 2.6; Namespaces, 7).
        | 46 | 64 | 65 | 205
        // Names that begin with a colon (Namespaces, 4).
        | 68 | 201
        // Prefixes that are undeclared, and declarations of the prefix `xmlns` (Namespaces, 3 and 5).
        | 200 | 202 | 203 | 204
    )
}

/// The number of libxml2's error for an encoding that it doesn't know.
const UNSUPPORTED_ENCODING: i32 = 32;

fn has_version_without_minor(text: &str) -> bool {
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    declaration.is_some_and(|(declaration, _)| declaration.contains("'1.'") || declaration.contains("\"1.\""))
}

/// Returns `true` if libxml2 finds no error that roxmltree finds but in the XML declaration, of which roxmltree checks
/// little (XML 1.0, 2.8).
fn is_in_declaration(text: &str) -> bool {
    // A value may contain what looks like the end.
    let ends = text.match_indices("?>").take(8).map(|(at, end)| &text[at + end.len()..]);
    text.starts_with("<?xml")
        && ends.into_iter().any(|rest| match libxml2::read(rest.as_bytes(), Some(c"UTF-8")) {
            Ok(_) => true,
            Err(error) => roxmltree_allows(rest, &error),
        })
}

/// Decides on a document that only roxmltree refuses: whether it is well-formed, if that is known.
fn only_roxmltree_refuses(text: &str, error: &str) -> Option<bool> {
    // The prefix `xml` of an element needs no declaration (Namespaces, 3).
    if error.starts_with("an unknown namespace prefix 'xml'") {
        return Some(true);
    }
    // libxml2 reads declarations without white space between their parts (XML 1.0, 2.8).
    if text.starts_with("<?xml") && error.starts_with("expected a whitespace not") {
        return Some(false);
    }
    // libxml2 takes the character U+0000 for the end of the document (XML 1.0, 2.2).
    if text.contains('\0') {
        return Some(false);
    }
    // roxmltree reads no document types. SOAP forbids them.
    if text.contains("<!DOCTYPE") {
        return Some(false);
    }
    None
}

//! Parsing text to an XML tree with limits on depth, size and entities, and without external entities.

use std::sync::Arc;

use roxmltree::{Document, ParsingOptions};

use super::lines::Lines;
use crate::error::{Diagnostic, Place};
use crate::limits::{XML_DEPTH, XML_EXPANSION, XML_NODES};

/// Parses a document. `name` is the path of the file for messages.
///
/// Internal entities are expanded within limits; external ones are refused.
pub(crate) fn parse<'a>(name: &Arc<str>, text: &'a str) -> Result<Document<'a>, Diagnostic> {
    if expansion(text) > XML_EXPANSION {
        let message = "the entities of this document could expand to more than 256 MiB";
        return Err(Diagnostic::at(&file_start(name), message));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: XML_NODES, entity_resolver: Some(&refuse_external) };
    let document = Document::parse_with_options(text, options).map_err(|error| not_well_formed(name, error))?;
    check_depth(name, text, &document)?;
    Ok(document)
}

fn not_well_formed(name: &Arc<str>, error: roxmltree::Error) -> Diagnostic {
    let position = error.pos();
    let place =
        Place { file: name.clone(), line: position.row.max(1), column: position.col.max(1), component: String::new() };
    match error {
        roxmltree::Error::EntityResolver(_, uri) => {
            Diagnostic::at(&place, format!("the document type declaration names an external entity, `{uri}`"))
                .help("external entities are never read; put their text into the document")
        }
        other => Diagnostic::at(&place, format!("not well-formed XML: {}", without_position(&other.to_string()))),
    }
}

fn refuse_external<'a>(_: Option<&str>, uri: &str) -> Result<Option<&'a str>, String> {
    Err(uri.to_owned())
}

/// Returns whether the document type declaration names an external subset, which is never read.
pub(crate) fn names_external_subset(document: &Document<'_>) -> bool {
    let before_root = document.input_text().get(..document.root_element().range().start).unwrap_or_default();
    before_root.find("<!DOCTYPE").and_then(|at| before_root.get(at..)).is_some_and(|declaration| {
        let external_id = declaration.split(['[', '>']).next().unwrap_or_default();
        external_id.split_ascii_whitespace().any(|word| word == "SYSTEM" || word == "PUBLIC")
    })
}

/// Returns the place of the beginning of a file.
pub(crate) fn file_start(name: &Arc<str>) -> Place {
    Place { file: name.clone(), line: 1, column: 1, component: String::new() }
}

/// Returns an upper estimate of the number of bytes to which the entities of a document expand.
///
/// There are at most as many references as ampersands, and nested entities multiply them at most 255-fold: the limit of
/// roxmltree's own loop detector, which doesn't bound the product.
fn expansion(text: &str) -> usize {
    let Some((_, last)) = text.rsplit_once("<!ENTITY") else { return 0 };
    let value = last.split_once(['"', '\'']).map_or("", |(before, _)| last.get(before.len()..).unwrap_or_default());
    let quote = value.chars().next().unwrap_or('"');
    let rest = value.get(1..).and_then(|value| value.split_once(quote)).map_or("", |(_, rest)| rest);
    let declarations = text.get(text.find("<!ENTITY").unwrap_or_default()..text.len() - rest.len()).unwrap_or(text);
    let references = text.bytes().filter(|&b| b == b'&').count();
    let nested = if declarations.contains('&') { 255 } else { 1 };
    declarations.len().saturating_mul(references).saturating_mul(nested)
}

/// Removes the position at the end of a message of roxmltree, because the place contains it.
fn without_position(message: &str) -> &str {
    match message.rsplit_once(" at ") {
        Some((fact, position)) if position.bytes().all(|b| b.is_ascii_digit() || b == b':') => fact,
        _ => message,
    }
}

fn check_depth(name: &Arc<str>, text: &str, document: &Document<'_>) -> Result<(), Diagnostic> {
    let mut depth = 1;
    let mut node = document.root_element();
    // A loop instead of recursion, because this is the check that makes recursion safe.
    loop {
        if depth > XML_DEPTH {
            let (line, column) = Lines::new(text).locate(node.range().start);
            let place = Place { file: name.clone(), line, column, component: String::new() };
            return Err(Diagnostic::at(&place, format!("elements nest more than {XML_DEPTH} deep")));
        }
        if let Some(child) = node.first_element_child() {
            node = child;
            depth += 1;
            continue;
        }
        loop {
            if let Some(sibling) = node.next_sibling_element() {
                node = sibling;
                break;
            }
            match node.parent_element() {
                Some(parent) => node = parent,
                None => return Ok(()),
            }
            depth -= 1;
        }
    }
}

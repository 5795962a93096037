//! From text to an XML tree that is safe to walk: bounded in depth, size and entities, nothing external.

use std::sync::Arc;

use roxmltree::{Document, ParsingOptions};

use super::lines::Lines;
use crate::error::{Diagnostic, Place};

/// How deep elements may nest: the readers recurse, and no contract comes near.
const MAX_DEPTH: usize = 256;
/// How many bytes the entities of a document may expand to, estimated from above.
const MAX_EXPANSION: usize = 256 << 20;
/// How many nodes a document may have.
const MAX_NODES: u32 = 20_000_000;

/// The tree of a document, or why there is none. `name` is the file as the user would name it.
///
/// Entities of the document itself are expanded within bounds; one that names an external resource is refused.
pub(crate) fn parse<'a>(name: &Arc<str>, text: &'a str) -> Result<Document<'a>, Diagnostic> {
    let start = |message: String| Diagnostic::at(&file_start(name), message);
    if text.trim().is_empty() {
        return Err(start("the file is empty".into()));
    }
    let head: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<html") || head == "<!doctype html" {
        return Err(start("this is an HTML page, not a WSDL".into())
            .help("save the WSDL itself; many services give it at their address with `?wsdl` added"));
    }
    if !head.starts_with('<') {
        return Err(start("this is not XML".into()));
    }
    if expansion(text) > MAX_EXPANSION {
        return Err(start("the entities of this document could expand to too much text".into()));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, entity_resolver: Some(&refuse_external) };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let position = error.pos();
        let place = Place {
            file: name.clone(),
            line: position.row.max(1),
            column: position.col.max(1),
            component: String::new(),
        };
        match error {
            roxmltree::Error::EntityResolver(_, uri) => {
                Diagnostic::at(&place, format!("the document type declaration names an external entity, `{uri}`"))
                    .help("external entities are never read; put their text into the document")
            }
            other => Diagnostic::at(&place, format!("not well-formed XML: {}", without_position(&other.to_string()))),
        }
    })?;
    check_depth(name, text, &document)?;
    Ok(document)
}

fn refuse_external<'a>(_: Option<&str>, uri: &str) -> Result<Option<&'a str>, String> {
    Err(uri.to_owned())
}

/// A document type declaration that names an external subset, which is never read.
pub(crate) fn names_external_subset(document: &Document<'_>) -> bool {
    let before_root = document.input_text().get(..document.root_element().range().start).unwrap_or_default();
    before_root.find("<!DOCTYPE").and_then(|at| before_root.get(at..)).is_some_and(|declaration| {
        let external_id = declaration.split(['[', '>']).next().unwrap_or_default();
        external_id.split_ascii_whitespace().any(|word| word == "SYSTEM" || word == "PUBLIC")
    })
}

/// The place of a file as a whole.
pub(crate) fn file_start(name: &Arc<str>) -> Place {
    Place { file: name.clone(), line: 1, column: 1, component: String::new() }
}

/// How many bytes the entities of a document may expand to, at most.
///
/// An entity can stand in a document once per ampersand, and nested entities multiply at most 255-fold: that is the
/// limit of roxmltree's own loop detector, which leaves the product unbounded.
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

/// roxmltree's messages end in a position, which the place already tells.
fn without_position(message: &str) -> &str {
    match message.rsplit_once(" at ") {
        Some((fact, position)) if position.bytes().all(|b| b.is_ascii_digit() || b == b':') => fact,
        _ => message,
    }
}

fn check_depth(name: &Arc<str>, text: &str, document: &Document<'_>) -> Result<(), Diagnostic> {
    let mut depth = 1;
    let mut node = document.root_element();
    // By hand, because recursion is what this guards against.
    loop {
        if depth > MAX_DEPTH {
            let (line, column) = Lines::new(text).locate(node.range().start);
            let place = Place { file: name.clone(), line, column, component: String::new() };
            return Err(Diagnostic::at(&place, format!("elements nest more than {MAX_DEPTH} deep")));
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

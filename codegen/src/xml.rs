//! From text to an XML tree that is safe to walk, and what every reader of such a tree needs: places, expanded names
//! (Namespaces in XML 1.0, 5), attribute values, documentation.

use std::rc::Rc;

use roxmltree::{Document, Node, ParsingOptions};

use crate::{
    error::{Diagnostic, Place, Report},
    qname::QName,
};

/// XML Schema 1.0.
pub const XSD: &str = "http://www.w3.org/2001/XMLSchema";
/// WSDL 1.1.
pub const WSDL: &str = "http://schemas.xmlsoap.org/wsdl/";
/// WSDL 2.0.
pub const WSDL20: &str = "http://www.w3.org/ns/wsdl";
/// The SOAP 1.1 binding of WSDL 1.1.
pub const SOAP11: &str = "http://schemas.xmlsoap.org/wsdl/soap/";
/// The SOAP 1.2 binding of WSDL 1.1.
pub const SOAP12: &str = "http://schemas.xmlsoap.org/wsdl/soap12/";
/// The annotations of WCF's data contracts.
pub const SERIALIZATION: &str = "http://schemas.microsoft.com/2003/10/Serialization/";

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// How deep elements may nest: the readers recurse, and no contract comes near.
const MAX_DEPTH: usize = 256;
/// How many bytes the entities of a document may expand to, estimated from above.
const MAX_EXPANSION: usize = 256 << 20;
/// How many nodes a document may have.
const MAX_NODES: u32 = 20_000_000;

/// The tree of a document, or why there is none. `name` is the file as the user would name it.
///
/// Entities of the document itself are expanded within bounds; one that names an external resource is refused.
pub(crate) fn parse<'a>(name: &Rc<str>, text: &'a str) -> Result<Document<'a>, Diagnostic> {
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
    let refuse = |_: Option<&str>, uri: &str| Err(uri.to_owned());
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, entity_resolver: Some(&refuse) };
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

/// A document type declaration that names an external subset, which is never read.
pub(crate) fn names_external_subset(document: &Document<'_>) -> bool {
    let before_root = document.input_text().get(..document.root_element().range().start).unwrap_or_default();
    before_root.find("<!DOCTYPE").and_then(|at| before_root.get(at..)).is_some_and(|declaration| {
        let external_id = declaration.split(['[', '>']).next().unwrap_or_default();
        external_id.split_ascii_whitespace().any(|word| word == "SYSTEM" || word == "PUBLIC")
    })
}

/// The place of a file as a whole.
pub(crate) fn file_start(name: &Rc<str>) -> Place {
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
    let declarations = text.len() - rest.len() - text.find("<!ENTITY").unwrap_or_default();
    let references = text.bytes().filter(|&b| b == b'&').count();
    declarations.saturating_mul(references).saturating_mul(255)
}

/// roxmltree's messages end in a position, which the place already tells.
fn without_position(message: &str) -> &str {
    match message.rsplit_once(" at ") {
        Some((fact, position)) if position.bytes().all(|b| b.is_ascii_digit() || b == b':') => fact,
        _ => message,
    }
}

fn check_depth(name: &Rc<str>, text: &str, document: &Document<'_>) -> Result<(), Diagnostic> {
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

/// Turns offsets into line and column in logarithmic time: many real documents are one line of a megabyte.
struct Lines {
    starts: Vec<usize>,
    /// The bytes that don't begin a character.
    continuations: Vec<usize>,
}

impl Lines {
    fn new(text: &str) -> Self {
        let mut lines = Lines { starts: vec![0], continuations: Vec::new() };
        for (offset, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                lines.starts.push(offset + 1);
            } else if byte & 0b1100_0000 == 0b1000_0000 {
                lines.continuations.push(offset);
            }
        }
        lines
    }

    fn locate(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = |offset| self.continuations.partition_point(|&at| at < offset);
        let column = (offset - start) - (before(offset) - before(start)) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }
}

/// Reads values from the nodes of one document, and notes what is wrong with them.
pub(crate) struct Reader<'a> {
    name: Rc<str>,
    lines: Lines,
    /// Where findings go.
    pub(crate) report: &'a mut Report,
}

impl<'a> Reader<'a> {
    /// A reader for the document of this text.
    pub(crate) fn new(name: &Rc<str>, text: &str, report: &'a mut Report) -> Self {
        Reader { name: name.clone(), lines: Lines::new(text), report }
    }

    /// Where a node stands.
    pub(crate) fn place(&self, node: Node<'_, '_>) -> Place {
        let (line, column) = self.lines.locate(node.range().start);
        Place { file: self.name.clone(), line, column, component: component(node) }
    }

    /// Notes that something is wrong with a node.
    pub(crate) fn error(&mut self, node: Node<'_, '_>, message: impl Into<String>) {
        let place = self.place(node);
        self.report.push(Diagnostic::at(&place, message));
    }

    /// The value of an attribute that must be there; empty and noted where it isn't.
    pub(crate) fn required(&mut self, node: Node<'_, '_>, attribute: &str) -> String {
        match self::attribute(node, attribute) {
            Some(value) if !value.is_empty() => value.to_owned(),
            _ => {
                self.error(node, format!("`{}` has no `{attribute}` attribute", node.tag_name().name()));
                String::new()
            }
        }
    }

    /// The value of a boolean attribute; false where it is absent.
    pub(crate) fn boolean(&mut self, node: Node<'_, '_>, attribute: &str) -> bool {
        match self::attribute(node, attribute) {
            None | Some("false" | "0") => false,
            Some("true" | "1") => true,
            Some(other) => {
                self.error(node, format!("`{attribute}` is `{other}`, neither `true` nor `false`"));
                false
            }
        }
    }

    /// The expanded name that is an attribute's value. A prefix that isn't declared is noted.
    pub(crate) fn qname(&mut self, node: Node<'_, '_>, attribute: &str) -> Option<QName> {
        let value = self::attribute(node, attribute)?;
        let (prefix, local) = match value.split_once(':') {
            Some((prefix, local)) => (Some(prefix), local),
            None => (None, value),
        };
        if local.is_empty() || local.contains(|c: char| c == ':' || c.is_whitespace()) || prefix == Some("") {
            self.error(node, format!("`{attribute}` is `{value}`, which is not a name"));
            return None;
        }
        let namespace = match prefix {
            Some("xml") => Some(XML),
            _ => node.lookup_namespace_uri(prefix),
        };
        match (namespace, prefix) {
            (Some(namespace), _) => Some(QName::new(namespace, local)),
            (None, None) => Some(QName::new("", local)),
            (None, Some(prefix)) => {
                self.error(node, format!("the prefix of `{value}` in `{attribute}` isn't declared: `{prefix}`"));
                None
            }
        }
    }

    /// As [`Reader::qname`], for an attribute that must be there.
    pub(crate) fn required_qname(&mut self, node: Node<'_, '_>, attribute: &str) -> Option<QName> {
        if self.required(node, attribute).is_empty() { None } else { self.qname(node, attribute) }
    }
}

/// The value of an attribute without a namespace, white space around it removed.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute(name).map(str::trim)
}

/// The element children.
pub(crate) fn elements<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(Node::is_element)
}

/// The local name of an element in this namespace; `None` for one in another.
pub(crate) fn local_name<'input>(node: Node<'_, 'input>, namespace: &str) -> Option<&'input str> {
    let tag = node.tag_name();
    (tag.namespace() == Some(namespace)).then(|| tag.name())
}

/// The texts of the documentation children, markup kept; `None` where nothing is said.
pub(crate) fn documentation(node: Node<'_, '_>, namespace: &str) -> Option<String> {
    let mut text = String::new();
    for documentation in elements(node).filter(|child| child.has_tag_name((namespace, "documentation"))) {
        let mut one = String::new();
        write_content(documentation, &mut one);
        let one = one.trim();
        if !one.is_empty() {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(one);
        }
    }
    (!text.is_empty()).then_some(text)
}

/// Text is unescaped: markup that a document escapes is as good as markup that it doesn't.
fn write_content(node: Node<'_, '_>, out: &mut String) {
    for child in node.children() {
        if child.is_text() {
            out.push_str(child.text().unwrap_or_default());
        } else if child.is_element() {
            let name = child.tag_name().name();
            out.push('<');
            out.push_str(name);
            for attribute in child.attributes() {
                out.push_str(&format!(" {}=\"{}\"", attribute.name(), attribute.value()));
            }
            if child.has_children() {
                out.push('>');
                write_content(child, out);
                out.push_str(&format!("</{name}>"));
            } else {
                out.push_str("/>");
            }
        }
    }
}

/// The component path of a node: its ancestors that have a name, as `schema urn:x / complexType Order / element Line`.
fn component(node: Node<'_, '_>) -> String {
    let mut segments = Vec::new();
    for ancestor in node.ancestors().filter(Node::is_element) {
        let tag = ancestor.tag_name().name();
        let named = ["name", "ref", "namespace"].iter().find_map(|name| attribute(ancestor, name));
        match (tag, named) {
            ("definitions" | "types", _) => {}
            ("schema", _) => segments.push(match attribute(ancestor, "targetNamespace") {
                Some(namespace) => format!("schema {namespace}"),
                None => "schema without a namespace".to_owned(),
            }),
            (_, Some(name)) => segments.push(format!("{tag} {name}")),
            (_, None) if ancestor == node || matches!(tag, "input" | "output" | "fault") => {
                segments.push(tag.to_owned());
            }
            (_, None) => {}
        }
    }
    segments.reverse();
    segments.join(" / ")
}

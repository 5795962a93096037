//! Reading XML trees: in comes the text of a document, out come elements with their places, expanded names (Namespaces in
//! XML 1.0, 5), attribute values and documentation.

mod lines;
#[cfg(test)]
mod tests;
mod tree;

pub(crate) use tree::{file_start, names_external_subset, parse};

use std::sync::Arc;

use roxmltree::Node;

use crate::{
    error::{Diagnostic, Place, Report},
    qname::QName,
};
use lines::Lines;

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

pub const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The name of a component to which a document refers, or why what stands there is none.
pub type Reference = Result<QName, Box<Diagnostic>>;

/// Reads values from the nodes of one document, and notes what is wrong with them.
pub(crate) struct Reader<'a> {
    name: Arc<str>,
    lines: Lines,
    /// Where findings go.
    pub(crate) report: &'a mut Report,
    /// What doesn't stand in the way.
    pub(crate) warnings: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// A reader for the document of this text.
    pub(crate) fn new(name: &Arc<str>, text: &str, report: &'a mut Report) -> Self {
        Reader { name: name.clone(), lines: Lines::new(text), report, warnings: Vec::new() }
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

    /// Notes that something about a node is worth knowing.
    pub(crate) fn warn(&mut self, node: Node<'_, '_>, message: impl Into<String>) {
        let place = self.place(node);
        self.warnings.push(Diagnostic::at(&place, message));
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

    /// The expanded name that is an attribute's value. What is wrong with it is noted.
    pub(crate) fn qname(&mut self, node: Node<'_, '_>, attribute: &str) -> Option<QName> {
        let value = self::attribute(node, attribute)?;
        self.expand(node, attribute, value)
    }

    /// As [`Reader::qname`], for a name that is one of several in an attribute.
    pub(crate) fn expand(&mut self, node: Node<'_, '_>, attribute: &str, value: &str) -> Option<QName> {
        self.name(node, attribute, value).map_err(|finding| self.report.push(*finding)).ok()
    }

    /// As [`Reader::qname`], with what is wrong as an answer.
    pub(crate) fn reference(&self, node: Node<'_, '_>, attribute: &str) -> Option<Reference> {
        self::attribute(node, attribute).map(|value| self.name(node, attribute, value))
    }

    fn name(&self, node: Node<'_, '_>, attribute: &str, value: &str) -> Reference {
        let finding = |message: String| Box::new(Diagnostic::at(&self.place(node), message));
        let (prefix, local) = match value.split_once(':') {
            Some((prefix, local)) => (Some(prefix), local),
            None => (None, value),
        };
        // A second colon is none of XML's, but there are port types that are called so.
        if local.is_empty() || local.contains(char::is_whitespace) || prefix == Some("") {
            let finding = finding(format!("`{attribute}` is `{value}`, which is not a name"));
            return Err(Box::new(finding.help("a name is `prefix:name` or `name`")));
        }
        let namespace = match prefix {
            Some("xml") => Some(XML),
            _ => node.lookup_namespace_uri(prefix),
        };
        match (namespace, prefix) {
            (Some(namespace), _) => Ok(QName::new(namespace, local)),
            (None, None) => Ok(QName::new("", local)),
            (None, Some(prefix)) => {
                let message = format!("the prefix of `{value}` in `{attribute}` isn't declared: `{prefix}`");
                let help = format!("declare it: `xmlns:{prefix}=` with the namespace that is meant");
                Err(Box::new(finding(message).help(help)))
            }
        }
    }
}

/// Whether a text can be the name of an element or attribute (Namespaces in XML 1.0, NCName).
pub(crate) fn is_ncname(name: &str) -> bool {
    let starts = |c: char| {
        matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
            | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
            | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
            | '\u{10000}'..='\u{EFFFF}')
    };
    let continues = |c: char| {
        starts(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
    };
    name.starts_with(starts) && name.chars().all(continues)
}

/// The expanded name that a text is at this node, if it is one.
pub(crate) fn expanded(node: Node<'_, '_>, text: &str) -> Option<QName> {
    let (prefix, local) = match text.split_once(':') {
        Some((prefix, local)) => (Some(prefix), local),
        None => (None, text),
    };
    if local.is_empty() || local.contains(|c: char| c == ':' || c.is_whitespace()) {
        return None;
    }
    match (node.lookup_namespace_uri(prefix), prefix) {
        (Some(namespace), _) => Some(QName::new(namespace, local)),
        (None, None) => Some(QName::new("", local)),
        (None, Some(_)) => None,
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

/// Text stays escaped, so that markup which the document escapes can be told from its elements.
fn write_content(node: Node<'_, '_>, out: &mut String) {
    for child in node.children() {
        if child.is_text() {
            escape(child.text().unwrap_or_default(), out);
        } else if child.is_element() {
            let name = child.tag_name().name();
            out.push('<');
            out.push_str(name);
            for attribute in child.attributes() {
                out.push_str(&format!(" {}=\"", attribute.name()));
                escape(attribute.value(), out);
                out.push('"');
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

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
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

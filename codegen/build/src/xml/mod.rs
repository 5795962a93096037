//! Reads XML trees: takes the text of a document, and returns elements with their places, expanded names (Namespaces in
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
pub(crate) use lines::Lines;

/// The namespace of XML Schema 1.0.
pub const XSD: &str = "http://www.w3.org/2001/XMLSchema";
/// The namespace of WSDL 1.1.
pub const WSDL: &str = "http://schemas.xmlsoap.org/wsdl/";
/// The namespace of WSDL 2.0.
pub const WSDL20: &str = "http://www.w3.org/ns/wsdl";
/// The namespace of the SOAP 1.1 binding of WSDL 1.1.
pub const SOAP11: &str = "http://schemas.xmlsoap.org/wsdl/soap/";
/// The namespace of the SOAP 1.2 binding of WSDL 1.1.
pub const SOAP12: &str = "http://schemas.xmlsoap.org/wsdl/soap12/";
/// The namespace of annotations for data contracts of WCF.
pub const SERIALIZATION: &str = "http://schemas.microsoft.com/2003/10/Serialization/";
/// The namespace of `xml:lang` and the other attributes of XML itself.
pub const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The name of a component to which a document refers, or the finding that it is missing or invalid.
pub type Reference = Result<QName, Box<Diagnostic>>;

/// A reader of values from the nodes of a document. It reports invalid values.
pub(crate) struct Reader<'a> {
    name: Arc<str>,
    lines: Lines,
    /// The errors.
    pub(crate) report: &'a mut Report,
    /// The findings that affect no component.
    pub(crate) warnings: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// Creates a reader for the document with this name and text.
    pub(crate) fn new(name: &Arc<str>, text: &str, report: &'a mut Report) -> Self {
        Reader { name: name.clone(), lines: Lines::new(text), report, warnings: Vec::new() }
    }

    /// Returns the place of a node.
    pub(crate) fn place(&self, node: Node<'_, '_>) -> Place {
        let (line, column) = self.lines.locate(node.range().start);
        Place { file: self.name.clone(), line, column, component: component(node) }
    }

    /// Reports an error at a node.
    pub(crate) fn error(&mut self, node: Node<'_, '_>, message: impl Into<String>) {
        let place = self.place(node);
        self.report.push(Diagnostic::at(&place, message));
    }

    /// Reports a warning at a node.
    pub(crate) fn warn(&mut self, node: Node<'_, '_>, message: impl Into<String>) {
        let place = self.place(node);
        self.warnings.push(Diagnostic::at(&place, message));
    }

    /// Returns the value of a required attribute. Reports an error and returns an empty text if it is missing.
    pub(crate) fn required(&mut self, node: Node<'_, '_>, attribute: &str) -> String {
        match self::attribute(node, attribute) {
            Some(value) if !value.is_empty() => value.to_owned(),
            _ => {
                self.error(node, format!("`{}` has no `{attribute}` attribute", node.tag_name().name()));
                String::new()
            }
        }
    }

    /// Returns the value of a boolean attribute; false if it is absent or, after reporting an error, invalid.
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

    /// Returns the expanded name in an attribute. Returns `None` if it is absent or, after reporting an error, invalid.
    pub(crate) fn qname(&mut self, node: Node<'_, '_>, attribute: &str) -> Option<QName> {
        let value = self::attribute(node, attribute)?;
        self.expand(node, attribute, value)
    }

    /// Expands one of the names in an attribute. Returns `None` after reporting an error if it is invalid.
    pub(crate) fn expand(&mut self, node: Node<'_, '_>, attribute: &str, value: &str) -> Option<QName> {
        self.name(node, attribute, value).map_err(|finding| self.report.push(*finding)).ok()
    }

    /// Returns the expanded name in an attribute, or the finding if it is invalid, without reporting it.
    pub(crate) fn reference(&self, node: Node<'_, '_>, attribute: &str) -> Option<Reference> {
        self::attribute(node, attribute).map(|value| self.name(node, attribute, value))
    }

    fn name(&self, node: Node<'_, '_>, attribute: &str, value: &str) -> Reference {
        let (prefix, local) = match value.split_once(':') {
            Some((prefix, local)) => (Some(prefix), local),
            None => (None, value),
        };
        // Names with a second colon are invalid, but some port types have them.
        if local.is_empty() || local.contains(char::is_whitespace) || prefix == Some("") {
            let message = format!("`{attribute}` is `{value}`, which is not a name");
            let finding = Diagnostic::at(&self.place(node), message).help("a name is `prefix:name` or `name`");
            return Err(Box::new(finding));
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
                let help = format!("declare the prefix: `xmlns:{prefix}=\"NAMESPACE\"`");
                let cause = format!("prefix {prefix} in {}", self.name);
                Err(Box::new(Diagnostic::at(&self.place(node), message).help(help).follows(cause)))
            }
        }
    }
}

/// Returns whether a text is a valid local name of an element or attribute (Namespaces in XML 1.0, NCName).
pub(crate) fn is_ncname(name: &str) -> bool {
    name.starts_with(starts_name) && name.chars().all(continues_name)
}

fn starts_name(c: char) -> bool {
    matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

fn continues_name(c: char) -> bool {
    starts_name(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Expands a text with the namespaces at a node. Returns `None` if it isn't a name or its prefix isn't declared.
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

/// Returns the value of an attribute without a namespace, with surrounding white space removed.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute(name).map(str::trim)
}

/// Returns the child elements.
pub(crate) fn elements<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(Node::is_element)
}

/// Returns the local name of an element in this namespace, and `None` for one in another namespace.
pub(crate) fn local_name<'input>(node: Node<'_, 'input>, namespace: &str) -> Option<&'input str> {
    let tag = node.tag_name();
    (tag.namespace() == Some(namespace)).then(|| tag.name())
}

/// Returns the texts of the `documentation` children with their markup; `None` if all are empty.
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

/// Writes the content of an element. Text stays escaped, to distinguish escaped markup from elements.
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

/// Returns the component path of a node, its named ancestors: `schema urn:x / complexType Order / element Line`.
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

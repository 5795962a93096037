//! XML that a contract leaves open, kept as it is: `xs:anyType`, `xs:any`, `xs:anyAttribute`.

use crate::xml::{namespace::builtin, prefixes::prefix_of, qname::QName};
use std::sync::Arc;

/// Attributes with any names. Two are equal when their attributes and the names that stand in values are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes {
    /// The attributes, in their order.
    pub list: Vec<(QName, String)>,
    /// What the prefixes stand for that names in values or text have: prefix and namespace name.
    pub prefixes: Vec<(String, Arc<str>)>,
}

impl Attributes {
    /// The value of the attribute of this namespace (empty for none) and local name.
    pub fn get(&self, namespace: &str, local: &str) -> Option<&str> {
        let found = self.list.iter().find(|(name, _)| name.is(namespace, local));
        found.map(|(_, value)| value.as_str())
    }
}

/// The attributes and the content of an element that may hold anything: `xs:anyType` (XSD 1.0 Part 1, 3.4.7), or
/// mixed content of any elements, with any attributes.
///
/// What a server sends is kept, `xsi:type` included, and written again with other prefixes but the same meaning.
/// Comments and processing instructions aren't kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnyType {
    /// The attributes.
    pub attributes: Attributes,
    /// The content, in its order.
    pub content: Vec<Node>,
}

/// Mixed content of any elements (XSD 1.0 Part 1, 3.4.2), of an element whose attributes the contract names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// Text and elements, in their order.
    pub nodes: Vec<Node>,
    /// What the prefixes stand for that names in the text have: prefix and namespace name.
    pub prefixes: Vec<(String, Arc<str>)>,
}

/// Just a text.
impl<T: Into<String>> From<T> for Content {
    fn from(text: T) -> Self {
        Content { nodes: vec![Node::Text(text.into())], prefixes: Vec::new() }
    }
}

impl Content {
    /// All its text, if there is no element in it.
    pub fn text(&self) -> Option<String> {
        text_of(&self.nodes)
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        elements_of(&self.nodes)
    }
}

fn text_of(nodes: &[Node]) -> Option<String> {
    let texts = nodes.iter().map(|node| match node {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) => None,
    });
    texts.collect()
}

fn elements_of(nodes: &[Node]) -> impl Iterator<Item = &Element> {
    nodes.iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

/// A piece of content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A child element.
    Element(Element),
    /// Text, references resolved.
    Text(String),
}

/// An element of any name: what stands in the place of `xs:any` (XSD 1.0 Part 1, 3.10).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: QName,
    /// What is in it.
    pub value: AnyType,
}

impl Element {
    /// The element of this name with this in it.
    pub fn new(name: QName, value: impl Into<AnyType>) -> Self {
        Element { name, value: value.into() }
    }
}

/// Just a text.
impl<T: Into<String>> From<T> for AnyType {
    fn from(text: T) -> Self {
        AnyType { attributes: Attributes::default(), content: vec![Node::Text(text.into())] }
    }
}

impl AnyType {
    /// A value with its `xsi:type` (XSD 1.0 Part 1, 2.6.1): that of the text `5` as `xs:int`, for example.
    #[must_use]
    pub fn with_type(mut self, ty: QName) -> Self {
        let value = if ty.namespace.is_empty() {
            ty.local
        } else {
            format!("{}:{}", prefix_of(&mut self.attributes.prefixes, ty.namespace), ty.local)
        };
        let list = &mut self.attributes.list;
        list.retain(|(name, _)| !name.is(builtin::XSI_URI, "type"));
        list.insert(0, (QName::new(builtin::XSI_URI, "type"), value));
        self
    }

    /// Its `xsi:type`, if it says one.
    pub fn type_name(&self) -> Option<QName> {
        let value = self.attributes.get(builtin::XSI_URI, "type")?.trim();
        let Some((prefix, local)) = value.split_once(':') else {
            return Some(QName::new("", value));
        };
        let (_, uri) = self.attributes.prefixes.iter().find(|(known, _)| known == prefix)?;
        Some(QName::new(uri.clone(), local))
    }

    /// All its text, if there is no element in it.
    pub fn text(&self) -> Option<String> {
        text_of(&self.content)
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        elements_of(&self.content)
    }
}

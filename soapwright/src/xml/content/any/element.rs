//! The values of XML that a contract leaves open: `xs:anyType`, `xs:any`, `xs:anyAttribute`.

use super::attributes::Attributes;
use crate::xml::{namespace::builtin, prefixes::prefix_of, qname::QName};
use std::sync::Arc;

/// The attributes and content of an element that may contain anything: `xs:anyType` (XSD 1.0 Part 1, 3.4.7), or mixed
/// content of any elements with any attributes.
///
/// A value that was read is complete, including `xsi:type`, except for comments and processing instructions. It is
/// written with other prefixes but an equal meaning.
///
/// ```
/// use soapwright::{AnyType, QName};
///
/// let xs_int = QName::new("http://www.w3.org/2001/XMLSchema", "int");
/// let value = AnyType::from("5").with_type(xs_int.clone());
/// assert_eq!(value.text().as_deref(), Some("5"));
/// assert_eq!(value.type_name(), Some(xs_int));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnyType {
    /// The attributes.
    pub attributes: Attributes,
    /// The text and child elements, in their order.
    pub content: Vec<Node>,
}

/// Mixed content of text and any elements (XSD 1.0 Part 1, 3.4.2), in an element whose attributes the contract
/// declares.
///
/// ```
/// use soapwright::{Content, Element, Node, QName};
///
/// let mut content = Content::from("Hello ");
/// content.nodes.push(Node::Element(Element::new(QName::new("", "b"), "world")));
/// assert_eq!(content.elements().count(), 1);
/// assert_eq!(content.text(), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// The text and child elements, in their order.
    pub nodes: Vec<Node>,
    /// The declarations of prefixes that occur in the text: prefix and namespace name.
    pub prefixes: Vec<(String, Arc<str>)>,
}

/// Converts a text to content without elements.
impl<T: Into<String>> From<T> for Content {
    fn from(text: T) -> Self {
        Content { nodes: vec![Node::Text(text.into())], prefixes: Vec::new() }
    }
}

impl Content {
    /// Returns the text, or `None` if there is an element in it.
    ///
    /// ```
    /// assert_eq!(soapwright::Content::from("Hello").text().as_deref(), Some("Hello"));
    /// ```
    pub fn text(&self) -> Option<String> {
        text_of(&self.nodes)
    }

    /// Returns an iterator over the child elements, in their order.
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

/// A piece of mixed content: a child element or text.
///
/// ```
/// use soapwright::{AnyType, Node};
///
/// assert_eq!(AnyType::from("Hello").content, [Node::Text("Hello".to_owned())]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A child element.
    Element(Element),
    /// Text, in which references are resolved.
    Text(String),
}

/// An element of any name, in the place of an `xs:any` (XSD 1.0 Part 1, 3.10).
///
/// ```
/// use soapwright::{AnyType, Element, Node, QName};
///
/// let city = Element::new(QName::new("urn:shop", "city"), "Bonn");
/// let address = AnyType { content: vec![Node::Element(city)], ..AnyType::default() };
/// let address = Element::new(QName::new("urn:shop", "address"), address);
///
/// let city = address.value.elements().find(|child| child.name.is("urn:shop", "city")).unwrap();
/// assert_eq!(city.value.text().as_deref(), Some("Bonn"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// The name of the element.
    pub name: QName,
    /// The attributes and content of the element.
    pub value: AnyType,
}

impl Element {
    /// Creates an element from its name and its content, which may be a text.
    ///
    /// ```
    /// use soapwright::{Element, QName};
    ///
    /// let city = Element::new(QName::new("", "city"), "Bonn");
    /// assert_eq!(city.value.text().as_deref(), Some("Bonn"));
    /// ```
    pub fn new(name: QName, value: impl Into<AnyType>) -> Self {
        Element { name, value: value.into() }
    }
}

/// Converts a text to content without attributes and elements.
impl<T: Into<String>> From<T> for AnyType {
    fn from(text: T) -> Self {
        AnyType { attributes: Attributes::default(), content: vec![Node::Text(text.into())] }
    }
}

impl AnyType {
    /// Sets the attribute `xsi:type` to the name of a type, such as `xs:int` for the text `5` (XSD 1.0 Part 1, 2.6.1).
    ///
    /// ```
    /// use soapwright::{AnyType, QName};
    ///
    /// let ty = QName::new("urn:shop", "Customer");
    /// assert_eq!(AnyType::from("").with_type(ty.clone()).type_name(), Some(ty));
    /// ```
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

    /// Returns the name of the type in the attribute `xsi:type` (XSD 1.0 Part 1, 2.6.1). Returns `None` if the
    /// attribute is absent or its prefix is not declared.
    pub fn type_name(&self) -> Option<QName> {
        let value = self.attributes.get(builtin::XSI_URI, "type")?.trim();
        let Some((prefix, local)) = value.split_once(':') else {
            return Some(QName::new("", value));
        };
        let (_, uri) = self.attributes.prefixes.iter().find(|(known, _)| known == prefix)?;
        Some(QName::new(uri.clone(), local))
    }

    /// Returns the text, or `None` if there is an element in it.
    ///
    /// ```
    /// assert_eq!(soapwright::AnyType::from("Hello").text().as_deref(), Some("Hello"));
    /// ```
    pub fn text(&self) -> Option<String> {
        text_of(&self.content)
    }

    /// Returns an iterator over the child elements, in their order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        elements_of(&self.content)
    }
}

#[cfg(test)]
mod tests {
    use super::{AnyType, Element, Node};

    #[test]
    fn kept_elements_are_small() {
        assert!(size_of::<AnyType>() <= 32 && size_of::<Element>() <= 72 && size_of::<Node>() <= 72);
    }
}

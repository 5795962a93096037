//! Documents as trees: elements with their names, attributes and text.

use roxmltree::{Document, Node as RoxNode};

/// A name: its namespace, which is empty for none, and its local name.
pub type Name = (String, String);

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Element {
    pub name: Name,
    pub attributes: Vec<(Name, String)>,
    pub content: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Element(Element),
    Text(String),
}

pub fn name(namespace: &str, local: &str) -> Name {
    (namespace.to_owned(), local.to_owned())
}

impl Element {
    pub fn new(namespace: &str, local: &str) -> Self {
        Element { name: name(namespace, local), ..Element::default() }
    }

    /// Adds text, which is one piece with text before it.
    pub fn push_text(&mut self, text: &str) {
        match self.content.last_mut() {
            _ if text.is_empty() => {}
            Some(Node::Text(last)) => last.push_str(text),
            _ => self.content.push(Node::Text(text.to_owned())),
        }
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.content.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Returns the text, or `None` if there is an element in it.
    pub fn text(&self) -> Option<&str> {
        match &self.content[..] {
            [] => Some(""),
            [Node::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Returns the element in the Body of an envelope.
    pub fn body_element(&self) -> Option<&Element> {
        self.elements().find(|child| child.name.1 == "Body")?.elements().next()
    }
}

/// Reads a document with roxmltree.
pub fn parse(text: &str) -> Result<Element, String> {
    let document = Document::parse(text).map_err(|error| error.to_string())?;
    Ok(element(document.root_element()))
}

fn element(node: RoxNode<'_, '_>) -> Element {
    let mut element = Element::new(node.tag_name().namespace().unwrap_or(""), node.tag_name().name());
    for attribute in node.attributes() {
        let name = name(attribute.namespace().unwrap_or(""), attribute.name());
        element.attributes.push((name, attribute.value().to_owned()));
    }
    for child in node.children() {
        if child.is_element() {
            element.content.push(Node::Element(self::element(child)));
        } else if child.is_text() {
            element.push_text(child.text().unwrap_or(""));
        }
    }
    element
}

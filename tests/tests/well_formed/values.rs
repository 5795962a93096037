//! The values of a document, as a text that is equal if the values are: the names with their namespaces, the attributes and
//! the text of the element `Any`, or the text of the element `Name`.

use services86::user::{GetUserResponse, operations::GET_USER};
use soapwright::{AnyType, Element, Node, Operation, QName, http::Response, xml};
use std::fmt::Write;

pub const SERVICE: &str = "http://www.superoffice.net/ws/crm/NetServer/Services86";

/// An operation whose response may have any content, which is kept.
static ANYTHING: Operation<AnyType, AnyType, (), ()> = Operation::new("Anything", &[])
    .soap11("\"\"")
    .request(xml::Field::new("</Any>"))
    .response(xml::Field::new("</Any>"));

/// Returns our reader's values of a document, or its error.
pub fn ours(document: &[u8], content_type: Option<&str>) -> Result<String, String> {
    let mut response = Response::new(document.to_vec());
    if let Some(content_type) = content_type {
        response.headers_mut().insert("content-type", content_type.parse().unwrap());
    }
    // Bytes between those of ASCII, as in UTF-16, don't matter here.
    let ascii: Vec<u8> = document.iter().copied().filter(|byte| *byte != 0).collect();
    if ascii.windows(4).any(|bytes| bytes == b"<Any") {
        let answer = ANYTHING.decode(response).map_err(|error| error.to_string())?;
        let element = Element { name: QName::new("", "Any"), value: answer.body };
        return Ok(element_values(&element));
    }
    let answer = GET_USER.decode(response).map_err(|error| error.to_string())?;
    let GetUserResponse { response, .. } = answer.body;
    let name = response.and_then(|user| user.name);
    Ok(name.map_or_else(String::new, |name| text_values(&name)))
}

fn element_values(element: &Element) -> String {
    let mut values = format!("{}[", name_values(&element.name.namespace, &element.name.local));
    for (name, value) in &element.value.attributes.list {
        write!(values, "@{}={}", name_values(&name.namespace, &name.local), text_values(value)).unwrap();
    }
    for node in &element.value.content {
        match node {
            Node::Element(child) => values += &element_values(child),
            Node::Text(text) => values += &text_values(text),
        }
    }
    values + "]"
}

/// Returns roxmltree's values of a document, or its error.
pub fn roxmltree(document: &str) -> Result<String, String> {
    let document = roxmltree::Document::parse(document).map_err(|error| error.to_string())?;
    let mut elements = document.descendants().filter(roxmltree::Node::is_element);
    if let Some(any) = elements.clone().find(|node| node.has_tag_name("Any")) {
        return Ok(node_values(any));
    }
    let name = elements.find(|node| node.has_tag_name((SERVICE, "Name")));
    Ok(name.map_or_else(String::new, |name| text_values(&texts(name))))
}

fn texts(node: roxmltree::Node<'_, '_>) -> String {
    node.children().filter(roxmltree::Node::is_text).filter_map(|text| text.text()).collect()
}

fn node_values(node: roxmltree::Node<'_, '_>) -> String {
    let mut values = format!("{}[", name_values(node.tag_name().namespace().unwrap_or(""), node.tag_name().name()));
    for attribute in node.attributes() {
        let name = name_values(attribute.namespace().unwrap_or(""), attribute.name());
        write!(values, "@{name}={}", text_values(attribute.value())).unwrap();
    }
    // Pieces of text with a comment between them are one text.
    let mut text = String::new();
    for child in node.children() {
        if child.is_text() {
            text += child.text().unwrap_or("");
        } else if child.is_element() {
            values += &flush(&mut text);
            values += &node_values(child);
        }
    }
    values + &flush(&mut text) + "]"
}

fn flush(text: &mut String) -> String {
    if text.is_empty() { String::new() } else { text_values(&std::mem::take(text)) }
}

fn name_values(namespace: &str, local: &str) -> String {
    format!("{{{}}}{}", escaped(namespace), escaped(local))
}

pub fn text_values(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// Escapes all characters but letters and digits, as `judge.py` does.
fn escaped(text: &str) -> String {
    let characters = text.chars().map(|c| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => c.to_string(),
        c => format!("%{:X};", u32::from(c)),
    });
    characters.collect()
}

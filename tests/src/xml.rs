//! Comparison of XML documents.

use roxmltree::{Document, Node};
use std::collections::BTreeMap;

const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Asserts that both documents have equal elements, attributes and texts in the same order. Prefixes, also in
/// `xsi:type`, namespace declarations, comments and white space between elements are ignored.
pub fn assert_same_document(what: &str, expected: &str, found: &str) {
    let (expected, found) = (lines(what, expected), lines(what, found));
    if expected == found {
        return;
    }
    let at = expected.iter().zip(&found).take_while(|(left, right)| left == right).count();
    let excerpt = |lines: &[String], mark: char| -> String {
        lines.iter().skip(at).take(4).map(|line| format!("  {mark} {line}\n")).collect()
    };
    let context: String = expected[at.saturating_sub(4)..at].iter().map(|line| format!("    {line}\n")).collect();
    panic!(
        "{what}: the documents differ (- expected, + found)\n{context}{}{}",
        excerpt(&expected, '-'),
        excerpt(&found, '+')
    );
}

/// Asserts that both lists are equal. The panic message shows every line that only one of them has.
pub fn assert_same_lines(what: &str, expected: &[String], found: &[String]) {
    let mut counts: BTreeMap<&str, isize> = BTreeMap::new();
    expected.iter().for_each(|line| *counts.entry(line).or_default() -= 1);
    found.iter().for_each(|line| *counts.entry(line).or_default() += 1);
    let difference: String = counts
        .iter()
        .filter(|&(_, &count)| count != 0)
        .map(|(line, count)| format!("{} {line}\n", if *count < 0 { '-' } else { '+' }))
        .collect();
    assert!(difference.is_empty(), "{what}: the lines differ (- expected, + found)\n{difference}");
    assert!(expected == found, "{what}: the order of the lines differs");
}

/// Returns one line for each element and each text of the document.
fn lines(what: &str, text: &str) -> Vec<String> {
    let document = Document::parse(text).unwrap_or_else(|error| panic!("{what}: not XML ({error}): {text}"));
    let mut lines = Vec::new();
    walk(document.root_element(), "", &mut lines);
    lines
}

fn walk(node: Node<'_, '_>, indent: &str, lines: &mut Vec<String>) {
    let name = |namespace: Option<&str>, local: &str| format!("{{{}}}{local}", namespace.unwrap_or_default());
    let mut attributes: Vec<String> = node
        .attributes()
        .map(|attribute| {
            let value = match (attribute.namespace(), attribute.name()) {
                (Some(INSTANCE), "type") => {
                    let (prefix, local) = attribute.value().split_once(':').unwrap_or(("", attribute.value()));
                    name(node.lookup_namespace_uri(Some(prefix).filter(|prefix| !prefix.is_empty())), local)
                }
                _ => attribute.value().to_owned(),
            };
            format!(" {}={value:?}", name(attribute.namespace(), attribute.name()))
        })
        .collect();
    attributes.sort();
    let tag = node.tag_name();
    lines.push(format!("{indent}{}{}", name(tag.namespace(), tag.name()), attributes.concat()));
    let indent = format!("{indent} ");
    let is_leaf = !node.children().any(|child| child.is_element());
    for child in node.children() {
        if child.is_element() {
            walk(child, &indent, lines);
        } else if let Some(text) = child.text().filter(|text| child.is_text() && (is_leaf || !text.trim().is_empty())) {
            lines.push(format!("{indent}{text:?}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{assert_same_document, assert_same_lines};
    use std::panic::catch_unwind;

    #[test]
    fn assert_same_document_ignores_layout_and_prefixes() {
        let left = "<?xml version='1.0'?><a:x xmlns:a='urn:a' b='1' c='2'>\n <a:y> t </a:y><!-- - -->\n</a:x>";
        assert_same_document("same", left, "<x xmlns='urn:a' c='2' b='1'><y> t </y></x>");
        let typed = |prefix: &str, uri: &str| {
            format!(
                "<x xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:{prefix}='{uri}' i:type='{prefix}:t'/>"
            )
        };
        assert_same_document("same type", &typed("a", "urn:a"), &typed("b", "urn:a"));
        assert!(catch_unwind(|| assert_same_document("type", &typed("a", "urn:a"), &typed("a", "urn:b"))).is_err());
    }

    #[test]
    fn assert_same_document_detects_differences() {
        let document = "<x xmlns='urn:a'><y>1</y><z b='2'/></x>";
        for (from, to) in
            [("urn:a", "urn:b"), ("1", " 1"), ("1", ""), ("'2'", "'3'"), (" b='2'", ""), ("<y>1</y>", ""), ("z", "w")]
        {
            let other = document.replace(from, to);
            assert!(catch_unwind(|| assert_same_document("other", document, &other)).is_err(), "{other}");
        }
        let reordered = "<x xmlns='urn:a'><z b='2'/><y>1</y></x>";
        assert!(catch_unwind(|| assert_same_document("order", document, reordered)).is_err());
    }

    #[test]
    fn assert_same_lines_compares_order() {
        let lines = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>();
        assert_same_lines("same", &lines(&["a", "b"]), &lines(&["a", "b"]));
        for other in [&["a"][..], &["b", "a"], &["a", "b", "b"], &["a", "c"]] {
            assert!(catch_unwind(|| assert_same_lines("other", &lines(&["a", "b"]), &lines(other))).is_err());
        }
    }
}

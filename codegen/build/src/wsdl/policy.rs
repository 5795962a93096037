//! The policies of a binding that change the form of messages (WS-Policy 1.5).

use roxmltree::Node;

use crate::xml;

/// The namespaces of the policy assertion for MTOM (MTOM Serialization Policy Assertion 1.0 and 1.1).
const MTOM: [&str; 2] = [
    "http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization",
    "http://docs.oasis-open.org/ws-sx/ws-mtom/200709",
];

/// Returns whether messages of a binding must use MTOM: a policy in the binding, or one that it refers to, asserts it
/// without an alternative (WS-Policy 1.5, 4).
pub(super) fn requires_mtom(binding: Node<'_, '_>) -> bool {
    let own = xml::elements(binding).filter(|child| matches!(child.tag_name().name(), "Policy" | "PolicyReference"));
    own.flat_map(|child| child.descendants()).any(|node| match node.tag_name().name() {
        "OptimizedMimeSerialization" | "MTOM" => is_required(node, binding),
        "PolicyReference" => {
            let id = xml::attribute(node, "URI").and_then(|uri| uri.strip_prefix('#')).unwrap_or_default();
            let policy = node.document().descendants().find(|other| {
                other.tag_name().name() == "Policy"
                    && other.attributes().any(|own| own.name() == "Id" && own.value() == id)
            });
            // References within the policy are not followed, because they could be circular.
            policy.is_some_and(|policy| policy.descendants().any(|node| is_required(node, policy)))
        }
        _ => false,
    })
}

/// Returns whether a node is the assertion for MTOM, and no element between it and its policy makes it optional.
fn is_required(node: Node<'_, '_>, policy: Node<'_, '_>) -> bool {
    let is_mtom = node.tag_name().namespace().is_some_and(|namespace| MTOM.contains(&namespace));
    is_mtom && node.ancestors().take_while(|ancestor| *ancestor != policy).all(|ancestor| !is_optional(ancestor))
}

/// Returns whether an element makes the assertions in it optional, or is a choice of alternatives.
fn is_optional(node: Node<'_, '_>) -> bool {
    let optional = node.attributes().any(|own| own.name() == "Optional" && matches!(own.value().trim(), "true" | "1"));
    optional || node.tag_name().name() == "ExactlyOne" && xml::elements(node).count() > 1
}

//! What WS-Policy asks of a binding, as far as messages look otherwise for it.

use roxmltree::Node;

use crate::xml;

/// The namespace of MTOM's policy assertion (MTOM Serialization Policy Assertion 1.0, and 1.1).
const MTOM: [&str; 2] = [
    "http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization",
    "http://docs.oasis-open.org/ws-sx/ws-mtom/200709",
];

/// Whether messages of this binding must be as MTOM has them: a policy that it holds or refers to asserts so, and leaves
/// no choice (WS-Policy 1.5, 4).
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
            // A reference within what is referred to isn't followed: policies could go round in a circle.
            policy.is_some_and(|policy| policy.descendants().any(|node| is_required(node, policy)))
        }
        _ => false,
    })
}

/// Whether this is MTOM's assertion, and nothing between it and its policy makes it one of several alternatives.
fn is_required(node: Node<'_, '_>, policy: Node<'_, '_>) -> bool {
    let is_mtom = node.tag_name().namespace().is_some_and(|namespace| MTOM.contains(&namespace));
    let is_free = |node: Node<'_, '_>| {
        let optional =
            node.attributes().any(|own| own.name() == "Optional" && matches!(own.value().trim(), "true" | "1"));
        optional || node.tag_name().name() == "ExactlyOne" && xml::elements(node).count() > 1
    };
    is_mtom && node.ancestors().take_while(|ancestor| *ancestor != policy).all(|ancestor| !is_free(ancestor))
}

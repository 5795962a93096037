//! Attributes: required, lists, enumerations, qualified, references, a group; and an element with nothing else.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{catalog::operations::PUT, types::State};

    let (request, ()) = messages.request("Put.request.xml", &PUT);
    assert_eq!((request.number, request.state), (-7, Some(State::Used)));
    assert_eq!(request.tags.unwrap().0, ["x", "y"]);
    assert_eq!(request.empty.unwrap().reason.as_deref(), Some("\"<\t>"));
    messages.refused_request("Put.missing.request.refused.xml", &PUT);
    messages.refused_request("Put.qualified.request.refused.xml", &PUT);
    messages.refused_request("Put.unqualified.request.refused.xml", &PUT);
    // An attribute of a namespace that the contract doesn't know is another attribute.
    assert_eq!(messages.request("Put.other.request.xml", &PUT).0.tags, None);
    assert_eq!(messages.response("Put.response.xml", &PUT).body.reason.as_deref(), Some("none"));
}

//! Elements and attributes of any name, and an element of any type.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::envelopes::{SendResponseChoice, operations::SEND};

    let (request, ()) = messages.request("Send.request.xml", &SEND);
    assert_eq!(request.attributes.get("urn:other", "flag"), Some("yes"));
    assert_eq!(request.any[0].name.to_string(), "{urn:other}first");
    let response = messages.response("Send.response.xml", &SEND).body;
    assert!(matches!(response.choice.as_deref(), Some(SendResponseChoice::Any(any)) if any.len() == 1));
}

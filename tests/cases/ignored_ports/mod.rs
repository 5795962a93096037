//! Ports that are ignored, each with a warning.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::desk::operations::ASK;

    assert_eq!(ASK.soap_action(), "urn:passed-over/Ask");
    assert_eq!(messages.request("Ask.request.xml", &ASK).0, "a");
    assert_eq!(messages.response("Ask.response.xml", &ASK).body, "b");
}

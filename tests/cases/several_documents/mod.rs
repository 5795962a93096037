//! Two documents that share their types; one imports what it binds.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{first::operations::ASK, second::operations::TELL};

    assert_eq!(messages.request("Ask.request.xml", &ASK).0.text, "a");
    assert_eq!(messages.response("Ask.response.xml", &ASK).body.text, "b");
    assert_eq!(messages.request("Tell.request.xml", &TELL).0.text, "a");
    assert_eq!(messages.response("Tell.response.xml", &TELL).body.text, "b");
}

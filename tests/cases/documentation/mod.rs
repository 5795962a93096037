//! Documentation of everything, with what Markdown and Rust would take for markup or code.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::manual::operations::READ;

    assert_eq!(messages.request("Read.request.xml", &READ).0.when, "2024-02");
    assert_eq!(messages.response("Read.response.xml", &READ).body, "text");
}

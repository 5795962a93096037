//! An operation without a response.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::log::operations::WRITE;

    assert_eq!(messages.request("Write.request.xml", &WRITE).0, "started");
}

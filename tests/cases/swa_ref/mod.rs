//! Elements and an attribute that refer to attachments.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::album::operations::SHARE;

    let request = messages.mime_request("Share.request.mime", &SHARE);
    assert_eq!(request.page[0].bytes, "page");
    assert_eq!(request.cover.as_deref(), Some("cid:c@example.com"));
    assert_eq!(messages.mime_response("Share.response.mime", &SHARE).token.bytes, "token");
}

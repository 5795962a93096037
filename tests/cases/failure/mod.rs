//! Response headers that say that the call failed, which the options name.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::task::operations::FINISH;

    assert_eq!(messages.request("Finish.request.xml", &FINISH).0, 5);
    assert_eq!(messages.response("Finish.response.xml", &FINISH).headers.succeeded, Some(true));
    messages.refused_response("Finish.failed.response.refused.xml", &FINISH);
    messages.refused_response("Finish.failed_without_text.response.refused.xml", &FINISH);
}

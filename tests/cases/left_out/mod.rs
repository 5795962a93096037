//! Operations that are left out, each with a warning, and one that is not.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::archive::operations::GET;

    assert_eq!(messages.request("Get.request.xml", &GET).0, "a");
    assert_eq!(messages.response("Get.response.xml", &GET).body, "b");
}

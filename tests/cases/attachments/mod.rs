//! Parts that travel as attachments, beside a body of document style and one of rpc style.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::album::operations::{ADD, GET};

    let request = messages.mime_request("Add.request.mime", &ADD);
    assert_eq!(request.caption, "sunset");
    assert_eq!((&*request.photo.content_type, &*request.photo.bytes), ("image/png", &b"PNG bytes"[..]));
    assert_eq!(messages.response("Add.response.xml", &ADD).body, 7);
    assert_eq!(messages.request("Get.request.xml", &GET).0.id, 7);
    let response = messages.mime_response("Get.response.mime", &GET);
    assert_eq!((&*response.photo.content_type, &*response.photo.bytes), ("image/jpeg", &b"JPEG bytes"[..]));
}

//! Header blocks of requests and of a response, and a header fault.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::mail::operations::{COUNT, SEND};

    let (body, headers) = messages.request("Send.request.xml", &SEND);
    assert_eq!((body.as_str(), headers.language.as_deref()), ("hello", Some("nb")));
    assert_eq!(headers.session.unwrap().user, "Ada");
    assert_eq!(messages.response("Send.response.xml", &SEND).headers.remaining, Some(9));
    assert_eq!(messages.request("Count.request.xml", &COUNT).1.session.unwrap().user, "Ada");
    assert_eq!(messages.response("Count.response.xml", &COUNT).body, 3);
    assert!(messages.fault("Send.expired.fault.xml", &SEND).headers.expired.is_some());
}

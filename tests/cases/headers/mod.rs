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
    messages.refused_request("Send.foreign.request.refused.xml", &SEND);
    messages.refused_response("Count.foreign.response.refused.xml", &COUNT);
    // Other blocks of the same local names do no harm beside the declared ones.
    let (_, headers) = messages.request("Send.both.request.xml", &SEND);
    assert_eq!((headers.language.as_deref(), headers.session.unwrap().user.as_str()), (Some("nb"), "Ada"));
    assert!(messages.fault("Send.expired.fault.xml", &SEND).headers.expired.is_some());
}

//! Elements that may be nil: required, optional, repeated, with attributes, and the element of a response.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::vault::operations::HOLD;

    let (request, ()) = messages.request("Hold.request.xml", &HOLD);
    assert_eq!((request.must, request.many), (None, vec![Some(1), None]));
    assert_eq!((request.point, request.amount.value()), (None, None));
    let (optional, ()) = messages.request("Hold.optional.request.xml", &HOLD);
    assert_eq!((optional.must, optional.may), (Some(1), None));
    assert_eq!(optional.amount.value().unwrap().reason.as_deref(), Some("counted"));
    assert_eq!(messages.response("Hold.response.xml", &HOLD).body.x, 1);
    messages.refused_request("Hold.foreign.request.refused.xml", &HOLD);
    messages.refused_response("Hold.nil.response.refused.xml", &HOLD);
}

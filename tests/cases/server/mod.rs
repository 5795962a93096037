//! A service to implement, with checks: a fault, a request header, and an operation without a response.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::desk::{
        AskFault,
        operations::{ASK, NOTE},
    };

    let (request, headers) = messages.request("Ask.request.xml", &ASK);
    assert_eq!((request.question.as_str(), headers.caller.as_deref()), ("why?", Some("Ada")));
    assert_eq!(messages.response("Ask.response.xml", &ASK).body.answer.as_deref(), Some("because"));
    let closed = messages.fault("Ask.closed.fault.xml", &ASK).typed;
    assert_eq!(closed, Some(AskFault::Closed("until 8".to_owned())));
    assert_eq!(messages.request("Note.request.xml", &NOTE).0, "out of paper");
}

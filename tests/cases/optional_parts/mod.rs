//! Response parts of rpc style that may be absent.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::plane::operations::MOVE;

    assert_eq!(messages.request("Move.request.xml", &MOVE).0.by, 3);
    assert_eq!(messages.response("Move.response.xml", &MOVE).body.count, Some(1));
    let absent = messages.response("Move.absent.response.xml", &MOVE).body;
    assert_eq!((absent.moved, absent.count), (None, Some(0)));
}

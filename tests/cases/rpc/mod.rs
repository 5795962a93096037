//! RPC style with literal use.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{plane::operations::MOVE, types::Point};

    let (request, ()) = messages.request("Move.request.xml", &MOVE);
    assert_eq!((request.by, request.points), (3, vec![Point { x: 1, y: 2 }]));
    assert_eq!(messages.response("Move.response.xml", &MOVE).body.moved, [Point { x: 4, y: 5 }]);
    messages.refused_request("Move.qualified.request.refused.xml", &MOVE);
    messages.refused_request("Move.foreign.request.refused.xml", &MOVE);
    messages.refused_response("Move.absent.response.refused.xml", &MOVE);
}

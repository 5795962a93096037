//! Default and fixed values of elements and attributes, which reading and writing do not apply, but new values have.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{
        settings::{Set, operations::SET},
        types::Mode,
    };

    let (request, ()) = messages.request("Set.request.xml", &SET);
    assert_eq!((request.count, request.mode, request.strict), (1, Some(Mode::Slow), Some(false)));
    let (empty, ()) = messages.request("Set.empty.request.xml", &SET);
    assert_eq!((empty.mode, empty.unit.as_deref()), (None, Some("")));
    assert_eq!((empty.strict, empty.schema), (None, None));
    messages.written_request("Set.default.request.xml", &SET, &Set::new().mode(Mode::Fast));
    messages.refused_writing("Set.unset.txt", &SET, &Set { mode: Some(Mode::Other(String::new())), ..Set::default() });
    messages.refused_request("Set.empty.request.refused.xml", &SET);
    messages.refused_request("Set.missing.request.refused.xml", &SET);
    assert_eq!(messages.response("Set.response.xml", &SET).body, 5);
}

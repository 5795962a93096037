//! Default and fixed values of elements and attributes, which reading and writing do not apply.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{settings::operations::SET, types::Mode};

    let (request, ()) = messages.request("Set.request.xml", &SET);
    assert_eq!((request.count, request.mode, request.strict), (1, Some(Mode::Slow), Some(false)));
    let (empty, ()) = messages.request("Set.empty.request.xml", &SET);
    assert_eq!((empty.mode, empty.unit.as_deref()), (Some(Mode::Other(String::new())), Some("")));
    assert_eq!((empty.strict, empty.schema), (None, None));
    messages.refused_request("Set.empty.request.refused.xml", &SET);
    messages.refused_request("Set.missing.request.refused.xml", &SET);
    assert_eq!(messages.response("Set.response.xml", &SET).body, 5);
}

//! Named groups, once and repeated, and a repeated sequence without a name.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{forms::operations::SUBMIT, types::Name};

    let (request, ()) = messages.request("Submit.request.xml", &SUBMIT);
    assert_eq!(request.name.as_deref(), Some(&Name::Full("Ada Lovelace".to_owned())));
    assert_eq!(request.groups[0].value, ["1", "2"]);
    assert_eq!(request.groups[1].key, "b");
    messages.refused_request("Submit.foreign.request.refused.xml", &SUBMIT);
    messages.refused_request("Submit.inner.request.refused.xml", &SUBMIT);
    messages.refused_request("Submit.headless.request.refused.xml", &SUBMIT);
    let periods = messages.response("Submit.response.xml", &SUBMIT).body.period;
    assert_eq!(periods.len(), 2);
    assert_eq!(periods[1].until, None);
}

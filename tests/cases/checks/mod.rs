//! Facets, a fixed value, and bounds on how often an element occurs, with checks of all of them.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::stock::operations::PUT;
    use soapwright::Check;

    let (request, ()) = messages.request("Put.request.xml", &PUT);
    assert_eq!(request.check(), Ok(()));
    let (wrong, ()) = messages.request("Put.violations.request.xml", &PUT);
    let violations = wrong.check().unwrap_err();
    let found: Vec<String> = violations.iter().map(|violation| format!("{violation}\n")).collect();
    messages.assert_text("Put.violations.txt", &found.concat());
    assert_eq!(messages.response("Put.response.xml", &PUT).body, 5);
}

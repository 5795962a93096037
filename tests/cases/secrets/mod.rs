//! Secrets, which are known by their names, and by the names that the options add and take away.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::login::operations::ENTER;

    let (request, ()) = messages.request("Enter.request.xml", &ENTER);
    assert_eq!((request.password.as_str(), request.pin), ("hidden-2", Some(33333)));
    let shown = format!("{request:?}");
    assert!(shown.contains("shown") && !shown.contains("hidden") && !shown.contains("33333"), "{shown}");
    assert!(ENTER.encode(&request, &()).unwrap().has_secret);
    let response = messages.response("Enter.response.xml", &ENTER).body;
    assert_eq!(response.ticket, "hidden-6");
    assert!(!format!("{response:?}").contains("hidden"));
}

//! Enumerations, lists, a union, and a restricted text.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{
        sizes::operations::FIT,
        types::{Fit, Level, Size},
    };

    let (request, ()) = messages.request("Fit.request.xml", &FIT);
    assert_eq!(request.size, Size::ExtraLarge);
    assert_eq!(request.numbers.0, [1, 2, 3]);
    assert_eq!(request.fit, [Fit::Int(42), Fit::Size(Size::Small), Fit::Boolean(true)]);
    assert_eq!(request.level, Some(Level::Value2));
    let (unknown, ()) = messages.request("Fit.unknown.request.xml", &FIT);
    assert_eq!(unknown.size, Size::Other("huge".to_owned()));
    assert_eq!(unknown.fit, [Fit::Other("other".to_owned())]);
    assert_eq!(messages.response("Fit.response.xml", &FIT).body.0, [4, 5]);
}

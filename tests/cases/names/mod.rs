//! Names that are keywords, names of Rust, one but for their case, no identifiers, or not ASCII.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{match_maker::operations::MATCH, types::StringType};

    let option = messages.request("match.request.xml", &MATCH).0.option;
    assert_eq!((option.r#type.as_str(), option.self_.as_deref()), ("a", Some("b")));
    assert_eq!((option.some_element.as_deref(), option.some.as_deref()), (Some("c"), Some("d")));
    assert_eq!((option.first_name_element.as_deref(), option.first_name.as_deref()), (Some("e"), Some("f")));
    assert_eq!(option.номер, Some(7));
    let values = [StringType::None, StringType::NoneValue, StringType::Value, StringType::Ærlig];
    assert_eq!(option.string, values);
    assert_eq!(messages.response("match.response.xml", &MATCH).body.r#type, "a");
}

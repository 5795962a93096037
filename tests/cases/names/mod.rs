//! Names that are keywords, names of Rust, one but for their case, no identifiers, or not ASCII; values that are
//! numbers or signs; and a port type with the words that toolkits add.

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
    assert_eq!((option.user_ids.as_deref(), option.ipv4_address.as_deref()), (Some("8"), Some("192.0.2.1")));
    let signs = [StringType::Minus, StringType::Minus1, StringType::Value1_5, StringType::APlus];
    let values = [&[StringType::None, StringType::NoneValue], &signs[..], &[StringType::Ærlig]].concat();
    assert_eq!(option.string, values);
    assert_eq!(messages.response("match.response.xml", &MATCH).body.r#type, "a");
}

//! The built-in simple types of XML Schema.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::values::operations::ECHO;

    let (request, ()) = messages.request("Echo.request.xml", &ECHO);
    assert_eq!(request.unsigned_long, u64::MAX);
    assert_eq!(request.integer.to_string(), "123456789012345678901234567890");
    assert_eq!(request.string, " a  b ");
    assert_eq!(request.double, f64::INFINITY);
    assert_eq!(request.q_name.to_string(), "{urn:built-in-types}name");
    assert_eq!(request.hex_binary[..], [0, 255]);
    assert_eq!(messages.response("Echo.response.xml", &ECHO).body, request);
}

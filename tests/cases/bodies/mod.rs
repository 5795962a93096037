//! Bodies of document style that are not one element: none, several, and the content of a type.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::bodies::{
        Touch, TouchResponse,
        operations::{SWAP, TELL, TOUCH},
    };

    assert_eq!(messages.request("Touch.request.xml", &TOUCH).0, Touch {});
    assert_eq!(messages.response("Touch.response.xml", &TOUCH).body, TouchResponse {});
    assert_eq!(messages.request("Swap.request.xml", &SWAP).0.first, "a");
    assert_eq!(messages.response("Swap.response.xml", &SWAP).body.second, 2);
    assert_eq!(messages.request("Tell.request.xml", &TELL).0.first, "a");
    assert_eq!(messages.response("Tell.response.xml", &TELL).body.second, 2);
}

//! Substitution groups: the members of an abstract head, and of one that may appear itself.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{
        types::{CommentElement, ToolElement},
        workshop::operations::USE,
    };

    let (request, ()) = messages.request("Use.request.xml", &USE);
    assert!(matches!(&request.tool[0], ToolElement::Pen(pen) if pen.ink == "blue"));
    assert_eq!(request.comment.as_deref(), Some(&CommentElement::Remark("gently".to_owned())));
    assert!(matches!(messages.response("Use.response.xml", &USE).body.tool, ToolElement::Brush(_)));
}

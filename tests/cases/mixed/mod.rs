//! Mixed content: text between elements of a choice, between those of a sequence, and without elements.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{
        letters::{PostContent, operations::POST},
        types::PhraseContent,
    };

    let content = messages.request("Post.request.xml", &POST).0.content;
    assert_eq!(content[..2], [PostContent::Text("Dear ".to_owned()), PostContent::To("Ada".to_owned())]);
    let printed = messages.response("Post.response.xml", &POST).body.printed.content;
    assert!(matches!(&printed[1], PhraseContent::Link(link) if link.value == "here"));
    assert!(matches!(&printed[3], PhraseContent::B(b) if b.content.len() == 2));
}

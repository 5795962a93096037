//! Types that only hold a list, and one that a serializer marks as a dictionary.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::words::operations::COUNT;

    let (request, ()) = messages.request("Count.request.xml", &COUNT);
    assert_eq!(request.words, [Some("a".to_owned()), None, Some("b".to_owned())]);
    assert_eq!(request.more, Some(Vec::new()));
    let counts = messages.response("Count.response.xml", &COUNT).body.counts;
    assert_eq!(counts.get("b"), Some(&2));
}

//! Types of three namespaces with a name in common, from other files.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::shop::operations::ORDER;

    let (request, ()) = messages.request("Order.request.xml", &ORDER);
    assert_eq!((request.buyer.name.as_str(), request.goods.count, request.item.note.as_str()), ("Ada", 2, "soon"));
    messages.refused_request("Order.unqualified.request.refused.xml", &ORDER);
    assert_eq!(messages.response("Order.response.xml", &ORDER).body.count, 1);
}

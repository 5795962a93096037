//! Numbers whose patterns ask for other texts than the usual ones.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::till::operations::SELL;

    let (request, ()) = messages.request("Sell.request.xml", &SELL);
    assert_eq!((*request.code.value(), request.count), (42, 7));
    assert_eq!(request.price.text(), "1.50");
    assert_eq!(messages.response("Sell.response.xml", &SELL).body.text(), "10.00");
}

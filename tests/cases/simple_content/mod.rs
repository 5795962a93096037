//! Text with attributes: extended, extended again, and restricted.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{prices::operations::QUOTE, types::AnyPrice};

    let (request, ()) = messages.request("Quote.request.xml", &QUOTE);
    assert!(matches!(&request.price[0], AnyPrice::Price(price) if price.value == Some(true)));
    let taxed = request.taxed.unwrap();
    assert_eq!((taxed.value_text.to_string().as_str(), taxed.rate), ("100", Some(25)));
    assert_eq!(messages.response("Quote.response.xml", &QUOTE).body.currency, "NOK");
    messages.refused_response("Quote.text.response.refused.xml", &QUOTE);
}

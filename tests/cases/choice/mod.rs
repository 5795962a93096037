//! Choices: of an element, of a sequence, of a repeated element; an optional one, and a repeated one.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::checkout::{PayChoice, PayChoice2, PayResponseChoice, operations::PAY};

    let (card, ()) = messages.request("Pay.card.request.xml", &PAY);
    assert!(matches!(&card.choice, PayChoice::Card(card) if card.number == "4111"));
    assert_eq!(card.choices[1], PayChoice2::Note("thanks".to_owned()));
    let (address, ()) = messages.request("Pay.sequence.request.xml", &PAY);
    assert!(matches!(&address.choice, PayChoice::StreetGroup(group) if group.city.as_deref() == Some("Oslo")));
    assert_eq!(messages.request("Pay.many.request.xml", &PAY).0.choice, PayChoice::Voucher(vec![1, 2]));
    messages.refused_request("Pay.two.request.refused.xml", &PAY);
    let response = messages.response("Pay.response.xml", &PAY).body;
    assert!(matches!(response.choice.as_deref(), Some(PayResponseChoice::RetryAfter(_))));
    assert_eq!(messages.response("Pay.none.response.xml", &PAY).body.choice, None);
}

//! Declared faults: of a complex type, of a simple type, and one whose part has a type.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::bank::{WithdrawFault, operations::WITHDRAW};

    assert_eq!(messages.request("Withdraw.request.xml", &WITHDRAW).0.to_string(), "100");
    let typed = |file| messages.fault(file, &WITHDRAW).typed;
    let overdrawn = typed("Withdraw.overdrawn.fault.xml");
    assert!(matches!(overdrawn, Some(WithdrawFault::Overdrawn(detail)) if detail.limit.to_string() == "50"));
    assert!(matches!(typed("Withdraw.locked.fault.xml"), Some(WithdrawFault::Locked(_))));
    assert_eq!(typed("Withdraw.busy.fault.xml"), Some(WithdrawFault::Busy(30)));
    let undeclared = messages.fault("Withdraw.undeclared.fault.xml", &WITHDRAW);
    assert_eq!((undeclared.typed, undeclared.reason.as_str()), (None, "broken"));
    assert_eq!(messages.response("Withdraw.response.xml", &WITHDRAW).body.to_string(), "0.5");
}

//! Content of `xs:all`, a redefined type, and a restriction of it.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{registry::operations::REGISTER, types::AnyPerson};

    let (request, ()) = messages.request("Register.request.xml", &REGISTER);
    assert!(matches!(&request.person, AnyPerson::Person(person) if person.mail == "ada@example.com"));
    assert_eq!((request.pet.kind.as_str(), request.pet.age), ("cat", Some(3)));
    assert_eq!(messages.response("Register.response.xml", &REGISTER).body.mail, "x@example.com");
}

//! Required members, which must be given to create a value, beside those that are optional, nillable, repeated or
//! fixed.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{
        device::{
            Create, Reset,
            operations::{CREATE, RESET},
        },
        types::{FactoryDefault, Group, Limit, Quota, User, UserChoice, UserChoiceBuildingGroup, UserRequiredMembers},
    };

    let reset = Reset::new(FactoryDefault::Soft);
    messages.written_request("Reset.request.xml", &RESET, &reset);
    for unset in [FactoryDefault::Other(String::new()), "".into()] {
        messages.refused_writing("Reset.unset.txt", &RESET, &Reset::new(unset));
    }

    let required = |choice| UserRequiredMembers {
        locale: "de".to_owned(),
        username: "anna".to_owned(),
        level: FactoryDefault::Soft,
        group: Group::new().label(["a", "b"]),
        choice,
    };
    let until: soapwright::Date = "2030-01-01".parse().unwrap();
    let user = User::new(required(UserChoice::Badge(7)));
    messages.written_request("Create.least.request.xml", &CREATE, &Create::new(user.clone(), until, 5));

    let building = UserChoiceBuildingGroup::new("north").room("5");
    let quota = Quota::new("GB", 3).soft(true);
    let full = User {
        email: Some("anna@example.com".to_owned()),
        ..User::new(required(UserChoice::BuildingGroup(Box::new(building))))
    };
    let full = full.nick("Ann").quota(quota).role(["admin"]).priority(1);
    let request = Create::new(full, until, FactoryDefault::Hard).with_default("yes");
    messages.written_request("Create.full.request.xml", &CREATE, &request);

    // An assignment clears a value that a setter has set.
    let mut cleared = user.clone().nick("Ann").email("anna@example.com");
    (cleared.nick, cleared.email) = (None, None);
    assert_eq!(cleared, user);

    let limit = Limit::Other(String::new());
    messages.refused_writing("Create.unset.txt", &CREATE, &Create::new(user, until, limit));
    assert_eq!(messages.response("Create.response.xml", &CREATE).body.user.username, "anna");
}

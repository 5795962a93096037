//! Tests with a user that has every member, as we write it.

use super::{again, read, write};
use services86::user::{GetUserResponse, SaveUser, operations::GET_USER, operations::SAVE_USER};

/// The members in the order of the schema: those of the base type first.
pub const MEMBERS: [&str; 21] = [
    "<n1:TableRight><n1:Mask>Select Update</n1:Mask><n1:Reason>Why not</n1:Reason></n1:TableRight>",
    "<n1:FieldProperties><n1:FieldPropertyDictionaryKeyValuePair><n1:Key>Name</n1:Key><n1:Value><n1:FieldRight>\
     <n1:Mask>Read</n1:Mask></n1:FieldRight><n1:FieldType>String</n1:FieldType><n1:FieldLength>12</n1:FieldLength>\
     </n1:Value></n1:FieldPropertyDictionaryKeyValuePair></n1:FieldProperties>",
    "<n1:AssociateId>5</n1:AssociateId>",
    "<n1:Name>ANNA</n1:Name>",
    "<n1:Rank>3</n1:Rank>",
    "<n1:Tooltip>Tip</n1:Tooltip>",
    "<n1:LicenseOwners><n1:LicenseOwner><n1:Name>Owner</n1:Name></n1:LicenseOwner></n1:LicenseOwners>",
    "<n1:Role><n1:TableRight><n1:Mask>Insert</n1:Mask></n1:TableRight><n1:Id>7</n1:Id><n1:Value>Clerk</n1:Value>\
     </n1:Role>",
    "<n1:UserGroup><n1:Value>Sales</n1:Value><n1:Id>8</n1:Id></n1:UserGroup>",
    "<n1:OtherGroups><n1:UserGroup><n1:Id>9</n1:Id></n1:UserGroup><n1:UserGroup><n1:Id>10</n1:Id></n1:UserGroup>\
     </n1:OtherGroups>",
    "<n1:Person><n1:PersonId>11</n1:PersonId><n1:Firstname>Anna</n1:Firstname></n1:Person>",
    "<n1:Deleted>false</n1:Deleted>",
    "<n1:Lastlogin>2026-03-01T08:00:00</n1:Lastlogin>",
    "<n1:Lastlogout>2026-03-01T17:00:00Z</n1:Lastlogout>",
    "<n1:EjUserId>12</n1:EjUserId>",
    "<n1:Type>InternalAssociate</n1:Type>",
    "<n1:IsPersonRetired>true</n1:IsPersonRetired>",
    "<n1:IsOnTravel>false</n1:IsOnTravel>",
    "<n1:Credentials><n1:Credential><n1:Value>key</n1:Value></n1:Credential></n1:Credentials>",
    "<n1:UserName>anna@example.com</n1:UserName>",
    "<n1:PostSaveCommands><n1:CustomCommand><n1:Name>Go</n1:Name></n1:CustomCommand></n1:PostSaveCommands>",
];

pub fn response(members: &str) -> String {
    format!("<n1:Response>{members}</n1:Response>")
}

#[test]
fn user_with_every_member_round_trips() {
    let all = response(&MEMBERS.concat());
    assert_eq!(again(&GET_USER, &all), all);
}

#[test]
fn each_member_may_be_absent() {
    for absent in 0..MEMBERS.len() {
        let others = response(&[&MEMBERS[..absent], &MEMBERS[absent + 1..]].concat().concat());
        assert_eq!(again(&GET_USER, &others), others, "without {}", MEMBERS[absent]);
    }
    for (content, present) in [("", false), ("<n1:Response xsi:nil='true'/>", false), ("<n1:Response/>", true)] {
        let user = read(&GET_USER, content).unwrap().response;
        assert_eq!(user, present.then(Default::default), "{content}");
    }
    assert_eq!(write(&GET_USER, &GetUserResponse { response: Some(Default::default()) }), response(""));
    assert_eq!(write(&GET_USER, &GetUserResponse { response: None }), "");
}

#[test]
fn members_in_any_order_are_written_in_schema_order() {
    let expected = response(&MEMBERS.concat());
    // A step coprime to 21 visits each member once.
    for step in [1, 2, 4, 5, 8, 10, 11, 13, 16, 17, 19, 20] {
        for start in 0..MEMBERS.len() {
            let members: String = (0..MEMBERS.len()).map(|at| MEMBERS[(start + at * step) % MEMBERS.len()]).collect();
            assert_eq!(again(&GET_USER, &response(&members)), expected, "from {start} in steps of {step}");
        }
    }
}

#[test]
fn members_of_a_request_are_written_in_schema_order() {
    let user = read(&GET_USER, &response(&MEMBERS.concat())).unwrap().response.unwrap();
    let request = SaveUser::new().user(*user);
    let message = SAVE_USER.encode(&request, &Default::default()).unwrap();
    let expected = format!("<n1:User>{}</n1:User>", MEMBERS.concat());
    assert_eq!(super::content(&message.body, "n1:SaveUser"), expected);
    assert_eq!(SAVE_USER.decode_request(&message.body, None).unwrap().0, request);
}

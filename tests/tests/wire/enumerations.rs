//! Tests of enumerated values and lists of flags: known, unknown and absent ones.

use super::{again, read, write};
use services86::{
    types::{ETableRight, ExternalUserInfoModification, UserType},
    user::{SetExternalUserInfo, operations::*},
};
use soapwright::{List, XmlErrorKind};

#[test]
fn unknown_enumeration_value_is_kept() {
    for (text, expected) in [
        ("InternalAssociate", UserType::InternalAssociate),
        (" \n InternalAssociate\t", UserType::InternalAssociate),
        ("FutureAssociate", UserType::Other("FutureAssociate".to_owned())),
        ("internalassociate", UserType::Other("internalassociate".to_owned())),
        ("R&amp;D", UserType::Other("R&D".to_owned())),
    ] {
        let content = |text: &str| format!("<n1:Response><n1:Type>{text}</n1:Type></n1:Response>");
        let user = read(&GET_USER, &content(text)).unwrap();
        assert_eq!(user.response.as_ref().unwrap().r#type, Some(expected), "{text}");
        assert_eq!(write(&GET_USER, &user), content(text.trim()), "{text}");
    }
}

#[test]
fn empty_enumeration_is_read_but_never_written() {
    let user = read(&GET_USER, "<n1:Response><n1:Type></n1:Type></n1:Response>").unwrap();
    assert_eq!(user.response.as_ref().unwrap().r#type, Some(UserType::Other(String::new())));
    let error = GET_USER.encode_response(&user, &Default::default()).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&XmlErrorKind::Unset, "Envelope/Body/GetUserResponse/Response/Type"));
}

#[test]
fn lists_of_flags_round_trip() {
    use ETableRight::{Delete, Select, Update};
    let other = |text: &str| ETableRight::Other(text.to_owned());
    for (text, expected, written) in [
        ("", vec![], ""),
        (" \r\n\t ", vec![], ""),
        ("Select", vec![Select], "Select"),
        ("Delete Select Update", vec![Delete, Select, Update], "Delete Select Update"),
        ("\n  Select\t\tUpdate \r\n Delete ", vec![Select, Update, Delete], "Select Update Delete"),
        ("Select Future Update", vec![Select, other("Future"), Update], "Select Future Update"),
        ("Select,Update", vec![other("Select,Update")], "Select,Update"),
        ("Select Select", vec![Select, Select], "Select Select"),
        ("4294967295", vec![other("4294967295")], "4294967295"),
    ] {
        let content =
            |text: &str| format!("<n1:Response><n1:TableRight><n1:Mask>{text}</n1:Mask></n1:TableRight></n1:Response>");
        let user = read(&GET_USER, &content(text)).unwrap();
        let mask = user.response.as_ref().unwrap().table_right.as_ref().unwrap().mask.as_ref();
        assert_eq!(mask, Some(&List(expected)), "{text:?}");
        assert_eq!(write(&GET_USER, &user), content(written), "{text:?}");
    }
    for absent in ["", "<n1:Mask xsi:nil='true'/>"] {
        let content = format!("<n1:Response><n1:TableRight>{absent}</n1:TableRight></n1:Response>");
        assert_eq!(again(&GET_USER, &content), "<n1:Response><n1:TableRight></n1:TableRight></n1:Response>");
    }
}

#[test]
fn lists_of_flags_in_requests_round_trip() {
    let flag = |text: &str| ExternalUserInfoModification::from(text);
    for (flags, written) in [
        (None, ""),
        (Some(vec![]), "<n1:ExternalUserInfoModification></n1:ExternalUserInfoModification>"),
        (Some(vec![flag("a"), flag("b")]), "<n1:ExternalUserInfoModification>a b</n1:ExternalUserInfoModification>"),
    ] {
        let request = SetExternalUserInfo { external_user_info_modification: flags.map(List), ..Default::default() };
        let message = SET_EXTERNAL_USER_INFO.encode(&request, &Default::default()).unwrap().body;
        assert_eq!(super::content(&message, "n1:SetExternalUserInfo"), written);
        assert_eq!(SET_EXTERNAL_USER_INFO.decode_request(&message, None).unwrap().0, request);
    }
    // A flag with a space would be read as two flags.
    let request = SetExternalUserInfo::new().external_user_info_modification([flag("a b")]);
    assert!(SET_EXTERNAL_USER_INFO.encode(&request, &Default::default()).is_err());
}

//! Tests of arrays and dictionaries: absent, nil, empty, and with nil or empty items.

use super::{again, assert_error, read, write};
use services86::{
    types::{ArrayOfArrayOfDataRight, ArrayOfDataRight, DataRight, DataRights, RoleEntity},
    user::{FindRolesWithFunctionalRights, GetRoleEntityResponse, operations::*},
};
use soapwright::XmlErrorKind;

/// An array of strings as XML, its value, and its XML when it is written again.
type Case = (&'static str, Option<&'static [Option<&'static str>]>, &'static str);

const ARRAYS: [Case; 10] = [
    ("", None, ""),
    ("<n1:Headings xsi:nil='true'/>", None, ""),
    ("<n1:Headings xsi:nil='true'> </n1:Headings>", None, ""),
    ("<n1:Headings/>", Some(&[]), "<n1:Headings></n1:Headings>"),
    ("<n1:Headings></n1:Headings>", Some(&[]), "<n1:Headings></n1:Headings>"),
    ("<n1:Headings>\n <!-- none --> </n1:Headings>", Some(&[]), "<n1:Headings></n1:Headings>"),
    (
        "<n1:Headings><n3:string/><n3:string></n3:string></n1:Headings>",
        Some(&[Some(""), Some("")]),
        "<n1:Headings><n3:string></n3:string><n3:string></n3:string></n1:Headings>",
    ),
    (
        "<n1:Headings><n3:string xsi:nil='true'/></n1:Headings>",
        Some(&[None]),
        "<n1:Headings><n3:string xsi:nil=\"true\"/></n1:Headings>",
    ),
    (
        "<n1:Headings><n3:string>a</n3:string><n3:string xsi:nil='1'></n3:string><n3:string/><n3:string> </n3:string>\
         <n3:string xsi:nil='true'/></n1:Headings>",
        Some(&[Some("a"), None, Some(""), Some(" "), None]),
        "<n1:Headings><n3:string>a</n3:string><n3:string xsi:nil=\"true\"/><n3:string></n3:string>\
         <n3:string> </n3:string><n3:string xsi:nil=\"true\"/></n1:Headings>",
    ),
    // Others of that name are ignored beside items in the serializer's namespace.
    (
        "<n1:Headings><n1:string>a</n1:string><n3:string>b</n3:string><string>c</string></n1:Headings>",
        Some(&[Some("b")]),
        "<n1:Headings><n3:string>b</n3:string></n1:Headings>",
    ),
];

#[test]
fn arrays_of_strings_round_trip() {
    for (text, expected, written) in ARRAYS {
        let response = read(&FIND_CREDENTIAL_USERS, &format!("<n1:Response>{text}</n1:Response>")).unwrap();
        let headings = response.response.clone().unwrap().headings;
        let headings: Option<Vec<_>> =
            headings.as_ref().map(|items| items.iter().map(|item| item.as_deref()).collect());
        assert_eq!(headings.as_deref(), expected, "{text}");
        let written = format!("<n1:Response>{written}</n1:Response>");
        assert_eq!(write(&FIND_CREDENTIAL_USERS, &response), written, "{text}");
        assert_eq!(again(&FIND_CREDENTIAL_USERS, &written), written, "{text}");
    }
}

#[test]
fn arrays_of_strings_in_requests_round_trip() {
    for (_, names, written) in ARRAYS {
        let names = names.map(|names| names.iter().map(|name| name.map(str::to_owned)).collect());
        let request = FindRolesWithFunctionalRights { functional_right_names: names };
        let message = FIND_ROLES_WITH_FUNCTIONAL_RIGHTS.encode(&request, &Default::default()).unwrap().body;
        let expected = written.replace("Headings", "FunctionalRightNames");
        assert_eq!(super::content(&message, "n1:FindRolesWithFunctionalRights"), expected);
        assert_eq!(FIND_ROLES_WITH_FUNCTIONAL_RIGHTS.decode_request(&message, None).unwrap().0, request);
    }
}

#[test]
fn arrays_of_carriers_round_trip() {
    for (items, names) in [
        ("", &[][..]),
        ("<n1:UserGroup xsi:nil=\"true\"/>", &[None]),
        ("<n1:UserGroup></n1:UserGroup>", &[Some(None)]),
        (
            "<n1:UserGroup xsi:nil=\"true\"/><n1:UserGroup><n1:Value>a</n1:Value></n1:UserGroup>\
             <n1:UserGroup></n1:UserGroup><n1:UserGroup><n1:Value></n1:Value></n1:UserGroup>",
            &[None, Some(Some("a")), Some(None), Some(Some(""))],
        ),
    ] {
        let content = format!("<n1:Response>{items}</n1:Response>");
        let response = read(&GET_USER_GROUP_LIST, &content).unwrap();
        let groups = response.response.as_ref().unwrap();
        let found: Vec<_> = groups.iter().map(|group| group.as_ref().map(|group| group.value.as_deref())).collect();
        assert_eq!(found, names, "{content}");
        assert_eq!(write(&GET_USER_GROUP_LIST, &response), content);
    }
}

#[test]
fn nil_or_empty_item_in_an_array_of_numbers_is_an_error() {
    let operation = &FIND_ROLES_WITH_FUNCTIONAL_RIGHTS;
    for (content, expected) in [
        ("", None),
        ("<n1:Response xsi:nil='true'/>", None),
        ("<n1:Response/>", Some(vec![])),
        ("<n1:Response><n3:int>0</n3:int><n3:int> -7 </n3:int></n1:Response>", Some(vec![0, -7])),
    ] {
        assert_eq!(read(operation, content).unwrap().response, expected, "{content}");
    }
    // Skipping the item would shift the indices of the others.
    let path = "FindRolesWithFunctionalRightsResponse/Response/int";
    let nil = read(operation, "<n1:Response><n3:int>1</n3:int><n3:int xsi:nil='true'/></n1:Response>");
    assert_error(nil, path, |kind| *kind == XmlErrorKind::Nil);
    let empty = read(operation, "<n1:Response><n3:int>1</n3:int><n3:int/></n1:Response>");
    assert_error(empty, path, |kind| matches!(kind, XmlErrorKind::Value { .. }));
}

#[test]
fn arrays_of_arrays_round_trip() {
    let content = "<n1:Response><n1:DataRights><n1:Rights><n1:ArrayOfDataRight xsi:nil=\"true\"/>\
                   <n1:ArrayOfDataRight></n1:ArrayOfDataRight><n1:ArrayOfDataRight><n1:DataRight xsi:nil=\"true\"/>\
                   <n1:DataRight></n1:DataRight></n1:ArrayOfDataRight></n1:Rights></n1:DataRights></n1:Response>";
    let row = |cells| Some(ArrayOfDataRight { data_right: cells });
    let rows = vec![None, row(vec![]), row(vec![None, Some(DataRight::default())])];
    let rights = Some(ArrayOfArrayOfDataRight { array_of_data_right: rows }.into());
    let data_rights = Some(DataRights { rights, ..DataRights::default() }.into());
    let response = Some(RoleEntity { data_rights, ..RoleEntity::default() }.into());
    let expected = GetRoleEntityResponse { response };
    assert_eq!(read(&GET_ROLE_ENTITY, content).unwrap(), expected);
    assert_eq!(write(&GET_ROLE_ENTITY, &expected), content);
}

#[test]
fn dictionaries_keep_order_duplicates_and_nil_values() {
    let entry = |key: &str, value: &str| {
        format!("<n1:StringKeyValuePair><n1:Key>{key}</n1:Key>{value}</n1:StringKeyValuePair>")
    };
    for (content, expected) in [("", None), ("<n1:Response xsi:nil='true'/>", None), ("<n1:Response/>", Some(vec![]))] {
        let found = read(&GET_DATA_RIGHTS, content).unwrap().response;
        assert_eq!(found, expected.map(|entries| entries.into_iter().collect()), "{content}");
    }
    let entries = [
        entry("b", "<n1:Value>1</n1:Value>"),
        entry("", "<n1:Value></n1:Value>"),
        entry("a", "<n1:Value xsi:nil=\"true\"/>"),
        entry("b", "<n1:Value>2</n1:Value>"),
    ];
    let content = format!("<n1:Response>{}</n1:Response>", entries.concat());
    let found = read(&GET_DATA_RIGHTS, &content).unwrap().response.unwrap();
    let found: Vec<_> = found.iter().map(|(key, value)| (key.as_str(), value.as_deref())).collect();
    assert_eq!(found, [("b", Some("1")), ("", Some("")), ("a", None), ("b", Some("2"))]);
    assert_eq!(again(&GET_DATA_RIGHTS, &content), content);

    let path = "GetDataRightsResponse/Response/StringKeyValuePair";
    let without_value = read(&GET_DATA_RIGHTS, &format!("<n1:Response>{}</n1:Response>", entry("a", "")));
    assert_error(without_value, path, |kind| *kind == XmlErrorKind::Missing("Value"));
    let nil_key = "<n1:StringKeyValuePair><n1:Key xsi:nil='true'/><n1:Value/></n1:StringKeyValuePair>";
    let nil_key = read(&GET_DATA_RIGHTS, &format!("<n1:Response>{nil_key}</n1:Response>"));
    assert_error(nil_key, &format!("{path}/Key"), |kind| *kind == XmlErrorKind::Nil);
}

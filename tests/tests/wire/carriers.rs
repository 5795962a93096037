//! Tests that TableRight and FieldProperties, from the base type of every carrier, are written first. A WCF server
//! silently ignores members out of order.

use super::again;
use services86::{so_principal, user::operations::*};

const TABLE_RIGHT: &str = "<n1:TableRight><n1:Mask>Select</n1:Mask></n1:TableRight>";
const FIELD_PROPERTIES: &str = "<n1:FieldProperties></n1:FieldProperties>";

/// Tests each operation with a member of the derived type that it responds with.
macro_rules! carriers {
    ($($operation:ident: $member:literal;)*) => {$(
        for order in super::permutations(&[TABLE_RIGHT, FIELD_PROPERTIES, $member]) {
            let response = |members: &str| format!("<n1:Response>{members}</n1:Response>");
            let expected = response(&[TABLE_RIGHT, FIELD_PROPERTIES, $member].concat());
            assert_eq!(again(&$operation, &response(&order.concat())), expected, stringify!($operation));
        }
    )*};
}

#[test]
fn base_type_members_are_written_first() {
    carriers! {
        GET_USER: "<n1:AssociateId>5</n1:AssociateId>";
        GET_USER_INFO: "<n1:UserName>anna</n1:UserName>";
        GET_USER_GROUP: "<n1:Value>Sales</n1:Value>";
        GET_ROLE: "<n1:Id>5</n1:Id>";
        GET_ROLE_ENTITY: "<n1:RoleId>5</n1:RoleId>";
        GET_SERVICE_AUTH: "<n1:Server>a</n1:Server>";
        CREATE_DEFAULT_UNTRUSTED_CREDENTIALS: "<n1:Comment>a</n1:Comment>";
        EXECUTE_USER_COMMAND: "<n1:Success>true</n1:Success>";
        FIND_CREDENTIAL_USERS: "<n1:Headings></n1:Headings>";
        IS_PASSWORD_VALID_WITH_REASON: "<n1:Reason>a</n1:Reason>";
        RESOLVE_USER_FROM_INFO: "<n1:PersonCreated>true</n1:PersonCreated>";
    }
}

/// Wraps members into these elements, the outermost first.
fn wrap(path: &str, members: &str) -> String {
    path.rsplit('/').fold(members.to_owned(), |inner, name| format!("<n1:{name}>{inner}</n1:{name}>"))
}

#[test]
fn base_type_members_of_nested_carriers_are_written_first() {
    for (path, member) in [
        ("Response/LicenseOwners/LicenseOwner", "<n1:Name>a</n1:Name>"),
        ("Response/LicenseOwners/LicenseOwner/RestrictedModuleLicenses/ModuleLicenseLink", ""),
        ("Response/Role", "<n1:Id>5</n1:Id>"),
        ("Response/UserGroup", "<n1:Value>a</n1:Value>"),
        ("Response/OtherGroups/UserGroup", "<n1:Value>a</n1:Value>"),
        ("Response/Person", "<n1:Position>a</n1:Position>"),
        ("Response/Credentials/Credential", "<n1:Value>a</n1:Value>"),
        ("Response/Credentials/Credential/Type", ""),
        ("Response/PostSaveCommands/CustomCommand", "<n1:Name>a</n1:Name>"),
    ] {
        let expected = wrap(path, &[TABLE_RIGHT, FIELD_PROPERTIES, member].concat());
        let reversed = wrap(path, &[member, FIELD_PROPERTIES, TABLE_RIGHT].concat());
        assert_eq!(again(&GET_USER, &reversed), expected, "{path}");
    }
    let member = "<n1:BranchName>a</n1:BranchName>";
    let expected = wrap("SystemInfo", &[TABLE_RIGHT, FIELD_PROPERTIES, member].concat());
    let reversed = wrap("SystemInfo", &[member, FIELD_PROPERTIES, TABLE_RIGHT].concat());
    assert_eq!(again(&so_principal::operations::GET_SYSTEM_INFO, &reversed), expected);
}

//! Tests that every example of the vendor's documentation, corrected and filled with values, is read into the generated
//! types and written again as an equal document.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use services86::{so_principal, user};
use soapwright::{
    Headers, Operation,
    http::Response,
    xml::{ReadXml, WriteXml},
};
use std::{collections::BTreeSet, fs, path::PathBuf};
use tests::{assert_same_document, shared, without_padding};

fn http(text: &str) -> Response<Vec<u8>> {
    Response::new(text.as_bytes().to_vec())
}

/// Asserts that both examples of an operation round-trip, and returns the operation's name, or `None` without the
/// examples.
fn round_trip<I, O, Q, A>(folder: &str, operation: &Operation<I, O, Q, A>) -> Option<&'static str>
where
    I: ReadXml + WriteXml,
    O: ReadXml + WriteXml,
    Q: Headers,
    A: Headers,
{
    let name = operation.name();
    let path = |kind: &str| shared(&format!("corpus/superoffice/examples/{folder}/{name}.{kind}.xml"));
    let example = |path: PathBuf| {
        without_padding(&fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
    };

    let what = format!("{name}.Request");
    let request = example(path("Request")?);
    let (body, headers) = operation.decode_request(request.as_bytes(), None).unwrap_or_else(|e| panic!("{what}: {e}"));
    let written = operation.encode(&body, &headers).unwrap_or_else(|e| panic!("{what}: {e}"));
    assert_same_document(&what, &request, &String::from_utf8(written.body).unwrap());

    let what = format!("{name}.Response");
    let response = example(path("Response")?);
    let answer = operation.decode(http(&response)).unwrap_or_else(|e| panic!("{what}: {e}"));
    let written = operation.encode_response(&answer.body, &answer.headers).unwrap_or_else(|e| panic!("{what}: {e}"));
    assert_same_document(&what, &response, &String::from_utf8(written.body).unwrap());
    Some(name)
}

/// Returns the names of the operations that have examples, or `None` without the examples.
fn examples(folder: &str) -> Option<BTreeSet<String>> {
    let entries = fs::read_dir(shared(&format!("corpus/superoffice/examples/{folder}"))?).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    Some(names.filter_map(|name| Some(name.strip_suffix(".Request.xml")?.to_owned())).collect())
}

macro_rules! goldens {
    ($folder:literal, $module:ident: $($operation:ident)*) => {{
        let Some(examples) = examples($folder) else { return };
        let done = [$(round_trip($folder, &$module::operations::$operation)),*];
        let done: BTreeSet<String> = done.into_iter().flatten().map(str::to_owned).collect();
        assert_eq!(done, examples, "the operations here differ from those with examples");
        done.len()
    }};
}

#[test]
fn so_principal_examples_round_trip() {
    let count = goldens!("SoPrincipal", so_principal:
        GET_SYSTEM_INFO AUTHENTICATE_IMPLICIT AUTHENTICATE_USERNAME_PASSWORD AUTHENTICATE_GENERIC
        AUTHENTICATE_WITH_ACCESS_TOKEN
    );
    assert_eq!(count, 5);
}

#[test]
fn user_examples_round_trip() {
    let count = goldens!("User", user:
        CREATE_DEFAULT_SERVICE_AUTH SAVE_SERVICE_AUTH DELETE_SERVICE_AUTH CREATE_DEFAULT_ROLE_ENTITY
        SAVE_ROLE_ENTITY CREATE_DEFAULT_UNTRUSTED_CREDENTIALS CREATE_DEFAULT_USER SAVE_USER GET_USER_COMMANDS
        EXECUTE_USER_COMMAND DELETE_USER SAVE_CREDENTIAL DELETE_CREDENTIAL FIND_CREDENTIALS_GROUPS
        FIND_CREDENTIAL_USERS GET_CREDENTIAL_USERS_IN_GROUP GET_SERVICE_AUTH GET_ROLE GET_ROLE_ENTITY
        DELETE_ROLE GET_ALL_ROLES GET_ALL_FUNCTIONAL_RIGHTS GET_FUNCTIONAL_RIGHTS SET_FUNCTIONAL_RIGHTS
        SET_DATA_RIGHT GET_DATA_RIGHT GET_DATA_RIGHTS CREATE_DEFAULT_ROLE_ENTITY_FROM_TYPE
        FIND_ROLES_WITH_FUNCTIONAL_RIGHT FIND_ROLES_WITH_FUNCTIONAL_RIGHTS FIND_ROLES_WITHOUT_FUNCTIONAL_RIGHTS
        GET_USER GET_USER_FROM_NAME SAVE_USER_FROM_NAME DELETE_USER_FROM_NAME GET_CREDENTIAL_TYPES
        GET_CREDENTIAL_TYPES_FOR_USER_TYPE SAVE_UNTRUSTED_CREDENTIALS GET_UNTRUSTED_CREDENTIALS
        GET_UNTRUSTED_CREDENTIALS_FOR_ASSOCIATE SAVE_UNTRUSTED_CREDENTIALS_FOR_ASSOCIATE
        REMOVE_UNTRUSTED_CREDENTIALS REMOVE_UNTRUSTED_CREDENTIALS_FOR_ASSOCIATE CREATE_EXTERNAL_USER
        DELETE_EXTERNAL_USER SET_EXTERNAL_USER_INFO GENERATE_NEW_PASSWORD_FOR_EXTERNAL_USER CAN_CHANGE_PASSWORD
        CHANGE_PASSWORD GET_USER_FROM_PERSON_ID CREATE_DEFAULT_USER_FROM_USER_TYPE_AND_PERSON_ID
        CREATE_DEFAULT_USER_FROM_USER_TYPE GET_USER_FROM_EJ_USER_ID SET_PASSWORD_FROM_NAME SET_PASSWORD
        CHANGE_OWN_PASSWORD CHANGE_PASSWORD_FROM_NAME IS_USER_NAME_VALID IS_PASSWORD_VALID
        SET_GENERATED_PASSWORD SET_GENERATED_PASSWORD_FROM_NAME IS_PASSWORD_VALID_WITH_REASON
        IS_USER_NAME_VALID_WITH_REASON CHANGE_USER_TYPE CREATE_DEFAULT_USER_FROM_USER_TYPE_AND_CREDENTIAL
        GET_VALID_USER_NAME REMOVE_LICENSES MAKE_RETIRED ADD_OWNER_CONTACT REMOVE_OWNER_CONTACT
        RESOLVE_USER_FROM_INFO GET_USER_GROUP SAVE_USER_GROUP GET_ALL_USER_GROUPS CREATE_USER_GROUP
        DELETE_USER_GROUP GET_USER_GROUP_LIST GET_USER_INFO GET_USER_INFO_LIST
    );
    assert_eq!(count, 79);
}

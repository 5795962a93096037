//! Every example of the documentation, repaired and filled with values, is read into our types and written again as
//! the same document: no element, no digit and no character is lost, and none changes its place.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use roxmltree::Document;
use services86::{
    so_principal,
    types::SoCredentials,
    user::{self, RequestHeaders},
};
use soap::{
    HttpResponse, Operation, ResponseHeaders, SoapVersion,
    xml::{Namespace, Prefix, ReadXml, WriteXml, field},
};
use std::{collections::BTreeSet, fs, path::PathBuf};
use tests::{assert_same_document, shared};

/// The namespaces as generated code numbers them: its first one is that of the services.
static NAMESPACES: [Namespace; 3] = [
    Namespace { prefix: "n1", uri: "http://www.superoffice.net/ws/crm/NetServer/Services86" },
    Namespace { prefix: "n2", uri: "http://schemas.datacontract.org/2004/07/System.Security.Cryptography" },
    Namespace { prefix: "n3", uri: "http://schemas.microsoft.com/2003/10/Serialization/Arrays" },
];

/// An operation that both takes and gives a `B` as the element of this name. Clients only write requests and only
/// read responses; this does the other half.
fn mirror<B, A>(element: &str) -> Operation<B, B, (), A> {
    let element = field(Prefix::new(0, "n1"), format!("</n1:{element}>").leak());
    Operation::new(("", ""), SoapVersion::Soap11, &NAMESPACES, element, Some(element), &[])
}

fn http(text: &str) -> HttpResponse {
    HttpResponse { status: 200, body: text.as_bytes().to_vec(), ..HttpResponse::default() }
}

/// The headers of an example as the caller of a service gives them.
trait Headers: soap::RequestHeaders {
    fn read(example: &str) -> Self;
}

/// The text of the one element of this name in the example.
fn text(example: &str, name: &str) -> Option<String> {
    let document = Document::parse(example).unwrap();
    let header = document.descendants().find(|node| node.has_tag_name("Header"))?;
    header.descendants().find(|node| node.tag_name().name() == name)?.text().map(str::to_owned)
}

impl Headers for user::RequestHeaders {
    fn read(example: &str) -> Self {
        let credentials = Some(SoCredentials { ticket: text(example, "Ticket") });
        RequestHeaders { application_token: text(example, "ApplicationToken"), credentials, time_zone: None }
    }
}

impl Headers for so_principal::RequestHeaders {
    fn read(example: &str) -> Self {
        Self { application_token: text(example, "ApplicationToken") }
    }
}

/// The example with times as we write them: the examples pad fractions of a second to three digits, and zeros at the
/// end of a fraction say nothing (XSD 1.0 Part 2, 3.2.7.2).
fn without_padding(example: &str) -> String {
    let piece = |piece: &str| {
        let time = piece.find('<').and_then(|end| piece[..end].split_once('.'));
        let Some((seconds, fraction)) = time.filter(|(seconds, _)| is_date_time(seconds)) else {
            return piece.to_owned();
        };
        let (digits, zone) = fraction.split_at(fraction.find(|c: char| !c.is_ascii_digit()).unwrap_or(fraction.len()));
        let digits = digits.trim_end_matches('0');
        let point = if digits.is_empty() { "" } else { "." };
        format!("{seconds}{point}{digits}{zone}{}", &piece[seconds.len() + 1 + fraction.len()..])
    };
    example.split('>').map(piece).collect::<Vec<_>>().join(">")
}

/// Whether it is like `2024-07-03T06:30:59`.
fn is_date_time(text: &str) -> bool {
    text.len() == 19 && text.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b }).eq(*b"0000-00-00T00:00:00")
}

/// Reads both examples of an operation, writes them again, and compares. Gives the operation's name.
fn round_trip<I, O, Q, A>(folder: &str, operation: &Operation<I, O, Q, A>) -> Option<&'static str>
where
    I: ReadXml + WriteXml + Default,
    O: ReadXml + WriteXml + Default,
    Q: Headers,
    A: ResponseHeaders,
{
    let name = operation.name();
    let path = |kind: &str| shared(&format!("corpus/superoffice/examples/{folder}/{name}.{kind}.xml"));
    let example = |path: PathBuf| {
        without_padding(&fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
    };

    let request = example(path("Request")?);
    let body = mirror::<I, ()>(name).decode(http(&request)).unwrap_or_else(|e| panic!("{name}.Request: {e}")).body;
    let written = operation.encode(&body, &Q::read(&request)).unwrap_or_else(|e| panic!("{name}.Request: {e}"));
    assert_same_document(&format!("{name}.Request"), &request, &String::from_utf8(written.body).unwrap());

    let response = example(path("Response")?);
    let body = operation.decode(http(&response)).unwrap_or_else(|e| panic!("{name}.Response: {e}")).body;
    let document = Document::parse(&response).unwrap();
    let soap_body = document.root_element().last_element_child().unwrap();
    let element = soap_body.first_element_child().unwrap().tag_name().name();
    let written = mirror::<O, A>(element).encode(&body, &()).unwrap_or_else(|e| panic!("{name}.Response: {e}"));
    assert_same_document(&format!("{name}.Response"), &response, &String::from_utf8(written.body).unwrap());
    Some(name)
}

/// The operations that there are examples of.
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
        assert_eq!(done, examples, "the operations here are not those that there are examples of");
        done.len()
    }};
}

#[test]
fn so_principal_reads_and_writes_every_example() {
    let count = goldens!("SoPrincipal", so_principal:
        GET_SYSTEM_INFO AUTHENTICATE_IMPLICIT AUTHENTICATE_USERNAME_PASSWORD AUTHENTICATE_GENERIC
        AUTHENTICATE_WITH_ACCESS_TOKEN
    );
    assert_eq!(count, 5);
}

#[test]
fn user_reads_and_writes_every_example() {
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

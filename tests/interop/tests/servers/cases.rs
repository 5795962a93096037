//! What every server must be able to hear from us, and we from it.

use interop::Caller;
use services86::{
    types::{self, SoCredentials, SoTimeZone},
    user::{Error, GetUserInfoList, RequestHeaders, SaveUser, SetPassword},
};
use std::fmt::Debug;

/// A case: the client, and what the server calls itself.
pub type Case = fn(&dyn Caller, &str) -> Result<(), String>;

/// The cases that need no more than `SetPassword`, then the rest.
pub const CASES: [(&str, Case); 9] = [
    ("true", set),
    ("false", not_set),
    ("fault", fault),
    ("ticket", wrong_ticket),
    ("unusual", unusual_values),
    ("headers", response_headers),
    ("list", list),
    ("echo", echo),
    ("return", carriage_return),
];

/// How many of [`CASES`] only call `SetPassword`.
pub const SET_PASSWORD: usize = 6;

/// What a server can't do, whoever asks: its name for itself, the case, the reason.
const LIMITS: [(&str, &str, &str); 12] = [
    ("mono", "return", "it loses carriage returns"),
    ("gsoap", "list", "it leaves nil items out"),
    ("gsoap", "echo", "its times have whole seconds and an offset"),
    ("kdsoap", "headers", "it sends no ExtraInfo"),
    ("kdsoap", "list", "it leaves nil items out"),
    ("kdsoap", "echo", "it sends no empty texts"),
    ("kdsoap", "return", "it loses carriage returns"),
    ("node", "fault", "it has a fault code of its own"),
    ("node", "unusual", "it breaks on a request without members"),
    ("node", "list", "it leaves nil items out"),
    ("node", "echo", "it trims texts"),
    ("node", "return", "it trims texts"),
];

/// Why this server is not asked to pass this case, if it isn't.
pub fn limit(family: &str, case: &str) -> Option<&'static str> {
    LIMITS.iter().find(|(server, limited, _)| (*server, *limited) == (family, case)).map(|(_, _, why)| *why)
}

fn set(caller: &dyn Caller, _: &str) -> Result<(), String> {
    set_password(caller, 5, "s3cret & <more>", true)
}

fn not_set(caller: &dyn Caller, _: &str) -> Result<(), String> {
    set_password(caller, 6, "s3cret & <more>", false)
}

fn fault(caller: &dyn Caller, _: &str) -> Result<(), String> {
    match caller.set_password(&signed_in(), SetPassword::new().associate_id(-1).password("s3cret")) {
        Err(Error::Fault(fault)) => {
            same("the reason", fault.reason.as_str(), "AssociateId must not be negative")?;
            same("the code", fault.code.as_str(), "Client")
        }
        other => Err(format!("instead of a fault: {other:?}")),
    }
}

fn wrong_ticket(caller: &dyn Caller, _: &str) -> Result<(), String> {
    let mut headers = signed_in();
    headers.credentials = Some(SoCredentials { ticket: Some("7T:BAD".into()) });
    match caller.set_password(&headers, SetPassword::new().associate_id(5).password("s3cret")) {
        Err(Error::Failed(headers)) => {
            same("Succeeded", headers.succeeded, Some(false))?;
            let info = headers.exception_info.unwrap_or_default();
            same("the message", info.message.as_deref(), Some("Authentication failed: bad ticket <&>"))?;
            same("the friendly text", info.friendly_text, None)?;
            let class = Some("SuperOffice.Exceptions.SoSessionException");
            same("the type of exception", info.exception_type.as_deref(), class)
        }
        other => Err(format!("instead of a failure: {other:?}")),
    }
}

/// The values are also what the judge gets to see.
fn unusual_values(caller: &dyn Caller, _: &str) -> Result<(), String> {
    set_password(caller, 5, "", false)?;
    set_password(caller, 5, "😀 \u{a0}\u{200b}æ \u{10ffff}", true)?;
    set_password(caller, 5, " \r\n\t]]>&amp;<!--'\" ", true)?;
    set_password(caller, i32::MAX, "x", false)?;
    set_password(caller, 0, "x", false)?;
    let nothing = caller.set_password(&signed_in(), SetPassword::new()).map_err(|error| error.to_string())?;
    same("the answer to nothing", nothing.body.response, Some(false))
}

fn response_headers(caller: &dyn Caller, family: &str) -> Result<(), String> {
    let mut headers = signed_in();
    let utc = SoTimeZone { so_time_zone_id: Some(1), so_time_zone_location_code: Some("GB".into()) };
    headers.time_zone = Some(utc);
    let request = SetPassword::new().associate_id(5).password("s3cret");
    let answer = caller.set_password(&headers, request).map_err(|error| error.to_string())?.headers;
    same("Succeeded", answer.succeeded, Some(true))?;
    same("ExceptionInfo", answer.exception_info, None)?;
    let zone = answer.time_zone.ok_or("no TimeZone")?;
    same("the time zone", zone.so_time_zone_id, Some(7))?;
    same("the place", zone.so_time_zone_location_code.as_deref(), Some("NO"))?;
    let extra: Vec<_> = answer.extra_info.into_iter().flatten().collect();
    let wanted = vec![("server".to_owned(), Some(family.to_owned())), ("nothing".to_owned(), None)];
    same("ExtraInfo", extra, wanted)
}

fn list(caller: &dyn Caller, _: &str) -> Result<(), String> {
    let request = GetUserInfoList::new().user_info_ids([1, 2, 3]);
    let answer = caller.get_user_info_list(&signed_in(), request).map_err(|error| error.to_string())?;
    let users = answer.body.response.ok_or("no list")?;
    same("the number of items", users.len(), 4)?;
    same("the nil item", &users[3], &None)?;
    for (id, user) in (1..).zip(&users[..3]) {
        let user = user.as_ref().ok_or("a user is nil")?;
        same("the id", user.user_info_id, Some(id))?;
        same("the name", user.user_name.clone(), (id != 2).then(|| format!("Bjørn {id} <&> 😀")))?;
        same("the rank", user.rank, Some(-(id as i16)))?;
        same("Deleted", user.deleted, Some(id == 2))?;
        same("the tooltip", user.tooltip.as_deref(), Some(""))?;
        same("the type", &user.user_type, &Some(types::UserType::InternalAssociate))?;
        let licenses = Some(vec![Some("a".to_owned()), None, Some("ø".to_owned())]);
        same("the licenses", &user.granted_licenses, &licenses)?;
        same("CanLogon", user.can_logon, Some(true))?;
        let mask = user.table_right.as_ref().and_then(|right| right.mask.as_ref());
        same("the mask", mask, Some(&[types::ETableRight::Select, types::ETableRight::Update].into()))?;
    }
    Ok(())
}

/// Values of each kind go out and come back as they were. Members that aren't set may come back as zero: a server
/// whose types know no absent number has nothing else to say.
fn echo(caller: &dyn Caller, _: &str) -> Result<(), String> {
    let group =
        |id, value: &str| types::UserGroup { id: Some(id), value: Some(value.to_owned()), ..Default::default() };
    let lastlogin = "2024-02-29T23:59:58.1234567".parse::<soap::DateTime>().map_err(|error| error.to_string())?;
    let sent = types::User {
        associate_id: Some(i32::MIN),
        name: Some(" leading, trailing\n\tand between ]]> ".into()),
        rank: Some(i16::MAX),
        tooltip: Some(String::new()),
        user_group: Some(group(4, "æøå 😀 <&>\"'")),
        other_groups: Some(vec![Some(group(2, "two")), None, Some(group(3, ""))]),
        deleted: Some(true),
        lastlogin: Some(lastlogin),
        r#type: Some(types::UserType::ExternalAssociate),
        credentials: Some(Vec::new()),
        ..Default::default()
    };
    let came = save_user(caller, sent.clone())?;
    same("the id", came.associate_id, sent.associate_id)?;
    same("the name", came.name, sent.name)?;
    same("the rank", came.rank, sent.rank)?;
    same("the tooltip", came.tooltip, sent.tooltip)?;
    same("Deleted", came.deleted, sent.deleted)?;
    same("the time", came.lastlogin, sent.lastlogin)?;
    same("the type", came.r#type, sent.r#type)?;
    same("the credentials", came.credentials, sent.credentials)?;
    let plain = |group: types::UserGroup| (group.id, group.value);
    same("the group", came.user_group.map(plain), sent.user_group.map(plain))?;
    let plain = |groups: Option<Vec<Option<types::UserGroup>>>| -> Vec<_> {
        groups.into_iter().flatten().map(|group| group.map(plain)).collect()
    };
    same("the other groups", plain(came.other_groups), plain(sent.other_groups))
}

/// The one character that a reader turns into another unless it was written as a reference.
fn carriage_return(caller: &dyn Caller, _: &str) -> Result<(), String> {
    let name = Some("two\r\nlines\r".to_owned());
    let came = save_user(caller, types::User { name: name.clone(), ..Default::default() })?;
    same("the name", came.name, name)
}

/// The headers of someone who may call.
fn signed_in() -> RequestHeaders {
    RequestHeaders {
        application_token: Some("1234567-1234-9876".into()),
        credentials: Some(SoCredentials { ticket: Some("7T:GOOD".into()) }),
        time_zone: None,
    }
}

fn set_password(caller: &dyn Caller, id: i32, password: &str, wanted: bool) -> Result<(), String> {
    let request = SetPassword::new().associate_id(id).password(password);
    let answer = caller.set_password(&signed_in(), request).map_err(|error| error.to_string())?;
    same(&format!("the answer for {id} and {password:?}"), answer.body.response, Some(wanted))
}

fn save_user(caller: &dyn Caller, user: types::User) -> Result<types::User, String> {
    let answer = caller.save_user(&signed_in(), SaveUser { user: Some(user) }).map_err(|error| error.to_string())?;
    answer.body.response.ok_or_else(|| "no user".to_owned())
}

/// An assertion that names its subject and leaves the other cases running.
fn same<T: PartialEq + Debug>(what: &str, came: T, wanted: T) -> Result<(), String> {
    if came == wanted { Ok(()) } else { Err(format!("{what}: {came:?} instead of {wanted:?}")) }
}

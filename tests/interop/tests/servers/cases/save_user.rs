//! Cases of `SaveUser`: the user comes back unchanged.

use super::{
    reasons::{ABSENT, ERROR, LINE_FEED, MILLISECONDS, NO_NIL, SECONDS, TRIMMED, UTC, ZERO},
    said, signed_in,
};
use crate::case::{Ask, Case, Limit, Outcome};
use interop::Caller;
use services86::{
    types::{EFieldRight, ETableRight, FieldProperty, FieldRight, TableRight, User, UserGroup, UserType},
    user::{SaveUser, operations::SAVE_USER},
};
use soapwright::{DateTime, DateTimeError, Dictionary, http::Response};
use std::fs;

pub const CASES: &[&dyn Ask] =
    &[&WHOLE, &PROPERTIES, &DIGITS, &NO_OFFSET, &OFFSET, &TEXTS, &RETURNS, &EMPTY_TEXT, &EMPTY_LIST, &NOTHING, &NIL];

/// Tests a user with every member filled.
const WHOLE: Case<User> =
    Case { name: "every member", call: |caller| echo(caller, whole()?), wanted: |_| whole(), limits: &[] };

/// Tests a dictionary, the order of its entries, and a nil value.
const PROPERTIES: Case<Option<Properties>> = Case {
    name: "dictionary",
    call: |caller| {
        let user = User { field_properties: Some(properties()), ..User::default() };
        Ok(echo(caller, user)?.field_properties)
    },
    wanted: |_| Ok(Some(properties())),
    limits: &[Limit {
        server: "node",
        reason: &ERROR,
        turns: |_| {
            let place = "SaveUserResponse/Response/FieldProperties/FieldPropertyDictionaryKeyValuePair";
            let what = format!("Envelope/Body/{place}: required element `Value` is missing");
            Err(format!("the response does not match the contract: {what}"))
        },
    }],
};

/// Tests 7 digits of a second, the precision of .NET.
const DIGITS: Case<Option<String>> = Case {
    name: "7 digits of a second",
    call: |caller| time(caller, "2024-02-29T23:59:58.1234567Z"),
    wanted: |_| Ok(Some("2024-02-29T23:59:58.1234567Z".into())),
    limits: &[
        Limit { server: "gsoap", reason: &SECONDS, turns: |_| Ok(Some("2024-02-29T23:59:58Z".into())) },
        Limit { server: "kdsoap", reason: &MILLISECONDS, turns: |_| Ok(Some("2024-02-29T23:59:58.123Z".into())) },
        Limit { server: "node", reason: &MILLISECONDS, turns: |_| Ok(Some("2024-02-29T23:59:58.123Z".into())) },
    ],
};

const NO_OFFSET: Case<Option<String>> = Case {
    name: "time without offset",
    call: |caller| time(caller, "2024-02-29T23:59:58"),
    wanted: |_| Ok(Some("2024-02-29T23:59:58".into())),
    limits: &[
        Limit { server: "gsoap", reason: &UTC, turns: |_| Ok(Some("2024-02-29T23:59:58Z".into())) },
        Limit { server: "node", reason: &UTC, turns: |_| Ok(Some("2024-02-29T23:59:58Z".into())) },
    ],
};

const OFFSET: Case<Option<String>> = Case {
    name: "time with offset",
    call: |caller| time(caller, "2024-09-01T20:20:59+02:00"),
    wanted: |_| Ok(Some("2024-09-01T20:20:59+02:00".into())),
    limits: &[
        Limit { server: "mono", reason: &UTC, turns: |_| Ok(Some("2024-09-01T18:20:59Z".into())) },
        Limit { server: "gsoap", reason: &UTC, turns: |_| Ok(Some("2024-09-01T18:20:59Z".into())) },
        Limit { server: "node", reason: &UTC, turns: |_| Ok(Some("2024-09-01T18:20:59Z".into())) },
    ],
};

/// Tests white space around and in a text.
const TEXTS: Case<Option<String>> = Case {
    name: "white space",
    call: |caller| name(caller, " leading, trailing\n\tand between ]]> "),
    wanted: |_| Ok(Some(" leading, trailing\n\tand between ]]> ".into())),
    limits: &[Limit { server: "node", reason: &TRIMMED, turns: |name| Ok(name?.map(|name| name.trim().to_owned())) }],
};

/// Tests carriage returns, which parsers normalize unless they are written as references.
const RETURNS: Case<Option<String>> = Case {
    name: "carriage return",
    call: |caller| name(caller, "two\r\nlines\r"),
    wanted: |_| Ok(Some("two\r\nlines\r".into())),
    limits: &[
        Limit { server: "mono", reason: &LINE_FEED, turns: |_| Ok(Some("two\nlines\n".into())) },
        Limit { server: "kdsoap", reason: &LINE_FEED, turns: |_| Ok(Some("two\nlines\n".into())) },
        Limit { server: "node", reason: &TRIMMED, turns: |_| Ok(Some("two\r\nlines".into())) },
    ],
};

const EMPTY_TEXT: Case<Option<String>> = Case {
    name: "empty text",
    call: |caller| name(caller, ""),
    wanted: |_| Ok(Some(String::new())),
    limits: &[Limit { server: "kdsoap", reason: &ABSENT, turns: |_| Ok(None) }],
};

/// Tests the number of items of an empty list.
const EMPTY_LIST: Case<Option<usize>> = Case {
    name: "empty list",
    call: |caller| {
        let came = echo(caller, User { credentials: Some(Vec::new()), ..User::default() })?;
        Ok(came.credentials.map(|credentials| credentials.len()))
    },
    wanted: |_| Ok(Some(0)),
    limits: &[
        Limit { server: "kdsoap", reason: &ABSENT, turns: |_| Ok(None) },
        Limit { server: "node", reason: &ABSENT, turns: |_| Ok(None) },
    ],
};

/// Tests that absent members stay absent.
const NOTHING: Case<User> = Case {
    name: "absent members",
    call: |caller| echo(caller, only_named()),
    wanted: |_| Ok(only_named()),
    limits: &[Limit {
        server: "mono",
        reason: &ZERO,
        turns: |_| {
            let time = Some(date_time("0001-01-01T00:00:00")?);
            Ok(User {
                associate_id: Some(0),
                rank: Some(0),
                deleted: Some(false),
                lastlogin: time,
                lastlogout: time,
                ej_user_id: Some(0),
                r#type: Some(UserType::Unknown),
                is_person_retired: Some(false),
                is_on_travel: Some(false),
                ..only_named()
            })
        },
    }],
};

/// Tests that a nil item keeps its place.
const NIL: Case<Vec<Option<Option<i32>>>> = Case {
    name: "nil item",
    call: |caller| {
        let group = |id| UserGroup { id: Some(id), ..UserGroup::default() };
        let user = User { other_groups: Some(vec![Some(group(2)), None, Some(group(3))]), ..User::default() };
        let groups = echo(caller, user)?.other_groups.into_iter().flatten();
        Ok(groups.map(|group| group.map(|group| group.id)).collect())
    },
    wanted: |_| Ok(vec![Some(Some(2)), None, Some(Some(3))]),
    limits: &[
        Limit { server: "gsoap", reason: &NO_NIL, turns: |_| Ok(vec![Some(Some(2)), Some(Some(3))]) },
        Limit { server: "node", reason: &NO_NIL, turns: |_| Ok(vec![Some(Some(2)), Some(Some(3))]) },
    ],
};

type Properties = Dictionary<String, Option<FieldProperty>>;

fn properties() -> Properties {
    let right =
        FieldRight { mask: Some([EFieldRight::Read, EFieldRight::Write].into()), reason: Some("æ <&>".into()) };
    let property =
        FieldProperty { field_right: Some(right.into()), field_type: Some("String".into()), field_length: Some(42) };
    Dictionary::from([("z".to_owned(), Some(property)), ("a <&>".to_owned(), None)])
}

/// Returns the user of the published example, with the members that it omits.
fn whole() -> Outcome<User> {
    let path = interop::shared().join("corpus/superoffice/examples/User/SaveUser.Response.xml");
    let body = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let response = Response::new(body);
    let answer = SAVE_USER.decode(response).map_err(said)?;
    let right = TableRight { mask: Some([ETableRight::Select, ETableRight::Update].into()), reason: Some("r".into()) };
    // Every server keeps whole seconds in UTC.
    let time = Some(date_time("2024-02-29T23:59:58Z")?);
    let user = *answer.body.response.ok_or("no user")?;
    Ok(User { table_right: Some(right.into()), lastlogin: time, lastlogout: time, ..user })
}

fn only_named() -> User {
    User { name: Some("x".into()), ..User::default() }
}

fn name(caller: &dyn Caller, name: &str) -> Outcome<Option<String>> {
    Ok(echo(caller, User { name: Some(name.to_owned()), ..User::default() })?.name)
}

fn time(caller: &dyn Caller, time: &str) -> Outcome<Option<String>> {
    let came = echo(caller, User { lastlogin: Some(date_time(time)?), ..User::default() })?;
    Ok(came.lastlogin.map(|time| time.to_string()))
}

fn date_time(time: &str) -> Outcome<DateTime> {
    time.parse().map_err(|error: DateTimeError| error.to_string())
}

fn echo(caller: &dyn Caller, user: User) -> Outcome<User> {
    let answer = caller.save_user(&signed_in(), SaveUser::new().user(user)).map_err(said)?;
    answer.body.response.map(|user| *user).ok_or_else(|| "no user".to_owned())
}

//! Cases of `GetUserInfoList`: a list of records with all kinds of members except dates, which `UserInfo` doesn't have.

use super::{
    reasons::{EMPTY, NOT_SENT},
    said, signed_in,
};
use crate::case::{Ask, Case, Limit, Outcome};
use interop::Caller;
use services86::{
    types::{EFieldRight, ETableRight, FieldProperty, FieldRight, TableRight, UserInfo, UserType},
    user::GetUserInfoList,
};
use soapwright::Dictionary;

pub const CASES: &[&dyn Ask] = &[&USERS, &NIL, &TYPES, &NIL_TEXT, &RIGHTS, &PROPERTIES];

/// The members that every server fills. Servers whose types have no absent numbers send zero for others.
#[derive(Debug, PartialEq)]
struct User {
    id: Option<i32>,
    name: Option<String>,
    rank: Option<i16>,
    deleted: Option<bool>,
    tooltip: Option<String>,
}

const USERS: Case<Vec<User>> = Case {
    name: "users",
    call: |caller| {
        each(caller, |user| User {
            id: user.user_info_id,
            name: user.user_name,
            rank: user.rank,
            deleted: user.deleted,
            tooltip: user.tooltip,
        })
    },
    wanted: |_| {
        let user = |id: i16| User {
            id: Some(id.into()),
            name: (id != 2).then(|| format!("Bjørn {id} <&> 😀")),
            rank: Some(-id),
            deleted: Some(id == 2),
            tooltip: Some(String::new()),
        };
        Ok([1, 2, 3].map(user).into())
    },
    limits: &[],
};

/// Tests which items are nil.
const NIL: Case<Vec<bool>> = Case {
    name: "nil item",
    call: |caller| Ok(list(caller)?.iter().map(Option::is_none).collect()),
    wanted: |_| Ok(vec![false, false, false, true]),
    limits: &[
        Limit { server: "gsoap", reason: &NOT_SENT, turns: |_| Ok(vec![false; 3]) },
        Limit { server: "kdsoap", reason: &NOT_SENT, turns: |_| Ok(vec![false; 3]) },
        Limit { server: "node", reason: &NOT_SENT, turns: |_| Ok(vec![false; 3]) },
    ],
};

/// Tests an enumeration and a boolean, which the same servers fill.
const TYPES: Case<Vec<(Option<UserType>, Option<bool>)>> = Case {
    name: "enumeration",
    call: |caller| each(caller, |user| (user.user_type, user.can_logon)),
    wanted: |_| Ok([(); 3].map(|()| (Some(UserType::InternalAssociate), Some(true))).into()),
    limits: &[Limit { server: "kdsoap", reason: &NOT_SENT, turns: |_| Ok(vec![(None, None); 3]) }],
};

type Licenses = Vec<Option<Vec<Option<String>>>>;

const NIL_TEXT: Case<Licenses> = Case {
    name: "nil text",
    call: |caller| each(caller, |user| user.granted_licenses),
    wanted: |_| Ok([(); 3].map(|()| Some(vec![Some("a".into()), None, Some("ø".into())])).into()),
    limits: &[
        Limit { server: "gsoap", reason: &EMPTY, turns: empty_for_nil },
        Limit { server: "kdsoap", reason: &NOT_SENT, turns: none_of_three },
        Limit { server: "node", reason: &EMPTY, turns: empty_for_nil },
    ],
};

const RIGHTS: Case<Vec<Option<Box<TableRight>>>> = Case {
    name: "list of enumeration",
    call: |caller| each(caller, |user| user.table_right),
    wanted: |_| {
        let right = || TableRight { mask: Some([ETableRight::Select, ETableRight::Update].into()), reason: None };
        Ok([(); 3].map(|()| Some(right().into())).into())
    },
    limits: &[Limit { server: "kdsoap", reason: &NOT_SENT, turns: none_of_three }],
};

type Properties = Dictionary<String, Option<FieldProperty>>;

const PROPERTIES: Case<Vec<Option<Properties>>> = Case {
    name: "dictionary",
    call: |caller| each(caller, |user| user.field_properties),
    wanted: |_| {
        let properties = |id: i32| {
            let right =
                FieldRight { mask: Some([EFieldRight::Read, EFieldRight::Write].into()), reason: Some("r".into()) };
            let property = FieldProperty {
                field_right: Some(right.into()),
                field_type: Some("String".into()),
                field_length: Some(42 + id),
            };
            Some(Dictionary::from([(format!("k1-{id}"), Some(property)), (format!("k2-{id}"), None)]))
        };
        Ok([1, 2, 3].map(properties).into())
    },
    limits: &[
        Limit { server: "mono", reason: &NOT_SENT, turns: none_of_three },
        Limit { server: "java", reason: &NOT_SENT, turns: none_of_three },
        Limit { server: "gsoap", reason: &NOT_SENT, turns: none_of_three },
        Limit { server: "kdsoap", reason: &NOT_SENT, turns: none_of_three },
        Limit { server: "node", reason: &NOT_SENT, turns: none_of_three },
    ],
};

fn none_of_three<T>(_: Outcome<Vec<Option<T>>>) -> Outcome<Vec<Option<T>>> {
    Ok([(); 3].map(|()| None).into())
}

fn empty_for_nil(wanted: Outcome<Licenses>) -> Outcome<Licenses> {
    let mut licenses = wanted?;
    for text in licenses.iter_mut().flatten().flatten() {
        text.get_or_insert_default();
    }
    Ok(licenses)
}

fn list(caller: &dyn Caller) -> Outcome<Vec<Option<UserInfo>>> {
    let request = GetUserInfoList::new().user_info_ids([1, 2, 3]);
    let answer = caller.get_user_info_list(&signed_in(), request).map_err(said)?;
    answer.body.response.ok_or_else(|| "no list".to_owned())
}

/// Returns a part of each item that isn't nil.
fn each<T>(caller: &dyn Caller, part: impl Fn(UserInfo) -> T) -> Outcome<Vec<T>> {
    Ok(list(caller)?.into_iter().flatten().map(part).collect())
}

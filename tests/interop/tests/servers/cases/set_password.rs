//! `SetPassword`: what is in the body, the headers both ways, and the two ways to fail.

use super::{
    reasons::{FAULT, NOT_SENT, OWN_CODE},
    said, signed_in, with_ticket,
};
use crate::case::{Ask, Case, Limit, Outcome};
use interop::Caller;
use services86::{
    types::{SoExceptionInfo, SoTimeZone},
    user::{Error, RequestHeaders, ResponseHeaders, SetPassword},
};

pub const CASES: &[&dyn Ask] = &[&TRUE, &FALSE, &TICKET, &NEGATIVE, &VALUES, &NOTHING, &TIME_ZONE, &EXTRA_INFO];

const TRUE: Case<Option<bool>> = Case {
    name: "true",
    call: |caller| answer(caller, SetPassword::new().associate_id(5).password("s3cret & <more>")),
    wanted: |_| Ok(Some(true)),
    limits: &[],
};

const FALSE: Case<Option<bool>> = Case {
    name: "false",
    call: |caller| answer(caller, SetPassword::new().associate_id(6).password("s3cret & <more>")),
    wanted: |_| Ok(Some(false)),
    limits: &[],
};

/// The response headers report the failure, with what stands in them.
const TICKET: Case<(Option<bool>, Option<Box<SoExceptionInfo>>)> = Case {
    name: "bad ticket",
    call: |caller| match caller.set_password(&with_ticket("7T:BAD"), good()) {
        Err(Error::Failed(headers)) => Ok((headers.succeeded, headers.exception_info)),
        other => Err(format!("instead of a failure: {other:?}")),
    },
    wanted: |server| {
        let info = SoExceptionInfo {
            message: Some("Authentication failed: bad ticket <&>".into()),
            exception_type: Some("SuperOffice.Exceptions.SoSessionException".into()),
            source: Some(server.to_owned()),
            ..Default::default()
        };
        Ok((Some(false), Some(info.into())))
    },
    limits: &[],
};

/// The code and the reason.
const NEGATIVE: Case<(String, String)> = Case {
    name: "negative id",
    call: |caller| match caller.set_password(&signed_in(), SetPassword::new().associate_id(-1).password("s3cret")) {
        Err(Error::Fault(fault)) => Ok((fault.code, fault.reason)),
        other => Err(format!("instead of a fault: {other:?}")),
    },
    wanted: |_| Ok(("Client".into(), "AssociateId must not be negative".into())),
    limits: &[Limit {
        server: "node",
        reason: &OWN_CODE,
        turns: |fault| fault.map(|(_, reason)| ("Negative".into(), reason)),
    }],
};

/// The judge gets to see these too.
const VALUES: Case<Vec<Option<bool>>> = Case {
    name: "odd values",
    call: |caller| {
        let requests =
            [(5, ""), (5, "😀 \u{a0}\u{200b}æ \u{10ffff}"), (5, " \r\n\t]]>&amp;<!--'\" "), (i32::MAX, "x"), (0, "x")];
        let answers =
            requests.map(|(id, password)| answer(caller, SetPassword::new().associate_id(id).password(password)));
        answers.into_iter().collect()
    },
    wanted: |_| Ok([false, true, true, false, false].map(Some).into()),
    limits: &[],
};

/// A request without members is an empty element.
const NOTHING: Case<Option<bool>> = Case {
    name: "no members",
    call: |caller| answer(caller, SetPassword::new()),
    wanted: |_| Ok(Some(false)),
    limits: &[Limit {
        server: "node",
        reason: &FAULT,
        turns: |_| {
            let thrown = "TypeError: Cannot read properties of null (reading 'AssociateId')";
            Err(format!("the server answered with a fault: Server/InternalServerError: {thrown}"))
        },
    }],
};

/// The header that goes both ways, and what says that all is well.
const TIME_ZONE: Case<ResponseHeaders> = Case {
    name: "TimeZone",
    call: |caller| Ok(ResponseHeaders { extra_info: None, ..headers(caller)? }),
    wanted: |_| {
        let zone = SoTimeZone { so_time_zone_id: Some(7), so_time_zone_location_code: Some("NO".into()) };
        Ok(ResponseHeaders { succeeded: Some(true), time_zone: Some(zone.into()), ..Default::default() })
    },
    limits: &[],
};

/// A dictionary in a header, with a nil value.
const EXTRA_INFO: Case<Vec<(String, Option<String>)>> = Case {
    name: "ExtraInfo",
    call: |caller| Ok(headers(caller)?.extra_info.into_iter().flatten().collect()),
    wanted: |server| Ok(vec![("server".into(), Some(server.into())), ("nothing".into(), None)]),
    limits: &[Limit { server: "kdsoap", reason: &NOT_SENT, turns: |_| Ok(Vec::new()) }],
};

fn good() -> SetPassword {
    SetPassword::new().associate_id(5).password("s3cret")
}

fn answer(caller: &dyn Caller, request: SetPassword) -> Outcome<Option<bool>> {
    let answer = caller.set_password(&signed_in(), request).map_err(said)?;
    Ok(answer.body.response)
}

/// The headers of an answer to a request that has all of its own.
fn headers(caller: &dyn Caller) -> Outcome<ResponseHeaders> {
    let zone = SoTimeZone { so_time_zone_id: Some(1), so_time_zone_location_code: Some("GB".into()) };
    let headers = RequestHeaders { time_zone: Some(zone.into()), ..signed_in() };
    Ok(caller.set_password(&headers, good()).map_err(said)?.headers)
}

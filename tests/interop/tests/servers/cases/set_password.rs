//! Cases of `SetPassword`: the body, the headers in both directions, failures and faults.

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

/// Tests that the response headers report a failure.
const TICKET: Case<(Option<bool>, Option<Box<SoExceptionInfo>>)> = Case {
    name: "bad ticket",
    call: |caller| match caller.set_password(&with_ticket("7T:BAD"), good()) {
        Err(Error::Failed(failed)) => Ok((failed.cause.succeeded, failed.cause.exception_info)),
        other => Err(format!("expected a failure: {other:?}")),
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

/// Tests the code and the reason of a fault.
const NEGATIVE: Case<(String, String)> = Case {
    name: "negative id",
    call: |caller| match caller.set_password(&signed_in(), SetPassword::new().associate_id(-1).password("s3cret")) {
        Err(Error::Fault(fault)) => Ok((fault.code, fault.reason)),
        other => Err(format!("expected a fault: {other:?}")),
    },
    wanted: |_| Ok(("Client".into(), "AssociateId must not be negative".into())),
    limits: &[Limit {
        server: "node",
        reason: &OWN_CODE,
        turns: |fault| fault.map(|(_, reason)| ("Negative".into(), reason)),
    }],
};

/// Tests unusual values, whose messages are validated as well.
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

/// Tests a request without members, which is an empty element.
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

/// Tests the header `TimeZone`, which is sent in both directions, and `Succeeded`.
const TIME_ZONE: Case<ResponseHeaders> = Case {
    name: "TimeZone",
    call: |caller| Ok(ResponseHeaders { extra_info: None, ..headers(caller)? }),
    wanted: |_| {
        let zone = SoTimeZone { so_time_zone_id: Some(7), so_time_zone_location_code: Some("NO".into()) };
        Ok(ResponseHeaders { succeeded: Some(true), time_zone: Some(zone.into()), ..Default::default() })
    },
    limits: &[],
};

/// Tests a dictionary in a header, with a nil value.
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

/// Returns the headers of the response to a request with all headers.
fn headers(caller: &dyn Caller) -> Outcome<ResponseHeaders> {
    let zone = SoTimeZone { so_time_zone_id: Some(1), so_time_zone_location_code: Some("GB".into()) };
    let headers = RequestHeaders { time_zone: Some(zone.into()), ..signed_in() };
    Ok(caller.set_password(&headers, good()).map_err(said)?.headers)
}

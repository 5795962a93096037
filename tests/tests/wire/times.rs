//! Tests that times keep their significant digits and their offset or its absence.

use super::{assert_error, read, write};
use services86::user::{SaveUser, operations::*};
use soapwright::XmlErrorKind;

fn content(text: &str) -> String {
    format!("<n1:Lastlogin>{text}</n1:Lastlogin>")
}

#[test]
fn times_round_trip_in_canonical_form() {
    for (text, written) in [
        ("0001-01-01T00:00:00", "0001-01-01T00:00:00"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999"),
        ("2026-03-01T08:00:00", "2026-03-01T08:00:00"),
        ("2026-03-01T08:00:00Z", "2026-03-01T08:00:00Z"),
        ("2026-03-01T08:00:00.1234567", "2026-03-01T08:00:00.1234567"),
        ("2026-03-01T08:00:00.0000001Z", "2026-03-01T08:00:00.0000001Z"),
        ("2026-03-01T08:00:00.1234567+01:00", "2026-03-01T08:00:00.1234567+01:00"),
        ("2026-03-01T08:00:00-05:30", "2026-03-01T08:00:00-05:30"),
        ("2026-03-01T08:00:00+14:00", "2026-03-01T08:00:00+14:00"),
        ("2026-03-01T08:00:00.1200000", "2026-03-01T08:00:00.12"),
        ("2026-03-01T08:00:00.0000000Z", "2026-03-01T08:00:00Z"),
        ("2026-03-01T08:00:00+00:00", "2026-03-01T08:00:00Z"),
        ("\n 2026-03-01T08:00:00 ", "2026-03-01T08:00:00"),
    ] {
        let response = |text: &str| format!("<n1:Response>{}</n1:Response>", content(text));
        let user = read(&GET_USER, &response(text)).unwrap();
        assert_eq!(write(&GET_USER, &user), response(written), "{text}");
        let message = SAVE_USER.encode(&SaveUser { user: user.response }, &Default::default()).unwrap().body;
        assert_eq!(super::content(&message, "n1:User"), content(written), "{text}");
    }
}

#[test]
fn empty_time_is_an_error() {
    for text in ["", " "] {
        let user = read(&GET_USER, &format!("<n1:Response>{}</n1:Response>", content(text)));
        assert_error(user, "GetUserResponse/Response/Lastlogin", |kind| matches!(kind, XmlErrorKind::Value { .. }));
    }
}

//! The cases for every server.

mod get_user_info_list;
mod reasons;
mod save_user;
mod set_password;

pub use reasons::REASONS;

use crate::case::Ask;
use services86::{
    types::SoCredentials,
    user::{Error, RequestHeaders},
};

/// The operations and their cases.
pub const TABLES: [(&str, &[&dyn Ask]); 3] = [
    ("SetPassword", set_password::CASES),
    ("GetUserInfoList", get_user_info_list::CASES),
    ("SaveUser", save_user::CASES),
];

/// Returns headers with a valid ticket.
fn signed_in() -> RequestHeaders {
    with_ticket("7T:GOOD")
}

fn with_ticket(ticket: &str) -> RequestHeaders {
    RequestHeaders {
        application_token: Some("1234567-1234-9876".into()),
        credentials: Some(SoCredentials { ticket: Some(ticket.into()) }.into()),
        time_zone: None,
    }
}

/// Returns the displayed error without the byte offset, which depends on the rest of the message.
fn said(error: Error) -> String {
    let said = error.to_string();
    // Behind the operation and its endpoint, which has another port in each run.
    let said = said.split_once(".svc: ").map_or(said.as_str(), |(_, said)| said);
    said.split_once(" (at byte ").map_or(said, |(before, _)| before).to_owned()
}

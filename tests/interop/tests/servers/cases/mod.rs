//! What every server must be able to hear from us, and we from it.

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

/// The operations, and what is asked of each.
pub const TABLES: [(&str, &[&dyn Ask]); 3] = [
    ("SetPassword", set_password::CASES),
    ("GetUserInfoList", get_user_info_list::CASES),
    ("SaveUser", save_user::CASES),
];

/// The headers of someone who may call.
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

/// An error as a person reads it, but for the byte at which it was found: that moves with whatever is before it.
fn said(error: Error) -> String {
    let said = error.to_string();
    said.split_once(" (at byte ").map_or(said.clone(), |(before, _)| before.to_owned())
}

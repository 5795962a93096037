//! Messages as a server writes them, and secrets that must not be shown.

use services86::{types::SoCredentials, user::RequestHeaders, user::SetPassword};
use std::error::Error;

/// The password that the tests set.
pub const PASSWORD: &str = "correct horse <&>";

/// The ticket in the headers of the tests.
pub const TICKET: &str = "7T:s3cretTicket==";

/// The application token in the headers of the tests.
pub const TOKEN: &str = "app-t0ken-1234";

/// Texts that must not be shown: the secrets, and a part of the password that needs no escaping.
const HIDDEN: [&str; 4] = [PASSWORD, "correct horse", TICKET, TOKEN];

/// Returns a request that sets the password of associate 5.
pub fn set_password() -> SetPassword {
    SetPassword::new().associate_id(5).password(PASSWORD)
}

/// Returns headers with a ticket and an application token.
pub fn secret_headers() -> RequestHeaders {
    RequestHeaders {
        application_token: Some(TOKEN.to_owned()),
        credentials: Some(Box::new(SoCredentials { ticket: Some(TICKET.to_owned()) })),
        time_zone: None,
    }
}

/// Returns a SOAP 1.1 envelope with these header blocks and this body. The prefixes are `s` for SOAP and `n` for the
/// service.
pub fn envelope(header: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:n=\"http://www.superoffice.net/ws/crm/NetServer/Services86\"><s:Header>{header}</s:Header>\
         <s:Body>{body}</s:Body></s:Envelope>"
    )
}

/// Returns the response to SetPassword whose `Response` is this text.
pub fn response(text: &str) -> String {
    envelope("", &format!("<n:SetPasswordResponse><n:Response>{text}</n:Response></n:SetPasswordResponse>"))
}

/// Asserts that a text contains no secret.
pub fn assert_hides_secrets(what: &str, text: &str) {
    for hidden in HIDDEN {
        assert!(!text.contains(hidden), "{what} shows `{hidden}`: {text}");
    }
}

/// Asserts that an error and its sources show no secret, formatted as `{}`, `{:?}` or `{:#?}`.
pub fn assert_error_hides_secrets(what: &str, error: &(dyn Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        assert_hides_secrets(what, &format!("{error}\n{error:?}\n{error:#?}"));
        next = error.source();
    }
}

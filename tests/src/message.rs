//! Messages as a server writes them, and the secrets that none of ours may show.

use services86::{types::SoCredentials, user::RequestHeaders, user::SetPassword};
use std::error::Error;

/// The password that the tests set. No text for a person may hold it.
pub const PASSWORD: &str = "correct horse <&>";

/// The ticket that goes with it.
pub const TICKET: &str = "7T:s3cretTicket==";

/// The application token.
pub const TOKEN: &str = "app-t0ken-1234";

/// What must not show: the secrets, and a part of the password that no escaping changes.
const HIDDEN: [&str; 4] = [PASSWORD, "correct horse", TICKET, TOKEN];

/// Sets the password of associate 5.
pub fn set_password() -> SetPassword {
    SetPassword::new().associate_id(5).password(PASSWORD)
}

/// Headers with a ticket and an application token.
pub fn secret_headers() -> RequestHeaders {
    RequestHeaders {
        application_token: Some(TOKEN.to_owned()),
        credentials: Some(Box::new(SoCredentials { ticket: Some(TICKET.to_owned()) })),
        time_zone: None,
    }
}

/// A SOAP 1.1 envelope around these header blocks and this body. `s` is SOAP's prefix and `n` that of the service.
pub fn envelope(header: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:n=\"http://www.superoffice.net/ws/crm/NetServer/Services86\"><s:Header>{header}</s:Header>\
         <s:Body>{body}</s:Body></s:Envelope>"
    )
}

/// The answer to SetPassword whose `Response` is this text.
pub fn response(text: &str) -> String {
    envelope("", &format!("<n:SetPasswordResponse><n:Response>{text}</n:Response></n:SetPasswordResponse>"))
}

/// Fails if a text that a person may see holds a secret.
pub fn assert_hides_secrets(what: &str, text: &str) {
    for hidden in HIDDEN {
        assert!(!text.contains(hidden), "{what} shows `{hidden}`: {text}");
    }
}

/// Fails if an error shows a secret in any way in which errors come before people: itself and every error behind it,
/// as `{}`, `{:?}` and `{:#?}`.
pub fn assert_error_hides_secrets(what: &str, error: &(dyn Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        assert_hides_secrets(what, &format!("{error}\n{error:?}\n{error:#?}"));
        next = error.source();
    }
}

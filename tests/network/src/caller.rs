//! Calls of SetPassword over either transport.

use services86::user::{Error, SetPassword, UserClient};
use soapwright::{ReqwestTransport, UreqTransport};
use tokio::runtime::Runtime;

/// The text of the result, or the error.
pub type Outcome = Result<bool, Error>;

/// A transport.
pub enum Way {
    /// The asynchronous transport.
    Reqwest(ReqwestTransport),
    /// The blocking transport.
    Ureq(UreqTransport),
}

impl Way {
    /// Returns both transports with their default settings.
    pub fn defaults() -> [Way; 2] {
        [Way::Reqwest(ReqwestTransport::new().unwrap()), Way::Ureq(UreqTransport::new())]
    }

    /// Returns the name of the library.
    pub fn name(&self) -> &'static str {
        match self {
            Way::Reqwest(_) => "reqwest",
            Way::Ureq(_) => "ureq",
        }
    }
}

/// Calls SetPassword at this address, with a password that may be sent without TLS.
pub fn call(way: &Way, url: &str) -> Outcome {
    let request = SetPassword::new().associate_id(5).password("s3cretPassword");
    let answer = match way {
        Way::Reqwest(transport) => {
            let client = UserClient::new(transport.clone(), url).unwrap();
            Runtime::new().unwrap().block_on(client.set_password(request).allow_secrets_over_http())
        }
        Way::Ureq(transport) => {
            let client = UserClient::new(transport.clone(), url).unwrap();
            client.set_password(request).allow_secrets_over_http().send()
        }
    };
    answer.map(|answer| answer.body.response == Some(true))
}

//! Calls of SetPassword over both transports.

use crate::message;
use services86::user::{self, RequestHeaders, ResponseHeaders, SetPassword, SetPasswordResponse, UserClient};
use soapwright::{Answer, Client, Limits, ReqwestTransport, UreqTransport};
use tokio::runtime::Runtime;

/// The two kinds of client.
#[derive(Debug, Clone, Copy)]
pub enum Way {
    /// The asynchronous client, over reqwest.
    Async,
    /// The blocking client, over ureq.
    Blocking,
}

impl Way {
    /// Both clients.
    pub const BOTH: [Way; 2] = [Way::Async, Way::Blocking];
}

/// A client of either kind, so that a test is written once for both.
pub enum Caller {
    /// The asynchronous client and its runtime.
    Async(UserClient<ReqwestTransport>, Runtime),
    /// The blocking client.
    Blocking(UserClient<UreqTransport>),
}

impl Caller {
    /// Creates a caller of this address, whose headers hold secrets that it may send over `http://`.
    pub fn new(way: Way, url: &str) -> Self {
        let headers = message::secret_headers();
        match way {
            Way::Async => Self::Async(
                UserClient::new(ReqwestTransport::new().unwrap(), url)
                    .unwrap()
                    .with_headers(headers)
                    .allow_secrets_over_http(),
                runtime(),
            ),
            Way::Blocking => Self::Blocking(
                UserClient::new(UreqTransport::new(), url).unwrap().with_headers(headers).allow_secrets_over_http(),
            ),
        }
    }

    /// Creates a caller with these headers that refuses secrets over `http://`, with a limit on the size of responses.
    pub fn strict(way: Way, url: &str, headers: RequestHeaders, max_response_bytes: usize) -> Self {
        let limits = Limits::of_bytes(max_response_bytes);
        match way {
            Way::Async => {
                let client = Client::new(ReqwestTransport::new().unwrap(), url).unwrap();
                Self::Async(client.with_headers(headers).with_limits(limits).into(), runtime())
            }
            Way::Blocking => {
                let client = Client::new(UreqTransport::new(), url).unwrap();
                Self::Blocking(client.with_headers(headers).with_limits(limits).into())
            }
        }
    }

    /// Calls SetPassword.
    pub fn call(&self, request: SetPassword) -> Result<Answer<SetPasswordResponse, ResponseHeaders>, user::Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.set_password(request)),
            Self::Blocking(client) => client.set_password(request).send(),
        }
    }
}

fn runtime() -> Runtime {
    Runtime::new().unwrap()
}

//! Tests of the generated User client against servers of other SOAP stacks. The messages on the wire are validated with
//! a third-party schema validator.
//!
//! The servers and the validator are in `../shared/interop`, beside the checkout. The tests that need them are ignored
//! by default; `.ci/run` installs the servers and runs them. To run them by hand:
//!
//! ```text
//! ../shared/interop/serve install php mono java-validating gsoap-strict kdsoap node
//! cargo test -p interop -- --ignored --nocapture
//! ```
//!
//! `tests/README.md` has tables of the results. A run compares them with its own results, and updates them with
//! `UPDATE_README=1` in the environment.
//!
//! A server that can't be started is a failure. `INTEROP=php,mono` in the environment selects servers. `INTEROP_BUILD`
//! is the folder in which they are built, by default `soap-interop` in the system's folder for temporary files.

mod caller;
mod judge;
mod recorder;
mod server;

pub use caller::{Asynchronous, Blocking, Called, Caller};
pub use judge::{judge, judge_against};
pub use recorder::Recorder;
pub use server::{SERVERS, Server, names};

use std::{
    env,
    path::{Path, PathBuf},
};

/// Returns the folder `../shared`, beside the checkout.
pub fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared")
}

/// Returns the path of the vendor's contract of the User service.
pub fn official_wsdl() -> PathBuf {
    shared().join("corpus/superoffice/services86/WSDL-Services86-User.xml")
}

/// Returns the path of the contract of the User service that the client was generated from.
pub fn own_wsdl() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wsdl/User.wsdl")
}

/// Returns the folder in which the servers are built.
pub fn build() -> PathBuf {
    env::var_os("INTEROP_BUILD").map_or_else(|| env::temp_dir().join("soap-interop"), PathBuf::from)
}

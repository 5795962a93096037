//! The generated User client against SOAP servers that others wrote, and what goes over the wire against a judge that
//! others wrote too.
//!
//! The servers and the judge are in `../shared/interop`, beside the checkout. The tests that need them are ignored by
//! a plain `cargo test`, which says so in one line for each; `.ci/run` installs the servers and runs them. By hand:
//!
//! ```text
//! ../shared/interop/serve install php mono java-validating gsoap-strict kdsoap node
//! cargo test -p interop -- --ignored --nocapture
//! ```
//!
//! What each server answers is in the README: a run compares it with what it finds, and mends it with
//! `UPDATE_README=1` in the environment.
//!
//! Asked for, they never skip: a server that can't be started is a failure. `INTEROP=php,mono` in the environment
//! chooses among the servers; `INTEROP_BUILD` is the folder in which they are built, `soap-interop` in the system's
//! folder for temporary files unless it is set.

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

/// The folder `../shared`, beside the checkout.
pub fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared")
}

/// The contract of the User service as the vendor publishes it.
pub fn official_wsdl() -> PathBuf {
    shared().join("corpus/superoffice/services86/WSDL-Services86-User.xml")
}

/// The contract of the User service that the client was generated from.
pub fn own_wsdl() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wsdl/User.wsdl")
}

/// Where the servers are built.
pub fn build() -> PathBuf {
    env::var_os("INTEROP_BUILD").map_or_else(|| env::temp_dir().join("soap-interop"), PathBuf::from)
}

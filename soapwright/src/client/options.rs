//! The options of calls.

use crate::{binding::SoapVersion, limits::Limits, parts::Attachment};
use std::time::Duration;

/// The options of a client, which each of its calls takes over and may change.
#[derive(Clone, Default)]
pub(super) struct Options {
    pub(super) timeout: Option<Duration>,
    /// `None` for the version of each operation.
    pub(super) soap_version: Option<SoapVersion>,
    pub(super) mtom: bool,
    pub(super) attachments: Vec<Attachment>,
    pub(super) allow_secrets_over_http: bool,
    pub(super) limits: Limits,
}

//! The options of calls.

use super::{http_headers::HttpHeaders, interceptor::Interceptor};
use crate::{binding::SoapVersion, headers::HeaderBlock, limits::Limits, parts::Attachment};
use std::{sync::Arc, time::Duration};

/// The options of a client, which each of its calls takes over and may change.
#[derive(Clone, Default)]
pub(super) struct Options {
    /// The name of the service, if the client is a generated one.
    pub(super) service: Option<&'static str>,
    pub(super) timeout: Option<Duration>,
    /// `None` for the version of each operation.
    pub(super) soap_version: Option<SoapVersion>,
    pub(super) mtom: bool,
    pub(super) attachments: Vec<Attachment>,
    pub(super) header_blocks: Vec<HeaderBlock>,
    pub(super) http_headers: HttpHeaders,
    pub(super) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(super) raw_messages: bool,
    pub(super) allow_secrets_over_http: bool,
    pub(super) limits: Limits,
}

impl Options {
    /// Adds a header block, which takes the place of those of its name for its node.
    pub(super) fn add_header_block(&mut self, block: HeaderBlock) {
        self.header_blocks.retain(|other| !other.is_replaced_by(&block));
        self.header_blocks.push(block);
    }
}

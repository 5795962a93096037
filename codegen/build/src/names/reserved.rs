//! The identifiers that generated code uses itself, and which therefore no contract can claim.

/// The types and traits that generated modules use without a path.
pub(super) const TYPE_NAMES: &[&str] = &[
    "Base64Binary",
    "Box",
    "Call",
    "Clone",
    "Copy",
    "DateTime",
    "Debug",
    "Decimal",
    "Default",
    "Dictionary",
    "Drop",
    "Duration",
    "Err",
    "Error",
    "Fn",
    "From",
    "Future",
    "Into",
    "IntoIterator",
    "Iterator",
    "List",
    "New",
    "None",
    "Ok",
    "Operation",
    "Option",
    "PartialEq",
    "RequestHeaders",
    "ResponseHeaders",
    "Result",
    "Self",
    "Send",
    "Some",
    "StartValue",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "Vec",
];

/// The methods of generated clients other than their operations.
pub(super) const METHOD_NAMES: &[&str] = &[
    "allow_secrets_over_http",
    "clone",
    "from",
    "headers",
    "new",
    "with_attachments",
    "with_header_block",
    "with_headers",
    "with_http_header",
    "with_interceptor",
    "with_limits",
    "with_mtom",
    "with_raw_messages",
    "with_soap_version",
    "with_timeout",
];

/// The submodules of a service's module. Modules of other services must not have these names, because they may be
/// imported there.
pub(super) const SERVICE_MODULES: &[&str] = &["operations", "server"];

/// The constants that operations use.
pub(super) const CONSTANT_NAMES: &[&str] = &["NAMESPACES"];

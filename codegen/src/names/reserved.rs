//! What generated code needs for itself.

/// What generated modules use without a path.
pub(super) const TYPE_NAMES: &[&str] = &[
    "Answer",
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
    "Entry",
    "Err",
    "Error",
    "Field",
    "Fn",
    "From",
    "Future",
    "Into",
    "IntoIterator",
    "Iterator",
    "List",
    "Namespace",
    "New",
    "None",
    "Ok",
    "Operation",
    "Option",
    "PartialEq",
    "Prefix",
    "ReadXml",
    "Reader",
    "RequestHeaders",
    "ResponseHeaders",
    "Result",
    "Self",
    "Send",
    "SimpleType",
    "SoapVersion",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "Transport",
    "Vec",
    "WriteXml",
    "Writer",
    "XmlError",
];

/// What generated clients have beside their operations.
pub(super) const METHOD_NAMES: &[&str] = &[
    "allow_secrets_over_http",
    "clone",
    "from",
    "headers",
    "new",
    "override_headers",
    "with_headers",
    "with_soap_version",
];

/// The modules that stand in a service's own, which imports those of other services.
pub(super) const SERVICE_MODULES: &[&str] = &["blocking", "operations", "server"];

/// What operations are made of, beside the constants of the namespaces.
pub(super) const CONSTANT_NAMES: &[&str] = &["NAMESPACES", "XML"];

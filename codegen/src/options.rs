//! What the user may decide beside the documents.

/// Options of a run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Names in which those of members with secrets end, beside those that everybody's contracts have.
    pub secrets: Vec<String>,
    /// Whole names of members, or of types, that hold none, though they end like it.
    pub not_secrets: Vec<String>,
    /// How a service reports failures in its response headers, if it does.
    pub failure: Option<Failure>,
    /// A trait and a server for each service, to implement it instead of calling it.
    pub server: bool,
    /// Whether types can be held against what the contract asks beyond them: facets, fixed values, numbers of items.
    pub checks: bool,
    /// Parts of answers in rpc style may be absent or nil, as some servers send them, and are `Option`s: WS-I Basic
    /// Profile 1.1 (R2211) and WSDL 1.1 have all of them there.
    pub optional_parts: bool,
    /// Namespaces with the names of the modules that their types stand in; `types` is none of their own, but `types`
    /// itself.
    pub modules: Vec<(String, String)>,
    /// Emits sample values of all types too, for a crate `sample` that tests have.
    #[doc(hidden)]
    pub samples: bool,
}

/// Response headers that report a failure: when the one is false or the other is there, the call failed.
#[derive(Debug, Clone, Default)]
pub struct Failure {
    /// The local name of a boolean header.
    pub succeeded: Option<String>,
    /// The local name of a header that is only there when the call failed.
    pub error: Option<String>,
    /// The local names of that header's elements that tell a person why; the first that has text is shown.
    pub message: Vec<String>,
}

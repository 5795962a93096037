//! What the user asks for: the documents, what of them to generate, and how. Plain data, without any logic.

use std::path::PathBuf;

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

/// What to generate.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The WSDL documents; they share their types.
    pub documents: Vec<PathBuf>,
    /// Catalogue files: `url <tab> file` lines that answer absolute import locations.
    pub catalogs: Vec<PathBuf>,
    /// Only these services; all if empty.
    pub services: Vec<String>,
    /// Only these ports; all if empty. In a document without services, these bindings.
    pub ports: Vec<String>,
    /// Only these operations and what they reach; all if empty.
    pub operations: Vec<String>,
    /// An operation that can't be generated is an error.
    pub strict: bool,
    /// Several services are each behind a Cargo feature, with the types that they need; for a complete crate.
    pub features: bool,
    /// What the user may decide beside the documents.
    pub options: Options,
}

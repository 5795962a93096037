//! The request of a user: the documents, the selection of what to generate from them, and the settings. Plain data,
//! without any logic.

use crate::setting::Origins;
use std::path::PathBuf;

/// The settings of generated code that don't depend on the choice of documents, services and operations.
///
/// The default adds and changes nothing: no servers, no checks, and the names that the contracts suggest.
///
/// ```
/// let mut options = soapwright_build::Options::new();
/// options.secrets = vec!["CardNumber".to_owned()];
/// assert!(!options.server && !options.checks && options.modules.is_empty());
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// Additional endings of names that mark a member as a secret, such as `CardNumber`. Names that end in `Password`,
    /// `Token`, `ApiKey` and the like are always taken for secrets. Letter case and the separation of words don't
    /// matter. Generated code neither shows secrets in `Debug` output nor sends them over unencrypted `http://`.
    pub secrets: Vec<String>,
    /// Complete names of members or types that are not secrets although their ending says so, such as `BoardingPass`.
    pub not_secrets: Vec<String>,
    /// The response headers in which the services report failures; `None` if only SOAP faults report them.
    pub failure: Option<Failure>,
    /// Whether to generate a trait and a server for each service in addition to the clients. The generated code then
    /// needs the feature `server` of `soapwright`.
    pub server: bool,
    /// Whether to implement `soapwright::Check` for the types whose values the contract restricts beyond their Rust
    /// type: by facets, fixed values, or the number of occurrences.
    pub checks: bool,
    /// Whether the parts of rpc responses become `Option`s, because servers leave them out or send nil. WSDL 1.1 and
    /// WS-I Basic Profile 1.1 (R2211) require all parts.
    pub optional_parts: bool,
    /// Pairs of a namespace URI and the name of the module, within `types`, for its types. The name `types` puts them
    /// into the module `types` itself. Other namespaces get a name that is derived from their URI.
    pub modules: Vec<(String, String)>,
    /// Whether to emit sample values of all types, for the crate `sample` of the tests.
    #[doc(hidden)]
    pub samples: bool,
}

impl Options {
    /// Creates the default settings.
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response headers in which a service reports that a call failed.
///
/// A call failed if the header [`succeeded`](Failure::succeeded) is false or the header [`error`](Failure::error) is
/// present. The generated client then returns an error instead of the response.
///
/// At least one of the two is needed. A header that no response in the documents has, and an element that isn't in the
/// header `error` of any generated service, are errors of [`generate()`](crate::generate()). A generated service that
/// lacks one of the headers in its responses gets a warning. [`allow_unmatched`](Request::allow_unmatched) permits all
/// of these.
///
/// ```
/// let failure = soapwright_build::Failure::new()
///     .succeeded("Succeeded")
///     .error("ExceptionInfo")
///     .message(["FriendlyText", "Message"]);
/// let builder = soapwright_build::Builder::new().wsdl("User.wsdl").failure(failure);
/// # let _ = builder;
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Failure {
    /// The local name of a boolean header that is false when the call failed.
    pub succeeded: Option<String>,
    /// The local name of a header that is only present when the call failed.
    pub error: Option<String>,
    /// The local names of the elements in the header `error` that explain the failure to a person, most important
    /// first. The first one that contains text becomes the message of the error. They are of the type `xs:string`,
    /// occur at most once, and aren't secrets.
    pub message: Vec<String>,
}

impl Failure {
    /// Creates settings without any header. At least one of [`succeeded`](Failure::succeeded()) and
    /// [`error`](Failure::error()) has to be set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the local name of a boolean header that is false when the call failed.
    #[must_use]
    pub fn succeeded(mut self, name: impl Into<String>) -> Self {
        self.succeeded = Some(name.into());
        self
    }

    /// Sets the local name of a header that is only present when the call failed.
    #[must_use]
    pub fn error(mut self, name: impl Into<String>) -> Self {
        self.error = Some(name.into());
        self
    }

    /// Sets the local names of the elements in the header `error` that explain the failure to a person, most important
    /// first.
    #[must_use]
    pub fn message(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.message = names.into_iter().map(Into::into).collect();
        self
    }
}

/// The documents to read, and the selection of what to generate from them.
///
/// By default everything in the documents is generated. An example is at [`generate()`](crate::generate()).
///
/// ```
/// let mut request = soapwright_build::Request::new(["wsdl/User.wsdl"]);
/// request.operations = vec!["SetPassword".to_owned()];
/// request.strict = true;
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Request {
    /// The paths of the WSDL documents. Types that several documents define alike are generated once.
    pub documents: Vec<PathBuf>,
    /// The folder that generated files name the documents relative to, such as that of the configuration; the current
    /// folder if empty. A document that has no folder in common with it is named by its file name only.
    pub base: PathBuf,
    /// The paths of catalogue files, which map absolute import locations to local files. Each line holds a URL, a tab
    /// and a path relative to the catalogue file; empty lines and lines that begin with `#` are skipped.
    pub catalogs: Vec<PathBuf>,
    /// The names of the services, or of their port types, to generate; all services if empty.
    pub services: Vec<String>,
    /// The names of the ports to generate; all ports if empty. In a document without services, the names of bindings.
    pub ports: Vec<String>,
    /// The names of the operations to generate, with the types that they use; all operations if empty.
    pub operations: Vec<String>,
    /// Whether an operation that can't be generated is an error. Otherwise it is left out with a warning.
    pub strict: bool,
    /// Whether documents without an operation that can be generated are accepted. Otherwise they are an error.
    pub allow_empty: bool,
    /// Whether the names of secrets, namespaces and response headers in the options may match nothing in the documents.
    /// Otherwise such a name is an error, and a service without the response headers gets a warning.
    pub allow_unmatched: bool,
    /// Whether each of several services gets a Cargo feature, which also guards the types that only it uses. Only for
    /// the files of a complete crate.
    pub features: bool,
    /// The settings of the generated code.
    pub options: Options,
    /// The places of the names above, for errors.
    #[doc(hidden)]
    pub origins: Origins,
}

impl Request {
    /// Creates a request for everything in the WSDL documents at these paths.
    pub fn new(documents: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        Request { documents: documents.into_iter().map(Into::into).collect(), ..Request::default() }
    }
}

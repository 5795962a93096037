//! The door for build scripts.

use crate::{
    error::{Diagnostic, Error},
    generate::generate,
    options::{Failure, Request},
    output::write::{File, update},
};
use std::{
    env,
    path::{Path, PathBuf},
};

/// Generates clients in a build script.
///
/// ```no_run
/// codegen::Builder::new().wsdl("wsdl/User.wsdl").wsdl("wsdl/SoPrincipal.wsdl").generate()?;
/// # Ok::<(), codegen::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Builder {
    request: Request,
    out_dir: Option<PathBuf>,
}

impl Builder {
    /// A builder without documents.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document. The documents of one builder share their types.
    #[must_use]
    pub fn wsdl(mut self, path: impl Into<PathBuf>) -> Self {
        self.request.documents.push(path.into());
        self
    }

    /// Adds a catalogue: a file of `url <tab> file` lines that answer absolute import locations.
    #[must_use]
    pub fn catalog(mut self, path: impl Into<PathBuf>) -> Self {
        self.request.catalogs.push(path.into());
        self
    }

    /// Generates only the services that are named.
    #[must_use]
    pub fn service(mut self, name: impl Into<String>) -> Self {
        self.request.services.push(name.into());
        self
    }

    /// Generates clients of only the ports that are named: for a port that is passed over for another.
    #[must_use]
    pub fn port(mut self, name: impl Into<String>) -> Self {
        self.request.ports.push(name.into());
        self
    }

    /// Generates only the operations that are named, and what they reach.
    #[must_use]
    pub fn operation(mut self, name: impl Into<String>) -> Self {
        self.request.operations.push(name.into());
        self
    }

    /// Takes members for secrets too whose name ends like this.
    #[must_use]
    pub fn secret(mut self, name: impl Into<String>) -> Self {
        self.request.options.secrets.push(name.into());
        self
    }

    /// Doesn't take members of exactly this name or type for secrets, though that is like a secret's: `BoardingPass`.
    #[must_use]
    pub fn not_secret(mut self, name: impl Into<String>) -> Self {
        self.request.options.not_secrets.push(name.into());
        self
    }

    /// Whether to generate `soapwright::Check` for all types that have something to check: facets, fixed values, how often
    /// an element occurs. With the feature `pattern` of `soapwright` patterns are checked too.
    #[must_use]
    pub fn checks(mut self, checks: bool) -> Self {
        self.request.options.checks = checks;
        self
    }

    /// Whether parts of answers in rpc style may be absent or nil, and are `Option`s: some servers send them so, against
    /// the contract.
    #[must_use]
    pub fn optional_parts(mut self, optional_parts: bool) -> Self {
        self.request.options.optional_parts = optional_parts;
        self
    }

    /// Names the module, within `types`, of the types of a namespace; `types` is no module of their own, but `types`
    /// itself. Without it the module has what is telling in the URI.
    #[must_use]
    pub fn module(mut self, namespace: impl Into<String>, name: impl Into<String>) -> Self {
        self.request.options.modules.push((namespace.into(), name.into()));
        self
    }

    /// How the services report failures in their response headers.
    #[must_use]
    pub fn failure(mut self, failure: Failure) -> Self {
        self.request.options.failure = Some(failure);
        self
    }

    /// Whether to generate a trait and a server for each service too, to implement it instead of calling it. The
    /// dependency on `soapwright` needs the feature `server` then.
    #[must_use]
    pub fn server(mut self, server: bool) -> Self {
        self.request.options.server = server;
        self
    }

    /// Makes an operation that can't be generated an error.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.request.strict = true;
        self
    }

    /// The folder for `services.rs`, if it isn't cargo's `OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Writes `services.rs`, and tells cargo which files it was made of and what was left out.
    ///
    /// The errors are those of the documents, or of writing; on an error nothing is written.
    pub fn generate(self) -> Result<(), Error> {
        let out_dir = self.out_dir.or_else(|| env::var_os("OUT_DIR").map(PathBuf::from)).ok_or_else(|| {
            Diagnostic::plain("there is no OUT_DIR").help("call `out_dir`, or call this in a build script")
        })?;
        // Before anything is read, so that a mistake in a document is noticed once it is mended.
        let documents: Vec<&PathBuf> = self.request.documents.iter().chain(&self.request.catalogs).collect();
        for document in &documents {
            rerun_if_changed(document)?;
        }
        let generated = generate(&self.request)?;
        for path in generated.read.iter().filter(|path| !documents.contains(path)) {
            rerun_if_changed(path)?;
        }
        for warning in &generated.warnings {
            // All of it is one line but for the help.
            println!("cargo::warning={}", warning.to_string().replace('\n', " "));
        }
        update(&out_dir, &[File { path: "services.rs".into(), text: generated.include() }])?;
        Ok(())
    }
}

/// Tells Cargo that a file counts. One with a line break in its name can't be told, and would be another instruction.
fn rerun_if_changed(path: &Path) -> Result<(), Error> {
    let path = path.display().to_string();
    if path.contains(['\n', '\r']) {
        let message = format!("the name of `{path}` has a line break in it, so Cargo can't be told of the file");
        return Err(Diagnostic::plain(message).help("give it another name").into());
    }
    println!("cargo::rerun-if-changed={path}");
    Ok(())
}

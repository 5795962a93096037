//! The interface for build scripts.

use crate::{
    config::Config,
    error::{Diagnostic, Error, condense},
    generate::generate,
    options::{Failure, Request},
    output::write::{File, update},
    setting::Interface,
};
use std::{
    env,
    path::{Path, PathBuf},
};

/// A generator of SOAP clients for build scripts.
///
/// Name the documents with [`wsdl`](Builder::wsdl), change the defaults with the other methods, and call
/// [`generate`](Builder::generate), which writes the file `services.rs` for `include!`. In a build script it goes to
/// Cargo's `OUT_DIR`; elsewhere [`out_dir`](Builder::out_dir) has to name the folder.
///
/// ```
#[doc = include_str!("example.txt")]
/// soapwright_build::Builder::new().wsdl(&wsdl).out_dir(&folder).generate()?;
/// let code = std::fs::read_to_string(folder.join("services.rs"))?;
/// assert!(code.contains("pub mod greeter {"));
/// assert!(code.contains("pub struct GreeterClient<T>"));
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Paths are relative to the current folder, which in a build script is that of the package.
#[derive(Debug, Clone, Default)]
pub struct Builder {
    request: Request,
    out_dir: Option<PathBuf>,
    /// The configuration files that were read.
    configs: Vec<PathBuf>,
    /// The error of the first configuration that couldn't be read.
    error: Option<Error>,
}

impl Builder {
    /// Creates a builder without documents and with the default settings.
    pub fn new() -> Self {
        let mut builder = Self::default();
        builder.request.origins.set_interface(Interface::Builder);
        builder
    }

    /// Applies the settings of a configuration file, as if each of its keys were set by its method here. The keys are
    /// listed at [`Config`]. An error in the file is returned by [`generate`](Builder::generate).
    ///
    /// Its keys `out` and `crate` have no effect, because `services.rs` goes to `OUT_DIR` or to the folder of
    /// [`out_dir`](Builder::out_dir).
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// let path = folder.join("codegen.toml");
    /// std::fs::write(&path, "documents = ['greeter.wsdl']\nserver = true")?;
    /// soapwright_build::Builder::new().config(&path).out_dir(&folder).generate()?;
    /// let code = std::fs::read_to_string(folder.join("services.rs"))?;
    /// assert!(code.contains("pub trait GreeterService"));
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn config(mut self, path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        match Config::read(&path) {
            Ok(config) => self.apply(config.request),
            Err(error) => {
                self.error.get_or_insert(error);
            }
        }
        self.configs.push(path);
        self
    }

    fn apply(&mut self, from: Request) {
        let Request {
            documents,
            base,
            catalogs,
            services,
            ports,
            operations,
            strict,
            allow_empty,
            allow_unmatched,
            options,
            ..
        } = from;
        let to = &mut self.request;
        to.documents.extend(documents);
        to.base = base;
        to.catalogs.extend(catalogs);
        to.services.extend(services);
        to.ports.extend(ports);
        to.operations.extend(operations);
        to.strict |= strict;
        to.allow_empty |= allow_empty;
        to.allow_unmatched |= allow_unmatched;
        to.options.secrets.extend(options.secrets);
        to.options.not_secrets.extend(options.not_secrets);
        to.options.modules.extend(options.modules);
        to.options.server |= options.server;
        to.options.checks |= options.checks;
        to.options.optional_parts |= options.optional_parts;
        if options.failure.is_some() {
            to.options.failure = options.failure;
        }
        to.origins.extend(from.origins);
    }

    /// Adds the WSDL document at this path. Types that several documents of a builder define alike are generated once.
    ///
    /// Imports are read from files next to the document, or from those that a [`catalog`](Builder::catalog) names.
    /// Nothing is fetched from the network.
    #[must_use]
    pub fn wsdl(mut self, path: impl Into<PathBuf>) -> Self {
        self.request.documents.push(path.into());
        self
    }

    /// Adds a catalogue file, which maps absolute import locations to local files.
    ///
    /// Each line holds a URL, a tab, and a path relative to the catalogue file. Empty lines and lines that begin with
    /// `#` are skipped. If a URL has several entries, the first one is used.
    #[must_use]
    pub fn catalog(mut self, path: impl Into<PathBuf>) -> Self {
        self.request.catalogs.push(path.into());
        self
    }

    /// Selects a service by its name or the name of its port type. Call it again to select several.
    ///
    /// All services are generated if none is selected. A name that no document contains is an error of
    /// [`generate`](Builder::generate).
    #[must_use]
    pub fn service(mut self, name: impl Into<String>) -> Self {
        self.request.services.push(name.into());
        self
    }

    /// Selects a port by its name, or a binding in a document without services. Call it again to select several.
    ///
    /// Without a selection, ports of one service whose messages are equal share a client, and a port whose messages
    /// differ is skipped with a warning. Select it to generate its client instead.
    #[must_use]
    pub fn port(mut self, name: impl Into<String>) -> Self {
        self.request.ports.push(name.into());
        self
    }

    /// Selects an operation by its name, together with the types that it uses. Call it again to select several.
    ///
    /// All operations are generated if none is selected.
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// let builder = soapwright_build::Builder::new().wsdl(&wsdl).out_dir(&folder);
    /// assert!(builder.clone().operation("Greet").generate().is_ok());
    /// assert!(builder.operation("Meet").generate().is_err());
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn operation(mut self, name: impl Into<String>) -> Self {
        self.request.operations.push(name.into());
        self
    }

    /// Adds an ending of names that marks a member as a secret. Letter case and the separation of words don't matter.
    ///
    /// Names that end in `Password`, `Token`, `ApiKey` and the like are always taken for secrets. Generated code
    /// neither shows secrets in `Debug` output nor sends them over unencrypted `http://`.
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// soapwright_build::Builder::new().wsdl(&wsdl).secret("Nickname").out_dir(&folder).generate()?;
    /// let code = std::fs::read_to_string(folder.join("services.rs"))?;
    /// assert!(code.contains("impl std::fmt::Debug for Greet "));
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn secret(mut self, name: impl Into<String>) -> Self {
        self.request.options.secrets.push(name.into());
        self
    }

    /// Excludes members or types with this complete name from the secrets, such as `BoardingPass`, which ends in
    /// `Pass`.
    #[must_use]
    pub fn not_secret(mut self, name: impl Into<String>) -> Self {
        self.request.options.not_secrets.push(name.into());
        self
    }

    /// Sets whether to implement `soapwright::Check` for the types whose values the contract restricts beyond their
    /// Rust type: by facets, fixed values, or the number of occurrences. The default is `false`.
    ///
    /// The feature `pattern` of `soapwright` adds the check of `xs:pattern`.
    #[must_use]
    pub fn checks(mut self, checks: bool) -> Self {
        self.request.options.checks = checks;
        self
    }

    /// Sets whether the parts of rpc responses become `Option`s, because servers leave them out or send nil. The
    /// default is `false`: WSDL 1.1 and WS-I Basic Profile 1.1 (R2211) require all parts.
    #[must_use]
    pub fn optional_parts(mut self, optional_parts: bool) -> Self {
        self.request.options.optional_parts = optional_parts;
        self
    }

    /// Names the module, within `types`, for the types of a namespace. The name `types` puts them into the module
    /// `types` itself.
    ///
    /// Without it, the types in the namespace of the first document's port types are in `types`, and those of another
    /// namespace in a module whose name is derived from the URI. A name that is not a lower-case identifier, and a
    /// namespace without a schema, are errors of [`generate`](Builder::generate).
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// let builder = soapwright_build::Builder::new().wsdl(&wsdl).out_dir(&folder);
    /// assert!(builder.clone().module("urn:greeter", "greetings").generate().is_ok());
    /// assert!(builder.module("urn:greeter", "Not-A-Module").generate().is_err());
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn module(mut self, namespace: impl Into<String>, name: impl Into<String>) -> Self {
        self.request.options.modules.push((namespace.into(), name.into()));
        self
    }

    /// Sets the response headers in which the services report failures. By default only SOAP faults are failures.
    #[must_use]
    pub fn failure(mut self, failure: Failure) -> Self {
        self.request.options.failure = Some(failure);
        self
    }

    /// Sets whether to generate, for each service, a trait to implement and a server that dispatches requests to it,
    /// in addition to the clients. The default is `false`.
    ///
    /// The generated code then needs the feature `server` of `soapwright`.
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// soapwright_build::Builder::new().wsdl(&wsdl).server(true).out_dir(&folder).generate()?;
    /// let code = std::fs::read_to_string(folder.join("services.rs"))?;
    /// assert!(code.contains("pub trait GreeterService"));
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn server(mut self, server: bool) -> Self {
        self.request.options.server = server;
        self
    }

    /// Makes an operation that can't be generated an error. By default it is left out with a warning.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.request.strict = true;
        self
    }

    /// Sets whether to accept documents without an operation that can be generated. The default is `false`: they are an
    /// error, which gives the reasons.
    #[must_use]
    pub fn allow_empty(mut self, allow_empty: bool) -> Self {
        self.request.allow_empty = allow_empty;
        self
    }

    /// Sets whether the names of secrets, namespaces and response headers may match nothing in the documents, for
    /// settings that several build scripts share. The default is `false`: such a name is an error, with the name that
    /// was probably meant.
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// let builder = soapwright_build::Builder::new().wsdl(&wsdl).secret("Nicknam").out_dir(&folder);
    /// let error = builder.clone().generate().expect_err("no member has this name");
    /// assert!(error.to_string().contains("did you mean `nickname`?"), "{error}");
    /// assert!(builder.allow_unmatched(true).generate().is_ok());
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn allow_unmatched(mut self, allow_unmatched: bool) -> Self {
        self.request.allow_unmatched = allow_unmatched;
        self
    }

    /// Sets the folder for `services.rs`. The default is Cargo's `OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Generates the code, writes it to `services.rs`, and prints the instructions for Cargo: the files that were
    /// read, as `rerun-if-changed`, and the warnings.
    ///
    /// The file is left untouched if its content would not change.
    ///
    /// # Errors
    ///
    /// Returns an error if a document or configuration can't be read or is invalid, if the settings don't fit the
    /// documents, if no folder is known, or if the file can't be written. Nothing is written then.
    pub fn generate(self) -> Result<(), Error> {
        let out_dir = self.out_dir.or_else(|| env::var_os("OUT_DIR").map(PathBuf::from)).ok_or_else(|| {
            Diagnostic::plain("the environment variable `OUT_DIR` is not set")
                .help("set the folder with `Builder::out_dir`, or call this from a build script")
        })?;
        // Printed before anything is read, so that Cargo runs the script again once an invalid document is corrected.
        let documents: Vec<&PathBuf> = self.request.documents.iter().chain(&self.request.catalogs).collect();
        for path in self.configs.iter().chain(documents.iter().copied()) {
            rerun_if_changed(path)?;
        }
        if let Some(error) = self.error {
            return Err(error);
        }
        let generated = generate(&self.request)?;
        for path in generated.read.iter().filter(|path| !documents.contains(path)) {
            rerun_if_changed(path)?;
        }
        let (warnings, others) = condense(&generated.warnings);
        for warning in &warnings {
            // The only line breaks in a rendered warning are those before help and note; an instruction is one line.
            println!("cargo::warning={}", warning.to_string().replace('\n', " "));
        }
        if others > 0 {
            println!("cargo::warning={others} more warnings aren't shown; `soapwright inspect` shows what is left out");
        }
        update(&out_dir, &[File::new("services.rs", generated.include())])?;
        Ok(())
    }
}

/// Tells Cargo to run the build script again when a file changes. A file name with a line break is refused, because the
/// rest of the name would be an instruction of its own.
fn rerun_if_changed(path: &Path) -> Result<(), Error> {
    let path = path.display().to_string();
    if path.contains(['\n', '\r']) {
        let message = format!("the file name `{path}` contains a line break, so it can't be passed to Cargo");
        return Err(Diagnostic::plain(message).help("rename the file").into());
    }
    println!("cargo::rerun-if-changed={path}");
    Ok(())
}

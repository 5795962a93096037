//! The pipeline: from a [`Request`] to [`Generated`] modules.

use crate::{
    analysis::{boxes, defaults, nillable, secrets, soap_action},
    emit,
    error::{Diagnostic, Error},
    load::{self, Loaded},
    model::{self, Model, TypeKind},
    names,
    options::Request,
    output::{
        format::{self, Extras},
        module::Module,
        package::{self, Contents, Crate},
        root, source,
        write::File,
    },
    resolve::{self, Selection},
    unmatched,
};
use std::{iter, path::PathBuf};

/// The generated code, and what was found on the way.
///
/// The code is available in three shapes: as files for a folder of modules ([`files`](Generated::files)), as one text
/// for `include!` ([`include`](Generated::include)), and as a complete crate ([`crate_files`](Generated::crate_files)).
#[derive(Debug)]
#[non_exhaustive]
pub struct Generated {
    modules: Vec<Module>,
    front_page: emit::FrontPage,
    server: bool,
    checks: bool,
    /// The number of services, operations and types.
    pub summary: Summary,
    /// The findings that didn't prevent generation, such as operations that are left out.
    pub warnings: Vec<Diagnostic>,
    /// The paths of all files that were read, imports included, each once.
    pub read: Vec<PathBuf>,
    /// The names of all generated operations in Rust.
    pub operations: Vec<GeneratedOperation>,
}

/// A generated operation, with its names in the contract and in Rust: the operation as a value is
/// `module::operations::constant`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GeneratedOperation {
    /// The path of the document that defines its service, as given in the request.
    pub document: String,
    /// The name in the contract, such as `SetPassword`.
    pub name: String,
    /// The identifier of its service's module, such as `user`.
    pub module: String,
    /// The identifier of the operation as a value, such as `SET_PASSWORD`.
    pub constant: String,
}

/// The number of services, operations and types that were generated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// The name of each service in the contract, with the number of its generated operations.
    pub services: Vec<(String, usize)>,
    /// The number of structs.
    pub structs: usize,
    /// The number of enums for simple types with listed values.
    pub enumerations: usize,
    /// The number of other enums: choices, unions, mixed content, and types that may be replaced by derived ones.
    pub other_enums: usize,
    /// The number of operations that are left out because they can't be generated.
    pub left_out: usize,
}

/// The module of the types that services share, which there always is.
const SHARED: &str = "types";

/// Generates the clients for a request and returns them as text. Reads the documents and their imports, and writes
/// nothing.
///
/// ```
#[doc = include_str!("example.txt")]
/// let request = soapwright_build::Request::new([wsdl]);
/// let generated = soapwright_build::generate(&request)?;
/// assert_eq!(generated.summary.services, [("GreeterService".to_owned(), 1)]);
/// assert_eq!(generated.operations[0].constant, "GREET");
/// assert!(generated.warnings.is_empty());
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Returns all findings if a document can't be read or is invalid, if the request selects something that no document
/// contains, or if a name in its options matches nothing or can't be used. It is also an error if no operation can be generated,
/// unless the request [allows](Request::allow_empty) it, and in strict mode if one can't be.
pub fn generate(request: &Request) -> Result<Generated, Error> {
    let loaded = load::load(&request.documents, &request.catalogs)?;
    from_documents(&loaded, request).map_err(|error| error.after(&loaded.broken))
}

fn from_documents(loaded: &Loaded, request: &Request) -> Result<Generated, Error> {
    unmatched::check(loaded, request)?;
    let selection = Selection::of(request);
    let resolve::Resolved { mut model, warnings, broken, .. } = resolve::resolve(loaded, &selection)?;
    soap_action::check(&mut model);
    let left_out: Vec<Diagnostic> = broken.into_iter().chain(left_out(&model)).collect();
    if request.strict && !left_out.is_empty() {
        return Err(Error::new(left_out));
    }
    if !request.allow_empty && model.services.iter().all(|service| service.operations.is_empty()) {
        let reasons = Error::new(warnings.into_iter().chain(left_out).collect());
        return Err(nothing_to_generate(reasons.after(&loaded.broken)));
    }
    secrets::mark(&mut model, &secrets::Names::new(&request.options.secrets, &request.options.not_secrets));
    let undetected = unmatched::detection(loaded, &model, request)?;
    nillable::mark(&mut model);
    defaults::mark(&mut model);
    boxes::mark(&mut model);
    names::assign(&mut model, request)?;
    let (mut modules, front_page) = emit::emit(&model, &request.options, request.features)?;
    source::shorten(&mut modules, &request.base);
    let mut all_warnings = loaded.broken.clone();
    all_warnings.extend(loaded.warnings.iter().cloned());
    all_warnings.extend(warnings);
    all_warnings.extend(left_out);
    all_warnings.extend(undetected);
    if request.options.checks {
        all_warnings.extend(unchecked(&model));
    }
    Ok(Generated {
        modules,
        front_page,
        server: request.options.server,
        checks: request.options.checks,
        summary: summary(&model),
        warnings: all_warnings,
        read: loaded.files.clone(),
        operations: operations(&model),
    })
}

impl Generated {
    /// Returns the modules as files: `types.rs`, the modules of other namespaces in `types/`, and a file for each
    /// service.
    ///
    /// They are meant for a folder of a crate that declares `types` and the services as sibling modules.
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// # let request = soapwright_build::Request::new([wsdl]);
    /// let files = soapwright_build::generate(&request)?.files();
    /// let paths: Vec<_> = files.iter().map(|file| file.path.display().to_string()).collect();
    /// assert_eq!(paths, ["types.rs", "greeter.rs"]);
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn files(&self) -> Vec<File> {
        self.modules.iter().map(|module| self.file(module, module.name == SHARED)).collect()
    }

    fn file(&self, module: &Module, checks_fit: bool) -> File {
        let is_gated = module.name == SHARED && self.modules.iter().any(|module| !module.features.is_empty());
        let extras = Extras { is_gated, checks_fit, children: root::within(&self.modules, module) };
        File::new(format!("{}.rs", module.name.replace("r#", "")), format::file(module, &extras))
    }

    /// Returns all modules as one text for `include!`, which has therefore no inner attributes.
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// # let request = soapwright_build::Request::new([wsdl]);
    /// let text = soapwright_build::generate(&request)?.include();
    /// assert!(text.contains("pub mod types {") && text.contains("pub mod greeter {"));
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn include(&self) -> String {
        format::include(&self.modules)
    }

    /// Returns the modules as the files of a complete crate: `Cargo.toml`, `src/lib.rs`, and the modules in `src`.
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// # let request = soapwright_build::Request::new([wsdl]);
    /// let settings = soapwright_build::Crate::new("greeter");
    /// let files = soapwright_build::generate(&request)?.crate_files(&settings)?;
    /// let manifest = files.iter().find(|file| file.path.ends_with("Cargo.toml")).expect("a crate has a manifest");
    /// assert!(manifest.text.contains("soapwright = "));
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if [`Crate::check_name`] refuses the name.
    pub fn crate_files(&self, settings: &Crate) -> Result<Vec<File>, Error> {
        Crate::check_name(&settings.name).map_err(Diagnostic::plain)?;
        // The root of the crate has the check that the code fits the runtime.
        let mut files: Vec<File> = self.modules.iter().map(|module| self.file(module, false)).collect();
        for file in &mut files {
            file.path = PathBuf::from("src").join(&file.path);
        }
        let contents = Contents {
            modules: &self.modules,
            services: self.summary.services.iter().map(|(name, _)| name.as_str()).collect(),
            server: self.server,
            checks: self.checks,
        };
        files.push(File::new("Cargo.toml", package::manifest(settings, &contents)));
        files.push(root::root(&self.modules, &self.front_page.lines(&settings.name)));
        Ok(files)
    }

    /// Returns whether the contract has secrets and names an `http://` address, so that requests with secrets aren't
    /// sent there unless a client or a call has `allow_secrets_over_http()`.
    pub fn is_insecure(&self) -> bool {
        self.front_page.is_insecure()
    }

    /// Returns a complete first call in Rust, as a function `main` that blocks: it creates a client, calls an operation
    /// with the values that the contract requires, and prints the answer. `modules` is the path of the generated
    /// modules, such as `order_client` or `crate::services`, and `runtime` that of the crate `soapwright`, which
    /// generated crates re-export.
    ///
    /// Returns `None` if no operation suits an example: its name mustn't sound harmful, and its request must be short.
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// # let request = soapwright_build::Request::new([wsdl]);
    /// let generated = soapwright_build::generate(&request)?;
    /// let code = generated.first_call("crate::services", "soapwright").expect("`Greet` is an example");
    /// assert!(code.contains("client.greet(request).send()?"));
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn first_call(&self, modules: &str, runtime: &str) -> Option<String> {
        self.front_page.call().map(|call| call.blocking(modules, runtime))
    }
}

fn operations(model: &Model) -> Vec<GeneratedOperation> {
    model.services.iter().flat_map(operations_of).collect()
}

fn operations_of(service: &model::Service) -> impl Iterator<Item = GeneratedOperation> {
    service.operations.iter().map(|operation| GeneratedOperation {
        document: service.document.clone(),
        name: operation.name.xml.clone(),
        module: service.module.clone(),
        constant: operation.constant.clone(),
    })
}

fn unchecked(model: &Model) -> Vec<Diagnostic> {
    emit::checks::unchecked(model)
        .into_iter()
        .map(|(pattern, place)| Diagnostic::at(&place, format!("the pattern `{pattern}` isn't checked")))
        .collect()
}

fn left_out(model: &Model) -> Vec<Diagnostic> {
    model.services.iter().flat_map(|service| &service.left_out).map(model::LeftOut::diagnostic).collect()
}

/// Returns the error that no operation can be generated, followed by the reasons.
fn nothing_to_generate(reasons: Error) -> Error {
    let first = Diagnostic::plain("there is no operation to generate")
        .help("to accept documents without one, use `--allow-empty` or `Builder::allow_empty`");
    Error { diagnostics: iter::once(first).chain(reasons.diagnostics).collect(), warnings: reasons.warnings }
}

fn summary(model: &Model) -> Summary {
    let count = |is_one: fn(&TypeKind) -> bool| model.types.iter().filter(|ty| is_one(&ty.kind)).count();
    let structs = count(|kind| matches!(kind, TypeKind::Struct(_) | TypeKind::Group(_)));
    let enumerations = count(|kind| matches!(kind, TypeKind::Enumeration(_)));
    Summary {
        services: model.services.iter().map(|s| (s.name.xml.clone(), s.operations.len())).collect(),
        structs,
        enumerations,
        other_enums: model.types.len() - structs - enumerations,
        left_out: model.services.iter().map(|service| service.left_out.len()).sum(),
    }
}

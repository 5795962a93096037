//! Typed Rust SOAP clients from WSDL 1.1 documents.
//!
//! In a build script:
//!
//! ```no_run
//! codegen::Builder::new().wsdl("wsdl/User.wsdl").generate()?;
//! # Ok::<(), codegen::Error>(())
//! ```
//!
//! and in the crate, with a dependency on `soapwright`:
//!
//! ```ignore
//! mod services {
//!     include!(concat!(env!("OUT_DIR"), "/services.rs"));
//! }
//! ```
//!
//! The pipeline is [`generate`]; the command line and the build script are doors to it.

mod actions;
mod boxes;
mod builder;
mod crate_files;
mod defaults;
mod emit;
mod error;
mod facts;
mod format;
mod inspect;
mod load;
mod model;
mod names;
mod nil;
mod options;
mod pattern;
mod qname;
mod resolve;
mod secrets;
mod sizes;
mod text;
mod words;
mod write;
mod wsdl;
mod xml;
mod xsd;

pub use builder::Builder;
pub use crate_files::Crate;
pub use error::{Diagnostic, Error, Place};
pub use facts::facts;
pub use inspect::{InspectedBody, InspectedOperation, InspectedPort, InspectedService, inspect};
pub use options::{Failure, Options};
#[doc(hidden)]
pub use sizes::{Assumed, VALUES};
pub use text::{is_hidden, line};
pub use write::{Difference, File, compare, update};

use emit::Module;
use model::{Model, TypeKind};
use resolve::Selection;
use std::path::PathBuf;

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

/// What was generated.
#[derive(Debug)]
pub struct Generated {
    modules: Vec<Module>,
    server: bool,
    checks: bool,
    /// How much there is.
    pub summary: Summary,
    /// What is worth knowing and didn't stop anything: the operations that are left out among them.
    pub warnings: Vec<Diagnostic>,
    /// Every file that was read, imports included.
    pub read: Vec<PathBuf>,
    /// What each operation is called.
    pub operations: Vec<GeneratedOperation>,
}

/// An operation, and how generated code calls it: `module::operations::CONSTANT`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedOperation {
    /// The document that its service is in, as it was given.
    pub document: String,
    /// Its name in the contract.
    pub name: String,
    /// The identifier of its service's module.
    pub module: String,
    /// The identifier of the operation as a value.
    pub constant: String,
}

/// How much was generated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Services, with the number of operations of each.
    pub services: Vec<(String, usize)>,
    /// Structs.
    pub structs: usize,
    /// Enumerations.
    pub enumerations: usize,
    /// Operations that are left out.
    pub left_out: usize,
}

/// The whole pipeline: documents in, modules out. It touches nothing but the files that it reads.
pub fn generate(request: &Request) -> Result<Generated, Error> {
    let loaded = load::load(&request.documents, &request.catalogs)?;
    let selection = Selection::of(request);
    let resolve::Resolved { mut model, warnings, broken } = resolve::resolve(&loaded, &selection)?;
    actions::check(&mut model);
    let left_out: Vec<Diagnostic> = broken.into_iter().chain(left_out(&model)).collect();
    if request.strict && !left_out.is_empty() {
        return Err(Error { diagnostics: left_out });
    }
    secrets::mark(&mut model, &secrets::Names::new(&request.options.secrets, &request.options.not_secrets));
    nil::mark(&mut model);
    defaults::mark(&mut model);
    boxes::mark(&mut model);
    names::assign(&mut model, &request.options.modules)?;
    let modules = emit::emit(&model, &request.options, request.features)?;
    let broken = loaded.broken.iter().cloned();
    let unchecked = if request.options.checks { unchecked(&model) } else { Vec::new() };
    let warnings =
        broken.chain(loaded.warnings.iter().cloned()).chain(warnings).chain(left_out).chain(unchecked).collect();
    let read = loaded.files.clone();
    let server = request.options.server;
    let checks = request.options.checks;
    Ok(Generated { modules, server, checks, summary: summary(&model), warnings, read, operations: operations(&model) })
}

impl Generated {
    /// The modules as files: `types.rs`, those of other namespaces in `types/`, and one for each service.
    pub fn files(&self) -> Vec<File> {
        let is_gated = self.modules.iter().any(|module| !module.features.is_empty());
        let file = |module: &Module| {
            let more = crate_files::within(&self.modules, module);
            let is_gated = is_gated && module.name == "types";
            File {
                path: format!("{}.rs", module.name.replace("r#", "")).into(),
                text: format::file(module, &more, is_gated),
            }
        };
        self.modules.iter().map(file).collect()
    }

    /// The modules as one text for `include!`.
    pub fn include(&self) -> String {
        format::include(&self.modules)
    }

    /// The modules as a complete crate.
    ///
    /// The error is a name that no crate can have.
    pub fn crate_files(&self, settings: &Crate) -> Result<Vec<File>, Error> {
        Crate::check_name(&settings.name).map_err(Diagnostic::plain)?;
        let mut files = self.files();
        for file in &mut files {
            file.path = PathBuf::from("src").join(&file.path);
        }
        files.extend(crate_files::files(settings, &self.modules, self.server, self.checks));
        Ok(files)
    }
}

fn operations(model: &Model) -> Vec<GeneratedOperation> {
    let of = |service: &model::Service| {
        let (document, module) = (service.document.clone(), service.module.clone());
        move |operation: &model::Operation| GeneratedOperation {
            document: document.clone(),
            name: operation.name.xml.clone(),
            module: module.clone(),
            constant: operation.constant.clone(),
        }
    };
    model.services.iter().flat_map(|service| service.operations.iter().map(of(service))).collect()
}

fn unchecked(model: &Model) -> Vec<Diagnostic> {
    let unchecked = emit::checks::unchecked(model).into_iter();
    unchecked.map(|(pattern, place)| Diagnostic::at(&place, format!("the pattern `{pattern}` isn't checked"))).collect()
}

fn left_out(model: &Model) -> Vec<Diagnostic> {
    let all = model.services.iter().flat_map(|service| &service.left_out);
    all.map(model::LeftOut::diagnostic).collect()
}

fn summary(model: &Model) -> Summary {
    let is_struct = |kind: &TypeKind| matches!(kind, TypeKind::Struct(_) | TypeKind::Group(_));
    let structs = model.types.iter().filter(|ty| is_struct(&ty.kind)).count();
    Summary {
        services: model.services.iter().map(|s| (s.name.xml.clone(), s.operations.len())).collect(),
        structs,
        enumerations: model.types.len() - structs,
        left_out: model.services.iter().map(|service| service.left_out.len()).sum(),
    }
}

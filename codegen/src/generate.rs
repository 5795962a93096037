//! The pipeline: from a [`Request`] to [`Generated`] modules.

use crate::{
    analysis::{boxes, defaults, nillable, secrets, soap_action},
    emit,
    error::{Diagnostic, Error},
    load,
    model::{self, Model, TypeKind},
    names,
    options::Request,
    output::{
        format,
        manifest::{self, Crate},
        module::Module,
        write::File,
    },
    resolve::{self, Selection},
};
use std::path::PathBuf;

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
    soap_action::check(&mut model);
    let left_out: Vec<Diagnostic> = broken.into_iter().chain(left_out(&model)).collect();
    if request.strict && !left_out.is_empty() {
        return Err(Error { diagnostics: left_out });
    }
    secrets::mark(&mut model, &secrets::Names::new(&request.options.secrets, &request.options.not_secrets));
    nillable::mark(&mut model);
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
            let more = manifest::within(&self.modules, module);
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
        files.extend(manifest::files(settings, &self.modules, self.server, self.checks));
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

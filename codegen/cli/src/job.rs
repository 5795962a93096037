//! The request of a run and where it writes to: combines the arguments with the configuration.

use crate::{
    Failure,
    arguments::{CONFIG, Generate, Runtime, Selection},
    runtime,
};
use soapwright_build::{
    Config, Crate, CrateConfig, Diagnostic, Error, File, Generated, Interface, Request, common_base,
};
use std::{
    mem,
    path::{Path, PathBuf},
};

/// A request with its output folder; `as_crate` asks for a complete crate.
pub struct Job {
    pub request: Request,
    pub dir: PathBuf,
    pub as_crate: Option<Crate>,
}

impl Job {
    /// Combines the arguments with the configuration, as the documentation of [`Config`] says.
    pub fn new(arguments: Generate) -> Result<Self, Failure> {
        let Generate { documents, out, name, stand_alone, runtime, selection, config: path } = arguments;
        let is_configured = path.is_some() || documents.is_empty();
        let mut config = match (path, documents.is_empty()) {
            (Some(path), true) => configured(&path)?,
            (None, true) => configured(Path::new(CONFIG))?,
            (Some(path), false) => settings_of(Config::read(&path).map_err(Failure::Configuration)?),
            (None, false) => Config::default(),
        };
        if !documents.is_empty() {
            config.request.documents = documents;
        }
        select(&mut config.request, selection);
        config.request.origins.set_interface(Interface::Arguments);
        let dir = out.or(config.out).ok_or_else(|| {
            Failure::Usage("there is no folder to write to: --out DIR, or the key `out` of a configuration".to_owned())
        })?;
        if !is_configured {
            config.request.base = common_base(&dir, &config.request.documents);
        }
        let as_crate = match package(name, stand_alone, runtime, config.package)? {
            Some(package) => Some(package.settings(&dir).map_err(Failure::Configuration)?),
            None => None,
        };
        config.request.features = as_crate.is_some();
        Ok(Job { request: config.request, dir, as_crate })
    }

    /// Returns the files that the job writes.
    pub fn files(&self, generated: &Generated) -> Result<Vec<File>, Error> {
        match &self.as_crate {
            Some(settings) => generated.crate_files(settings),
            None => Ok(generated.files()),
        }
    }
}

/// Reads a configuration, which has to name documents.
fn configured(path: &Path) -> Result<Config, Failure> {
    if path == Path::new(CONFIG) && !path.exists() {
        let help =
            format!("run this in a folder with a {CONFIG}, or name documents: soapwright generate A.wsdl --out DIR");
        return Err(Failure::Configuration(Diagnostic::file(path, "there is no such file").help(help).into()));
    }
    let config = Config::read(path).map_err(Failure::Configuration)?;
    if config.request.documents.is_empty() {
        let finding = Diagnostic::file(path, "`documents` must name at least one WSDL document");
        return Err(Failure::Configuration(finding.help("write `documents = [\"Service.wsdl\"]`").into()));
    }
    Ok(config)
}

/// Returns a configuration without what belongs to the documents that it names.
fn settings_of(mut config: Config) -> Config {
    let request = &mut config.request;
    // Its names may match in its own documents: it may be shared by all services of a vendor.
    let (documents, catalogs) = (mem::take(&mut request.documents), mem::take(&mut request.catalogs));
    request.origins.set_replaced(documents, catalogs);
    for names in [&mut request.services, &mut request.ports, &mut request.operations] {
        names.clear();
    }
    (config.out, config.package) = (None, None);
    config
}

/// Adds the selection in the arguments. The last name for a namespace is used, so the arguments win.
fn select(request: &mut Request, selection: Selection) {
    request.services.extend(selection.services);
    request.ports.extend(selection.ports);
    request.operations.extend(selection.operations);
    request.catalogs.extend(selection.catalogs);
    request.strict |= selection.strict;
    request.allow_empty |= selection.allow_empty;
    request.allow_unmatched |= selection.allow_unmatched;
    request.options.server |= selection.server;
    request.options.checks |= selection.checks;
    request.options.optional_parts |= selection.optional_parts;
    request.options.modules.extend(selection.modules);
}

/// Combines the arguments for a complete crate with the table `[crate]`.
fn package(
    name: Option<String>,
    stand_alone: bool,
    runtime: Runtime,
    configured: Option<CrateConfig>,
) -> Result<Option<CrateConfig>, Failure> {
    let runtime = runtime::dependency(runtime);
    let package = match (name, configured) {
        (Some(name), Some(package)) => Some(package.name(name)),
        (Some(name), None) => Some(CrateConfig::new(name)),
        (None, package) => package,
    };
    let Some(mut package) = package else {
        if stand_alone || runtime.is_some() {
            let message = "--stand-alone and --runtime-... are for a complete crate: add --crate NAME, or the table \
                           `[crate]` to the configuration";
            return Err(Failure::Usage(message.to_owned()));
        }
        return Ok(None);
    };
    package.stand_alone |= stand_alone;
    package.runtime = runtime.or(package.runtime);
    Ok(Some(package))
}

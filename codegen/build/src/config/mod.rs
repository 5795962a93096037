//! The configuration file `codegen.toml`: takes its path, and returns the request, the output folder and the settings
//! of the crate in it.

mod package;
mod section;
mod source;
#[cfg(test)]
mod tests;

use crate::{
    error::{Diagnostic, Error},
    options::{Failure, Request},
    setting::Setting,
};
pub use package::CrateConfig;

use section::{Named, Section};
use source::Source;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The content of a configuration file, which is usually called `codegen.toml`.
///
/// The command reads it, [`Builder::config`](crate::Builder::config) does, and other tools do with
/// [`read`](Config::read):
///
/// ```
#[doc = include_str!("../example.txt")]
/// let path = folder.join("codegen.toml");
/// std::fs::write(&path, "documents = ['greeter.wsdl']\nout = 'src'\nserver = true")?;
/// let config = soapwright_build::Config::read(&path)?;
/// assert_eq!(config.out, Some(folder.join("src")));
/// assert!(soapwright_build::generate(&config.request)?.include().contains("pub trait GreeterService"));
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All keys are optional, but the command needs documents and a folder, here or as arguments. Paths are relative to the
/// folder of the file.
///
/// | key | value | argument | method of [`Builder`](crate::Builder) |
/// |---|---|---|---|
/// | `documents` | WSDL documents | `DOCUMENTS` | `wsdl` |
/// | `catalogs` | catalogues, which map URLs of imports to files | `--catalog` | `catalog` |
/// | `out` | the folder to write to | `--out` | `out_dir` |
/// | `services` | names of services or port types to generate | `--service` | `service` |
/// | `ports` | names of ports to generate | `--port` | `port` |
/// | `operations` | names of operations to generate | `--operation` | `operation` |
/// | `strict` | whether to fail if an operation can't be generated | `--strict` | `strict` |
/// | `allow-empty` | whether no operation at all is accepted | `--allow-empty` | `allow_empty` |
/// | `server` | whether to generate servers too | `--server` | `server` |
/// | `checks` | whether to generate checks of what Rust types don't enforce | `--checks` | `checks` |
/// | `optional-parts` | whether parts of rpc responses are optional | `--optional-parts` | `optional_parts` |
/// | `secrets` | endings of the names of secrets | | `secret` |
/// | `not-secrets` | complete names that aren't secrets | | `not_secret` |
/// | `allow-unmatched` | whether names may match nothing | `--allow-unmatched` | `allow_unmatched` |
/// | `[modules]` | names of modules by namespace | `--module` | `module` |
/// | `[failure]` | headers that report failures: `succeeded`, `error`, `message` | | `failure` |
/// | `[crate]` | write a complete crate: its `name`, | `--crate` | |
/// | | `stand-alone`, whether it is a Cargo workspace of its own, | `--stand-alone` | |
/// | | `runtime`, the dependency on `soapwright` as in a manifest: a version, or | `--runtime-version` | |
/// | | `{ path = ... }` or `{ git = ..., branch or tag or rev = ... }` | `--runtime-path`, `--runtime-git` ... | |
///
/// A name that matches nothing in the documents is an error, unless `allow-unmatched` is true. A name matches if anything
/// that the documents declare has it, also outside the selected operations. `allow-unmatched` is for a configuration that
/// several sets of documents share and that names none. It doesn't apply to `services`, `ports` and `operations`.
///
/// Arguments of the command change a configuration in this way:
///
/// - An argument with one value replaces the value of the key; one that can be given several times adds to the list; a
///   flag sets the key to true.
/// - Documents as arguments replace those of the file. Its keys `catalogs`, `out`, `crate`, `services`, `ports`
///   and `operations` are left out then, because they belong to the documents that it names. A name in the file may
///   then match in these documents instead of the given ones.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Config {
    /// The documents, the selection and the settings. The paths have been resolved against the folder of the file.
    pub request: Request,
    /// The folder to write to, if the file names one.
    pub out: Option<PathBuf>,
    /// The settings of a complete crate, if the file asks for one.
    pub package: Option<CrateConfig>,
}

impl Config {
    /// Reads the configuration file at this path.
    ///
    /// # Errors
    ///
    /// Returns all findings, with their places, if the file can't be read, isn't valid TOML, or has an unknown key or a
    /// value of the wrong type.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let text = text(path)?;
        let source = Source::new(path, &text);
        let table = source.parse()?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let config = Config::from_table(&mut Section::new(&source, table), folder);
        source.propagate()?;
        Ok(config)
    }

    fn from_table(section: &mut Section<'_, '_>, folder: &Path) -> Self {
        let paths = |names: Vec<Named>| names.into_iter().map(|name| folder.join(name.text)).collect();
        let mut request = Request {
            documents: paths(section.strings("documents")),
            catalogs: paths(section.strings("catalogs")),
            base: folder.to_owned(),
            ..Request::default()
        };
        let out = section.string("out").map(|out| folder.join(out.text));
        request.services = names(&mut request, Setting::Services, section.strings("services"));
        request.ports = names(&mut request, Setting::Ports, section.strings("ports"));
        request.operations = names(&mut request, Setting::Operations, section.strings("operations"));
        request.options.secrets = names(&mut request, Setting::Secrets, section.strings("secrets"));
        request.options.not_secrets = names(&mut request, Setting::NotSecrets, section.strings("not-secrets"));
        request.strict = section.flag("strict");
        request.allow_empty = section.flag("allow-empty");
        request.allow_unmatched = section.flag("allow-unmatched");
        request.options.server = section.flag("server");
        request.options.checks = section.flag("checks");
        request.options.optional_parts = section.flag("optional-parts");
        if let Some(modules) = section.table("modules") {
            for (uri, name) in modules.entries() {
                request.origins.add(Setting::Modules, &uri.text, uri.place);
                request.options.modules.push((uri.text, name.text));
            }
        }
        if let Some(failure) = section.table("failure") {
            request.options.failure = Some(self::failure(&mut request, failure));
        }
        let package = section.table("crate").and_then(|table| CrateConfig::from_table(table, folder));
        section.finish();
        Config { request, out, package }
    }
}

/// Reads the table `[failure]`.
fn failure(request: &mut Request, mut section: Section<'_, '_>) -> Failure {
    request.origins.add(Setting::Failure, "", section.place());
    let (succeeded, error) = (section.string("succeeded"), section.string("error"));
    let message = section.strings("message");
    section.finish();
    Failure {
        succeeded: names(request, Setting::Succeeded, succeeded).pop(),
        error: names(request, Setting::Error, error).pop(),
        message: names(request, Setting::Message, message),
    }
}

/// Returns names without their places, which are added to the request.
fn names(request: &mut Request, setting: Setting, names: impl IntoIterator<Item = Named>) -> Vec<String> {
    let mut texts = Vec::new();
    for name in names {
        request.origins.add(setting, &name.text, name.place);
        texts.push(name.text);
    }
    texts
}

/// Reads the text of a file.
fn text(path: &Path) -> Result<String, Diagnostic> {
    if path.is_dir() {
        return Err(Diagnostic::file(path, "this is a directory, not a configuration"));
    }
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Diagnostic::file(path, "there is no such file"),
        _ => Diagnostic::file(path, format!("can't be read: {error}")),
    })?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Diagnostic::file(path, "this is not UTF-8").help("save the file as UTF-8, the encoding of TOML")
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

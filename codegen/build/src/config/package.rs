//! The table `[crate]`: the settings of a complete crate.

use super::section::{Named, Section};
use crate::{
    error::Error,
    output::package::{Crate, GitReference, RuntimeDependency},
};
use std::path::Path;

/// The settings of a complete crate in a configuration file, whose folder isn't known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CrateConfig {
    /// The name of the crate.
    pub name: String,
    /// Where Cargo finds the crate `soapwright`, if the file says so. A path is relative to the current folder here.
    pub runtime: Option<RuntimeDependency>,
    /// Whether the crate is a Cargo workspace of its own, whatever workspace its folder is in.
    pub stand_alone: bool,
}

impl CrateConfig {
    /// Creates the settings of a crate with this name.
    pub fn new(name: impl Into<String>) -> Self {
        CrateConfig { name: name.into(), runtime: None, stand_alone: false }
    }

    /// Replaces the name.
    #[must_use]
    pub fn name(self, name: impl Into<String>) -> Self {
        CrateConfig { name: name.into(), ..self }
    }

    /// Returns the settings of the crate in the folder `out`, which need not exist yet. If the file doesn't say where
    /// the crate `soapwright` is, [`RuntimeDependency::find`] does.
    ///
    /// # Errors
    ///
    /// Returns an error if the crate `soapwright` isn't at the path that the file gives.
    pub fn settings(&self, out: &Path) -> Result<Crate, Error> {
        let runtime = match &self.runtime {
            Some(RuntimeDependency::Path(path)) => RuntimeDependency::path(Path::new(path), out)?,
            Some(runtime) => runtime.clone(),
            None => RuntimeDependency::find(out),
        };
        Ok(Crate::new(&self.name).runtime(runtime).stand_alone(self.stand_alone))
    }

    /// Reads the table. Returns `None` after reporting an error if the name is missing or not allowed.
    pub(super) fn from_table(mut section: Section<'_, '_>, folder: &Path) -> Option<Self> {
        let name = section.string("name");
        let stand_alone = section.flag("stand-alone");
        let runtime = match section.string_or_table("runtime") {
            Some(Ok(version)) => Some(RuntimeDependency::version(version.text)),
            Some(Err(table)) => self::runtime(table, folder),
            None => None,
        };
        section.finish();
        let Some(name) = name else {
            section.error(&section.place(), "`[crate]` needs the key `name`, the name of the crate");
            return None;
        };
        match Crate::check_name(&name.text) {
            Ok(()) => Some(CrateConfig { name: name.text, runtime, stand_alone }),
            Err(message) => {
                section.error(&name.place, &message);
                None
            }
        }
    }
}

/// Reads the table `runtime`, whose keys are those of a dependency in a manifest.
fn runtime(mut section: Section<'_, '_>, folder: &Path) -> Option<RuntimeDependency> {
    let [version, path, git] = ["version", "path", "git"].map(|key| section.string(key));
    let [branch, tag, rev] = ["branch", "tag", "rev"].map(|key| section.string(key));
    if !section.finish() {
        return None;
    }
    let references = [&branch, &tag, &rev].into_iter().flatten().count();
    let text = |named: Named| named.text;
    let reference = match (branch.map(text), tag.map(text), rev.map(text)) {
        (Some(branch), ..) => GitReference::Branch(branch),
        (_, Some(tag), _) => GitReference::Tag(tag),
        (_, _, Some(rev)) => GitReference::Rev(rev),
        (None, None, None) => GitReference::DefaultBranch,
    };
    match (version, path, git) {
        (None, None, Some(url)) if references <= 1 => Some(RuntimeDependency::git(url.text, reference)),
        (Some(version), None, None) if references == 0 => Some(RuntimeDependency::version(version.text)),
        (None, Some(path), None) if references == 0 => {
            Some(RuntimeDependency::Path(folder.join(path.text).to_string_lossy().into_owned()))
        }
        _ => {
            let message = "`runtime` needs exactly one of `version`, `path` and `git`, and with `git` at most one of \
                           `branch`, `tag` and `rev`";
            section.error(&section.place(), message);
            None
        }
    }
}

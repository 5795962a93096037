//! The dependency of a generated crate on the runtime.

use super::workspace::{Workspace, name};
use crate::{
    error::{Diagnostic, Error},
    output::{absolute::absolute, relative::relative},
    text::toml,
};
use std::{env, path::Path};

/// The version of the generator, which is also that of the runtime it writes code for.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The name of the runtime.
const RUNTIME: &str = "soapwright";

/// Where Cargo finds the crate `soapwright`, on which a generated crate depends.
///
/// The default is the version of this generator, from the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuntimeDependency {
    /// A version requirement for the registry, such as `0.1.0`.
    Version(String),
    /// The path of the folder, relative to the generated crate and with `/` between the names.
    Path(String),
    /// A git repository.
    Git {
        /// The address.
        url: String,
        /// The commit to use.
        reference: GitReference,
    },
}

/// The commit of a git repository that Cargo uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum GitReference {
    /// The latest commit of the default branch.
    #[default]
    DefaultBranch,
    /// The latest commit of this branch.
    Branch(String),
    /// The commit with this tag.
    Tag(String),
    /// The commit with this hash.
    Rev(String),
}

impl Default for RuntimeDependency {
    fn default() -> Self {
        RuntimeDependency::version(VERSION)
    }
}

impl RuntimeDependency {
    /// Depends on a version requirement from the registry, such as `0.1.0`.
    pub fn version(requirement: impl Into<String>) -> Self {
        RuntimeDependency::Version(requirement.into())
    }

    /// Depends on a commit of a git repository.
    pub fn git(url: impl Into<String>, reference: GitReference) -> Self {
        RuntimeDependency::Git { url: url.into(), reference }
    }

    /// Depends on the crate in the folder `runtime`, by its path relative to the folder `out` of the generated crate,
    /// which need not exist yet. Both are relative to the current folder.
    ///
    /// # Errors
    ///
    /// Returns an error if the crate `soapwright` isn't in the folder `runtime`, or if its path is not valid Unicode.
    pub fn path(runtime: &Path, out: &Path) -> Result<Self, Error> {
        if name(runtime).as_deref() != Some(RUNTIME) {
            let message = "the crate `soapwright` is not in that folder";
            return Err(Diagnostic::file(runtime, message).help("name the folder that has its Cargo.toml").into());
        }
        let absolute = |path: &Path| absolute(path).map_err(|error| Diagnostic::file(path, error));
        let text = |path: &Path| match path.to_str() {
            Some(text) => Ok(text.to_owned()),
            None => Err(Diagnostic::file(path, "the path is not valid Unicode, which a manifest has to be")),
        };
        Ok(RuntimeDependency::Path(relative(&text(&absolute(runtime)?)?, &text(&absolute(out)?)?)))
    }

    /// Finds the runtime for a crate in the folder `out`, which need not exist yet.
    ///
    /// If `out` or the current folder is in a Cargo workspace that has a crate `soapwright` of this generator's version
    /// as a member, such as a checkout of this project, that crate is used by its path. Otherwise the version of this
    /// generator is used.
    pub fn find(out: &Path) -> Self {
        let folders = [Some(out.to_owned()), env::current_dir().ok()];
        let folders = folders.iter().flatten().filter_map(|folder| absolute(folder).ok());
        let runtime = folders
            .flat_map(|folder| Workspace::around(&folder).collect::<Vec<_>>())
            .find_map(|workspace| workspace.member(RUNTIME, VERSION));
        runtime.and_then(|runtime| RuntimeDependency::path(&runtime, out).ok()).unwrap_or_default()
    }

    /// Returns the dependency with these features as the value of a key in a manifest, such as `"0.1.0"` or
    /// `{ version = "0.1.0", features = ["ureq"] }`.
    pub fn value(&self, features: &[&str]) -> String {
        let source = match self {
            RuntimeDependency::Version(requirement) if features.is_empty() => return toml(requirement),
            RuntimeDependency::Version(requirement) => format!("version = {}", toml(requirement)),
            RuntimeDependency::Path(path) => format!("path = {}", toml(path)),
            RuntimeDependency::Git { url, reference } => format!("git = {}{}", toml(url), reference.key()),
        };
        if features.is_empty() {
            return format!("{{ {source} }}");
        }
        let features: Vec<String> = features.iter().map(|feature| toml(feature)).collect();
        format!("{{ {source}, features = [{}] }}", features.join(", "))
    }
}

impl GitReference {
    /// Returns the key of a dependency, such as `, tag = "v1"`; empty for the default branch.
    fn key(&self) -> String {
        match self {
            GitReference::DefaultBranch => String::new(),
            GitReference::Branch(branch) => format!(", branch = {}", toml(branch)),
            GitReference::Tag(tag) => format!(", tag = {}", toml(tag)),
            GitReference::Rev(rev) => format!(", rev = {}", toml(rev)),
        }
    }
}

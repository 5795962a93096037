//! The runtime that a generated crate depends on, from the arguments.

use crate::arguments::Runtime;
use soapwright_build::{GitReference, RuntimeDependency};
use std::path::Path;

/// Returns the dependency of a crate in the folder `out` on the runtime. The error is a message for the user.
pub fn dependency(arguments: Runtime, out: &Path) -> Result<RuntimeDependency, String> {
    let Runtime { runtime_path, runtime_version, runtime_git, runtime_branch, runtime_tag, runtime_rev } = arguments;
    if let Some(path) = runtime_path {
        let dependency = RuntimeDependency::path(&path, out);
        return dependency.map_err(|error| error.diagnostics.iter().map(ToString::to_string).collect());
    }
    if let Some(url) = runtime_git {
        let reference = match (runtime_branch, runtime_tag, runtime_rev) {
            (Some(branch), _, _) => GitReference::Branch(branch),
            (_, Some(tag), _) => GitReference::Tag(tag),
            (_, _, Some(rev)) => GitReference::Rev(rev),
            _ => GitReference::DefaultBranch,
        };
        return Ok(RuntimeDependency::git(url, reference));
    }
    Ok(runtime_version.map_or_else(|| RuntimeDependency::find(out), RuntimeDependency::version))
}

//! The runtime that a generated crate depends on, from the arguments.

use crate::arguments::Runtime;
use soapwright_build::{GitReference, RuntimeDependency};

/// Returns the dependency on the runtime; `None` if no argument says what it is. A path is relative to the current
/// folder.
pub fn dependency(arguments: Runtime) -> Option<RuntimeDependency> {
    let Runtime { runtime_path, runtime_version, runtime_git, runtime_branch, runtime_tag, runtime_rev } = arguments;
    if let Some(path) = runtime_path {
        return Some(RuntimeDependency::Path(path.to_string_lossy().into_owned()));
    }
    if let Some(url) = runtime_git {
        let reference = match (runtime_branch, runtime_tag, runtime_rev) {
            (Some(branch), _, _) => GitReference::Branch(branch),
            (_, Some(tag), _) => GitReference::Tag(tag),
            (_, _, Some(rev)) => GitReference::Rev(rev),
            _ => GitReference::DefaultBranch,
        };
        return Some(RuntimeDependency::git(url, reference));
    }
    runtime_version.map(RuntimeDependency::version)
}

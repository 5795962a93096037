//! The Cargo workspaces around a folder: which crates are their members, as Cargo determines it.

use crate::error::Diagnostic;
use crate::output::absolute::absolute;
use std::{
    collections::BTreeSet,
    fs,
    path::{Component, Path, PathBuf},
};
use toml::{Table, Value};

/// A Cargo workspace: the folder of its manifest, and the manifest.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
    manifest: Table,
}

impl Workspace {
    /// Returns the workspaces whose root is above the folder or the folder itself, the nearest one first. The folder's
    /// path is absolute. A manifest that can't be read counts as none: Cargo will tell.
    pub fn around(folder: &Path) -> impl Iterator<Item = Workspace> {
        folder.ancestors().filter_map(|folder| {
            let manifest = read(folder)?;
            manifest.contains_key("workspace").then(|| Workspace { root: folder.to_owned(), manifest })
        })
    }

    /// Returns the folder of the member with this name and version.
    pub fn member(&self, name: &str, version: &str) -> Option<PathBuf> {
        let inherited = get(&self.manifest, &["workspace", "package", "version"]).and_then(Value::as_str);
        self.members().into_iter().find(|folder| {
            let Some(manifest) = read(folder) else { return false };
            let own = match get(&manifest, &["package", "version"]) {
                Some(Value::Table(_)) => inherited,
                own => own.and_then(Value::as_str),
            };
            name_in(&manifest) == Some(name) && own == Some(version)
        })
    }

    /// Returns the folders of all members: those that the root lists, the root itself if it is a package, and the path
    /// dependencies of members within the folder of the root.
    fn members(&self) -> BTreeSet<PathBuf> {
        let mut open = vec![self.root.clone()];
        for pattern in strings(&self.manifest, "members") {
            expand(&self.root, &pattern.split('/').collect::<Vec<_>>(), &mut open);
        }
        let mut members = BTreeSet::new();
        while let Some(folder) = open.pop() {
            let folder = folder.components().fold(PathBuf::new(), |path, next| join(&path, next));
            if members.contains(&folder) || !folder.starts_with(&self.root) || self.excludes(&folder) {
                continue;
            }
            if let Some(manifest) = read(&folder) {
                open.extend(self.path_dependencies(&folder, &manifest));
                members.insert(folder);
            }
        }
        members
    }

    /// Returns whether the root excludes a folder and doesn't list it as a member either.
    fn excludes(&self, folder: &Path) -> bool {
        let below = |key| strings(&self.manifest, key).any(|path| folder.starts_with(self.root.join(path)));
        below("exclude") && !below("members")
    }

    /// Returns the folders of the path dependencies of a package.
    fn path_dependencies(&self, folder: &Path, manifest: &Table) -> Vec<PathBuf> {
        let targets = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
        let tables = [manifest].into_iter().chain(targets.filter_map(Value::as_table));
        let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
        let dependencies = tables.flat_map(|table| kinds.map(|kind| table.get(kind).and_then(Value::as_table)));
        let shared = get(&self.manifest, &["workspace", "dependencies"]).and_then(Value::as_table);
        let path = |name: &str, dependency: &Value| {
            if dependency.get("workspace").is_some() {
                return Some(self.root.join(shared?.get(name)?.get("path")?.as_str()?));
            }
            Some(folder.join(dependency.get("path")?.as_str()?))
        };
        dependencies.flatten().flatten().filter_map(|(name, dependency)| path(name, dependency)).collect()
    }
}

/// Checks whether Cargo takes the crate in a folder, which has been written, as a part of a workspace that doesn't know
/// it. Cargo then refuses to build the crate. Returns what the user can do about it.
pub fn outside_workspace(folder: &Path) -> Option<Diagnostic> {
    let absolute = absolute(folder).ok()?;
    let own = read(&absolute)?;
    if own.contains_key("workspace") || get(&own, &["package", "workspace"]).is_some() {
        return None;
    }
    let workspace = Workspace::around(&absolute).find(|workspace| !workspace.excludes(&absolute))?;
    if workspace.members().contains(&absolute) {
        return None;
    }
    let name = absolute.strip_prefix(&workspace.root).ok()?.to_string_lossy().replace('\\', "/");
    let manifest = workspace.root.join("Cargo.toml");
    let help = format!(
        "add \"{name}\" to its `members`, or to the dependencies of a member by its path; to keep the crate out, add it \
         to `exclude`, or generate it with `--stand-alone`"
    );
    let message = format!("the workspace doesn't list the crate in {}, so Cargo can't build it yet", folder.display());
    Some(Diagnostic::file(&manifest, message).help(help))
}

/// Returns the name of the package in a folder.
pub fn name(folder: &Path) -> Option<String> {
    name_in(&read(folder)?).map(str::to_owned)
}

fn name_in(manifest: &Table) -> Option<&str> {
    get(manifest, &["package", "name"])?.as_str()
}

fn read(folder: &Path) -> Option<Table> {
    fs::read_to_string(folder.join("Cargo.toml")).ok()?.parse().ok()
}

fn get<'a>(table: &'a Table, path: &[&str]) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(table.get(*first)?, |value, key| value.get(key))
}

/// Returns the items of a list of strings in the table `workspace`.
fn strings<'a>(manifest: &'a Table, key: &'static str) -> impl Iterator<Item = &'a str> + use<'a> {
    let list = get(manifest, &["workspace", key]).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(|text| text.trim_end_matches('/'))
}

/// Appends a component to a path and resolves `.` and `..`.
fn join(path: &Path, next: Component<'_>) -> PathBuf {
    match next {
        Component::CurDir => path.to_owned(),
        Component::ParentDir => path.parent().unwrap_or(path).to_owned(),
        next => path.join(next),
    }
}

/// Collects the folders that match the rest of a pattern, such as `crates/*`.
fn expand(folder: &Path, pattern: &[&str], found: &mut Vec<PathBuf>) {
    match pattern {
        [] => found.push(folder.to_owned()),
        ["**", rest @ ..] => {
            expand(folder, rest, found);
            for (_, folder) in folders(folder) {
                expand(&folder, pattern, found);
            }
        }
        [name, rest @ ..] if name.contains(['*', '?']) => {
            for (_, folder) in folders(folder).into_iter().filter(|(other, _)| matches(name, other)) {
                expand(&folder, rest, found);
            }
        }
        [name, rest @ ..] => expand(&folder.join(name), rest, found),
    }
}

/// Returns the folders in a folder with their names, in alphabetical order. Symbolic links count as none, because they
/// can form circles.
fn folders(folder: &Path) -> BTreeSet<(String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path()))).collect()
}

/// Returns whether a name matches a pattern, in which `*` stands for any characters and `?` for one.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.chars().next() {
        None => name.is_empty(),
        Some('*') => {
            let rest = &pattern[1..];
            (0..=name.len()).any(|at| name.is_char_boundary(at) && matches(rest, &name[at..]))
        }
        Some(c) => {
            let mut names = name.chars();
            names.next().is_some_and(|next| c == '?' || c == next) && matches(&pattern[c.len_utf8()..], names.as_str())
        }
    }
}

#[cfg(test)]
mod tests;

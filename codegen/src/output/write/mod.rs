//! Files on disk: in come texts by path, out come the same files written, only those that changed, and all or none of them.

mod staged;

use super::format::{MANIFEST_MARK, MARK};
use crate::error::{Diagnostic, Error};
use staged::Staged;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// A generated file: its path below the output folder, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Below the output folder.
    pub path: PathBuf,
    /// The whole text.
    pub text: String,
}

/// How the output folder differs from what the documents give.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Files that are missing or say something else.
    pub stale: Vec<PathBuf>,
    /// Generated files that nothing generates any more.
    pub left_over: Vec<PathBuf>,
}

impl Difference {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.stale.is_empty() && self.left_over.is_empty()
    }
}

/// Compares the files with what is in this folder.
pub fn compare(dir: &Path, files: &[File]) -> Result<Difference, Error> {
    let mut difference = Difference::default();
    for file in files {
        match fs::read(dir.join(&file.path)) {
            Ok(bytes) if bytes == file.text.as_bytes() => {}
            // Somebody has made it their own, as its first line said they could.
            Ok(bytes) if file.text.starts_with(MANIFEST_MARK) && !bytes.starts_with(MANIFEST_MARK.as_bytes()) => {}
            Ok(_) => difference.stale.push(file.path.clone()),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                difference.stale.push(file.path.clone());
            }
            Err(error) => return Err(Diagnostic::file(&dir.join(&file.path), error).into()),
        }
    }
    let mut folders: Vec<PathBuf> = files.iter().filter_map(|file| file.path.parent()).map(Path::to_owned).collect();
    folders.dedup();
    for folder in folders {
        // A folder that isn't there yet has nothing left over in it.
        let Ok(entries) = fs::read_dir(dir.join(&folder)) else { continue };
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            let is_rust = path.extension().is_some_and(|extension| extension == "rs");
            if is_rust && !files.iter().any(|file| file.path == path) && !difference.left_over.contains(&path) {
                let generated = fs::read(entry.path()).is_ok_and(|bytes| bytes.starts_with(MARK.as_bytes()));
                difference.left_over.extend(generated.then_some(path));
            }
        }
    }
    difference.left_over.sort();
    Ok(difference)
}

/// Brings the folder up to date. All that can be known to be in the way is looked for first, and all new texts are on
/// disk under other names before the first takes its place. What fails all the same is taken back, so that a full disk
/// or a folder that can't be written changes nothing; where that fails too, the error names what was changed.
pub fn update(dir: &Path, files: &[File]) -> Result<Difference, Error> {
    differ_by_more_than_case(files)?;
    let difference = compare(dir, files)?;
    let stale: Vec<&File> = files.iter().filter(|file| difference.stale.contains(&file.path)).collect();
    for file in &stale {
        may_be_written(&dir.join(&file.path))?;
    }
    let mut staged = Staged::default();
    let written = stale
        .iter()
        .try_for_each(|file| staged.add(&dir.join(&file.path), &file.text))
        .and_then(|()| staged.put_in_place());
    if let Err((path, error)) = written {
        return Err(cannot_write(&path, &error, &staged.take_back()));
    }
    for path in &difference.left_over {
        let path = dir.join(path);
        fs::remove_file(&path).map_err(|error| {
            Diagnostic::file(&path, format!("can't be removed: {error}"))
                .help("all files are written; nothing generates this one any more, so remove it yourself")
        })?;
    }
    Ok(difference)
}

/// Makes sure that no two files are one, which they are for some file systems if they differ in nothing but case.
fn differ_by_more_than_case(files: &[File]) -> Result<(), Error> {
    let mut known: BTreeMap<String, &Path> = BTreeMap::new();
    for file in files {
        if let Some(other) = known.insert(file.path.to_string_lossy().to_lowercase(), &file.path) {
            let message = format!("two files are called alike: {} and {}", other.display(), file.path.display());
            return Err(Diagnostic::plain(message).help("this is a bug here; nothing was changed").into());
        }
    }
    Ok(())
}

/// Makes sure that there is nothing in a file's place that must not be overwritten.
fn may_be_written(target: &Path) -> Result<(), Error> {
    if target.is_dir() {
        return Err(Diagnostic::file(target, "is a folder, and a file has to go there").into());
    }
    if let Ok(text) = fs::read(target)
        && !text.starts_with(MARK.as_bytes())
        && !text.starts_with(MANIFEST_MARK.as_bytes())
    {
        return Err(Diagnostic::file(target, "is there already, and was not generated")
            .help("choose another output folder, or move the file away; nothing was changed")
            .into());
    }
    Ok(())
}

fn cannot_write(path: &Path, error: &io::Error, changed: &[PathBuf]) -> Error {
    let help = "choose another output folder, or make this one writable; ";
    let changed = match changed {
        [] => "nothing was changed".to_owned(),
        changed => {
            let changed: Vec<String> = changed.iter().map(|path| path.display().to_string()).collect();
            format!("what was changed and couldn't be taken back: {}", changed.join(", "))
        }
    };
    Diagnostic::file(path, format!("can't be written: {error}")).help(format!("{help}{changed}")).into()
}

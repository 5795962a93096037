//! Files to disk: only what changed, and all of it or nothing.

use crate::{
    error::{Diagnostic, Error},
    format::{MANIFEST_MARK, MARK},
};
use std::{
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

/// Brings the folder up to date. All new texts are on disk under other names before the first takes its place, so
/// that a full disk or a folder that can't be written changes nothing.
pub fn update(dir: &Path, files: &[File]) -> Result<Difference, Error> {
    let difference = compare(dir, files)?;
    let mut staged = Vec::new();
    let result = stage(dir, files, &difference, &mut staged).and_then(|()| {
        for (temporary, target) in &staged {
            fs::rename(temporary, target).map_err(|error| cannot_write(target, &error))?;
        }
        for path in &difference.left_over {
            fs::remove_file(dir.join(path)).map_err(|error| cannot_write(&dir.join(path), &error))?;
        }
        Ok(())
    });
    if result.is_err() {
        for (temporary, _) in &staged {
            // What was already moved is no longer there, and what can't be removed can't be helped.
            let _ = fs::remove_file(temporary);
        }
    }
    result.map(|()| difference)
}

fn stage(
    dir: &Path,
    files: &[File],
    difference: &Difference,
    staged: &mut Vec<(PathBuf, PathBuf)>,
) -> Result<(), Error> {
    for file in files.iter().filter(|file| difference.stale.contains(&file.path)) {
        let target = dir.join(&file.path);
        if target.is_dir() {
            return Err(Diagnostic::file(&target, "is a folder, and a file has to go there").into());
        }
        if let Ok(text) = fs::read(&target)
            && !text.starts_with(MARK.as_bytes())
            && !text.starts_with(MANIFEST_MARK.as_bytes())
        {
            return Err(Diagnostic::file(&target, "is there already, and was not generated")
                .help("choose another output folder, or move the file away; nothing was changed")
                .into());
        }
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|error| cannot_write(parent, &error))?;
        }
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.new", std::process::id()));
        let temporary = target.with_file_name(name);
        staged.push((temporary.clone(), target));
        fs::write(&temporary, &file.text).map_err(|error| cannot_write(&temporary, &error))?;
    }
    Ok(())
}

fn cannot_write(path: &Path, error: &io::Error) -> Error {
    Diagnostic::file(path, format!("can't be written: {error}"))
        .help("choose another output folder, or make this one writable; nothing was changed")
        .into()
}

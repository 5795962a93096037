//! New texts beside the files whose place they take, and the way back.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Why not, and which file or folder.
type Failed = (PathBuf, io::Error);

/// What an update has done so far.
#[derive(Default)]
pub(super) struct Staged {
    files: Vec<Replacement>,
    /// The folders that weren't there, each behind what it is in.
    folders: Vec<PathBuf>,
}

struct Replacement {
    temporary: PathBuf,
    target: PathBuf,
    /// What was there; `None` for nothing.
    before: Option<Vec<u8>>,
    in_place: bool,
}

impl Staged {
    /// Writes the new text of a file under another name.
    pub(super) fn add(&mut self, target: &Path, text: &str) -> Result<(), Failed> {
        if let Some(parent) = target.parent() {
            self.create(parent)?;
        }
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.new", std::process::id()));
        let temporary = target.with_file_name(name);
        let before = fs::read(target).ok();
        self.files.push(Replacement {
            temporary: temporary.clone(),
            target: target.to_owned(),
            before,
            in_place: false,
        });
        fs::write(&temporary, text).map_err(|error| (temporary, error))
    }

    fn create(&mut self, folder: &Path) -> Result<(), Failed> {
        let missing = folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        while let Some(folder) = missing.pop() {
            fs::create_dir(&folder).map_err(|error| (folder.clone(), error))?;
            self.folders.push(folder);
        }
        Ok(())
    }

    /// Has the new texts take their places.
    pub(super) fn put_in_place(&mut self) -> Result<(), Failed> {
        for file in &mut self.files {
            fs::rename(&file.temporary, &file.target).map_err(|error| (file.target.clone(), error))?;
            file.in_place = true;
        }
        Ok(())
    }

    /// Makes everything what it was before. Returns the files with which that doesn't succeed.
    pub(super) fn take_back(self) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        for Replacement { temporary, target, before, in_place } in self.files {
            let restored = match (in_place, before) {
                // A temporary file that can't be removed changes nothing that anybody reads.
                (false, _) => fs::remove_file(&temporary).or(Ok(())),
                (true, Some(before)) => fs::write(&target, before),
                (true, None) => fs::remove_file(&target),
            };
            if restored.is_err() {
                changed.push(target);
            }
        }
        for folder in self.folders.iter().rev() {
            // One that has something in it stays, as what is in it was named above.
            let _ = fs::remove_dir(folder);
        }
        changed
    }
}

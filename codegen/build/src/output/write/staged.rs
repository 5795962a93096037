//! Temporary files with new content next to the files that they replace, and the restoration of the earlier state.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The file or folder of a failed step, and the error.
type Failed = (PathBuf, io::Error);

/// The steps of an update so far, which can be undone.
#[derive(Default)]
pub(super) struct Staged {
    files: Vec<Replacement>,
    /// The folders that were created, parents first.
    folders: Vec<PathBuf>,
}

struct Replacement {
    temporary: PathBuf,
    target: PathBuf,
    /// The earlier content; `None` if there was no file.
    before: Option<Vec<u8>>,
    in_place: bool,
}

impl Staged {
    /// Writes the new content of a file under a temporary name.
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

    /// Renames the temporary files to the files that they replace.
    pub(super) fn put_in_place(&mut self) -> Result<(), Failed> {
        for file in &mut self.files {
            fs::rename(&file.temporary, &file.target).map_err(|error| (file.target.clone(), error))?;
            file.in_place = true;
        }
        Ok(())
    }

    /// Restores the earlier state. Returns the files that could not be restored.
    pub(super) fn roll_back(self) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        for Replacement { temporary, target, before, in_place } in self.files {
            let restored = match (in_place, before) {
                // Nothing reads a temporary file that can't be removed.
                (false, _) => fs::remove_file(&temporary).or(Ok(())),
                (true, Some(before)) => fs::write(&target, before),
                (true, None) => fs::remove_file(&target),
            };
            if restored.is_err() {
                changed.push(target);
            }
        }
        for folder in self.folders.iter().rev() {
            // A folder that isn't empty stays: the files in it are reported above.
            let _ = fs::remove_dir(folder);
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::Staged;
    use std::{
        fs,
        path::{Path, PathBuf},
    };

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("soapwright-staged-{name}-{}", std::process::id()));
            fs::create_dir_all(&path).expect("a folder");
            Folder(path)
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).expect("a folder").flatten();
            let mut names: Vec<String> =
                entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path).expect("a file")
    }

    #[test]
    fn failed_update_restores_files_and_folders() {
        let folder = Folder::new("back");
        let [old, new, last] = ["a.rs", "new/deep/b.rs", "c.rs"].map(|name| folder.0.join(name));
        fs::write(&old, "before").expect("a file");
        let mut staged = Staged::default();
        for path in [&old, &new, &last] {
            staged.add(path, "after").expect("it can be written");
        }
        // Blocks the last file after all files have been staged.
        fs::create_dir_all(last.join("in the way")).expect("a folder");
        let (path, _) = staged.put_in_place().expect_err("a folder is there");
        assert_eq!((path, read(&old), read(&new)), (last, "after".to_owned(), "after".to_owned()));
        assert_eq!(staged.roll_back(), Vec::<PathBuf>::new());
        assert_eq!((read(&old).as_str(), folder.names()), ("before", vec!["a.rs".to_owned(), "c.rs".to_owned()]));
    }

    #[test]
    fn created_folders_are_removed_again() {
        let folder = Folder::new("folders");
        fs::write(folder.0.join("file"), "").expect("a file");
        let mut staged = Staged::default();
        staged.add(&folder.0.join("one/two/a.rs"), "a").expect("it can be written");
        assert!(staged.add(&folder.0.join("file/b.rs"), "b").is_err());
        assert!(staged.roll_back().is_empty());
        assert_eq!(folder.names(), ["file"]);
    }

    #[test]
    fn file_that_cannot_be_restored_is_reported() {
        let folder = Folder::new("named");
        let path = folder.0.join("a.rs");
        let mut staged = Staged::default();
        staged.add(&path, "a").expect("it can be written");
        staged.put_in_place().expect("nothing is in the way");
        fs::remove_file(&path).expect("it is there");
        fs::create_dir_all(&path).expect("a folder");
        assert_eq!(staged.roll_back(), [path]);
    }
}

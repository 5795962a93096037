//! Projects in temporary folders, on which Cargo is run.

use soapwright_build::{Crate, Generated, Request, generate, update};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};
use tests::workspace;

/// A document with one operation.
pub const WSDL: &str = include_str!("Greeter.wsdl");

/// A folder outside this workspace, which is removed when the value is dropped. Its name contains a space.
pub struct Project {
    folder: PathBuf,
    /// The folder of Cargo's output. Projects don't share it, because Cargo can't tell equal paths within two projects
    /// apart.
    target: PathBuf,
}

/// The outcome of a run of Cargo.
pub struct Run {
    pub succeeded: bool,
    pub stdout: String,
    pub stderr: String,
}

impl Project {
    pub fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("soapwright project {name} {}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        // Without it, Cargo would look for newer versions in the registry.
        fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Project { folder, target: Path::new(env!("CARGO_TARGET_TMPDIR")).join(name) }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }

    /// Generates the code of a document in the project.
    pub fn generate(&self, document: &str) -> Generated {
        let mut request = Request::new([self.path(document)]);
        request.strict = true;
        generate(&request).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Generates a crate from a document into a folder.
    pub fn write_crate(&self, document: &str, folder: &str, settings: &Crate) {
        update(&self.path(folder), &self.generate(document).crate_files(settings).unwrap()).unwrap();
    }

    /// Runs Cargo in the folder, without the network.
    pub fn cargo(&self, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        Run { succeeded: output.status.success(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }

    /// Runs Cargo, which must succeed without a warning.
    pub fn cargo_succeeds(&self, arguments: &[&str]) -> String {
        let run = self.cargo(arguments);
        assert!(run.succeeded && !run.stderr.contains("warning"), "cargo {}: {}", arguments.join(" "), run.stderr);
        run.stdout
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Copies the files of a folder and of those in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

//! Validation of messages with a third-party schema validator.

use std::{
    env, fmt,
    path::{Path, PathBuf},
    process::Command,
};

/// An error that the validator found in a message.
#[derive(Debug)]
pub struct Finding {
    /// The document's name.
    pub document: String,
    /// The message's name, or `-` if the schemas are invalid or something occurs in no message.
    pub message: String,
    /// The validator's name of the error.
    pub kind: String,
    /// The validator's text.
    pub text: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { document, message, kind, text } = self;
        write!(f, "{document} {message}: {text} ({kind})")
    }
}

/// Validates the messages in a folder, which must have a table of the documents.
pub fn judge(folder: &Path) -> Result<Vec<Finding>, String> {
    let python = python();
    let mut command = Command::new(&python);
    // Python must not write bytecode into the checkout.
    command.arg("-B").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("validate.py"));
    let output = command.arg(crate::catalog()).arg(folder).output();
    let output = output.map_err(|error| format!("{}: {error}", python.display()))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let rows = text.lines().map(|line| line.splitn(4, '\t').map(str::to_owned).collect::<Vec<_>>());
    rows.map(|row| match <[String; 4]>::try_from(row) {
        Ok([document, message, kind, text]) => Ok(Finding { document, message, kind, text }),
        Err(row) => Err(row.join(" ")),
    })
    .collect()
}

/// Returns the path of the Python with lxml, which is installed with the SOAP servers.
pub fn python() -> PathBuf {
    let build = env::var_os("INTEROP_BUILD").map_or_else(|| env::temp_dir().join("soap-interop"), PathBuf::from);
    build.join("venv/bin/python")
}

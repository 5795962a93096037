//! What someone else's schema validator says about messages.

use std::{
    env, fmt,
    path::{Path, PathBuf},
    process::Command,
};

/// What the judge found wrong with a message.
#[derive(Debug)]
pub struct Finding {
    /// The document's name.
    pub document: String,
    /// The message's name; `-` where the schemas themselves are refused, or no message has something.
    pub message: String,
    /// The validator's word for it.
    pub kind: String,
    /// What it says.
    pub text: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { document, message, kind, text } = self;
        write!(f, "{document} {message}: {text} ({kind})")
    }
}

/// Has the messages in this folder judged, which has a table of the documents. The error is why that can't be.
pub fn judge(folder: &Path) -> Result<Vec<Finding>, String> {
    let python = python();
    let mut command = Command::new(&python);
    // The checkout stays as it is.
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

/// The Python that has lxml, where the SOAP servers are built too.
pub fn python() -> PathBuf {
    let build = env::var_os("INTEROP_BUILD").map_or_else(|| env::temp_dir().join("soap-interop"), PathBuf::from);
    build.join("venv/bin/python")
}

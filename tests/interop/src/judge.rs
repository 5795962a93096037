//! Validation of messages with a third-party schema validator.

use std::{fs, path::Path, process::Command};

/// Validates raw HTTP requests against the vendor's contract of the User service. The error is the validator's output.
/// The requests are kept in `folder`.
pub fn judge(requests: &[Vec<u8>], folder: &Path) -> Result<(), String> {
    let named: Vec<(String, Vec<u8>)> =
        requests.iter().enumerate().map(|(index, request)| (format!("{index:02}.http"), request.clone())).collect();
    judge_against(&crate::official_wsdl(), &named, folder)
}

/// Validates named messages, raw HTTP or XML, against a contract. The messages are kept in `folder`.
pub fn judge_against(wsdl: &Path, messages: &[(String, Vec<u8>)], folder: &Path) -> Result<(), String> {
    let python = crate::build().join("venv/bin/python");
    let mut command = Command::new(&python);
    command.arg(crate::shared().join("interop/soapcheck.py")).arg(wsdl);
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, message) in messages {
        let path = folder.join(name);
        fs::write(&path, message).map_err(|error| format!("{}: {error}", path.display()))?;
        command.arg(path);
    }
    let output = command.output().map_err(|error| format!("{}: {error}", python.display()))?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    Err(said.lines().filter(|line| !line.ends_with(" VALID")).collect::<Vec<_>>().join("\n"))
}

//! Validation of elements with libxml2.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use std::{
    env,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

/// Validates elements against the schema of a WSDL. Returns `valid` or an error for each, or `None` without libxml2.
pub fn judge(wsdl: &str, elements: &[String]) -> Option<Vec<String>> {
    let build = env::var_os("INTEROP_BUILD").map_or_else(|| env::temp_dir().join("soap-interop"), Into::into);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(build.join("venv/bin/python"));
    command.arg(folder.join("judge.py")).arg(folder.join(format!("wsdl/{wsdl}.wsdl")));
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => {
            assert!(env::var_os("NO_SKIP").is_none(), "{command:?}: {error}");
            println!("skipped: {command:?}: {error}");
            return None;
        }
    };
    child.stdin.take().unwrap().write_all(elements.join("\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

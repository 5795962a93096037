//! libxml2 as a judge, in a Python process.

use std::{
    env,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

/// Returns libxml2's values of each document, or its error. Without Python and lxml, nothing is returned, unless
/// `NO_SKIP` is set.
pub fn judge(documents: &[Vec<u8>]) -> Option<Vec<Result<String, String>>> {
    let build = env::var_os("INTEROP_BUILD").map_or_else(|| env::temp_dir().join("soap-interop"), Into::into);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/well_formed/judge.py");
    let mut command = Command::new(build.join("venv/bin/python"));
    let child = command.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) if env::var_os("NO_SKIP").is_none() => {
            println!("skipped: no Python with lxml ({error})");
            return None;
        }
        Err(error) => panic!("no Python with lxml, and NO_SKIP is set: {error}"),
    };
    let lines: String = documents.iter().map(|document| hex(document) + "\n").collect();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let verdicts = output.lines().map(|line| match line.strip_prefix('=') {
        Some(values) => Ok(values.to_owned()),
        None => Err(line.to_owned()),
    });
    let verdicts: Vec<_> = verdicts.collect();
    assert_eq!(verdicts.len(), documents.len(), "a verdict for each document");
    Some(verdicts)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

//! Tests of broken documents: a helpful error in bounded time, and nothing written.

use crate::{assert_none, missing};
use corpus::{catalog, index};
use soapwright_build::{Builder, Diagnostic, Request, generate};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::Duration,
};

/// The time limit for a document.
const LIMIT: Duration = Duration::from_secs(20);

#[test]
fn broken_documents_are_reported_with_a_place() {
    if missing() {
        return;
    }
    let broken: Vec<_> = index().into_iter().filter(|row| row.group == "X").collect();
    assert_eq!(broken.len(), 21);
    let failures: Vec<String> = broken
        .iter()
        .filter_map(|row| complaint(&row.name, &row.path).map(|complaint| format!("{}: {complaint}", row.name)))
        .collect();
    assert_none(&failures);
}

/// Generates from a document and returns the failed check, if there is one.
fn complaint(name: &str, path: &Path) -> Option<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken").join(name);
    let _ = fs::remove_dir_all(&folder);
    let (sender, receiver) = mpsc::channel();
    let (document, out) = (path.to_owned(), folder.clone());
    let worker = thread::spawn(move || {
        // The receiver is gone after the time limit.
        let _ = sender.send(findings(document, &out));
    });
    let findings = match receiver.recv_timeout(LIMIT) {
        Ok(findings) => findings,
        Err(_) if worker.is_finished() => return Some("the generator panics".to_owned()),
        Err(_) => return Some(format!("the generator takes more than {LIMIT:?}")),
    };
    match findings {
        Ok(warnings) if warnings.iter().any(says_where) => None,
        Ok(warnings) => Some(format!("it is accepted without a warning that has a place: {warnings:?}")),
        Err(_) if folder.exists() => Some("something is written in spite of the error".to_owned()),
        Err(errors) if errors.iter().all(says_where) => None,
        Err(errors) => Some(format!("an error doesn't say where: {errors:?}")),
    }
}

/// Returns the warnings or the errors about a document.
fn findings(document: PathBuf, out: &Path) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let builder = Builder::new().wsdl(&document).catalog(catalog()).allow_empty(true).out_dir(out);
    builder.generate().map_err(|error| error.diagnostics)?;
    let mut request = Request::new([document]);
    request.catalogs = vec![catalog()];
    request.allow_empty = true;
    generate(&request).map(|generated| generated.warnings).map_err(|error| error.diagnostics)
}

/// Whether a diagnostic has a file, line, column and component path.
fn says_where(diagnostic: &Diagnostic) -> bool {
    diagnostic.place.as_ref().is_some_and(|place| {
        Path::new(&*place.file).is_file() && place.line > 0 && place.column > 0 && !place.component.is_empty()
    })
}

//! Generates the clients of every service from the vendor's documents beside the checkout, and a table of their
//! operations. Both are empty without the documents.

use soapwright_build::{Error, Failure, File, Options, Request};
use std::{env, fmt::Write, fs, path::Path};

fn main() -> Result<(), Error> {
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let folder = "../../../shared/corpus/superoffice/services86";
    println!("cargo::rerun-if-changed={folder}");
    let documents = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut documents: Vec<_> = documents.filter(|path| path.extension().is_some_and(|is| is == "xml")).collect();
    documents.sort();
    let (mut services, mut table) = (String::new(), String::new());
    if documents.is_empty() {
        println!("cargo::warning={folder} is missing: there are no services to test");
    } else {
        let text = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let failure = Failure {
            succeeded: Some("Succeeded".to_owned()),
            error: Some("ExceptionInfo".to_owned()),
            message: text(&["FriendlyText", "Message"]),
        };
        let options = Options { secrets: text(&["StackTrace"]), failure: Some(failure), ..Options::default() };
        let generated = soapwright_build::generate(&Request { documents, strict: true, options, ..Request::default() })?;
        services = generated.include();
        for operation in &generated.operations {
            let service = operation.document.trim_end_matches(".xml").rsplit('-').next().unwrap_or_default();
            let path = format!("services::{}::operations::{}", operation.module, operation.constant);
            // Writing to a string can't fail.
            let _ = writeln!(table, "    entry!({service:?}, {:?}, {path}),", operation.name);
        }
    }
    let table = format!("/// Every operation of every service.\npub static OPERATIONS: &[Entry] = &[\n{table}];\n");
    let files = [("services.rs", services), ("table.rs", table)];
    let files = files.map(|(path, text)| File { path: path.into(), text });
    for file in files {
        let path = Path::new(&out).join(&file.path);
        fs::write(&path, file.text).map_err(|error| soapwright_build::Diagnostic::file(&path, error))?;
    }
    Ok(())
}

//! Generates the clients of every service from the vendor's documents beside the checkout, and a table of their
//! operations. Both are empty without the documents.

use soapwright_build::{Error, Failure, File, Request};
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
        let failure = Failure::new().succeeded("Succeeded").error("ExceptionInfo").message(["FriendlyText", "Message"]);
        let mut request = Request::new(documents);
        request.strict = true;
        request.options.secrets = vec!["StackTrace".to_owned()];
        request.options.failure = Some(failure);
        let generated = soapwright_build::generate(&request)?;
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
    let files = files.map(|(path, text)| File::new(path, text));
    for file in files {
        let path = Path::new(&out).join(&file.path);
        fs::write(&path, file.text).map_err(|error| soapwright_build::Diagnostic::file(&path, error))?;
    }
    Ok(())
}

//! Generates the clients of a quarter of the corpus, which is beside the checkout, and a table of its documents. Both
//! are empty without the corpus.

use soapwright_build::{Error, Generated, Request};
use std::{env, fs, path::Path};

/// The number of crates that share the documents.
const CRATES: usize = 4;

fn main() -> Result<(), Error> {
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let folder = Path::new("../../../../../shared/corpus/open");
    println!("cargo::rerun-if-changed={}", folder.display());
    let index = fs::read_to_string(folder.join("INDEX.tsv")).unwrap_or_default();
    if index.is_empty() {
        println!("cargo::warning={} is missing: there are no documents to test", folder.display());
    }
    let own = env::var("CARGO_PKG_NAME").unwrap_or_default();
    let own: usize = own.rsplit('-').next().and_then(|number| number.parse().ok()).unwrap_or_default();
    let rows = index.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    // The documents of group X are broken.
    let rows = rows.filter(|row| row.get(11).is_some_and(|group| matches!(*group, "A" | "B")));
    let (mut modules, mut table) = (String::new(), String::new());
    for (number, row) in rows.enumerate().filter(|(number, _)| number % CRATES + 1 == own) {
        let document = folder.join(row[1]);
        let own = document.with_file_name("catalog.tsv");
        let mut request = Request::new([document]);
        let all = folder.join("_catalog/catalog.tsv");
        request.catalogs = own.is_file().then_some(own).into_iter().chain([all]).collect();
        request.allow_empty = true;
        request.options.samples = true;
        request.options.checks = true;
        let (name, module) = (row[0], format!("d{number}"));
        let (operations, left_out, error, samples) = match soapwright_build::generate(&request) {
            Ok(generated) => {
                modules += &format!("/// `{name}`.\npub mod {module} {{\n{}\n}}\n", generated.include());
                (generated.operations.len(), left_out(&generated), None, samples(&generated, &module))
            }
            Err(error) => (0, Vec::new(), Some(error.to_string()), String::from("|_| Vec::new()")),
        };
        table += &format!(
            "    Document {{ name: {name:?}, operations: {operations}, left_out: &{left_out:?}, error: {error:?}, samples: {samples} }},\n"
        );
    }
    let text = format!("{modules}/// The documents.\npub static DOCUMENTS: &[Document] = &[\n{table}];\n");
    let path = Path::new(&out).join("documents.rs");
    fs::write(&path, text).map_err(|error| soapwright_build::Diagnostic::file(&path, error).into())
}

/// Returns the reasons why operations are left out.
fn left_out(generated: &Generated) -> Vec<String> {
    let messages = generated.warnings.iter().map(|warning| warning.message.as_str());
    messages.filter_map(|message| Some(message.split_once(" is left out: ")?.1.to_owned())).collect()
}

/// Returns the source of a closure that draws the samples of all services.
fn samples(generated: &Generated, module: &str) -> String {
    let mut services: Vec<&str> = generated.operations.iter().map(|operation| operation.module.as_str()).collect();
    services.dedup();
    if services.is_empty() {
        return String::from("|_| Vec::new()");
    }
    let calls: Vec<String> = services.iter().map(|service| format!("{module}::{service}::samples(s)")).collect();
    format!("|s| [{}].into_iter().flatten().collect()", calls.join(", "))
}

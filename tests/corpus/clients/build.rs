//! Generates the clients of one in four documents of the corpus, which stands beside the checkout, and a table of them.
//! Without the corpus there are none.

use codegen::{Error, Options, Request};
use std::{env, fmt::Write, fs, path::Path};

/// How many crates share the documents.
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
    // The group X is broken.
    let rows = rows.filter(|row| row.get(11).is_some_and(|group| matches!(*group, "A" | "B")));
    let (mut modules, mut table) = (String::new(), String::new());
    for (number, row) in rows.enumerate().filter(|(number, _)| number % CRATES + 1 == own) {
        let (name, path) = (row[0], folder.join(row[1]));
        let request = Request {
            documents: vec![path],
            catalogs: vec![folder.join("_catalog/catalog.tsv")],
            options: Options { samples: true, ..Options::default() },
            ..Request::default()
        };
        // Writing to a string can't fail.
        let _ = match codegen::generate(&request) {
            Ok(generated) => {
                let left_out =
                    generated.warnings.iter().filter_map(|warning| warning.message.split_once(" is left out: "));
                let left_out: Vec<&str> = left_out.map(|(_, reason)| reason).collect();
                let mut services: Vec<&str> =
                    generated.operations.iter().map(|operation| operation.module.as_str()).collect();
                services.dedup();
                let samples = services
                    .iter()
                    .map(|service| format!("samples.extend(d{number}::{service}::samples(s));"))
                    .collect::<String>();
                let (mutable, s) = if services.is_empty() { ("", "_") } else { ("mut ", "s") };
                let _ = writeln!(modules, "/// `{name}`.\npub mod d{number} {{\n{}\n}}", generated.include());
                writeln!(
                    table,
                    "    Document {{ name: {name:?}, operations: {}, left_out: &{left_out:?}, error: None, samples: |{s}| {{ let {mutable}samples = Vec::new(); {samples} samples }} }},",
                    generated.operations.len()
                )
            }
            Err(error) => writeln!(
                table,
                "    Document {{ name: {name:?}, operations: 0, left_out: &[], error: Some({:?}), samples: |_| Vec::new() }},",
                error.to_string()
            ),
        };
    }
    let table = format!("/// The documents.\npub static DOCUMENTS: &[Document] = &[\n{table}];\n");
    let path = Path::new(&out).join("documents.rs");
    fs::write(&path, modules + &table).map_err(|error| codegen::Diagnostic::file(&path, error).into())
}

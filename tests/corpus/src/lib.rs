//! The documents of the corpus, which is beside the checkout, with their compiled clients and sample values.

mod judge;
mod table;

pub use judge::{Finding, judge, python};
pub use table::table;

use sample::{Document, Message, Sampler};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
    thread,
};

/// The stack size for the samples of a document, an eighth of a thread's default.
const STACK: usize = 256 * 1024;

/// Returns all documents that aren't broken.
pub fn documents() -> impl Iterator<Item = &'static Document> {
    [clients_1::DOCUMENTS, clients_2::DOCUMENTS, clients_3::DOCUMENTS, clients_4::DOCUMENTS].into_iter().flatten()
}

/// A document with the samples of all its messages.
pub struct Tested {
    /// The document.
    pub document: &'static Document,
    /// The samples, each with a name of its own.
    pub messages: Vec<Message>,
}

/// Returns all documents that aren't broken with their samples, which are drawn once.
pub fn tested() -> &'static [Tested] {
    static TESTED: LazyLock<Vec<Tested>> = LazyLock::new(|| documents().map(test_on_a_small_stack).collect());
    &TESTED
}

/// Draws and tests the samples on a small stack. Too large a type would abort the process.
fn test_on_a_small_stack(document: &'static Document) -> Tested {
    println!("{}", document.name);
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || test(document)).unwrap();
    worker.join().unwrap()
}

fn test(document: &'static Document) -> Tested {
    let operations = (document.samples)(&mut Sampler::default()).into_iter().enumerate();
    let messages = operations.flat_map(|(number, operation)| {
        let name = format!("{number:03}-{}", operation.operation.replace('/', "_"));
        operation
            .messages
            .into_iter()
            .map(move |message| Message { name: format!("{name}-{}", message.name), ..message })
    });
    Tested { document, messages: messages.collect() }
}

/// A row of the index.
pub struct Row {
    /// The document's name.
    pub name: String,
    /// The path of the WSDL.
    pub path: PathBuf,
    /// The group: `A`, `B`, or `X` for broken documents.
    pub group: String,
}

/// Reads the index of the corpus.
pub fn index() -> Vec<Row> {
    let text = fs::read_to_string(folder().join("INDEX.tsv")).unwrap_or_default();
    let rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let rows = rows.filter(|row| row.len() > 11);
    rows.map(|row| Row { name: row[0].to_owned(), path: folder().join(row[1]), group: row[11].to_owned() }).collect()
}

/// Returns the path of the catalogue, which maps URLs to files.
pub fn catalog() -> PathBuf {
    folder().join("_catalog/catalog.tsv")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/open")
}

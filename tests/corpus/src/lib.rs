//! Every document of the corpus, which stands beside the checkout: generated, compiled, and proved by sample values.

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

/// How much stack there is for what is done with the samples of a document: an eighth of what a thread has.
const STACK: usize = 256 * 1024;

/// All documents that aren't broken.
pub fn documents() -> impl Iterator<Item = &'static Document> {
    [clients_1::DOCUMENTS, clients_2::DOCUMENTS, clients_3::DOCUMENTS, clients_4::DOCUMENTS].into_iter().flatten()
}

/// A document with the samples of all its messages.
pub struct Proved {
    /// The document.
    pub document: &'static Document,
    /// The samples, each with a name of its own.
    pub messages: Vec<Message>,
}

/// All documents that aren't broken with their samples, which are drawn once.
pub fn proof() -> &'static [Proved] {
    static PROOF: LazyLock<Vec<Proved>> = LazyLock::new(|| documents().map(prove_on_little_stack).collect());
    &PROOF
}

/// Makes, writes, reads and compares the samples. Too large a type would end the process.
fn prove_on_little_stack(document: &'static Document) -> Proved {
    println!("{}", document.name);
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || prove(document)).unwrap();
    worker.join().unwrap()
}

fn prove(document: &'static Document) -> Proved {
    let operations = (document.samples)(&mut Sampler::default()).into_iter().enumerate();
    let messages = operations.flat_map(|(number, operation)| {
        let name = format!("{number:03}-{}", operation.operation.replace('/', "_"));
        operation
            .messages
            .into_iter()
            .map(move |message| Message { name: format!("{name}-{}", message.name), ..message })
    });
    Proved { document, messages: messages.collect() }
}

/// A row of the index.
pub struct Row {
    /// The document's name.
    pub name: String,
    /// Its WSDL.
    pub path: PathBuf,
    /// `A`, `B`, or `X` for what its authors broke.
    pub group: String,
}

/// The index of the corpus.
pub fn index() -> Vec<Row> {
    let text = fs::read_to_string(folder().join("INDEX.tsv")).unwrap_or_default();
    let rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let rows = rows.filter(|row| row.len() > 11);
    rows.map(|row| Row { name: row[0].to_owned(), path: folder().join(row[1]), group: row[11].to_owned() }).collect()
}

/// What stands for URLs.
pub fn catalog() -> PathBuf {
    folder().join("_catalog/catalog.tsv")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/open")
}

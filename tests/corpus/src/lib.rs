//! Every document of the corpus, which stands beside the checkout: generated, compiled, and proved by sample values.

mod judge;

pub use judge::{Finding, judge};

use sample::Document;
use std::path::{Path, PathBuf};

/// All documents that aren't broken.
pub fn documents() -> impl Iterator<Item = &'static Document> {
    [clients_1::DOCUMENTS, clients_2::DOCUMENTS, clients_3::DOCUMENTS, clients_4::DOCUMENTS].into_iter().flatten()
}

/// The folder of the corpus.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/open")
}

/// The rows of the index: each document's name, the path of its WSDL, and the group that it is in.
pub fn index() -> Vec<(String, PathBuf, String)> {
    let text = std::fs::read_to_string(folder().join("INDEX.tsv")).unwrap_or_default();
    let rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| row.len() > 11)
        .map(|row| (row[0].to_owned(), folder().join(row[1]), row[11].to_owned()))
        .collect()
}

//! The clients of documents of the corpus, one module for each.
#![deny(warnings)]

/// A document, and what comes of it.
pub struct Document {
    /// Its name in the index.
    pub name: &'static str,
    /// How many operations are generated.
    pub operations: usize,
    /// Why the others aren't.
    pub left_out: &'static [&'static str],
    /// Why nothing is, if it contradicts itself.
    pub error: Option<&'static str>,
    /// Samples of its messages.
    pub samples: fn(&mut sample::Sampler) -> Vec<sample::Messages>,
}

include!(concat!(env!("OUT_DIR"), "/documents.rs"));

//! The clients of documents of the corpus, one module for each.
#![deny(warnings)]

use sample::Document;

include!(concat!(env!("OUT_DIR"), "/documents.rs"));

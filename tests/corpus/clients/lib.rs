//! The clients of documents of the corpus, with a module for each document.
#![deny(warnings)]

use sample::Document;

include!(concat!(env!("OUT_DIR"), "/documents.rs"));

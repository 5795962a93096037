//! Checks drafts: takes the drafts of all documents, merges equal ones, applies their bases, and returns for each type
//! the nearest obstacle that it reaches (XSD 1.0 Part 1, 3.4.6, 3.8.6 and 3.14.6).

pub(crate) mod derivation;
mod lineage;
pub(crate) mod merge;
mod obstacles;
mod recursion;
pub(crate) mod union;

//! Judgement of the drafts: in come those of all documents, out come equal ones as one, with the fields of their bases,
//! and for each type the nearest obstacle that it reaches (XSD 1.0 Part 1, 3.4.6, 3.8.6 and 3.14.6).

pub(crate) mod derivation;
pub(crate) mod merge;
mod obstacles;
mod recursion;
pub(crate) mod union;

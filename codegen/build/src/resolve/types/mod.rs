//! Drafts types: takes the elements that operations use, and returns drafts of all types that these reach in their own
//! document, with particles as fields and with obstacles for what can't be generated (XSD 1.0 Part 1, 3).

mod attribute;
mod complex;
pub(crate) mod draft;
mod duplicates;
mod emptiable;
mod facets;
mod mixed;
mod mixed_orders;
mod model_group;
mod open_content;
mod particle;
pub(crate) mod reference;
pub(crate) mod shape;
mod simple;
mod substitution;
mod texts;

//! From schema components to drafts of types: in come the elements that operations use, out come drafts of all types
//! that these reach in their own document, with a model group as fields and what can't be generated noted (XSD 1.0 Part
//! 1, 3).

mod attribute;
mod complex;
pub(crate) mod draft;
mod duplicates;
mod emptiable;
mod facets;
mod mixed;
mod mixed_orders;
mod model_group;
mod particle;
pub(crate) mod reference;
pub(crate) mod shape;
mod simple;
mod substitution;

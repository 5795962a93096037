//! The cases of the tests of well-formedness, by construct.

mod attributes;
mod declaration;
mod line_ends;
mod markup;
mod names;
mod namespaces;
mod tags;
mod text;
mod words;

use super::case::Case;

pub fn all() -> Vec<Case> {
    [
        declaration::cases(),
        markup::cases(),
        text::cases(),
        line_ends::cases(),
        tags::cases(),
        names::cases(),
        attributes::cases(),
        namespaces::cases(),
        words::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

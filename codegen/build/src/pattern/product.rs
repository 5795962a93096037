//! Searches for two texts of the same value of which the one that is read matches the patterns, and the one that is
//! written doesn't.

use crate::limits::PRODUCT_STATES;

use super::{
    ascii::{Chars, Expr, Side},
    automaton::{Automaton, Graph, Step},
};
use std::collections::BTreeSet;

/// A question about pairs of texts of the same value: one that is read, and one that is written for it.
pub(super) struct Question<'e> {
    /// The pairs of texts of the same value, and maybe other pairs.
    pub(super) equal: &'e Expr,
    /// The texts that can be read.
    pub(super) read: &'e Expr,
    /// The expressions that describe the texts that are written, which match all of them.
    pub(super) written: &'e [Expr],
    /// The patterns, each of which has to match.
    pub(super) patterns: &'e [Expr],
}

impl Question<'_> {
    /// Returns whether the written text matches the patterns in every pair in which the text that is read does. `None`
    /// if the search was given up.
    pub(super) fn holds(&self) -> Option<bool> {
        let mut graph = Graph::default();
        let (first, last) = graph.add(self.equal)?;
        let mut read = Automaton::new(self.patterns.iter().chain([self.read]))?;
        let mut written = Automaton::new(self.written)?;
        let mut pattern = Automaton::new(self.patterns)?;
        let sets: BTreeSet<Chars> =
            graph.sets().chain(read.sets()).chain(written.sets()).chain(pattern.sets()).collect();
        let kinds = kinds(sets);
        let start = (first, Automaton::START, Automaton::START, Automaton::START);
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        // A single number is compared faster than a tuple.
        let mut is_new = |(at, one, other, theirs): (usize, usize, usize, usize)| {
            seen.insert([at, one, other, theirs].into_iter().fold(0, |all, state| all << 32 | state as u128))
        };
        for _ in 0..PRODUCT_STATES {
            let Some((at, one, other, theirs)) = open.pop() else { return Some(true) };
            if read.is_too_large() || written.is_too_large() || pattern.is_too_large() {
                return None;
            }
            if at == last && read.accepts(one) && written.accepts(other) && !pattern.accepts(theirs) {
                return Some(false);
            }
            for &(step, to) in graph.steps(at) {
                let (side, chars) = match step {
                    Step::Of(side, chars) => (side, chars),
                    Step::Free => {
                        let next = (to, one, other, theirs);
                        open.extend(is_new(next).then_some(next));
                        continue;
                    }
                };
                let (is_read, is_written) = (side != Side::Written, side != Side::Read);
                for &byte in kinds.iter().filter(|byte| chars & 1 << **byte != 0) {
                    let one = if is_read { read.step(one, byte) } else { one };
                    let other = if is_written { written.step(other, byte) } else { other };
                    let theirs = if is_written { pattern.step(theirs, byte) } else { theirs };
                    let next = (to, one, other, theirs);
                    if one != Automaton::DEAD && other != Automaton::DEAD && is_new(next) {
                        open.push(next);
                    }
                }
            }
        }
        None
    }
}

/// Returns one character of each group of characters that are in the same sets.
fn kinds(sets: impl IntoIterator<Item = Chars>) -> Vec<u8> {
    let mut kinds = vec![Chars::MAX];
    for set in sets {
        let split = kinds.iter().flat_map(|kind| [kind & set, kind & !set]);
        kinds = split.filter(|kind| *kind != 0).collect();
    }
    kinds.into_iter().map(|kind| kind.trailing_zeros() as u8).collect()
}

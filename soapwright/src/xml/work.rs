//! Counts the steps of reading, so that tests can detect work that grows faster than the message.
//!
//! Outside of tests it has no cost.

use std::cmp::Ordering;

#[cfg(test)]
thread_local! {
    static DONE: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Adds a number of comparisons, look-ups or copied bytes.
#[inline(always)]
pub(crate) fn count(_units: usize) {
    #[cfg(test)]
    DONE.set(DONE.get() + _units as u64);
}

/// Returns the number of steps that this thread counted while `run` ran.
#[cfg(test)]
pub(crate) fn of(run: impl FnOnce()) -> u64 {
    let before = DONE.get();
    run();
    DONE.get() - before
}

/// A text as a key of an ordered collection, whose comparisons are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key<'a>(pub(crate) &'a str);

impl Ord for Key<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        count(1);
        self.0.cmp(other.0)
    }
}

impl PartialOrd for Key<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Returns a key that occurs more than once, if any.
pub(crate) fn repeated<K: Ord + Copy>(keys: &mut [K]) -> Option<K> {
    keys.sort_unstable_by(|one, other| {
        count(1);
        one.cmp(other)
    });
    keys.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}

//! The progress of reading a struct.

use crate::xml::field::Field;
use std::ops::Range;

/// The progress of reading a struct: the field expected next, and the index of its bits in `Reader::seen`.
#[derive(Debug)]
#[doc(hidden)]
pub struct Cursor {
    pub(in crate::xml) fields: &'static [Field],
    pub(in crate::xml) expected: usize,
    pub(in crate::xml) seen: usize,
}

impl Cursor {
    /// Returns the index of the field with this name. The search starts at the field expected next and wraps around, so
    /// that fields in order are found at once.
    #[inline]
    pub(in crate::xml) fn find(&mut self, namespace: u8, local: &str) -> Option<usize> {
        let index = match self.fields.get(self.expected) {
            Some(field) if field.is(namespace, local) && !field.is_inner() => self.expected,
            _ => self.search(namespace, local)?,
        };
        self.expect_behind(index);
        Some(index)
    }

    /// Returns the index of the next field with this name, in the order of the contract.
    pub(in crate::xml) fn named_ahead(&self, namespace: u8, local: &str) -> Option<usize> {
        let ahead = position(self.fields.get(self.expected..)?, namespace, local)?;
        Some(self.expected + ahead)
    }

    pub(in crate::xml) fn expect_behind(&mut self, index: usize) {
        let field = &self.fields[index];
        self.expected = match field.is_repeated() {
            _ if field.is_member() => self.behind_group(index),
            true => index,
            false => index + 1,
        };
    }

    /// Returns the index of the field expected after an element of a group: the first of the group if it may be
    /// repeated, and otherwise the first after it, because the whole group has been read.
    #[cold]
    fn behind_group(&self, index: usize) -> usize {
        let Range { start, end } = group_of(self.fields, index);
        if self.fields[index].is_repeated() { start } else { end }
    }

    #[inline(never)]
    fn search(&self, namespace: u8, local: &str) -> Option<usize> {
        let (before, after) = self.fields.split_at(self.expected);
        let behind = position(after, namespace, local).map(|at| self.expected + at);
        match behind {
            Some(index) if !self.fields[index].is_inner() => behind,
            _ => position(before, namespace, local)
                .filter(|&at| behind.is_none() || !self.fields[at].is_inner())
                .or(behind),
        }
    }
}

/// Returns the rows of the group of this row.
pub(in crate::xml) fn group_of(fields: &[Field], index: usize) -> Range<usize> {
    let start = (0..=index).rev().find(|&at| fields[at].is_first()).unwrap_or(index);
    let others = fields[start + 1..].iter().take_while(|field| field.is_member() && !field.is_first());
    start..start + 1 + others.count()
}

/// Returns the index of the first field with this name. Fields with which their group can't begin come last.
pub(super) fn position(fields: &[Field], namespace: u8, local: &str) -> Option<usize> {
    let first = fields.iter().position(|field| field.is(namespace, local))?;
    if !fields[first].is_inner() {
        return Some(first);
    }
    let other = fields[first..].iter().position(|field| field.is(namespace, local) && !field.is_inner());
    Some(other.map_or(first, |other| first + other))
}

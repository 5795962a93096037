//! The fields of a struct that have been present.

use super::{
    cursor::{Cursor, group_of},
    reader::Reader,
};
use crate::xml::{
    error::{Result, XmlErrorKind},
    field::Field,
};

impl<'a> Reader<'a> {
    /// Marks a field as present. It is an error if it has been present before and may not be repeated.
    #[inline]
    pub(in crate::xml) fn mark(&mut self, cursor: &Cursor, index: usize) -> Result<()> {
        let field = &cursor.fields[index];
        let (word, bit) = (cursor.seen + index / 64, 1 << (index % 64));
        if !field.is_repeated() && (self.seen[word] & bit != 0 || field.is_member() && self.any_of(cursor, index)) {
            return Err(self.error(XmlErrorKind::Repeated(field.local())));
        }
        self.seen[word] |= bit;
        self.text_type = field.text_type();
        Ok(())
    }

    /// Marks the expected field, which belongs to no group, as present, and returns its index.
    #[inline(always)]
    pub(in crate::xml) fn mark_expected(&mut self, cursor: &mut Cursor, field: &'static Field) -> Result<usize> {
        let index = cursor.expected;
        let (seen, bit) = (&mut self.seen[cursor.seen + index / 64], 1 << (index % 64));
        if !field.is_repeated() {
            if *seen & bit != 0 {
                return Err(self.error(XmlErrorKind::Repeated(field.local())));
            }
            cursor.expected += 1;
        }
        *seen |= bit;
        self.text_type = field.text_type();
        Ok(index)
    }

    /// Returns an error if a required field is missing at the end of a struct or group.
    #[inline]
    pub(in crate::xml) fn complete(&mut self, cursor: &Cursor) -> Result<()> {
        if !self.strangers.is_empty() {
            self.judge_strangers(cursor)?;
        }
        for (index, field) in cursor.fields.iter().enumerate() {
            if field.is_required() && self.seen[cursor.seen + index / 64] & 1 << (index % 64) == 0 {
                self.lacks(cursor, index)?;
            }
        }
        self.seen.truncate(cursor.seen);
        Ok(())
    }

    /// Returns an error for a missing row, unless another row of its group or wildcard is present.
    #[cold]
    fn lacks(&self, cursor: &Cursor, index: usize) -> Result<()> {
        let field = &cursor.fields[index];
        let is_there = match (field.is_member(), field.is_wildcard()) {
            (true, _) => self.any_of(cursor, index),
            (false, true) => !self.is_needed(cursor, index),
            (false, false) => false,
        };
        match (is_there, field.is_wildcard(), field.is_member()) {
            (true, ..) => Ok(()),
            (false, true, _) => Err(self.error(XmlErrorKind::MissingAny)),
            (false, false, true) => Err(self.error(XmlErrorKind::MissingGroup(field.local()))),
            (false, false, false) => Err(self.error(XmlErrorKind::Missing(field.local()))),
        }
    }

    /// Returns `true` if any element of the group of this row has been present.
    #[cold]
    pub(in crate::xml) fn any_of(&self, cursor: &Cursor, index: usize) -> bool {
        group_of(cursor.fields, index).any(|at| self.seen[cursor.seen + at / 64] & 1 << (at % 64) != 0)
    }
}

impl Reader<'_> {
    pub(in crate::xml) fn is_seen(&self, cursor: &Cursor, index: usize) -> bool {
        self.seen[cursor.seen + index / 64] & 1 << (index % 64) != 0
    }

    /// Returns `true` if the wildcard of this row is required and no element for it has been present.
    pub(in crate::xml) fn is_needed(&self, cursor: &Cursor, index: usize) -> bool {
        let fields = cursor.fields;
        let first = (0..=index).rev().find(|at| !fields[*at].is_also()).unwrap_or(index);
        let others = (first + 1..fields.len()).take_while(|at| fields[*at].is_also());
        fields[first].is_required() && ![first].into_iter().chain(others).any(|at| self.is_seen(cursor, at))
    }
}

//! Wildcards: elements of any name, distinguished by their namespaces and places (XSD 1.0 Part 1, 3.10).

use crate::xml::{
    content::any::Element,
    error::{Result, XmlErrorKind},
    read::{Again, Cursor, Reader},
};

impl Reader<'_> {
    /// Returns the index of the field of the next child, for a struct with wildcards: a child that is no other field
    /// belongs to a wildcard. Returns `usize::MAX` at the end of the struct and after an error, which [`Reader::end`]
    /// returns.
    pub fn any_or_next(&mut self, cursor: &mut Cursor) -> usize {
        self.any_or_field(cursor).unwrap_or_else(|error| {
            self.failed = Some(error);
            usize::MAX
        })
    }

    fn any_or_field(&mut self, cursor: &mut Cursor) -> Result<usize> {
        if self.nil && self.again != Again::Child {
            return Err(self.error(XmlErrorKind::Nil));
        }
        while let Some((namespace, local)) = self.sibling()? {
            // A required wildcard that is expected next takes precedence over later fields.
            let expected = cursor.expected;
            if expected < cursor.fields.len()
                && self.is_free(cursor, expected, namespace)
                && self.is_needed(cursor, expected)
            {
                self.mark_any(cursor, expected)?;
                return Ok(expected);
            }
            if let Some(index) = cursor.find(namespace, local) {
                self.mark(cursor, index)?;
                return Ok(index);
            }
            if let Some(index) = self.any_row(cursor, namespace) {
                self.mark_any(cursor, index)?;
                return Ok(index);
            }
            self.pass(cursor)?;
        }
        self.complete(cursor)?;
        self.leave();
        Ok(usize::MAX)
    }

    /// Returns the index of the next header block, or `None` at the end of the Header. Blocks without a field are kept
    /// in `others`, or else skipped.
    pub(crate) fn next_block(
        &mut self,
        cursor: &mut Cursor,
        others: &mut Option<&mut Vec<Element>>,
    ) -> Result<Option<usize>> {
        while let Some((namespace, local)) = self.sibling()? {
            if let Some(index) = cursor.find(namespace, local) {
                self.mark(cursor, index)?;
                return Ok(Some(index));
            }
            self.note_stranger(cursor);
            match others {
                Some(others) => self.any_element(others)?,
                None => self.skip()?,
            }
        }
        self.complete(cursor)?;
        self.leave();
        Ok(None)
    }

    /// Returns the index of the field of the next sibling, for a group with wildcards. Returns `usize::MAX` at the end
    /// of the group and after an error, which [`Reader::end`] returns.
    pub fn any_or_member(&mut self, cursor: &mut Cursor) -> usize {
        self.any_or_next_member(cursor).unwrap_or_else(|error| {
            self.failed = Some(error);
            usize::MAX
        })
    }

    fn any_or_next_member(&mut self, cursor: &mut Cursor) -> Result<usize> {
        if let Some((namespace, local)) = self.sibling()? {
            let any = self.ahead(cursor, namespace);
            let named = self.member_ahead(cursor, namespace, local);
            // A required wildcard takes precedence over later fields.
            let goes_first = |any: &usize| named.is_none_or(|named| *any < named && self.is_needed(cursor, *any));
            if let Some(any) = any.filter(goes_first) {
                self.mark_any(cursor, any)?;
                match cursor.fields[any].is_member() {
                    true => cursor.expect_behind(any),
                    false => cursor.expected = if self.is_exhausted(cursor, any) { any + 1 } else { any },
                }
                return Ok(any);
            }
            if let Some(index) = named {
                cursor.expect_behind(index);
                self.mark(cursor, index)?;
                return Ok(index);
            }
            self.again = Again::Child;
        }
        self.complete(cursor)?;
        Ok(usize::MAX)
    }

    /// Reads a sibling that is no other alternative of a choice as an element of any name.
    pub fn any_sibling(&mut self, into: &mut Vec<Element>) -> Result<()> {
        self.any_element(into)
    }

    /// Returns the wildcard for a child of this namespace, in a struct, whose fields may be in any order. If no
    /// wildcard has room for it, the last one takes it so that it isn't lost, and a choice reports it as an error.
    fn any_row(&self, cursor: &Cursor, namespace: u8) -> Option<usize> {
        self.ahead(cursor, namespace)
            .or_else(|| self.behind(cursor, namespace))
            .or_else(|| cursor.fields.iter().rposition(|field| field.is_wildcard() && !field.is_member()))
            .or_else(|| cursor.fields.iter().position(|field| field.takes(namespace)))
    }

    /// Returns the nearest wildcard before the field expected next that has room for a child of this namespace.
    fn behind(&self, cursor: &Cursor, namespace: u8) -> Option<usize> {
        let mut behind = (0..cursor.expected.min(cursor.fields.len())).rev();
        behind.find(|index| self.is_free(cursor, *index, namespace))
    }

    /// Returns the next wildcard in the order of the contract that has room for a child of this namespace.
    fn ahead(&self, cursor: &Cursor, namespace: u8) -> Option<usize> {
        let mut ahead = cursor.expected..cursor.fields.len();
        ahead.find(|index| self.is_free(cursor, *index, namespace))
    }

    /// Returns `true` if a row is a wildcard with room for a child of this namespace, and needs no preceding element.
    fn is_free(&self, cursor: &Cursor, index: usize, namespace: u8) -> bool {
        let field = &cursor.fields[index];
        field.takes(namespace) && !field.is_inner() && !self.is_exhausted(cursor, index)
    }

    /// Returns `true` if a wildcard has no room for another element.
    fn is_exhausted(&self, cursor: &Cursor, index: usize) -> bool {
        let field = &cursor.fields[index];
        match (field.is_repeated(), self.is_seen(cursor, index)) {
            (true, _) => false,
            (false, true) => !field.is_many(),
            // Another alternative was chosen.
            (false, false) => field.is_member() && self.any_of(cursor, index),
        }
    }

    /// Marks a wildcard as present.
    fn mark_any(&mut self, cursor: &mut Cursor, index: usize) -> Result<()> {
        let field = &cursor.fields[index];
        let (is_seen, is_member) = (self.is_seen(cursor, index), field.is_member());
        if is_member && !field.is_repeated() && !is_seen && self.any_of(cursor, index) {
            let name = self.open.last().map_or("", |element| element.name.as_str()).to_owned();
            return Err(self.error(XmlErrorKind::UnexpectedElement(name)));
        }
        self.seen[cursor.seen + index / 64] |= 1 << (index % 64);
        cursor.expected = index;
        Ok(())
    }
}

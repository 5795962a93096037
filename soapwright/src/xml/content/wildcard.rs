//! Wildcards: elements of any name, told apart by their namespaces and by where they stand (XSD 1.0 Part 1, 3.10).

use crate::xml::{
    content::any::Element,
    error::{Result, XmlErrorKind},
    read::{Again, Cursor, Reader},
};

impl Reader<'_> {
    /// The same as [`Reader::next`], for a struct with wildcards: a child that no field is is that of a wildcard.
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
            // A wildcard that must be there, and is expected now, goes before what stands behind it.
            let expected = cursor.expected;
            if expected < cursor.fields.len()
                && self.is_free(cursor, expected, namespace)
                && self.is_needed(cursor, expected)
            {
                self.name_is_sound()?;
                self.mark_any(cursor, expected)?;
                return Ok(expected);
            }
            if let Some(index) = cursor.find(namespace, local) {
                self.mark(cursor, index)?;
                return Ok(index);
            }
            self.name_is_sound()?;
            if let Some(index) = self.any_row(cursor, namespace) {
                self.mark_any(cursor, index)?;
                return Ok(index);
            }
            self.skip()?;
        }
        self.complete(cursor)?;
        self.leave();
        Ok(usize::MAX)
    }

    /// The same as [`Reader::member`], for a group with wildcards.
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
            // A wildcard that must be there goes before what stands behind it.
            let goes_first = |any: &usize| named.is_none_or(|named| *any < named && self.is_needed(cursor, *any));
            if let Some(any) = any.filter(goes_first) {
                self.name_is_sound()?;
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

    /// The sibling that is no other alternative of a choice, as an element of any name.
    pub fn any_sibling(&mut self, into: &mut Vec<Element>) -> Result<()> {
        self.name_is_sound()?;
        self.any_element(into)
    }

    /// The wildcard that a child of this namespace is for, in a struct, whose fields may come in any order. Where there is
    /// no place for it, the last one takes it all the same, so that it isn't lost, and a choice says that it is too much.
    fn any_row(&self, cursor: &Cursor, namespace: u8) -> Option<usize> {
        self.ahead(cursor, namespace)
            .or_else(|| self.behind(cursor, namespace))
            .or_else(|| cursor.fields.iter().rposition(|field| field.is_wildcard() && !field.is_member()))
            .or_else(|| cursor.fields.iter().position(|field| field.takes(namespace)))
    }

    /// The wildcard before the field expected next that a child of this namespace may be for, from the nearest on.
    fn behind(&self, cursor: &Cursor, namespace: u8) -> Option<usize> {
        let mut behind = (0..cursor.expected.min(cursor.fields.len())).rev();
        behind.find(|index| self.is_free(cursor, *index, namespace))
    }

    /// The next wildcard that a child of this namespace may be for, in the order of the contract.
    fn ahead(&self, cursor: &Cursor, namespace: u8) -> Option<usize> {
        let mut ahead = cursor.expected..cursor.fields.len();
        ahead.find(|index| self.is_free(cursor, *index, namespace))
    }

    /// Whether a row is a wildcard that has a place for a child of this namespace. None has that another element has to
    /// stand before.
    fn is_free(&self, cursor: &Cursor, index: usize, namespace: u8) -> bool {
        let field = &cursor.fields[index];
        field.takes(namespace) && !field.is_inner() && !self.is_exhausted(cursor, index)
    }

    /// Whether a wildcard has no place for another element.
    fn is_exhausted(&self, cursor: &Cursor, index: usize) -> bool {
        let field = &cursor.fields[index];
        match (field.is_repeated(), self.is_seen(cursor, index)) {
            (true, _) => false,
            (false, true) => !field.is_many(),
            // Another alternative was chosen.
            (false, false) => field.is_member() && self.any_of(cursor, index),
        }
    }

    /// Notes that a wildcard is there.
    fn mark_any(&mut self, cursor: &mut Cursor, index: usize) -> Result<()> {
        let field = &cursor.fields[index];
        let (is_seen, is_member) = (self.is_seen(cursor, index), field.is_member());
        if is_member && !field.is_repeated() && !is_seen && self.any_of(cursor, index) {
            let name = self.open.last().map_or("", |element| element.name).to_owned();
            return Err(self.error(XmlErrorKind::UnexpectedElement(name)));
        }
        self.seen[cursor.seen + index / 64] |= 1 << (index % 64);
        cursor.expected = index;
        Ok(())
    }
}

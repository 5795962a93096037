//! Model groups that are values of their own: choices, and elements that repeat together. They have no element, so a
//! group ends at the first sibling that doesn't belong to it, which is put back.

use crate::xml::{
    codec::ReadXml,
    error::Result,
    field::Field,
    read::{Again, Cursor, Reader},
    start::StartValue,
    write::Writer,
};

/// A model group (XSD 1.0 Part 1, 3.8) as a value.
#[doc(hidden)]
pub trait Group: StartValue {
    /// The elements of the group and of the groups within it.
    const ELEMENTS: &'static [Field] = &[];

    /// Reads the group, whose first element was put back.
    fn read_group(&mut self, reader: &mut Reader<'_>) -> Result<()>;

    /// Writes the elements of the group.
    fn write_group(&self, writer: &mut Writer);
}

impl<G: Group> Group for Option<G> {
    fn read_group(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        self.get_or_insert_with(G::start).read_group(reader)
    }

    fn write_group(&self, writer: &mut Writer) {
        if let Some(group) = self {
            group.write_group(writer);
        }
    }
}

impl<G: Group> Group for Vec<G> {
    fn read_group(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        reader.grow(self)?;
        // The group is read in place, so that it isn't on the stack while its content is read.
        self.extend(std::iter::once(()).map(|()| G::start()));
        match self.last_mut() {
            Some(group) => group.read_group(reader),
            None => Ok(()),
        }
    }

    fn write_group(&self, writer: &mut Writer) {
        for group in self {
            group.write_group(writer);
        }
    }
}

impl<G: Group> Group for Box<G> {
    fn read_group(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        reader.charge(size_of::<G>())?;
        (**self).read_group(reader)
    }

    fn write_group(&self, writer: &mut Writer) {
        (**self).write_group(writer);
    }
}

impl<'a> Reader<'a> {
    /// Reads the group whose first element is the innermost element.
    pub fn group<G: Group>(&mut self, group: &mut G) -> Result<()> {
        self.again = Again::Child;
        group.read_group(self)
    }

    /// Reads a group that is an alternative of a choice.
    pub fn new_group<G: Group>(&mut self) -> Result<G> {
        let mut group = G::start();
        self.group(&mut group)?;
        Ok(group)
    }

    /// Reads groups that are a repeated alternative of a choice, with these elements.
    pub fn new_groups<G: Group>(&mut self, fields: &'static [Field]) -> Result<Vec<G>> {
        let mut groups = Vec::new();
        self.group(&mut groups)?;
        while let Some((namespace, local)) = self.sibling()? {
            self.again = Again::Child;
            if !fields.iter().any(|field| field.begins() && field.fits(namespace, local)) {
                break;
            }
            groups.read_group(self)?;
        }
        Ok(groups)
    }

    /// Returns the index of the alternative that begins with the next sibling, which was put back. At most one can
    /// begin with it (XSD 1.0 Part 1, 3.8.6, Unique Particle Attribution). If none can, the first that contains it is
    /// returned, so that reading it reports the missing element.
    pub fn alternative(&mut self, fields: &'static [Field]) -> Result<usize> {
        let sibling = self.sibling()?;
        let index = sibling.and_then(|(namespace, local)| {
            let begins = fields.iter().position(|field| field.begins() && field.is(namespace, local));
            let any = || fields.iter().position(|field| field.begins() && field.takes(namespace));
            begins.or_else(any).or_else(|| fields.iter().position(|field| field.is(namespace, local)))
        });
        let Some(index) = index else { return Ok(usize::MAX) };
        self.text_type = fields[index].text_type();
        Ok(index)
    }

    /// Reads the innermost element as an alternative of a choice.
    pub fn value<T: ReadXml>(&mut self) -> Result<T> {
        let mut value = T::start();
        value.read_xml(self)?;
        Ok(value)
    }

    /// Reads the innermost element and the following siblings of the same name, as an alternative of a choice.
    pub fn values<T: ReadXml>(&mut self, field: &'static Field) -> Result<Vec<T>> {
        let mut values = Vec::new();
        values.read_xml(self)?;
        while let Some((namespace, local)) = self.sibling()? {
            if !field.is(namespace, local) {
                self.again = Again::Child;
                break;
            }
            values.read_xml(self)?;
        }
        Ok(values)
    }

    /// Returns the index of the field of the next sibling, for a group whose elements are in order. Returns
    /// `usize::MAX` at the end of the group and after an error, which [`Reader::end`] returns.
    pub fn member(&mut self, cursor: &mut Cursor) -> usize {
        self.next_member(cursor).unwrap_or_else(|error| {
            self.failed = Some(error);
            usize::MAX
        })
    }

    fn next_member(&mut self, cursor: &mut Cursor) -> Result<usize> {
        if let Some((namespace, local)) = self.sibling()? {
            if let Some(index) = self.member_ahead(cursor, namespace, local) {
                cursor.expect_behind(index);
                self.mark(cursor, index)?;
                return Ok(index);
            }
            self.again = Again::Child;
        }
        self.complete(cursor)?;
        Ok(usize::MAX)
    }

    /// Returns the next row of this name. A row that must be preceded by another is skipped if the group has begun,
    /// because the element may follow the group.
    pub(in crate::xml) fn member_ahead(&self, cursor: &Cursor, namespace: u8, local: &str) -> Option<usize> {
        let has_begun = || self.seen[cursor.seen..].iter().any(|word| *word != 0);
        cursor.named_ahead(namespace, local).filter(|&index| !cursor.fields[index].is_inner() || !has_begun())
    }
}

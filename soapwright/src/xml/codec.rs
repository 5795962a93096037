//! The occurrence of values in elements: absent, nil, once, boxed, repeated, wrapped.

use super::{error::Result, field::Field, start::StartValue};
use crate::{
    limits::FIRST_WRITTEN,
    xml::{read::Reader, write::Writer},
};

/// A value into which an element can be read in place.
#[doc(hidden)]
pub trait ReadXml: StartValue {
    /// The attributes of a struct.
    const ATTRIBUTES: &'static [Field] = &[];

    /// The elements of a struct.
    const ELEMENTS: &'static [Field] = &[];

    /// Reads the innermost element to its end. By default, it is read as a struct with these elements.
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        let mut cursor = reader.begin(Self::ELEMENTS);
        loop {
            let index = reader.next(&mut cursor);
            if index == usize::MAX {
                return reader.end();
            }
            self.read_member(index, reader)?;
        }
    }

    /// Reads the innermost element into the member of a struct, given the index of its row.
    fn read_member(&mut self, _index: usize, _reader: &mut Reader<'_>) -> Result<()> {
        Ok(())
    }

    /// Returns `true` if the innermost element is nil and has no other information, and then reads it to its end.
    #[inline(always)]
    fn read_nil(reader: &mut Reader<'_>) -> Result<bool> {
        reader.nil()
    }

    /// Reads the innermost element, which isn't nil, into an optional value. Types whose absent values are sent as
    /// empty elements override it.
    #[inline(always)]
    fn read_optional(slot: &mut Option<Self>, reader: &mut Reader<'_>) -> Result<()> {
        match begin(slot) {
            Some(value) => value.read_xml(reader),
            None => Ok(()),
        }
    }
}

/// Puts a start value into a slot. The slot is still in its own start value, which owns nothing that has to be dropped.
/// Forgetting it keeps the drop glue of every type out of the code that reads.
pub(super) fn begin<T: StartValue>(slot: &mut Option<T>) -> Option<&mut T> {
    std::mem::forget(slot.replace(T::start()));
    slot.as_mut()
}

/// A value that can be written as an element.
#[doc(hidden)]
pub trait WriteXml {
    /// Writes the value as this element. An absent value is not written. By default, it is written as a struct.
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        self.write_members(writer);
        writer.end(field);
    }

    /// Writes the members of a struct.
    fn write_members(&self, _writer: &mut Writer) {}
}

// Absent and nil both read as `None`.
impl<T: ReadXml> ReadXml for Option<T> {
    #[inline(never)]
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        if T::read_nil(reader)? {
            return Ok(());
        }
        T::read_optional(self, reader)
    }
}

// `None` is left out if the element may be absent, and written as nil if it is required.
impl<T: WriteXml> WriteXml for Option<T> {
    #[inline(never)]
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        match self {
            Some(value) => value.write_xml(field, writer),
            None if field.is_nillable() => writer.nil(field),
            None => {}
        }
    }
}

// A one-way operation may have a response, whose content is ignored.
impl ReadXml for () {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        reader.skip()
    }
}

// Inlining leaves one function for each boxed type, or for the `Option` around it.
impl<T: ReadXml> ReadXml for Box<T> {
    #[inline(always)]
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        reader.charge(size_of::<T>())?;
        (**self).read_xml(reader)
    }
}

impl<T: WriteXml> WriteXml for Box<T> {
    #[inline(always)]
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        (**self).write_xml(field, writer);
    }
}

// Each element is an item. If the items are `Option`s, a nil element keeps its place.
impl<T: ReadXml> ReadXml for Vec<T> {
    #[inline(never)]
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        reader.grow(self)?;
        // `push` would need the drop glue of every type for the case that there is no room.
        self.extend(std::iter::once(()).map(|()| T::start()));
        match self.last_mut() {
            Some(item) => item.read_xml(reader),
            None => Ok(()),
        }
    }
}

impl<T: WriteXml> WriteXml for Vec<T> {
    #[inline(never)]
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        let before = writer.len();
        for (index, item) in self.iter().enumerate() {
            if index == 1 || index == FIRST_WRITTEN {
                writer.expect_items(before, index, self.len() - index);
            }
            item.write_xml(field, writer);
        }
    }
}

/// A field whose element wraps the elements of a list: `Vec<T>`, or `Option<Vec<T>>`.
#[doc(hidden)]
pub trait Wrapper<L> {
    fn fill(&mut self) -> Option<&mut L>;
    fn content(&self) -> Option<&L>;
    /// Whether it can be nil.
    const OPTIONAL: bool;
}

impl<L> Wrapper<L> for L {
    fn fill(&mut self) -> Option<&mut L> {
        Some(self)
    }

    fn content(&self) -> Option<&L> {
        Some(self)
    }

    const OPTIONAL: bool = false;
}

impl<L: StartValue> Wrapper<L> for Option<L> {
    fn fill(&mut self) -> Option<&mut L> {
        begin(self)
    }

    fn content(&self) -> Option<&L> {
        self.as_ref()
    }

    const OPTIONAL: bool = true;
}

/// Reads an element that wraps a list of items.
#[doc(hidden)]
#[inline(never)]
pub fn read_list<T: ReadXml, S: Wrapper<Vec<T>>>(
    slot: &mut S,
    item: &'static [Field; 1],
    reader: &mut Reader<'_>,
) -> Result<()> {
    if S::OPTIONAL && reader.nil()? {
        return Ok(());
    }
    let Some(items) = slot.fill() else { return Ok(()) };
    let mut cursor = reader.begin(item);
    while reader.next(&mut cursor) == 0 {
        items.read_xml(reader)?;
    }
    reader.end()
}

/// Writes an element that wraps a list of items.
#[doc(hidden)]
#[inline(never)]
pub fn write_list<T: WriteXml, S: Wrapper<Vec<T>>>(slot: &S, field: &Field, item: &[Field; 1], writer: &mut Writer) {
    match slot.content() {
        Some(items) => {
            writer.start(field);
            items.write_xml(&item[0], writer);
            writer.end(field);
        }
        None if field.is_nillable() => writer.nil(field),
        None => {}
    }
}

/// Returns the first text that isn't blank, as the reason of a fault for a person.
#[doc(hidden)]
pub fn first_text<'a>(texts: impl IntoIterator<Item = Option<&'a String>>) -> &'a str {
    let texts = texts.into_iter().flatten().map(|text| text.trim());
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or("the server gave no reason")
}

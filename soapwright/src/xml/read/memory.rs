//! The limit of the memory that the values of a message may take.

use super::reader::Reader;
use crate::{
    limits::{ALLOCATION, FIRST_ITEMS, SMALL_ITEM},
    xml::{
        error::{Result, XmlError, XmlErrorKind},
        text_type::items,
    },
};

impl Reader<'_> {
    /// Takes a number of bytes from the memory that values may use.
    #[inline]
    pub(crate) fn charge(&mut self, bytes: usize) -> Result<()> {
        match self.memory.checked_sub(bytes) {
            Some(memory) => {
                self.memory = memory;
                Ok(())
            }
            None => Err(self.too_large()),
        }
    }

    /// Takes the memory of a text.
    #[inline]
    pub(in crate::xml) fn charge_text(&mut self, text: &str) -> Result<()> {
        if text.is_empty() { Ok(()) } else { self.charge(text.len() + ALLOCATION) }
    }

    /// Takes the memory of the items of a list, `item` bytes for each, which is 0 for a text that isn't a list.
    #[inline]
    pub(crate) fn charge_items(&mut self, item: usize, text: &str) -> Result<()> {
        match item {
            0 => Ok(()),
            item => self.charge(items(text).count().saturating_mul(item)),
        }
    }

    #[cold]
    #[inline(never)]
    pub(in crate::xml) fn too_large(&self) -> XmlError {
        self.error(XmlErrorKind::Limit("the values take more memory than the limit allows"))
    }

    /// Makes room for one more item.
    #[inline]
    pub(crate) fn grow<T>(&mut self, list: &mut Vec<T>) -> Result<()> {
        if list.len() < list.capacity() {
            return Ok(());
        }
        let more = list.capacity().max(if size_of::<T>() < SMALL_ITEM { FIRST_ITEMS } else { 1 });
        self.charge(more.saturating_mul(size_of::<T>()))?;
        list.reserve_exact(more);
        Ok(())
    }

    /// Appends an item.
    pub(crate) fn push<T>(&mut self, list: &mut Vec<T>, item: T) -> Result<()> {
        self.grow(list)?;
        list.push(item);
        Ok(())
    }
}

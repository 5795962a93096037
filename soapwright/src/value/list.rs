//! `xs:list` (XSD 1.0 Part 2, 2.5.1.2).

use crate::{
    limits::ALLOCATION,
    xml::{Field, ReadXml, Reader, Result, Scope, SimpleType, StartValue, WriteXml, Writer, items},
};
use std::ops::{Deref, DerefMut};

/// The items of a list type, which are one text separated by spaces in XML: `xs:list` (XSD 1.0 Part 2, 2.5.1.2). It
/// dereferences to `Vec<T>`.
///
/// ```
/// use soapwright::List;
///
/// let mut sizes = List::from([38, 40]);
/// sizes.push(42);
/// assert_eq!(sizes.iter().sum::<i32>(), 120);
/// assert_eq!(sizes, (38..=42).step_by(2).collect());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        List(Vec::new())
    }
}

impl<T> StartValue for List<T> {
    #[inline]
    fn start() -> Self {
        Self::default()
    }
}

impl<T> Deref for List<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        List(items)
    }
}

impl<T, const N: usize> From<[T; N]> for List<T> {
    fn from(items: [T; N]) -> Self {
        List(items.into())
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        List(items.into_iter().collect())
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: SimpleType> SimpleType for List<T> {
    const QUALIFIED: bool = T::QUALIFIED;

    const ITEM: usize = size_of::<T>() + if std::mem::needs_drop::<T>() { ALLOCATION } else { 0 };

    fn parse(text: &str) -> Result<Self, &'static str> {
        items(text).map(T::parse).collect()
    }

    fn parse_in(text: &str, scope: &Scope<'_>) -> Result<Self, &'static str> {
        items(text).map(|item| T::parse_in(item, scope)).collect()
    }

    fn is_known(&self) -> bool {
        self.0.iter().all(T::is_known)
    }

    fn write(&self, writer: &mut Writer) {
        writer.check_count(writer.text_type, self.0.len());
        writer.items(&self.0, T::write);
    }
}

impl<T: SimpleType> ReadXml for List<T> {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        *self = reader.list()?;
        Ok(())
    }
}

impl<T: SimpleType> WriteXml for List<T> {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        self.write(writer.of(field.text_type()));
        writer.end(field);
    }
}

impl<'a> Reader<'a> {
    /// Reads the text of the innermost element or attribute as a list, whose items are of the text's type.
    pub(crate) fn list<T: SimpleType>(&mut self) -> Result<List<T>> {
        if !self.text_type.is_narrow() {
            return self.simple();
        }
        let (name, text_type) = (self.simple_name(), self.text_type);
        let text = self.text()?;
        let mut count = 0;
        let sound = items(&text).try_for_each(|item| {
            count += 1;
            text_type.check(item)
        });
        let sound = sound.and_then(|()| text_type.check_count(count));
        self.charge_items(List::<T>::ITEM, &text)?;
        sound.and_then(|()| List::parse(&text)).map_err(|expected| self.value_error(name, expected, &text))
    }
}

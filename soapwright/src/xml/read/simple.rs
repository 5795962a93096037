//! Reading of values of simple types from elements and attributes.

use super::{
    raw::Name,
    reader::{Open, Reader},
};
use crate::{
    limits::FOUND_CHARACTERS,
    xml::{
        error::{Result, XmlError, XmlErrorKind},
        scope::Scope,
        simple_type::SimpleType,
        text_type::{TextType, text_types, trim},
    },
};

impl<'a> Reader<'a> {
    /// Reads the text of the innermost element as a simple type. An error has the path of the element.
    pub fn simple<T: SimpleType>(&mut self) -> Result<T> {
        if T::QUALIFIED { self.qualified() } else { self.parsed(T::ITEM, T::parse) }
    }

    /// Reads the text of the innermost element as a simple type. An empty text is read as an absent value.
    pub(crate) fn optional<T: SimpleType>(&mut self) -> Result<Option<T>> {
        self.parsed(0, |text| match trim(text) {
            "" => Ok(None),
            text => T::parse(text).map(Some),
        })
    }

    /// Reads the text of the innermost element or attribute as a text of its restricted type.
    pub(crate) fn narrow(&mut self) -> Result<String> {
        let (name, text_type) = (self.simple_name(), self.text_type);
        let text = text_type.apply(self.text()?);
        match text_type.check(&text) {
            Ok(()) => Ok(text.into_owned()),
            Err(expected) => Err(self.value_error(name, expected, &text)),
        }
    }

    /// Reads a text that contains qualified names as a simple type.
    fn qualified<T: SimpleType>(&mut self) -> Result<T> {
        let name = self.simple_name();
        let is_element = self.attribute.is_none();
        // The declarations of the element are in scope until it is closed.
        let text = self.text_within()?;
        self.charge_items(T::ITEM, &text)?;
        let scope = Scope::new(&self.bindings, self.memory);
        let value = T::parse_in(&text, &scope);
        let Some(memory) = scope.memory() else { return Err(self.too_large()) };
        self.memory = memory;
        if is_element {
            self.close();
        }
        value.map_err(|expected| self.value_error(name, expected, &text))
    }

    text_types!(&mut Self, fn);

    fn of(&mut self, text_type: TextType) -> &mut Self {
        self.text_type = text_type;
        self
    }

    /// Returns the name of the attribute or element whose text is read next.
    pub(crate) fn simple_name(&self) -> Name<'a> {
        match self.attribute {
            Some(attribute) => attribute.name,
            None => self.open.last().map_or(Name::EMPTY, |element| element.name),
        }
    }

    /// Parses the text of the innermost element or of the current attribute. Each item of the text takes `item` bytes
    /// of memory.
    #[inline]
    fn parsed<T>(&mut self, item: usize, parse: fn(&str) -> Result<T, &'static str>) -> Result<T> {
        // The element is closed once its text is read, and an error must still name it.
        let name = self.simple_name();
        let text = self.text()?;
        self.charge_items(item, &text)?;
        parse(&text).map_err(|expected| self.value_error(name, expected, &text))
    }

    #[cold]
    pub(crate) fn value_error(&mut self, name: Name<'a>, expected: &'static str, text: &str) -> XmlError {
        let found = text.chars().take(FOUND_CHARACTERS).collect();
        self.error_in(name, XmlErrorKind::Value { expected, found })
    }

    /// Returns an error in the attribute or element with this name, whose text has been read.
    #[cold]
    pub(crate) fn error_in(&mut self, name: Name<'a>, kind: XmlErrorKind) -> XmlError {
        self.open.push(Open { name, bindings: self.bindings.len() });
        self.error_at(name, kind)
    }
}

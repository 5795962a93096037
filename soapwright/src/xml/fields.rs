//! Reading structs and values out of elements.

use super::{
    Result, XmlError, XmlErrorKind,
    attributes::Raw,
    name::{Field, builtin},
    read::{Again, Open, Reader},
};
use crate::value::{List, Scope, SimpleType, TextType, items, narrow, trim};
use std::ops::Range;

/// Where the reading of a struct stands: the field expected next, and where its bits are.
#[derive(Debug)]
#[doc(hidden)]
pub struct Cursor {
    pub(super) fields: &'static [Field],
    pub(super) expected: usize,
    pub(super) seen: usize,
}

impl<'a> Reader<'a> {
    /// Whether the innermost element is nil. Then it has been read to its end.
    #[inline]
    pub fn nil(&mut self) -> Result<bool> {
        if self.nil { self.end_of_nil() } else { Ok(false) }
    }

    #[inline(never)]
    fn end_of_nil(&mut self) -> Result<bool> {
        match self.child()? {
            None => Ok(true),
            Some((_, name)) => Err(self.error(XmlErrorKind::UnexpectedElement(name.to_owned()))),
        }
    }

    /// The index of the field that an attribute of the innermost element is, `at` counting its attributes, past those
    /// that the contract doesn't know; `usize::MAX` when there are no more. Its value is what is read next.
    pub fn attribute(&mut self, fields: &'static [Field], at: &mut usize) -> Result<usize> {
        if self.nil {
            return Err(self.error(XmlErrorKind::Nil));
        }
        while let Some(raw) = self.raw.get(*at).copied() {
            *at += 1;
            if let Some(index) = attribute_field(raw, fields) {
                self.attribute = Some(raw);
                self.text_type = fields[index].text_type();
                return Ok(index);
            }
        }
        self.attributes_end(fields)
    }

    /// The same for a struct with `xs:anyAttribute`: an attribute that no field is has the index behind the last
    /// field's. What XML and XML Schema have attributes for themselves is none.
    pub fn any_or_attribute(&mut self, fields: &'static [Field], at: &mut usize) -> Result<usize> {
        if self.nil {
            return Err(self.error(XmlErrorKind::Nil));
        }
        while let Some(raw) = self.raw.get(*at).copied() {
            *at += 1;
            if raw.declares || raw.namespace == builtin::XSI {
                continue;
            }
            self.attribute = Some(raw);
            let index = attribute_field(raw, fields).unwrap_or(fields.len());
            self.text_type = fields.get(index).map_or(TextType::String, Field::text_type);
            return Ok(index);
        }
        self.attributes_end(fields)
    }

    fn attributes_end(&mut self, fields: &[Field]) -> Result<usize> {
        self.text_type = TextType::String;
        for (index, field) in fields.iter().enumerate() {
            if field.is_required() && !self.raw.iter().any(|raw| attribute_field(*raw, fields) == Some(index)) {
                return Err(self.error(XmlErrorKind::MissingAttribute(field.local())));
            }
        }
        Ok(usize::MAX)
    }

    /// The index of the type that the innermost element says it has by `xsi:type` (XSD 1.0 Part 1, 2.6.1), `declared`
    /// if it says nothing, and `usize::MAX` for a type that is none of these.
    pub fn type_name(&self, types: &[Field], declared: usize) -> usize {
        let Some(value) = self.attribute_value(builtin::XSI, "type") else { return declared };
        let name = value.trim();
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let namespace = self.namespace(prefix);
        let found = namespace.and_then(|namespace| types.iter().position(|ty| ty.is(namespace, local)));
        found.unwrap_or(usize::MAX)
    }

    /// The value of an attribute of the innermost element, which was told just now.
    pub(crate) fn attribute_value(&self, namespace: u8, local: &str) -> Option<std::borrow::Cow<'a, str>> {
        let found = self.raw.iter().find(|raw| raw.namespace == namespace && raw.local == local && !raw.declares);
        found.and_then(|raw| super::attributes::value(raw.value).ok())
    }

    /// Begins to read the innermost element as a struct with these fields.
    pub fn begin(&mut self, fields: &'static [Field]) -> Cursor {
        let seen = self.seen.len();
        self.seen.resize(seen + fields.len().div_ceil(64), 0);
        Cursor { fields, expected: 0, seen }
    }

    /// Reads the innermost element as a struct without fields.
    pub fn no_fields(&mut self) -> Result<()> {
        let mut cursor = self.begin(&[]);
        self.next(&mut cursor);
        self.end()
    }

    /// The index of the field that the next child is, past the children that the contract doesn't know;
    /// `usize::MAX` at the end of the struct, and at an error. Which of the two it is, [`Reader::end`] tells: so that
    /// every struct has one place that looks for errors, not two.
    pub fn next(&mut self, cursor: &mut Cursor) -> usize {
        self.field(cursor).unwrap_or_else(|error| {
            self.failed = Some(error);
            usize::MAX
        })
    }

    /// Whether the struct came to its end without an error.
    pub fn end(&mut self) -> Result<()> {
        self.failed.take().map_or(Ok(()), Err)
    }

    fn field(&mut self, cursor: &mut Cursor) -> Result<usize> {
        // A child that was put back may be nil; that says nothing about the struct.
        if self.nil && self.again != Again::Child {
            return Err(self.error(XmlErrorKind::Nil));
        }
        while let Some((namespace, local)) = self.sibling()? {
            let Some(index) = cursor.find(namespace, local) else {
                self.skip()?;
                continue;
            };
            self.mark(cursor, index)?;
            return Ok(index);
        }
        self.complete(cursor)?;
        self.leave();
        Ok(usize::MAX)
    }

    /// The text of the innermost element as a simple type. An error points at the element.
    pub fn simple<T: SimpleType>(&mut self) -> Result<T> {
        if T::QUALIFIED {
            self.qualified()
        } else if T::ITEM > 0 {
            let name = self.simple_name();
            let text = self.text()?;
            self.charge_items::<T>(&text)?;
            T::parse(&text).map_err(|expected| self.value_error(name, expected, &text))
        } else {
            self.parsed(T::parse)
        }
    }

    /// Reads the text of the innermost element as a simple type, of which an empty text is taken for none.
    pub(crate) fn optional<T: SimpleType>(&mut self) -> Result<Option<T>> {
        self.parsed(|text| match trim(text) {
            "" => Ok(None),
            text => T::parse(text).map(Some),
        })
    }

    /// The same as a text that not every text is.
    pub(crate) fn narrow(&mut self) -> Result<String> {
        let (name, text_type) = (self.simple_name(), self.text_type);
        let text = text_type.apply(self.text()?);
        match text_type.check(&text) {
            Ok(()) => Ok(text.into_owned()),
            Err(expected) => Err(self.value_error(name, expected, &text)),
        }
    }

    /// The same as a list of texts that may be such.
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
        self.charge_items::<List<T>>(&text)?;
        sound.and_then(|()| List::parse(&text)).map_err(|expected| self.value_error(name, expected, &text))
    }

    /// The same for a type whose text has names in it.
    fn qualified<T: SimpleType>(&mut self) -> Result<T> {
        let name = self.simple_name();
        let is_element = self.attribute.is_none();
        // Its own declarations count, and go when it is closed.
        let text = self.text_within()?;
        self.charge_items::<T>(&text)?;
        let scope = Scope::new(&self.bindings, self.memory);
        let value = T::parse_in(&text, &scope);
        let Some(memory) = scope.memory() else { return Err(self.too_large()) };
        self.memory = memory;
        if is_element {
            self.close();
        }
        value.map_err(|expected| self.value_error(name, expected, &text))
    }

    /// The same element or attribute, of which the text is read next: white space in it collapses.
    pub fn collapse(&mut self) -> &mut Self {
        self.of(TextType::Token)
    }

    /// The same, of which tabs and line ends are spaces.
    pub fn replace(&mut self) -> &mut Self {
        self.of(TextType::NormalizedString)
    }

    narrow!(&mut Self, fn);

    fn of(&mut self, text_type: TextType) -> &mut Self {
        self.text_type = text_type;
        self
    }

    /// The name of the attribute or element whose text is read next.
    pub(crate) fn simple_name(&self) -> &'a str {
        match self.attribute {
            Some(attribute) => attribute.name,
            None => self.open.last().map_or("", |element| element.name),
        }
    }

    /// The same, with what makes a value of the text or says what is expected.
    #[inline]
    pub(crate) fn parsed<T>(&mut self, parse: fn(&str) -> Result<T, &'static str>) -> Result<T> {
        // The element is closed once its text is read, and an error must still name it.
        let name = self.simple_name();
        let text = self.text()?;
        parse(&text).map_err(|expected| self.value_error(name, expected, &text))
    }

    #[cold]
    fn value_error(&mut self, name: &'a str, expected: &'static str, text: &str) -> XmlError {
        let found = text.chars().take(40).collect();
        self.error_in(name, XmlErrorKind::Value { expected, found })
    }

    /// An error in the attribute or element of this name, whose text has been read.
    #[cold]
    pub(crate) fn error_in(&mut self, name: &'a str, kind: XmlErrorKind) -> XmlError {
        self.open.push(Open { name, bindings: self.bindings.len() });
        self.error(kind)
    }
}

fn attribute_field(raw: Raw<'_>, fields: &[Field]) -> Option<usize> {
    fields.iter().position(|field| !raw.declares && field.is(raw.namespace, raw.local))
}

impl Cursor {
    /// The search starts at the field expected next and wraps, so that order costs nothing and disorder little.
    #[inline]
    pub(super) fn find(&mut self, namespace: u8, local: &str) -> Option<usize> {
        let index = match self.fields.get(self.expected) {
            Some(field) if field.is(namespace, local) && !field.is_inner() => self.expected,
            _ => self.search(namespace, local)?,
        };
        self.expect_behind(index);
        Some(index)
    }

    /// The next field of this name, in the order of the contract.
    pub(super) fn named_ahead(&self, namespace: u8, local: &str) -> Option<usize> {
        let ahead = position(self.fields.get(self.expected..)?, namespace, local)?;
        Some(self.expected + ahead)
    }

    pub(super) fn expect_behind(&mut self, index: usize) {
        let field = &self.fields[index];
        self.expected = match field.is_repeated() {
            _ if field.is_member() => self.behind_group(index),
            true => index,
            false => index + 1,
        };
    }

    /// What is expected behind an element of a group within this one: if the group repeats, any of it, and else nothing
    /// more of it, because whoever read it left nothing.
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

/// The rows of the group that this one is of.
pub(super) fn group_of(fields: &[Field], index: usize) -> Range<usize> {
    let start = (0..=index).rev().find(|&at| fields[at].is_first()).unwrap_or(index);
    let others = fields[start + 1..].iter().take_while(|field| field.is_member() && !field.is_first());
    start..start + 1 + others.count()
}

/// The first of the fields of this name, but for one within a group that another may stand before.
fn position(fields: &[Field], namespace: u8, local: &str) -> Option<usize> {
    let first = fields.iter().position(|field| field.is(namespace, local))?;
    if !fields[first].is_inner() {
        return Some(first);
    }
    let other = fields[first..].iter().position(|field| field.is(namespace, local) && !field.is_inner());
    Some(other.map_or(first, |other| first + other))
}

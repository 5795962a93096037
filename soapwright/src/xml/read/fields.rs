//! Reading structs out of elements.

use super::{
    attributes::{self, Raw},
    cursor::Cursor,
    reader::{Again, Reader},
};
use crate::xml::{
    error::{Result, XmlErrorKind},
    field::Field,
    namespace::builtin,
    text_type::TextType,
};

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
        found.and_then(|raw| attributes::value(raw.value).ok())
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
}

fn attribute_field(raw: Raw<'_>, fields: &[Field]) -> Option<usize> {
    fields.iter().position(|field| !raw.declares && field.is(raw.namespace, raw.local))
}

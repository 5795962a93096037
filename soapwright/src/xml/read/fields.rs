//! Reading of structs from elements.

use super::{
    cursor::Cursor,
    raw::Raw,
    reader::{Again, Reader},
    references::value,
};
use crate::xml::{
    error::{Result, XmlErrorKind},
    field::Field,
    namespace::builtin,
    text_type::TextType,
};

impl<'a> Reader<'a> {
    /// Returns `true` if the innermost element is nil, and then reads it to its end.
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

    /// Returns the index of the field of the next attribute of the innermost element, whose value is read next, or
    /// `usize::MAX` if there are no more. Attributes that the contract doesn't know are skipped. `at` counts the
    /// attributes.
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

    /// Returns the index of the field of the next attribute, for a struct with `xs:anyAttribute`: an attribute without
    /// a field has the index after the last field. Namespace declarations and attributes of `xsi` are skipped.
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
        if self.raw.iter().any(|raw| !raw.declares && raw.namespace != builtin::XSI) {
            self.judge_attributes(fields)?;
        }
        for (index, field) in fields.iter().enumerate() {
            if field.is_required() && !self.raw.iter().any(|raw| attribute_field(*raw, fields) == Some(index)) {
                return Err(self.error(XmlErrorKind::MissingAttribute(field.local())));
            }
        }
        Ok(usize::MAX)
    }

    /// Returns the index of the type in the `xsi:type` of the innermost element (XSD 1.0 Part 1, 2.6.1), `declared` if
    /// there is no `xsi:type`, and `usize::MAX` for a type that isn't among these.
    pub fn type_name(&self, types: &[Field], declared: usize) -> usize {
        let Some(value) = self.attribute_value(builtin::XSI, "type") else { return declared };
        let name = value.trim();
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let namespace = self.namespace(prefix);
        let found = namespace.and_then(|namespace| types.iter().position(|ty| ty.is(namespace, local)));
        found.unwrap_or(usize::MAX)
    }

    /// Returns the value of an attribute of the innermost element, of which nothing else has been read.
    pub(crate) fn attribute_value(&self, namespace: u8, local: &str) -> Option<std::borrow::Cow<'a, str>> {
        let found =
            self.raw.iter().find(|raw| raw.namespace == namespace && raw.name.local() == local && !raw.declares);
        found.and_then(|raw| value(raw.value).ok())
    }

    /// Begins to read the innermost element as a struct with these fields.
    pub fn begin(&mut self, fields: &'static [Field]) -> Cursor {
        let seen = self.seen.len();
        self.seen.resize(seen + fields.len().div_ceil(64), 0);
        Cursor { fields, expected: 0, seen }
    }

    /// Returns the index of the field of the next child. Children that the contract doesn't know are skipped. Returns
    /// `usize::MAX` at the end of the struct and after an error, which [`Reader::end`] returns, so that every struct
    /// handles errors in one place.
    pub fn next(&mut self, cursor: &mut Cursor) -> usize {
        self.field(cursor).unwrap_or_else(|error| {
            self.failed = Some(error);
            usize::MAX
        })
    }

    /// Returns the error of the struct or group that was read, if any.
    pub fn end(&mut self) -> Result<()> {
        self.failed.take().map_or(Ok(()), Err)
    }

    fn field(&mut self, cursor: &mut Cursor) -> Result<usize> {
        // If a child was put back, `nil` describes the child instead of the struct.
        if self.nil && self.again != Again::Child {
            return Err(self.error(XmlErrorKind::Nil));
        }
        if let Some(field) = cursor.fields.get(cursor.expected)
            && !field.is_member()
            && self.begin_expected(field)?
        {
            return self.mark_expected(cursor, field);
        }
        while let Some((namespace, local)) = self.sibling()? {
            let Some(index) = cursor.find(namespace, local) else {
                self.pass(cursor)?;
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

impl Reader<'_> {
    /// Begins the next sibling and returns `true` if its start tag is that of this field, with the prefix that was used
    /// last. This compares the tag with the contract at once, as nearly all elements of a message allow.
    #[inline(always)]
    fn begin_expected(&mut self, field: &Field) -> Result<bool> {
        let Some((prefix, namespace)) = self.last else { return Ok(false) };
        if self.again != Again::Nothing || self.empty || namespace != field.namespace || !self.has_patience() {
            return Ok(false);
        }
        let Some(name) = self.tokens.expected_start(prefix, field.local()) else { return Ok(false) };
        self.begin_element(name)?;
        if self.last.is_none() {
            // The element declares namespaces, so its prefix may have another one.
            self.again = Again::Child;
            return Ok(false);
        }
        Ok(true)
    }
}

fn attribute_field(raw: Raw<'_>, fields: &[Field]) -> Option<usize> {
    fields.iter().position(|field| !raw.declares && field.is(raw.namespace, raw.name.local()))
}

//! Nil elements that have attributes (XSD 1.0 Part 1, 2.6.2).

use crate::xml::{
    codec::{ReadXml, WriteXml},
    content::any::Attributes,
    error::Result,
    field::Field,
    namespace::builtin,
    qname::QName,
    read::Reader,
    write::Writer,
};

/// The value of an element that may be nil (XSD 1.0 Part 1, 2.6.2) and whose type has attributes, which it has then too:
/// `<name xsi:nil="true" nullFlavor="UNK"/>`. By default it is nil and has none.
///
/// Elements of types without attributes are an `Option` instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nillable<T> {
    /// It isn't nil.
    Value(T),
    /// It is, and these are its attributes: those of its type, which may require some, and what else was there.
    Nil(Attributes),
}

impl<T> Nillable<T> {
    /// A nil one without attributes.
    pub fn nil() -> Self {
        Nillable::Nil(Attributes::default())
    }

    /// The same with this attribute, of this namespace (empty for none), if it is nil; a value has its own.
    #[must_use]
    pub fn with_attribute(mut self, namespace: &str, local: &str, value: impl Into<String>) -> Self {
        if let Nillable::Nil(attributes) = &mut self {
            attributes.list.push((QName::new(namespace, local), value.into()));
        }
        self
    }

    /// Whether it is nil.
    pub fn is_nil(&self) -> bool {
        matches!(self, Nillable::Nil(_))
    }

    /// The value, unless it is nil.
    pub fn value(&self) -> Option<&T> {
        match self {
            Nillable::Value(value) => Some(value),
            Nillable::Nil(_) => None,
        }
    }

    /// The same, to be changed.
    pub fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Nillable::Value(value) => Some(value),
            Nillable::Nil(_) => None,
        }
    }

    /// The same, and the attributes of a nil one are no more.
    pub fn into_value(self) -> Option<T> {
        match self {
            Nillable::Value(value) => Some(value),
            Nillable::Nil(_) => None,
        }
    }
}

impl<T> Default for Nillable<T> {
    fn default() -> Self {
        Nillable::nil()
    }
}

impl<T> From<T> for Nillable<T> {
    fn from(value: T) -> Self {
        Nillable::Value(value)
    }
}

/// For the types that stand behind a `Box` because they contain themselves.
impl<T> From<T> for Nillable<Box<T>> {
    fn from(value: T) -> Self {
        Nillable::Value(Box::new(value))
    }
}

impl<T> From<Option<T>> for Nillable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Nillable::nil, Nillable::Value)
    }
}

impl<T: ReadXml + Default> ReadXml for Nillable<T> {
    #[inline(never)]
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        if let Some(attributes) = reader.nil_attributes()? {
            *self = Nillable::Nil(attributes);
            return Ok(());
        }
        match begin(self) {
            Some(value) => value.read_xml(reader),
            None => Ok(()),
        }
    }

    // Absent and nil are two things here.
    fn read_nil(_: &mut Reader<'_>) -> Result<bool> {
        Ok(false)
    }
}

/// Makes a slot hold an empty value, in its place. There is nothing in the slot that would have to be dropped.
fn begin<T: Default>(slot: &mut Nillable<T>) -> Option<&mut T> {
    std::mem::forget(std::mem::replace(slot, Nillable::Value(T::default())));
    slot.value_mut()
}

impl<T: WriteXml> WriteXml for Nillable<T> {
    #[inline(never)]
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        match self {
            Nillable::Value(value) => value.write_xml(field, writer),
            Nillable::Nil(attributes) => writer.nil_with(field, attributes),
        }
    }
}

impl Reader<'_> {
    /// The attributes of the innermost element if it is nil. Then it has been read to its end.
    fn nil_attributes(&mut self) -> Result<Option<Attributes>> {
        if !self.nil {
            return Ok(None);
        }
        let mut attributes = self.all_attributes()?;
        attributes.list.retain(|(name, _)| !is_nil(name));
        self.nil()?;
        Ok(Some(attributes))
    }

    /// Whether the innermost element is nil and has other attributes too.
    pub(in crate::xml) fn has_attributes_beside_nil(&self) -> bool {
        self.nil && self.raw.iter().any(|raw| !raw.declares && (raw.local, raw.namespace) != ("nil", builtin::XSI))
    }
}

impl Writer {
    /// An element that is nil and has these attributes.
    #[inline(never)]
    fn nil_with(&mut self, field: &Field, attributes: &Attributes) {
        // Said once.
        let mut attributes = attributes.clone();
        attributes.list.retain(|(name, _)| !is_nil(name));
        self.begin(field);
        self.use_xsi();
        self.raw(" xsi:nil=\"true\"");
        self.any_attributes(&attributes);
        self.raw("/>");
    }
}

fn is_nil(name: &QName) -> bool {
    &*name.namespace == builtin::XSI_URI && name.local == "nil"
}

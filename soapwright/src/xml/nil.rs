//! Nil elements that have attributes (XSD 1.0 Part 1, 2.6.2).

use super::{
    Result,
    attributes::Raw,
    name::{Field, builtin},
    read::Reader,
    slots::{ReadXml, WriteXml},
    write::Writer,
};
use crate::{
    any::{Attributes, QName},
    nillable::Nillable,
};

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
    pub(super) fn has_attributes_beside_nil(&self) -> bool {
        let is_nil = |raw: &Raw<'_>| raw.local == "nil" && raw.namespace == builtin::XSI;
        self.nil && self.raw.iter().any(|raw| !raw.declares && !is_nil(raw))
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

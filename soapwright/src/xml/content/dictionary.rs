//! Reading and writing WCF's dictionaries.

use crate::{
    dictionary::Dictionary,
    xml::{
        codec::{ReadXml, Wrapper, WriteXml},
        error::Result,
        field::Field,
        read::Reader,
        start::StartValue,
        write::Writer,
    },
};

/// The elements of a WCF dictionary: the entry, and its key and value.
#[doc(hidden)]
pub type Entry = ([Field; 1], [Field; 2]);

/// Reads the entries of a WCF dictionary from an element.
#[doc(hidden)]
#[inline(never)]
pub fn read_dictionary<K: ReadXml, V: ReadXml, S: Wrapper<Dictionary<K, V>>>(
    slot: &mut S,
    entry: &'static Entry,
    reader: &mut Reader<'_>,
) -> Result<()> {
    if S::OPTIONAL && reader.nil()? {
        return Ok(());
    }
    let Some(entries) = slot.fill() else { return Ok(()) };
    let mut cursor = reader.begin(&entry.0);
    while reader.next(&mut cursor) == 0 {
        reader.grow(entries.entries_mut())?;
        // The entry is read in place.
        entries.entries_mut().extend(std::iter::once(()).map(|()| StartValue::start()));
        let Some((key, value)) = entries.entries_mut().last_mut() else { break };
        let mut inner = reader.begin(&entry.1);
        loop {
            match reader.next(&mut inner) {
                0 => key.read_xml(reader)?,
                1 => value.read_xml(reader)?,
                _ => break,
            }
        }
        reader.end()?;
    }
    reader.end()
}

/// Writes a WCF dictionary as an element.
#[doc(hidden)]
#[inline(never)]
pub fn write_dictionary<K: WriteXml, V: WriteXml, S: Wrapper<Dictionary<K, V>>>(
    slot: &S,
    field: &Field,
    entry: &Entry,
    writer: &mut Writer,
) {
    match slot.content() {
        Some(entries) => {
            writer.start(field);
            for (key, value) in entries {
                writer.start(&entry.0[0]);
                key.write_xml(&entry.1[0], writer);
                value.write_xml(&entry.1[1], writer);
                writer.end(&entry.0[0]);
            }
            writer.end(field);
        }
        None if field.is_nillable() => writer.nil(field),
        None => {}
    }
}

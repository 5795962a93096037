//! Elements and attributes that the contract doesn't know, but whose local names it has in another namespace.
//!
//! Other elements are skipped, because a newer server may send more than the contract says. But where a field is absent
//! and an element of its local name is there, the sender has mistaken the namespace. Skipping that would lose a value
//! without a word.

use super::{
    cursor::Cursor,
    raw::Raw,
    reader::{Reader, Stranger},
};
use crate::xml::{
    error::{Result, XmlErrorKind},
    field::Field,
    namespace::builtin,
};
use std::sync::Arc;

impl<'a> Reader<'a> {
    /// Passes over the innermost element, which is none of the fields.
    #[cold]
    pub(in crate::xml) fn pass(&mut self, cursor: &Cursor) -> Result<()> {
        self.note_stranger(cursor);
        self.skip()
    }

    /// Notes the innermost element, which is none of the fields, if it may be one in a mistaken namespace.
    #[cold]
    pub(in crate::xml) fn note_stranger(&mut self, cursor: &Cursor) {
        if let Some(stranger) = self.stranger(cursor) {
            self.strangers.push(stranger);
        }
    }

    /// Returns the innermost element if it has the local name of an absent field, and is the first of that name.
    fn stranger(&self, cursor: &Cursor) -> Option<Stranger<'a>> {
        let name = self.open.last()?.name;
        let of_its_name = |field: &Field| !field.is_wildcard() && field.local() == name.local();
        let index = cursor.fields.iter().position(of_its_name).filter(|&index| !self.is_seen(cursor, index))?;
        let mut own = self.strangers.iter().rev().take_while(|stranger| stranger.seen == cursor.seen);
        let is_first = !own.any(|stranger| stranger.index == index);
        is_first.then(|| Stranger { seen: cursor.seen, index, name, namespace: self.bindings.uri(name.prefix()) })
    }

    /// Returns an error if an element had the local name of a field that is absent at the end of a struct.
    #[cold]
    pub(in crate::xml) fn judge_strangers(&mut self, cursor: &Cursor) -> Result<()> {
        while let Some(stranger) = self.strangers.pop_if(|stranger| stranger.seen >= cursor.seen) {
            let Stranger { seen, index, name, namespace } = stranger;
            if seen == cursor.seen && !self.is_seen(cursor, index) {
                let kind = self.mistaken(&cursor.fields[index], namespace);
                return Err(self.error_in(name, kind));
            }
        }
        Ok(())
    }

    fn mistaken(&self, field: &Field, found: Option<Arc<str>>) -> XmlErrorKind {
        let expected = self.namespaces.get(usize::from(field.namespace)).map_or("", |namespace| namespace.uri);
        let found = found.map_or_else(String::new, |uri| uri.to_string());
        XmlErrorKind::Namespace { local: field.local(), expected, found }
    }

    /// Returns an error if an attribute of the innermost element has the local name of a field that is absent, and is in
    /// a namespace of the contract or in none.
    pub(super) fn judge_attributes(&mut self, fields: &[Field]) -> Result<()> {
        let is_field = |raw: &Raw<'_>, field: &Field| field.is(raw.namespace, raw.name.local());
        let mistaken = self.raw.iter().filter(|raw| !raw.declares).find_map(|raw| {
            if (builtin::SOAP11..=builtin::UNKNOWN).contains(&raw.namespace)
                || fields.iter().any(|field| is_field(raw, field))
            {
                return None;
            }
            let is_absent = |field: &&Field| !self.raw.iter().any(|other| !other.declares && is_field(other, field));
            let mut named = fields.iter().filter(|field| field.local() == raw.name.local());
            Some((*raw, named.find(is_absent)?))
        });
        let Some((raw, field)) = mistaken else { return Ok(()) };
        let found = if raw.is_prefixed() { self.bindings.uri(raw.name.prefix()) } else { None };
        let kind = self.mistaken(field, found);
        Err(self.error_at(raw.name, kind))
    }
}

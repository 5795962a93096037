//! A table of a configuration, whose keys are taken out one by one, so that those left over are unknown.

use super::source::Source;
use crate::{
    error::{Diagnostic, Place},
    nearest::advice,
};
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A text in a configuration, with its place.
pub(super) struct Named {
    pub(super) text: String,
    pub(super) place: Place,
}

/// A table of a configuration.
pub(super) struct Section<'s, 't> {
    source: &'s Source<'t>,
    /// The name of the table, with those of the tables around it; empty for the whole file.
    name: String,
    /// The offset at which it is defined.
    offset: usize,
    table: DeTable<'t>,
    /// The keys that were looked for.
    known: Vec<&'static str>,
    /// The keys of the whole file, for a table in it.
    outer: Vec<&'static str>,
}

/// A key with its value, taken from a table.
struct Entry<'t> {
    key: &'static str,
    value: DeValue<'t>,
    span: Range<usize>,
}

impl<'s, 't> Section<'s, 't> {
    /// Returns the whole file.
    pub(super) fn new(source: &'s Source<'t>, table: DeTable<'t>) -> Self {
        Section { source, name: String::new(), offset: 0, table, known: Vec::new(), outer: Vec::new() }
    }

    /// Returns the place at which the table is defined.
    pub(super) fn place(&self) -> Place {
        self.source.place(self.offset)
    }

    /// Takes a string.
    pub(super) fn string(&mut self, key: &'static str) -> Option<Named> {
        let entry = self.take(key)?;
        match entry.value {
            DeValue::String(text) => Some(self.named(&text, entry.span.start)),
            _ => self.wrong(&entry, "a string", "\"...\""),
        }
    }

    /// Takes a list of strings.
    pub(super) fn strings(&mut self, key: &'static str) -> Vec<Named> {
        let Some(entry) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = &entry.value else {
            return self.wrong(&entry, "a list of strings", "[\"...\"]").unwrap_or_default();
        };
        let mut strings = Vec::new();
        for item in items.iter() {
            let offset = item.span().start;
            match item.get_ref() {
                DeValue::String(text) => strings.push(self.named(text, offset)),
                other => {
                    let message = format!("`{key}` must be a list of strings, but contains {}", kind(other));
                    self.report(offset, message, Some("put the item in quotes".to_owned()));
                }
            }
        }
        strings
    }

    /// Takes a boolean, which is false if it is absent.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(entry) = self.take(key) else { return false };
        match entry.value {
            DeValue::Boolean(value) => value,
            _ => self.wrong(&entry, "true or false", "true").unwrap_or_default(),
        }
    }

    /// Takes a table.
    pub(super) fn table(&mut self, key: &'static str) -> Option<Section<'s, 't>> {
        let entry = self.take(key)?;
        match entry.value {
            DeValue::Table(table) => Some(Section {
                name: if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) },
                offset: entry.span.start,
                table,
                known: Vec::new(),
                outer: self.known.clone(),
                ..*self
            }),
            _ => self.wrong(&entry, "a table", "{ ... }"),
        }
    }

    /// Takes a string, or else a table.
    pub(super) fn string_or_table(&mut self, key: &'static str) -> Option<Result<Named, Section<'s, 't>>> {
        match self.table.get(key)?.get_ref() {
            DeValue::Table(_) => self.table(key).map(Err),
            _ => self.string(key).map(Ok),
        }
    }

    /// Reports an error at a place.
    pub(super) fn error(&self, place: &Place, message: &str) {
        self.source.push(Diagnostic::at(place, message));
    }

    /// Returns all entries of a table whose keys are free and whose values are strings, in their order.
    pub(super) fn entries(self) -> Vec<(Named, Named)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let pairs = entries.into_iter().filter_map(|(key, value)| {
            let (at, offset) = (key.span().start, value.span().start);
            let DeValue::String(text) = value.get_ref() else {
                let message = format!(
                    "`{}` in `[{}]` must be a string, but is {}",
                    key.get_ref(),
                    self.name,
                    kind(value.get_ref())
                );
                self.report(offset, message, None);
                return None;
            };
            Some((self.named(key.get_ref(), at), self.named(text, offset)))
        });
        pairs.collect()
    }

    /// Reports the keys that are left over, and returns whether there are none.
    pub(super) fn finish(&mut self) -> bool {
        for key in self.table.keys() {
            let name = key.get_ref();
            let place = if self.name.is_empty() { String::new() } else { format!(" in `[{}]`", self.name) };
            let help = if self.outer.contains(&name.as_ref()) {
                Some(format!("`{name}` belongs to the whole file: write it before the first table"))
            } else {
                advice(name, self.known.iter().copied())
            };
            self.report(key.span().start, format!("unknown key `{name}`{place}"), help);
        }
        self.table.is_empty()
    }

    fn take(&mut self, key: &'static str) -> Option<Entry<'t>> {
        self.known.push(key);
        let value: Spanned<DeValue<'t>> = self.table.remove(key)?;
        Some(Entry { key, span: value.span(), value: value.into_inner() })
    }

    fn named(&self, text: &str, offset: usize) -> Named {
        Named { text: text.to_owned(), place: self.source.place(offset) }
    }

    /// Reports a value of the wrong type, and returns nothing.
    fn wrong<T>(&self, entry: &Entry<'_>, wanted: &str, example: &str) -> Option<T> {
        let Entry { key, value, span } = entry;
        let message = format!("`{key}` must be {wanted}, but is {}", kind(value));
        self.report(span.start, message, Some(format!("write `{key} = {example}`")));
        None
    }

    fn report(&self, offset: usize, message: String, help: Option<String>) {
        let finding = Diagnostic::at(&self.source.place(offset), message);
        self.source.push(Diagnostic { help, ..finding });
    }
}

/// Returns the type of a value with its article.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

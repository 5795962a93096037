//! The state of the conversion from drafts to the model, and the values of fields.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    order::Order,
    type_ids::{Reached, Source},
};
use crate::{
    error::Diagnostic,
    model::{self, Home, Node, TypeId},
    pattern::Written,
    qname::QName,
    resolve::{
        check::derivation::Checked,
        types::{
            draft::{Definition, Drafts},
            shape::{DraftId, Field, Value},
        },
    },
    xsd::Block,
};

/// The position of a value, which decides whether wrappers and dictionaries are folded into it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// A field that occurs at most once.
    Field,
    /// A header block.
    Header,
    /// A body, an item of a list, or the key or value of a dictionary.
    Plain,
}

pub(super) struct Converter<'d, 'a, 'w> {
    pub(super) drafts: &'d Drafts<'a>,
    pub(super) checked: &'d Checked<'d, 'a>,
    pub(super) order: Order<'a>,
    pub(super) reached: Reached,
    pub(super) homes: BTreeMap<Source, Home>,
    /// The types that are still to be converted.
    pub(super) queue: VecDeque<Source>,
    /// The written form of values, for each type with patterns seen so far.
    pub(super) written: BTreeMap<model::Simple, Written>,
    /// The number of derived types that polymorphic types tell apart.
    pub(super) told_apart: usize,
    /// The number of types, facets and values that the checks of elements and attributes list.
    pub(super) listed: usize,
    /// The sizes of the texts of types.
    pub(super) sizes: BTreeMap<DraftId, usize>,
    /// The elements and types of faults with a warning.
    pub(super) untyped: BTreeSet<&'a QName>,
    pub(super) warnings: &'w mut Vec<Diagnostic>,
}

impl<'a> Converter<'_, 'a, '_> {
    pub(super) fn field(&mut self, field: &Field<'a>, home: Home) -> Option<model::Field> {
        let position = if field.occurs == model::Occurs::Repeated { Position::Plain } else { Position::Field };
        self.field_at(field, position, home)
    }

    pub(super) fn alternative(&mut self, field: &Field<'a>, home: Home) -> Option<model::Field> {
        self.field_at(field, Position::Plain, home)
    }

    pub(super) fn field_at(&mut self, field: &Field<'a>, position: Position, home: Home) -> Option<model::Field> {
        let value = match field.node {
            Node::Attribute | Node::Text => text(self.value(&field.value, position, home)?),
            Node::Element if self.is_reference(&field.value) => model::Value::BuiltIn(model::BuiltIn::SwaRef),
            _ => self.value_of(&field.value, field.block, position, home)?,
        };
        Some(model::Field {
            doc: field.doc.map(str::to_owned),
            occurs: field.occurs,
            bounds: field.bounds,
            default: field.default.cloned(),
            wildcard: field.wildcard.cloned(),
            media_types: field.media_types.to_vec(),
            ..model::Field::once(field.node, self.member(field, value))
        })
    }

    /// Returns a member of a complex type, whose type in the model is `value`.
    fn member(&mut self, field: &Field<'a>, value: model::Value) -> model::Element {
        let element = self.element(&field.name.local, &field.name.namespace, &field.value, value);
        let is_attachment = field.node == Node::Element && self.is_reference(&field.value);
        let simple = if is_attachment { None } else { element.simple };
        model::Element { simple, nillable: field.nillable.into(), ..element }
    }

    /// Returns an element of the type `draft`, which is `value` in the model. It may not be nil.
    pub(super) fn element(
        &mut self,
        name: &str,
        namespace: &str,
        draft: &Value,
        value: model::Value,
    ) -> model::Element {
        model::Element {
            simple: self.checked_text(name, draft),
            type_name: self.type_name(draft),
            ..model::Element::new(name, namespace, value)
        }
    }

    /// Returns the local name of a type; empty for an anonymous one.
    fn type_name(&self, value: &Value) -> String {
        let Value::Draft(id) = value else { return String::new() };
        let name = self.drafts.get(*id).and_then(|draft| draft.named);
        name.map(|name| name.local.clone()).unwrap_or_default()
    }

    pub(super) fn value(&mut self, value: &Value, position: Position, home: Home) -> Option<model::Value> {
        self.value_of(value, Block::default(), position, home)
    }

    /// Returns the value of an element that blocks these derivations. An element that blocks all of them always has its
    /// declared type.
    pub(super) fn value_of(
        &mut self,
        value: &Value,
        block: Block,
        position: Position,
        home: Home,
    ) -> Option<model::Value> {
        let settled = self.settled_value(value, block, position, home)?;
        let is_simple = !matches!(settled, model::Value::Wrapper(_) | model::Value::Dictionary(_) | model::Value::Any);
        match is_simple.then(|| self.drafts.text_of(value)).flatten() {
            Some(simple) => Some(self.lexical(settled, &simple)),
            None => Some(settled),
        }
    }

    pub(super) fn settled_value(
        &mut self,
        value: &Value,
        block: Block,
        position: Position,
        home: Home,
    ) -> Option<model::Value> {
        let is_closed = block.extension && block.restriction;
        match self.checked.settle(value) {
            Value::BuiltIn(built_in) => {
                Some(model::Value::BuiltIn(self.text_base(value, Some(*built_in)).unwrap_or(*built_in)))
            }
            Value::List(item) => Some(model::Value::List(Box::new(text(self.value(item, Position::Plain, home)?)))),
            Value::Draft(id) => {
                let id = self.checked.canonical(*id);
                if let Some(built_in) = self.plain(id) {
                    return Some(model::Value::BuiltIn(built_in));
                }
                match self.folded(id, position, home) {
                    Some(folded) => Some(folded),
                    None => match self.polymorphic(id, is_closed) {
                        Some(polymorphic) => Some(model::Value::Type(polymorphic)),
                        None => Some(model::Value::Type(self.reach(Source::Draft(id), home))),
                    },
                }
            }
            Value::Any => Some(model::Value::Any),
            Value::Unknown => None,
        }
    }

    /// Returns a wrapper or a dictionary, if the type is one and the position allows it.
    pub(super) fn folded(&mut self, id: DraftId, position: Position, home: Home) -> Option<model::Value> {
        let label = self.drafts.get(id)?.label.as_str();
        let home = self.home_within(id, home);
        if position == Position::Plain {
            return None;
        }
        if let Some([entry, key, value]) = self.checked.dictionary(id) {
            let (key_name, value_name) = (key.name, value.name);
            let key_value = self.value(&key.value, Position::Plain, home)?;
            let value_value = self.value(&value.value, Position::Plain, home)?;
            return Some(model::Value::Dictionary(Box::new(model::Dictionary {
                wrapper: label.to_owned(),
                entry: entry.name.clone(),
                key: self.element(&key_name.local, &key_name.namespace, &key.value, key_value),
                value: model::Element {
                    nillable: value.nillable.into(),
                    ..self.element(&value_name.local, &value_name.namespace, &value.value, value_value)
                },
            })));
        }
        if position == Position::Header {
            return None;
        }
        let item = self.checked.wrapped(id)?;
        if let Some((item, _)) = self.checked.settled(&item.value)
            && self.checked.wrapped(item).is_some()
        {
            return None;
        }
        let value = match self.is_reference(&item.value) {
            true => model::Value::BuiltIn(model::BuiltIn::SwaRef),
            false => self.value(&item.value, Position::Plain, home)?,
        };
        let element = self.member(item, value);
        Some(model::Value::Wrapper(Box::new(model::Item { wrapper: label.to_owned(), element, bounds: item.bounds })))
    }

    /// Returns the id of a type that is used in the module `home`, and queues the type for conversion.
    pub(super) fn reach(&mut self, source: Source, home: Home) -> TypeId {
        let home = match source {
            Source::Draft(id) => self.home_within(id, home),
            Source::Polymorphic(_) => home,
        };
        let known = self.homes.get(&source).copied();
        // The least home is kept: `types` if the type is used there, or else the module of the first service.
        if known.is_none_or(|known| home < known) {
            self.homes.insert(source, home);
            self.queue.push_back(source);
        }
        self.reached.id(source)
    }

    /// Returns the home of a type: named types, model group definitions and the types within them are shared, other
    /// anonymous types stay where they are used.
    pub(super) fn home_within(&self, id: DraftId, home: Home) -> Home {
        match self.drafts.root(id) {
            Some(root) if root.named.is_some() || matches!(root.source, Definition::Group(_) | Definition::Head(_)) => {
                Home::Types
            }
            _ => home,
        }
    }
}

/// Returns a string type in place of `Any`, where elements aren't possible.
pub(super) fn text(value: model::Value) -> model::Value {
    if value == model::Value::Any { model::Value::BuiltIn(model::BuiltIn::String) } else { value }
}

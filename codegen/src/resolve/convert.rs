//! The model from checked drafts: only what the operations reach that aren't left out.

mod faults;
mod operation;
mod polymorphic;
mod simple;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use self::simple::enumeration;
use super::{
    bind::Operation,
    check::Checked,
    declared,
    draft::{Definition, DraftId, Drafts, Field, Shape, Value},
    number::number,
    order::Order,
    select::Service,
};
use crate::{
    error::Diagnostic,
    model::{self, Home, Model, Node, TypeId},
    pattern::Written,
    qname::QName,
    xsd::Block,
};

/// The model of these services with their operations. What of their faults can't be had typed is a warning.
pub(super) fn convert<'a>(
    drafts: &Drafts<'a>,
    checked: &Checked<'_, 'a>,
    services: &[(Service<'a>, Vec<Operation<'a>>)],
    warnings: &mut Vec<Diagnostic>,
) -> Model {
    let order = Order::new(drafts.tables);
    let (homes, queue, written) = (BTreeMap::new(), VecDeque::new(), BTreeMap::new());
    let mut converter = Converter { drafts, checked, order, homes, queue, written, untyped: BTreeSet::new(), warnings };
    let mut services: Vec<model::Service> = services
        .iter()
        .enumerate()
        .map(|(index, (service, operations))| converter.service(index, service, operations))
        .collect();
    let mut types = converter.types();
    types.sort_by_cached_key(|(id, _)| match converter.declared(*id) {
        Some(declared) => (converter.order.rank(drafts, declared), *id),
        None => (converter.order.rank(drafts, *id), *id),
    });
    let ids = types.iter().enumerate().map(|(index, (id, _))| (id.0, index)).collect();
    let mut types: Vec<model::Type> = types.into_iter().map(|(_, ty)| ty).collect();
    number(&mut types, &mut services, &ids);
    Model { types, services, ..declared::model(drafts.tables) }
}

/// Where a value stands: whether wrappers and dictionaries fold there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// A field that occurs at most once.
    Field,
    /// A header block.
    Header,
    /// A body, an item of a list, or the key or value of a dictionary.
    Plain,
}

struct Converter<'d, 'a, 'w> {
    drafts: &'d Drafts<'a>,
    checked: &'d Checked<'d, 'a>,
    order: Order<'a>,
    homes: BTreeMap<DraftId, Home>,
    /// The types whose fields are still to be looked at.
    queue: VecDeque<DraftId>,
    /// How values of the types with patterns are written that have been looked at.
    written: BTreeMap<model::Simple, Written>,
    /// The elements and types of faults that there has been a warning about.
    untyped: BTreeSet<&'a QName>,
    warnings: &'w mut Vec<Diagnostic>,
}

impl<'a> Converter<'_, 'a, '_> {
    /// The types that were reached, with their ids as drafts.
    fn types(&mut self) -> Vec<(DraftId, model::Type)> {
        let mut types = BTreeMap::new();
        while let Some(id) = self.queue.pop_front() {
            // A type is converted again when it turns out to be shared: so may be what is anonymous within it.
            if let Some(ty) = self.convert_type(id) {
                types.insert(id, ty);
            }
        }
        types.into_iter().collect()
    }

    fn convert_type(&mut self, id: DraftId) -> Option<model::Type> {
        if let Some(declared) = self.declared(id) {
            return self.convert_polymorphic(declared);
        }
        let draft = self.drafts.get(id)?;
        let home = *self.homes.get(&id)?;
        let kind = match &draft.shape {
            Shape::Struct { .. } => {
                let fields = self.checked.fields(id)?;
                let fields = fields.iter().map(|field| self.field(field, home)).collect::<Option<Vec<_>>>()?;
                model::TypeKind::Struct(model::Struct { fields })
            }
            Shape::Group(fields) => {
                let fields = fields.iter().map(|field| self.field(field, home)).collect::<Option<Vec<_>>>()?;
                model::TypeKind::Group(model::Struct { fields })
            }
            Shape::Choice(fields) => {
                let alternatives = fields.iter().map(|field| self.alternative(field, home)).collect::<Option<_>>()?;
                model::TypeKind::Choice(model::Choice { alternatives, default: 0 })
            }
            Shape::Mixed { pieces, orders } => {
                let pieces = pieces.iter().map(|piece| self.alternative(piece, home)).collect::<Option<_>>()?;
                model::TypeKind::Mixed(model::Mixed { pieces, orders: orders.clone() })
            }
            Shape::Enumeration(base, facets) => {
                let base = self.text_base(&Value::Draft(id), self.checked.base_of(base));
                enumeration(self.drafts.text_of(&Value::Draft(id)), facets.iter().map(|facet| (facet, base)), false)
            }
            Shape::Union(_) => self.union(id, home)?,
            Shape::Alias(_) | Shape::Open => return None,
        };
        Some(model::Type {
            name: draft.label.as_str().into(),
            table: String::new(),
            attribute_table: String::new(),
            namespace: draft.namespace.to_owned(),
            origin: match (draft.named, draft.parent, draft.source) {
                (Some(_), ..) => model::Origin::Named,
                (None, None, Definition::Complex(_) | Definition::Simple(_)) => model::Origin::Element,
                _ => model::Origin::Nested,
            },
            home,
            doc: draft.source.doc().or(draft.element_doc).map(str::to_owned),
            place: draft.source.place().clone(),
            kind,
        })
    }

    fn field(&mut self, field: &Field<'a>, home: Home) -> Option<model::Field> {
        let position = if field.occurs == model::Occurs::Repeated { Position::Plain } else { Position::Field };
        self.field_at(field, position, home)
    }

    fn alternative(&mut self, field: &Field<'a>, home: Home) -> Option<model::Field> {
        self.field_at(field, Position::Plain, home)
    }

    fn field_at(&mut self, field: &Field<'a>, position: Position, home: Home) -> Option<model::Field> {
        Some(model::Field {
            node: field.node,
            name: field.name.local.as_str().into(),
            namespace: field.name.namespace.clone(),
            doc: field.doc.map(str::to_owned),
            value: match field.node {
                Node::Attribute | Node::Text => text(self.value(&field.value, position, home)?),
                Node::Element if self.is_reference(&field.value) => model::Value::BuiltIn(model::BuiltIn::SwaRef),
                _ => self.value_of(&field.value, field.block, position, home)?,
            },
            simple: self.text_unless_reference(field.node, &field.value),
            type_name: self.type_name(&field.value),
            occurs: field.occurs,
            bounds: field.bounds,
            nillable: field.nillable.into(),
            default: field.default.cloned(),
            wildcard: field.wildcard.cloned(),
            media_types: field.media_types.to_vec(),
            secret: false,
            boxed: false,
        })
    }

    /// The local name of a type; empty for an anonymous one.
    fn type_name(&self, value: &Value) -> String {
        let Value::Draft(id) = value else { return String::new() };
        let name = self.drafts.get(*id).and_then(|draft| draft.named);
        name.map(|name| name.local.clone()).unwrap_or_default()
    }

    fn value(&mut self, value: &Value, position: Position, home: Home) -> Option<model::Value> {
        self.value_of(value, Block::default(), position, home)
    }

    /// The value of an element that blocks these types. One that blocks all is always of its own type.
    fn value_of(&mut self, value: &Value, block: Block, position: Position, home: Home) -> Option<model::Value> {
        let settled = self.settled_value(value, block, position, home)?;
        let is_simple = !matches!(settled, model::Value::Wrapper(_) | model::Value::Dictionary(_) | model::Value::Any);
        match is_simple.then(|| self.drafts.text_of(value)).flatten() {
            Some(simple) => Some(self.lexical(settled, simple)),
            None => Some(settled),
        }
    }

    fn settled_value(&mut self, value: &Value, block: Block, position: Position, home: Home) -> Option<model::Value> {
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
                        None => Some(model::Value::Type(self.reach(id, home))),
                    },
                }
            }
            Value::Any => Some(model::Value::Any),
            Value::Unknown => None,
        }
    }

    /// A wrapper or a dictionary, where one may stand.
    fn folded(&mut self, id: DraftId, position: Position, home: Home) -> Option<model::Value> {
        let label = self.drafts.get(id)?.label.as_str();
        let home = self.home_within(id, home);
        let name = |field: &Field<'a>| (field.name.local.clone(), field.name.namespace.clone());
        if position == Position::Plain {
            return None;
        }
        if let Some([entry, key, value]) = self.checked.dictionary(id) {
            return Some(model::Value::Dictionary(Box::new(model::Dictionary {
                wrapper: label.into(),
                entry: name(entry),
                key: name(key),
                key_value: self.value(&key.value, Position::Plain, home)?,
                key_simple: self.drafts.text_of(&key.value),
                value: name(value),
                value_value: self.value(&value.value, Position::Plain, home)?,
                value_simple: self.drafts.text_of(&value.value),
                value_nillable: value.nillable.into(),
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
        Some(model::Value::Wrapper(Box::new(model::Item {
            wrapper: label.into(),
            name: item.name.local.clone(),
            namespace: item.name.namespace.clone(),
            value: match self.is_reference(&item.value) {
                true => model::Value::BuiltIn(model::BuiltIn::SwaRef),
                false => self.value(&item.value, Position::Plain, home)?,
            },
            simple: self.text_unless_reference(item.node, &item.value),
            type_name: self.type_name(&item.value),
            bounds: item.bounds,
            nillable: item.nillable.into(),
        })))
    }

    /// Notes that a type is needed by something whose home is `home`.
    fn reach(&mut self, id: DraftId, home: Home) -> TypeId {
        let home = self.home_within(id, home);
        let known = self.homes.get(&id).copied();
        // The least home: what shared types and services have in common is shared, and the first service goes first.
        if known.is_none_or(|known| home < known) {
            self.homes.insert(id, home);
            self.queue.push_back(id);
        }
        TypeId(id.0)
    }

    /// A named type is shared, like a model group definition, and so is what is anonymous within it; other anonymous types stay where they are used.
    fn home_within(&self, id: DraftId, home: Home) -> Home {
        match self.drafts.root(id) {
            Some(root) if root.named.is_some() || matches!(root.source, Definition::Group(_) | Definition::Head(_)) => {
                Home::Types
            }
            _ => home,
        }
    }
}

/// Any simple type, where there are no elements: its text.
fn text(value: model::Value) -> model::Value {
    if value == model::Value::Any { model::Value::BuiltIn(model::BuiltIn::String) } else { value }
}

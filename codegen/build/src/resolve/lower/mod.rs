//! Puts checked drafts into the [`Model`]: takes the bound operations and the drafts, and returns the operations that
//! can be generated with the types that they reach, with final type ids and in document order.
//!
//! XML Schema and WSDL terms (XSD 1.0 Part 1, WSDL 1.1) become structs, enumerations and operations here.

mod converter;
mod faults;
mod operation;
mod order;
mod polymorphic;
mod simple;
mod texts;
mod type_ids;

use super::types::shape::{DraftId, Shape, Value};
use crate::{
    error::Diagnostic,
    model::{self, Model},
    resolve::{
        check::derivation::Checked,
        components::declared,
        operations::{bound::Operation, service::Service},
        types::draft::{Definition, Drafts},
    },
};
use converter::Converter;
use order::Order;
use simple::enumeration;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use type_ids::{Reached, Source, assign_type_ids};

/// Returns the model of these services with their operations. Faults that can't be typed are warnings.
pub(super) fn convert<'a>(
    drafts: &Drafts<'a>,
    checked: &Checked<'_, 'a>,
    services: &[(Service<'a>, Vec<Operation<'a>>)],
    warnings: &mut Vec<Diagnostic>,
) -> Model {
    let order = Order::new(drafts.tables);
    let mut converter = Converter {
        drafts,
        checked,
        order,
        reached: Reached::default(),
        homes: BTreeMap::new(),
        queue: VecDeque::new(),
        written: BTreeMap::new(),
        told_apart: 0,
        listed: 0,
        sizes: BTreeMap::new(),
        untyped: BTreeSet::new(),
        warnings,
    };
    let mut services: Vec<model::Service> = services
        .iter()
        .enumerate()
        .map(|(index, (service, operations))| converter.service(index, service, operations))
        .collect();
    let mut types = converter.types();
    converter.warn_of_unknown_texts();
    types.sort_by_cached_key(|(source, _)| (converter.order.rank(drafts, source.draft()), *source));
    let ids = converter.reached.in_order(types.iter().map(|(source, _)| *source));
    let mut types: Vec<model::Type> = types.into_iter().map(|(_, ty)| ty).collect();
    assign_type_ids(&mut types, &mut services, &ids);
    Model { types, services, ..declared::model(drafts.tables) }
}

impl<'a> Converter<'_, 'a, '_> {
    /// Returns the types that were reached, each with its source.
    fn types(&mut self) -> Vec<(Source, model::Type)> {
        let mut types = BTreeMap::new();
        while let Some(source) = self.queue.pop_front() {
            let converted = match source {
                Source::Draft(id) => self.convert_type(id),
                Source::Polymorphic(declared) => self.convert_polymorphic(declared),
            };
            // A type is converted again if it turns out to be shared, because the anonymous types within it are shared
            // then.
            if let Some(ty) = converted {
                types.insert(source, ty);
            }
        }
        types.into_iter().collect()
    }

    fn convert_type(&mut self, id: DraftId) -> Option<model::Type> {
        let draft = self.drafts.get(id)?;
        let home = *self.homes.get(&Source::Draft(id))?;
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
            required: String::new(),
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
}

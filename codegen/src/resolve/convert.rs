//! The model from checked drafts: only what the operations reach that aren't left out.

mod faults;
mod polymorphic;
mod simple;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use self::simple::enumeration;
use super::{
    bind::{BodyUse, Bound, ElementUse, Operation},
    check::Checked,
    declared,
    draft::{Definition, DraftId, Drafts, Field, Obstacle, Shape, Value},
    number::number,
    order::Order,
    select::Service,
};
use crate::{
    error::Diagnostic,
    model::{self, Home, Model, Node, TypeId},
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
    let (homes, queue) = (BTreeMap::new(), VecDeque::new());
    let mut converter = Converter { drafts, checked, order, homes, queue, untyped: BTreeSet::new(), warnings };
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
    /// The elements and types of faults that there has been a warning about.
    untyped: BTreeSet<&'a QName>,
    warnings: &'w mut Vec<Diagnostic>,
}

impl<'a> Converter<'_, 'a, '_> {
    fn service(&mut self, index: usize, service: &Service<'a>, operations: &[Operation<'a>]) -> model::Service {
        let mut converted = model::Service {
            name: service.name.into(),
            module: String::new(),
            client: String::new(),
            implementation: String::new(),
            server: String::new(),
            port_type: service.port_type.name.local.as_str().into(),
            port: service.port.to_owned(),
            address: service.address.map(str::to_owned),
            soap: service.soap.version,
            other_ports: service.other_ports.clone(),
            doc: service.doc.map(str::to_owned),
            document: self
                .drafts
                .tables
                .get(service.document)
                .map(|table| table.document.name.to_string())
                .unwrap_or_default(),
            operations: Vec::new(),
            left_out: Vec::new(),
            headers_in: Vec::new(),
            headers_out: Vec::new(),
        };
        for operation in operations {
            match operation {
                Operation::LeftOut(left_out) => converted.left_out.push(left_out.clone()),
                Operation::Bound(bound) => {
                    let obstacle = match self.obstacle(service.document, bound) {
                        Some(obstacle) => obstacle,
                        None => match self.operation(service.document, bound, Home::Service(index), &mut converted) {
                            Some(operation) => {
                                converted.operations.push(operation);
                                continue;
                            }
                            None => Obstacle::new("a type that can't be resolved", &bound.operation.place),
                        },
                    };
                    converted.left_out.push(obstacle.left_out(&bound.operation.name, bound.soap_action));
                }
            }
        }
        converted
    }

    /// What stands in the way of an operation.
    fn obstacle(&self, document: usize, bound: &Bound<'a>) -> Option<Obstacle> {
        let bodies = || [Some(&bound.input), bound.output.as_ref()].into_iter().flatten();
        let headers = bound.headers_in.iter().chain(&bound.headers_out);
        let elements = bodies().map(|body| &body.element).chain(headers);
        let obstacle = elements.into_iter().find_map(|element| {
            let Some(draft) = self.drafts.used(document, element) else {
                let ElementUse::Global(name, place) = element else { return None };
                let finding = self.drafts.tables.get(document)?.dangling("element", name, place);
                return Some(Obstacle::broken(finding, place));
            };
            if draft.declaration.is_abstract {
                return Some(Obstacle::new(
                    format!("abstract element `{}`", element.name().local),
                    &draft.declaration.place,
                ));
            }
            let own = draft.obstacles.first().cloned();
            own.or_else(|| self.checked.obstacle(&draft.value))
        });
        obstacle.or_else(|| bodies().find_map(|body| self.without_element(document, body)))
    }

    /// A body without an element around it has elements in it, and no text or attributes of its own.
    fn without_element(&self, document: usize, body: &BodyUse<'a>) -> Option<Obstacle> {
        let draft = self.drafts.used(document, &body.element).filter(|_| body.form.is_bare())?;
        let fields = match self.checked.settle(&draft.value) {
            Value::Draft(id) => self.checked.fields(self.checked.canonical(*id)),
            _ => None,
        };
        let is_element =
            |field: &&Field<'a>| matches!(field.node, Node::Element | Node::Group | Node::Any | Node::Attachment);
        if fields.is_some_and(|fields| fields.iter().all(is_element)) {
            return None;
        }
        let reason = "a document style body part with a `type` of text or attributes, for which there is no element";
        Some(Obstacle::new(reason, &draft.declaration.place))
    }

    fn operation(
        &mut self,
        document: usize,
        bound: &Bound<'a>,
        home: Home,
        service: &mut model::Service,
    ) -> Option<model::Operation> {
        let mut operation = model::Operation {
            name: bound.operation.name.as_str().into(),
            called: bound.called.to_owned(),
            constant: String::new(),
            place: bound.operation.place.clone(),
            doc: bound.operation.doc.clone(),
            soap: bound.soap,
            soap_action: bound.soap_action.to_owned(),
            other_action: bound.other_action.map(str::to_owned),
            mtom: bound.mtom,
            input: self.body(document, &bound.input, home)?,
            output: match &bound.output {
                Some(output) => Some(self.body(document, output, home)?),
                None => None,
            },
            headers_in: self.headers(document, &bound.headers_in, home, &mut service.headers_in)?,
            headers_out: self.headers(document, &bound.headers_out, home, &mut service.headers_out)?,
            faults: self.faults(document, bound, home),
            fault: String::new(),
            fault_table: String::new(),
            shares_faults: None,
        };
        for header in self.header_faults(document, bound) {
            let index = self.headers(document, std::slice::from_ref(header), home, &mut service.headers_out)?;
            operation.headers_out.extend(index);
        }
        Some(operation)
    }

    fn body(&mut self, document: usize, body: &BodyUse<'a>, home: Home) -> Option<model::Body> {
        let draft = self.drafts.used(document, &body.element)?;
        let value = &draft.value;
        let name = body.element.name();
        Some(model::Body {
            form: body.form,
            element: name.local.clone(),
            namespace: if body.form.is_bare() { String::new() } else { name.namespace.clone() },
            value: self.value_of(value, draft.declaration.block, Position::Plain, home)?,
            simple: self.drafts.text_of(value),
        })
    }

    /// The indexes of header blocks among all of the service, where new ones are added.
    fn headers(
        &mut self,
        document: usize,
        elements: &[ElementUse<'a>],
        home: Home,
        all: &mut Vec<model::Header>,
    ) -> Option<Vec<usize>> {
        let mut indexes = Vec::new();
        for element in elements {
            let name = element.name();
            let known =
                all.iter().position(|header| header.name.xml == name.local && header.namespace == name.namespace);
            let draft = self.drafts.used(document, element)?;
            let value = self.value_of(&draft.value, draft.declaration.block, Position::Header, home)?;
            // Parts with a type may give the same name to different blocks.
            if known.is_some_and(|index| all.get(index).is_some_and(|header| header.value != value)) {
                return None;
            }
            indexes.push(known.unwrap_or(all.len()));
            if known.is_none() {
                all.push(model::Header {
                    name: name.local.as_str().into(),
                    namespace: name.namespace.clone(),
                    doc: draft.declaration.doc.clone(),
                    value,
                    simple: self.drafts.text_of(&draft.value),
                    secret: false,
                });
            }
        }
        Some(indexes)
    }

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
                let fields = fields.into_iter().map(|field| self.field(field, home)).collect::<Option<Vec<_>>>()?;
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
                enumeration(facets.iter().map(|facet| (facet, base)), false)
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
                _ => self.value_of(&field.value, field.block, position, home)?,
            },
            simple: self.drafts.text_of(&field.value),
            occurs: field.occurs,
            bounds: field.bounds,
            nillable: field.nillable,
            default: field.default.cloned(),
            wildcard: field.wildcard.cloned(),
            media_types: field.media_types.to_vec(),
            secret: false,
            boxed: false,
        })
    }

    fn value(&mut self, value: &Value, position: Position, home: Home) -> Option<model::Value> {
        self.value_of(value, Block::default(), position, home)
    }

    /// The value of an element that blocks these types. One that blocks all is always of its own type.
    fn value_of(&mut self, value: &Value, block: Block, position: Position, home: Home) -> Option<model::Value> {
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
                value_nillable: value.nillable,
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
            value: self.value(&item.value, Position::Plain, home)?,
            simple: self.drafts.text_of(&item.value),
            bounds: item.bounds,
            nillable: item.nillable,
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

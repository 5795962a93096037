//! Mixed content (XSD 1.0 Part 1, 3.4.2): text, and elements wherever they stand in it.

use super::{
    complex::{ANY_NUMBER, MAX_GROUPS, complex_shape, wildcard},
    draft::{Definition, Draft, Drafts},
    mixed_orders::{MixedOrders, OrderState},
    particle::{Flattening, OccurrenceRange},
    reference::joined,
    shape::{DraftId, Field, Shape, Value},
};
use crate::{
    model::{Bounds, BuiltIn, Node, Occurrence, Occurs},
    obstacle::Obstacle,
    qname::QName,
    xsd::{AttributeTerm, AttributeUse, ComplexType, ComponentName, Content, Namespaces, Particle, Term, Type, is_any_type},
};
use std::{collections::BTreeSet, sync::LazyLock};

/// How many types may be derived from each other, one from the next.
const MAX_BASES: usize = 100;

/// The name of the field for mixed content.
static CONTENT: LazyLock<QName> = LazyLock::new(|| QName::new("", "content"));
/// The name of the field for mixed content without elements, as that for simple content.
static TEXT: LazyLock<QName> = LazyLock::new(|| QName::new("", "value"));

/// How many orders of one type are looked for: as many as the widest choice has alternatives.
const MAX_ORDERS: usize = 1_000;

impl<'a> Drafts<'a> {
    /// Whether the content of a type is mixed: it says so, or extends a type whose content is.
    pub(crate) fn is_mixed(&self, document: usize, ty: &ComplexType) -> bool {
        let mut ty = ty;
        for _ in 0..MAX_BASES {
            match &ty.content {
                Content::SimpleExtension(_) | Content::SimpleRestriction(..) => return false,
                _ if ty.mixed => return true,
                Content::Extension(base, _) => match self.complex_type(document, base) {
                    Some(base) => ty = base,
                    None => return false,
                },
                Content::Elements(_) | Content::Restriction(..) => return false,
            }
        }
        false
    }

    /// The draft of a type with mixed content. Where that names no element, it is text, or XML if it leaves open which
    /// elements there are; with no attributes either, the whole is XML.
    pub(crate) fn mixed(&mut self, id: DraftId, document: usize, ty: &'a ComplexType) -> (Shape<'a>, Vec<Obstacle>) {
        if self.is_xml(document, ty) {
            return (Shape::Alias(Value::Any), Vec::new());
        }
        let mut flat = Flattening::new(document, id);
        if let Some(unknown) = &ty.unknown {
            flat.obstacles.push(Obstacle::unsupported(format!("xs:{unknown}"), &ty.place));
        }
        self.attributes(&ty.attributes, &mut flat);
        let base = match &ty.content {
            Content::Extension(base, _) | Content::Restriction(base, _) => self.mixed_base(base, ty, &mut flat),
            _ => None,
        };
        let mut pieces = MixedOrders::default();
        self.content(id, ty, MAX_BASES, &mut pieces, &mut flat);
        pieces.complete();
        while pieces.orders.len() < pieces.widest.min(MAX_ORDERS) {
            // All that stands in the way was seen.
            self.content(id, ty, MAX_BASES, &mut pieces, &mut Flattening::new(document, id));
            pieces.complete();
        }
        let MixedOrders { elements, orders, .. } = pieces;
        let field =
            |node, name, value, occurs, bounds| Field { occurs, bounds, ..Field::new(node, name, &ty.place, value) };
        flat.fields.push(match (elements.is_empty(), orders.iter().all(Vec::is_empty)) {
            (true, true) => field(Node::Text, &TEXT, Value::BuiltIn(BuiltIn::String), Occurs::Required, Bounds::ONCE),
            (true, false) => field(Node::Mixed, &CONTENT, Value::Any, Occurs::Required, Bounds::ONCE),
            (false, _) => {
                let content = self.push(Draft {
                    source: Definition::Content(ty),
                    document,
                    named: None,
                    label: self.get(id).map_or_else(String::new, |owner| joined(&owner.label, "content")),
                    namespace: self.get(id).map_or("", |owner| owner.namespace),
                    parent: Some(id),
                    element_doc: None,
                    shape: Shape::Mixed { pieces: elements, orders },
                    obstacles: Vec::new(),
                });
                field(Node::Mixed, &CONTENT, Value::Draft(content), Occurs::Repeated, ANY_NUMBER)
            }
        });
        complex_shape(base, ty, flat)
    }

    /// The base type. One that is XML as a whole has nothing but attributes and elements of any name.
    fn mixed_base(
        &mut self,
        base: &'a ComponentName,
        ty: &'a ComplexType,
        flat: &mut Flattening<'a>,
    ) -> Option<DraftId> {
        let is_extension = matches!(ty.content, Content::Extension(..));
        if is_any_type(base) {
            flat.fields
                .extend(is_extension.then(|| wildcard(Node::AnyAttribute, &Namespaces::Any, ANY_NUMBER, &ty.place)));
            return None;
        }
        match self.complex_type(flat.document, base) {
            Some(base) if self.is_xml(flat.document, base) => {
                if is_extension {
                    self.attributes(&base.attributes, flat);
                    if let Content::Extension(next, _) = &base.content {
                        return self.mixed_base(next, base, flat);
                    }
                }
                None
            }
            _ => self.base(base, ty, flat),
        }
    }

    /// Adds what may stand in the content of a type, that of what it extends first.
    fn content(
        &mut self,
        owner: DraftId,
        ty: &'a ComplexType,
        bases: usize,
        pieces: &mut MixedOrders<'a>,
        flat: &mut Flattening<'a>,
    ) {
        let document = flat.document;
        let own = match &ty.content {
            Content::SimpleExtension(_) | Content::SimpleRestriction(..) => None,
            Content::Elements(particle) | Content::Restriction(_, particle) => particle.as_ref(),
            Content::Extension(base, particle) => {
                if is_any_type(base) {
                    pieces.order.push(any(&Namespaces::Any, ANY_NUMBER));
                } else if bases == 0 {
                    flat.obstacles.push(Obstacle::unsupported("bases nested too deep", &ty.place));
                } else if let Some(base_ty) = self.complex_type(document, base)
                    && let Value::Draft(id) = self.type_value(document, base, &ty.place).value
                {
                    self.content(id, base_ty, bases - 1, pieces, flat);
                }
                particle.as_ref()
            }
        };
        if let Some(particle) = own {
            // What is anonymous in the content of a base belongs to that.
            let mut inner =
                Flattening { depth: flat.depth, followed: flat.followed, ..Flattening::new(document, owner) };
            let state = OrderState { times: OccurrenceRange::ONCE, is_passed_over: false, is_grouped: false };
            self.pieces(particle, state, pieces, &mut inner);
            flat.followed = inner.followed;
            flat.obstacles.append(&mut inner.obstacles);
        }
    }

    /// Adds the elements of a particle.
    fn pieces(
        &mut self,
        particle: &'a Particle,
        outer: OrderState,
        pieces: &mut MixedOrders<'a>,
        flat: &mut Flattening<'a>,
    ) {
        let state = OrderState { times: outer.times.within(particle), ..outer };
        if state.times.is_never() || flat.is_too_deep(particle) {
            return;
        }
        flat.depth += 1;
        match &particle.term {
            Term::Sequence(members) | Term::All(members) => {
                let is_grouped = state.is_grouped || state.times.repeats() && members.len() > 1;
                members.iter().for_each(|member| self.pieces(member, OrderState { is_grouped, ..state }, pieces, flat));
            }
            Term::Choice(alternatives) => {
                let chosen = if state.times.repeats() { 0 } else { pieces.choose(alternatives.len()) };
                let known = pieces.order.len();
                for (index, alternative) in alternatives.iter().enumerate() {
                    let mut state = state;
                    // Where it may be chosen again, each is, and one must be.
                    match state.times.repeats() {
                        true if pieces.order.len() > known => state.times.min = 0,
                        true => {}
                        false => state.is_passed_over |= index != chosen,
                    }
                    self.pieces(alternative, state, pieces, flat);
                }
            }
            Term::GroupRef(name) => {
                if let Some(inner) = self.enter_group(name, particle, flat) {
                    self.pieces(inner, state, pieces, flat);
                    flat.groups.pop();
                }
            }
            Term::Any(namespaces) => {
                let bounds = state.bounds();
                pieces.order.extend((!state.is_passed_over).then(|| any(namespaces, bounds)));
            }
            // No mixed content has an attachment: messages are made of elements.
            Term::Element(_) | Term::ElementRef(_) | Term::Attachment(..) | Term::Unknown(_) => {
                let mut inner = flat.within(flat.owner);
                self.flatten(particle, OccurrenceRange::ONCE, &mut inner);
                flat.obstacles.append(&mut inner.obstacles);
                // In the place of the head of a substitution group may stand several.
                let fields: Vec<Field<'a>> =
                    inner.fields.into_iter().flat_map(|field| self.heads(field, flat)).collect();
                let chosen = pieces.choose(fields.len());
                for (index, field) in fields.into_iter().enumerate() {
                    let is_passed_over = state.is_passed_over || index != chosen;
                    pieces.add(field, OrderState { is_passed_over, ..state }, flat);
                }
            }
        }
        flat.depth -= 1;
    }

    /// The elements of a field: itself, or the alternatives of a substitution group.
    fn heads(&self, field: Field<'a>, flat: &mut Flattening<'a>) -> Vec<Field<'a>> {
        let draft = match field.value {
            Value::Draft(id) if field.node == Node::Group => self.get(id),
            _ => return vec![field],
        };
        flat.obstacles.extend(draft.into_iter().flat_map(|draft| draft.obstacles.clone()));
        match draft.map(|draft| &draft.shape) {
            Some(Shape::Choice(alternatives)) => alternatives.clone(),
            _ => Vec::new(),
        }
    }

    /// Whether all that a type has is mixed content of any elements, and any attributes: the element may be any XML.
    fn is_xml(&self, document: usize, ty: &ComplexType) -> bool {
        let mut ty = ty;
        for _ in 0..MAX_BASES {
            let (mut elements, mut any) = (false, false);
            self.survey(document, ty, MAX_BASES, &mut |term| match term {
                Term::Any(_) => any = true,
                Term::Element(_) | Term::ElementRef(_) => elements = true,
                _ => {}
            });
            let is_wildcard = |usage: &AttributeUse| matches!(usage.attribute, AttributeTerm::Any(_));
            if !any || elements || !ty.attributes.iter().all(is_wildcard) || !self.is_mixed(document, ty) {
                return false;
            }
            match &ty.content {
                Content::Extension(base, _) | Content::Restriction(base, _) if !is_any_type(base) => {
                    let Some(base) = self.complex_type(document, base) else { return false };
                    ty = base;
                }
                _ => return true,
            }
        }
        false
    }

    /// Shows the terms of a type's content, those of what it extends included.
    fn survey(&self, document: usize, ty: &ComplexType, bases: usize, see: &mut dyn FnMut(&Term)) {
        let own = match &ty.content {
            Content::SimpleExtension(_) | Content::SimpleRestriction(..) => None,
            Content::Elements(particle) | Content::Restriction(_, particle) => particle.as_ref(),
            Content::Extension(base, particle) => {
                if is_any_type(base) {
                    see(&Term::Any(Namespaces::Any));
                }
                if let Some(base) = self.complex_type(document, base).filter(|_| bases > 0) {
                    self.survey(document, base, bases - 1, see);
                }
                particle.as_ref()
            }
        };
        let (mut open, mut groups) = (Vec::from_iter(own), BTreeSet::new());
        while let Some(particle) = open.pop() {
            if particle.max == Some(0) {
                continue;
            }
            see(&particle.term);
            match &particle.term {
                Term::Sequence(members) | Term::All(members) | Term::Choice(members) => open.extend(members),
                Term::GroupRef(name) if groups.len() < MAX_GROUPS && groups.insert(name) => {
                    let group = self.tables.get(document).and_then(|table| table.groups.get(name)?.first());
                    open.extend(group.and_then(|group| group.particle.as_ref()));
                }
                _ => {}
            }
        }
    }

    /// The declaration of a named complex type.
    fn complex_type(&self, document: usize, name: &ComponentName) -> Option<&'a ComplexType> {
        match self.tables.get(document)?.types.get(name)?.first()?.ty {
            Type::Complex(ref ty) => Some(ty),
            Type::Simple(_) => None,
        }
    }
}

fn any(namespaces: &Namespaces, bounds: Bounds) -> Occurrence {
    Occurrence { piece: None, namespaces: Some(namespaces.clone()), bounds }
}

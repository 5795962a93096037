//! Mixed content (XSD 1.0 Part 1, 3.4.2): elements with text between them.

use super::{
    complex::{ANY_NUMBER, complex_shape, wildcard},
    draft::{Definition, Draft, Drafts},
    mixed_orders::{MixedOrders, OrderState},
    particle::{Flattening, OccurrenceRange},
    reference::joined,
    shape::{DraftId, Field, Shape, Value},
};
use crate::{
    limits::{BASES, MIXED_ORDERS},
    model::{Bounds, BuiltIn, Node, Occurrence, Occurs},
    obstacle::Obstacle,
    qname::QName,
    xsd::{ComplexType, ComponentName, Content, Namespaces, Particle, Term, is_any_type},
};
use std::sync::LazyLock;

/// The name of the field for mixed content.
static CONTENT: LazyLock<QName> = LazyLock::new(|| QName::new("", "content"));
/// The name of the field for mixed content without elements, which is that of simple content.
static TEXT: LazyLock<QName> = LazyLock::new(|| QName::new("", "value"));

impl<'a> Drafts<'a> {
    /// Returns the shape of a type with mixed content. Content without named elements is text, or XML if it allows any
    /// elements; a type without attributes too is XML as a whole.
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
        self.content(id, ty, BASES, &mut pieces, &mut flat);
        pieces.complete();
        while pieces.orders.len() < pieces.widest.min(MIXED_ORDERS) {
            // The obstacles were collected in the first pass.
            self.content(id, ty, BASES, &mut pieces, &mut Flattening::new(document, id));
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

    /// Returns the base type; `None` for one that is XML as a whole, whose attributes are added here.
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

    /// Adds the content of a type, after the content of the type that it extends.
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
                    flat.obstacles.push(Obstacle::unsupported("base types nested too deeply", &ty.place));
                } else if let Some(base_ty) = self.complex_type(document, base)
                    && let Value::Draft(id) = self.type_value(document, base, &ty.place).value
                {
                    self.content(id, base_ty, bases - 1, pieces, flat);
                }
                particle.as_ref()
            }
        };
        if let Some(particle) = own {
            // Anonymous types in the content of a base belong to the base.
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
                    // In a repeated choice, every alternative gets its turn, and only the first one is required.
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
            // Mixed content never contains an attachment: only the elements of messages do.
            Term::Element(_) | Term::ElementRef(_) | Term::Attachment(..) | Term::Unknown(_) => {
                let mut inner = flat.within(flat.owner);
                self.flatten(particle, OccurrenceRange::ONCE, &mut inner);
                flat.obstacles.append(&mut inner.obstacles);
                // The members of a substitution group may replace its head.
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

    /// Returns the elements of a field: itself, or the alternatives of a substitution group.
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
}

fn any(namespaces: &Namespaces, bounds: Bounds) -> Occurrence {
    Occurrence { piece: None, namespaces: Some(namespaces.clone()), bounds }
}

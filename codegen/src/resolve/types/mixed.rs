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
    limits::{BASES, GROUP_REFERENCES, MIXED_ORDERS},
    model::{Bounds, BuiltIn, Node, Occurrence, Occurs},
    obstacle::Obstacle,
    qname::QName,
    resolve::chain::Chain,
    xsd::{
        AttributeTerm, AttributeUse, ComplexType, ComponentName, Content, Namespaces, Particle, Term, Type, is_any_type,
    },
};
use std::{collections::BTreeSet, sync::LazyLock};

/// The name of the field for mixed content.
static CONTENT: LazyLock<QName> = LazyLock::new(|| QName::new("", "content"));
/// The name of the field for mixed content without elements, which is that of simple content.
static TEXT: LazyLock<QName> = LazyLock::new(|| QName::new("", "value"));

impl<'a> Drafts<'a> {
    /// Returns whether the content of a type is mixed: by its own declaration, or by that of a type that it extends.
    pub(crate) fn is_mixed(&self, document: usize, ty: &ComplexType) -> bool {
        if is_declared_mixed(ty) {
            return true;
        }
        let Some(base) = extended(ty) else { return false };
        let mut bases = Chain::new(base, |name| extended(self.complex_type(document, name)?));
        bases.any(|name| self.complex_type(document, name).is_some_and(is_declared_mixed))
    }

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

    /// Returns whether an element of a type may contain any XML: the type and its bases have only mixed content with
    /// any elements, and any attributes.
    fn is_xml(&self, document: usize, ty: &ComplexType) -> bool {
        if !self.allows_anything(document, ty) {
            return false;
        }
        let Some(base) = complex_base(ty) else { return true };
        let mut bases = Chain::new(base, |name| complex_base(self.complex_type(document, name)?));
        let allows_anything = |name: &ComponentName| {
            self.complex_type(document, name).is_some_and(|ty| self.allows_anything(document, ty))
        };
        bases.by_ref().all(allows_anything) && !bases.is_circular()
    }

    /// Returns whether the content of a type is mixed and names no element or attribute, but allows any.
    fn allows_anything(&self, document: usize, ty: &ComplexType) -> bool {
        let (mut elements, mut any) = (false, false);
        self.survey(document, ty, &mut |term| match term {
            Term::Any(_) => any = true,
            Term::Element(_) | Term::ElementRef(_) => elements = true,
            _ => {}
        });
        any && !elements && ty.attributes.iter().all(is_wildcard) && self.is_mixed(document, ty)
    }

    /// Calls `see` with the terms of a type's content, and of the content of the types that it extends.
    fn survey(&self, document: usize, ty: &ComplexType, see: &mut dyn FnMut(&Term)) {
        self.survey_own(document, ty, see);
        let Some(base) = extended(ty) else { return };
        for name in Chain::new(base, |name| extended(self.complex_type(document, name)?)) {
            if is_any_type(name) {
                see(&Term::Any(Namespaces::Any));
            }
            if let Some(ty) = self.complex_type(document, name) {
                self.survey_own(document, ty, see);
            }
        }
    }

    /// Calls `see` with the terms of a type's own content.
    fn survey_own(&self, document: usize, ty: &ComplexType, see: &mut dyn FnMut(&Term)) {
        let own = match &ty.content {
            Content::SimpleExtension(_) | Content::SimpleRestriction(..) => None,
            Content::Elements(particle) | Content::Extension(_, particle) | Content::Restriction(_, particle) => {
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
                Term::GroupRef(name) if groups.len() < GROUP_REFERENCES && groups.insert(name) => {
                    let group = self.tables.get(document).and_then(|table| table.groups.get(name)?.first());
                    open.extend(group.and_then(|group| group.particle.as_ref()));
                }
                _ => {}
            }
        }
    }

    /// Returns the declaration of a named complex type.
    fn complex_type(&self, document: usize, name: &ComponentName) -> Option<&'a ComplexType> {
        match self.tables.get(document)?.types.get(name)?.first()?.ty {
            Type::Complex(ref ty) => Some(ty),
            Type::Simple(_) => None,
        }
    }
}

/// Returns whether a type itself says that its content is mixed.
fn is_declared_mixed(ty: &ComplexType) -> bool {
    ty.mixed && !matches!(ty.content, Content::SimpleExtension(_) | Content::SimpleRestriction(..))
}

fn is_wildcard(usage: &AttributeUse) -> bool {
    matches!(usage.attribute, AttributeTerm::Any(_))
}

/// Returns the type whose content a type extends.
fn extended(ty: &ComplexType) -> Option<&ComponentName> {
    match &ty.content {
        Content::Extension(base, _) => Some(base),
        _ => None,
    }
}

/// Returns the type from which a type with complex content is derived, unless that is `anyType`.
fn complex_base(ty: &ComplexType) -> Option<&ComponentName> {
    match &ty.content {
        Content::Extension(base, _) | Content::Restriction(base, _) => Some(base).filter(|base| !is_any_type(base)),
        _ => None,
    }
}

fn any(namespaces: &Namespaces, bounds: Bounds) -> Occurrence {
    Occurrence { piece: None, namespaces: Some(namespaces.clone()), bounds }
}

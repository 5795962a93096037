//! Model groups that are values of their own (XSD 1.0 Part 1, 3.8): choices, and sequences that repeat.

use super::{
    draft::{Definition, Draft, Drafts},
    particle::{Flattening, OccurrenceRange},
    reference::joined,
    shape::{DraftId, Field, Shape, Value},
};
use crate::{
    model::{Bounds, Node, Occurs},
    obstacle::Obstacle,
    qname::QName,
    xsd::{ComponentName, Particle, Term},
};
use std::sync::LazyLock;

/// The names of the fields that hold groups.
static CHOICE: LazyLock<QName> = LazyLock::new(|| QName::new("", "choice"));
static CHOICES: LazyLock<QName> = LazyLock::new(|| QName::new("", "choices"));
static GROUPS: LazyLock<QName> = LazyLock::new(|| QName::new("", "groups"));

impl<'a> Drafts<'a> {
    /// Adds the field of a choice with its occurrence.
    pub(crate) fn choice(
        &mut self,
        particles: &'a [Particle],
        particle: &'a Particle,
        times: OccurrenceRange,
        flat: &mut Flattening<'a>,
    ) {
        let id = self.group_draft(particle, "choice", flat, |drafts, id, flat| {
            let mut inner = flat.within(id);
            let mut alternatives = Vec::new();
            for particle in particles {
                drafts.alternative(particle, &mut inner, &mut alternatives);
            }
            // The type of a model group definition is shared by all its uses, so only the occurrence in the definition
            // itself counts.
            let times = if flat.groups.is_empty() { times } else { OccurrenceRange::ONCE.within(particle) };
            if times.repeats() {
                alternatives.iter_mut().for_each(|alternative| once(alternative, times));
            }
            (Shape::Choice(alternatives), inner)
        });
        // No alternative can occur.
        if let Some(Shape::Choice(alternatives)) = self.get(id).map(|draft| &draft.shape)
            && alternatives.is_empty()
        {
            if times.min > 0
                && let Some(name) = particles.iter().find_map(|particle| self.never(particle, flat.document))
            {
                flat.obstacles
                    .push(Obstacle::unsupported(format!("abstract element `{}`", name.local), &particle.place));
            }
            return;
        }
        // A choice with an alternative that may be empty may be absent.
        let emptiable = particles.iter().any(|particle| self.emptiable(flat.document, particle));
        let times = if emptiable { times.or_none() } else { times };
        let occurs = times.occurs();
        let name = if occurs == Occurs::Repeated { &*CHOICES } else { &*CHOICE };
        let name = definition(particle, flat).map_or(name, |name| &**name);
        flat.fields.push(group_field(name, id, occurs, times, particle));
    }

    /// Adds the field of a group whose members repeat together.
    pub(crate) fn repeated(
        &mut self,
        members: &'a [Particle],
        particle: &'a Particle,
        times: OccurrenceRange,
        flat: &mut Flattening<'a>,
    ) {
        let id = self.group_draft(particle, "group", flat, |drafts, id, flat| {
            let mut inner = flat.within(id);
            for member in members {
                drafts.flatten(member, OccurrenceRange::ONCE, &mut inner);
            }
            (Shape::Group(std::mem::take(&mut inner.fields)), inner)
        });
        let name = definition(particle, flat).map_or(&*GROUPS, |name| &**name);
        // An occurrence without elements leaves no trace in the XML.
        let emptiable = members.iter().all(|member| self.emptiable(flat.document, member));
        let times = if emptiable { times.or_none() } else { times };
        flat.fields.push(group_field(name, id, times.occurs(), times, particle));
    }

    /// Adds the field of an alternative of a choice. The alternatives of a nested choice are added to the outer one.
    fn alternative(&mut self, particle: &'a Particle, flat: &mut Flattening<'a>, alternatives: &mut Vec<Field<'a>>) {
        if let (Term::Choice(particles), Some(0 | 1)) = (&particle.term, particle.max) {
            if particle.max == Some(1) {
                particles.iter().for_each(|particle| self.alternative(particle, flat, alternatives));
            }
            return;
        }
        if self.never(particle, flat.document).is_some() {
            return;
        }
        let mut inner = flat.within(flat.owner);
        self.flatten(particle, OccurrenceRange::ONCE, &mut inner);
        flat.followed = inner.followed;
        flat.obstacles.append(&mut inner.obstacles);
        match inner.fields.len() {
            0 => {}
            1 => {
                // An alternative that equals an earlier one is never chosen.
                let field = inner.fields.pop().map(required);
                alternatives
                    .extend(field.filter(|field| !alternatives.iter().any(|known| is_same_alternative(known, field))));
            }
            _ => {
                let Some(name) = inner.fields.first().map(|field| field.name) else { return };
                let fields = inner.fields;
                let id = self.group_draft(particle, &format!("{}Group", name.local), flat, |_, id, flat| {
                    (Shape::Group(fields), flat.within(id))
                });
                alternatives.push(group_field(name, id, Occurs::Required, OccurrenceRange::ONCE, particle));
            }
        }
    }

    /// Returns the name of an abstract element that an alternative refers to, if nothing may substitute for it.
    fn never(&self, particle: &'a Particle, document: usize) -> Option<&'a QName> {
        match &particle.term {
            Term::ElementRef(name) if self.has_no_member(document, name) => Some(name),
            _ => None,
        }
    }

    /// Returns the draft of a model group. Each particle has one draft, however often its definition is used.
    fn group_draft(
        &mut self,
        particle: &'a Particle,
        what: &str,
        flat: &Flattening<'a>,
        shape: impl FnOnce(&mut Self, DraftId, &Flattening<'a>) -> (Shape<'a>, Flattening<'a>),
    ) -> DraftId {
        let key = (flat.document, particle.id);
        if let Some(known) = self.groups.get(&key) {
            return *known;
        }
        let definition = definition(particle, flat);
        let (label, namespace) = match (definition, self.get(flat.owner)) {
            (Some(name), _) => {
                let label = if name.is_redefined() { joined(&name.local, "original") } else { name.local.clone() };
                (label, name.namespace.as_str())
            }
            (None, Some(owner)) => (joined(&owner.label, what), owner.namespace),
            (None, None) => (what.to_owned(), ""),
        };
        let id = self.push(Draft {
            source: Definition::Group(particle),
            document: flat.document,
            named: None,
            label,
            namespace,
            parent: definition.is_none().then_some(flat.owner),
            element_doc: None,
            shape: Shape::Open,
            obstacles: Vec::new(),
        });
        self.groups.insert(key, id);
        let (shape, inner) = shape(self, id, flat);
        if let Some(draft) = self.types.get_mut(id.0) {
            draft.shape = shape;
            draft.obstacles.extend(inner.obstacles);
        }
        id
    }
}

/// Returns the name of the model group definition (3.7) whose group this is.
fn definition<'a>(particle: &Particle, flat: &Flattening<'a>) -> Option<&'a ComponentName> {
    flat.definition.filter(|(_, own)| *own == particle.id).map(|(name, _)| name)
}

/// Makes an alternative of a repeated choice occur once, if that allows the same content: each repetition chooses anew.
fn once(alternative: &mut Field<'_>, choice: OccurrenceRange) {
    let is_same = choice.is_unbounded() && alternative.bounds.min <= 1;
    match alternative.node {
        Node::Any => alternative.bounds = Bounds::ONCE,
        Node::Element | Node::Group if is_same => {
            (alternative.occurs, alternative.bounds) = (Occurs::Required, Bounds::ONCE)
        }
        _ => {}
    }
}

/// Returns whether a choice needs only one of two alternatives.
fn is_same_alternative(known: &Field<'_>, field: &Field<'_>) -> bool {
    match field.node {
        Node::Any => (known.node, known.wildcard) == (Node::Any, field.wildcard),
        Node::Element => {
            (known.node, known.name, known.nillable, known.occurs)
                == (Node::Element, field.name, field.nillable, field.occurs)
                && known.value == field.value
        }
        _ => false,
    }
}

/// Makes an optional alternative required, because a chosen alternative is present.
fn required(field: Field<'_>) -> Field<'_> {
    let occurs = if field.occurs == Occurs::Optional { Occurs::Required } else { field.occurs };
    Field { occurs, ..field }
}

fn group_field<'a>(
    name: &'a QName,
    id: DraftId,
    occurs: Occurs,
    times: OccurrenceRange,
    particle: &'a Particle,
) -> Field<'a> {
    Field { occurs, bounds: times.bounds(), ..Field::new(Node::Group, name, &particle.place, Value::Draft(id)) }
}

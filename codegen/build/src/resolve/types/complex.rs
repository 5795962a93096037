//! Drafts of complex types, with their particles flattened into fields (XSD 1.0 Part 1, 3.4.2 and 3.8).

use super::{
    draft::{Definition, Draft, Drafts, Repeatable},
    emptiable::has_content,
    particle::{Flattening, OccurrenceRange},
    shape::{DraftId, Field, Restriction, Shape, Value},
};
use crate::{
    error::Place,
    limits::{GROUP_REFERENCES, MEMBERS},
    model::{Bounds, BuiltIn, Node, Occurs},
    obstacle::{FEWER, Obstacle},
    qname::QName,
    resolve::components::kind::ComponentKind,
    xml::XSD,
    xsd::{ComplexType, ComponentName, Content, Kind, Namespaces, Particle, Term, Type, is_any_type},
};
use std::sync::LazyLock;

impl<'a> Drafts<'a> {
    /// Returns the shape of a complex type, and its obstacles.
    pub(crate) fn complex(&mut self, id: DraftId, document: usize, ty: &'a ComplexType) -> (Shape<'a>, Vec<Obstacle>) {
        if self.is_mixed(document, ty) {
            return self.mixed(id, document, ty);
        }
        let mut flat = Flattening::new(document, id);
        if let Some(unknown) = &ty.unknown {
            flat.obstacles.push(Obstacle::unsupported(format!("xs:{unknown}"), &ty.place));
        }
        self.attributes(&ty.attributes, &mut flat);
        let (base, particle) = match &ty.content {
            Content::Elements(particle) => (None, particle.as_ref()),
            Content::SimpleExtension(base) => (self.simple_content(base, None, ty, &mut flat), None),
            Content::SimpleRestriction(base, narrowed) => {
                (self.simple_content(base, narrowed.as_ref(), ty, &mut flat), None)
            }
            Content::Extension(base, particle) => (self.base(base, ty, &mut flat), particle.as_ref()),
            // A type without a derivation is a restriction of `anyType` (3.4.2).
            Content::Restriction(base, particle) if is_any_type(base) => (None, particle.as_ref()),
            Content::Restriction(base, particle) => (self.base(base, ty, &mut flat), particle.as_ref()),
        };
        if let Some(particle) = particle {
            self.flatten(particle, OccurrenceRange::ONCE, &mut flat);
        }
        complex_shape(base, ty, flat)
    }

    pub(crate) fn base(
        &mut self,
        base: &'a ComponentName,
        ty: &'a ComplexType,
        flat: &mut Flattening<'a>,
    ) -> Option<DraftId> {
        if is_any_type(base) {
            flat.fields.push(wildcard(Node::AnyAttribute, &Namespaces::Any, ANY_NUMBER, &ty.place));
            flat.fields.push(wildcard(Node::Any, &Namespaces::Any, ANY_NUMBER, &ty.place));
            return None;
        }
        match self.type_value(flat.document, base, &ty.place).noted_in(&mut flat.obstacles) {
            Value::Draft(id) => Some(id),
            Value::Unknown => None,
            Value::BuiltIn(_) | Value::List(_) | Value::Any => {
                flat.obstacles
                    .push(Obstacle::unsupported(format!("extension of the simple type `{}`", base.local), &ty.place));
                None
            }
        }
    }

    /// Returns the complex base type, if its text is inherited; otherwise adds a field for the text.
    fn simple_content(
        &mut self,
        base: &'a ComponentName,
        narrowed: Option<&'a Type>,
        ty: &'a ComplexType,
        flat: &mut Flattening<'a>,
    ) -> Option<DraftId> {
        let value = self.type_value(flat.document, base, &ty.place).noted_in(&mut flat.obstacles);
        let complex = match value {
            Value::Draft(id) if matches!(self.get(id), Some(Draft { source: Definition::Complex(_), .. })) => Some(id),
            _ => None,
        };
        let value = match (narrowed, complex) {
            (Some(narrowed), _) => self.anonymous_type(flat.document, &TEXT, None, narrowed, Some(flat.owner)),
            (None, Some(_)) => return complex,
            (None, None) => value,
        };
        flat.fields.push(Field::new(Node::Text, &TEXT, &ty.place, value));
        complex
    }

    /// Adds the fields of a particle. `outer` is the occurrence of the particles that contain it.
    pub(crate) fn flatten(&mut self, particle: &'a Particle, outer: OccurrenceRange, flat: &mut Flattening<'a>) {
        let times = outer.within(particle);
        if times.is_never() {
            return;
        }
        if flat.is_too_deep(particle) {
            return;
        }
        flat.depth += 1;
        match &particle.term {
            Term::Element(element) => {
                let found = self.element_value(flat.document, element, Some(flat.owner));
                let value = found.noted_in(&mut flat.obstacles);
                flat.fields.push(Field {
                    doc: element.doc.as_deref(),
                    occurs: times.occurs(),
                    bounds: times.bounds(),
                    nillable: element.nillable,
                    default: element.default.as_ref(),
                    block: element.block,
                    ..Field::new(Node::Element, &element.name, &element.place, value)
                });
            }
            Term::ElementRef(name) => self.element_ref(name, particle, times, flat),
            Term::Sequence(particles) | Term::All(particles) => self.members(particles, particle, outer, flat),
            // A choice with a single alternative is treated as a sequence.
            Term::Choice(particles) if particles.len() == 1 => self.members(particles, particle, outer, flat),
            Term::Choice(particles) => self.choice(particles, particle, times, flat),
            Term::GroupRef(name) => self.group_ref(name, particle, outer, flat),
            Term::Any(namespaces) => {
                flat.fields.push(wildcard(Node::Any, namespaces, times.bounds(), &particle.place));
            }
            Term::Attachment(name, media_types) => flat.fields.push(attachment(name, media_types, &particle.place)),
            Term::Unknown(name) => flat.obstacles.push(Obstacle::unsupported(format!("xs:{name}"), &particle.place)),
        }
        flat.depth -= 1;
    }

    /// Adds the members of a model group. Members that repeat together become a value of their own, as lists would lose
    /// their order.
    fn members(
        &mut self,
        members: &'a [Particle],
        group: &'a Particle,
        outer: OccurrenceRange,
        flat: &mut Flattening<'a>,
    ) {
        let times = outer.within(group);
        if times.repeats() && members.iter().filter(|member| has_content(member)).count() > 1 {
            return self.repeated(members, group, times, flat);
        }
        for member in members {
            self.flatten(member, times, flat);
        }
    }

    fn group_ref(
        &mut self,
        name: &'a ComponentName,
        particle: &'a Particle,
        outer: OccurrenceRange,
        flat: &mut Flattening<'a>,
    ) {
        if let Some(inner) = self.enter_group(name, particle, flat) {
            flat.definition = Some((name, inner.id));
            let before = flat.fields.len();
            self.flatten(inner, outer.within(particle), flat);
            flat.groups.pop();
            self.copied(before, flat);
        }
    }

    /// Returns whether the types may take more fields from groups; notes an obstacle if they may not.
    pub(crate) fn may_copy(&self, place: &Place, flat: &mut Flattening<'a>) -> bool {
        let may_copy = self.copied + flat.fields.len() <= MEMBERS;
        if !may_copy {
            let obstacle = Obstacle::unsupported(format!("more than {MEMBERS} members from groups"), place);
            flat.obstacles.push(obstacle.help(FEWER));
        }
        may_copy
    }

    /// Counts the fields that were taken from a group, where there were `before`. Those of a group within it are counted
    /// with it.
    pub(crate) fn copied(&mut self, before: usize, flat: &Flattening<'a>) {
        if flat.groups.is_empty() {
            self.copied += flat.fields.len().saturating_sub(before);
        }
    }

    /// Returns the model group of a definition, and adds it to the open ones; notes an obstacle if it can't be entered.
    pub(crate) fn enter_group(
        &mut self,
        name: &'a ComponentName,
        particle: &'a Particle,
        flat: &mut Flattening<'a>,
    ) -> Option<&'a Particle> {
        let table = self.tables.get(flat.document)?;
        let declared = table.groups.get(name).map(Vec::as_slice).unwrap_or_default();
        let Some(group) = declared.first() else {
            let finding = table.dangling(ComponentKind::Schema(Kind::Group), name, &particle.place);
            flat.obstacles.push(Obstacle::document(finding));
            return None;
        };
        flat.obstacles.extend(table.broken(Kind::Group, name));
        let places: Vec<&Place> = declared.iter().map(|group| &group.place).collect();
        self.used_with_duplicates(
            (flat.document, Repeatable::Group(name)),
            flat.owner,
            &places,
            |drafts, number, id| {
                let mut inner = Flattening { groups: vec![name], ..Flattening::new(flat.document, id) };
                if let Some(particle) = declared.get(number).and_then(|group| group.particle.as_ref()) {
                    drafts.flatten(particle, OccurrenceRange::ONCE, &mut inner);
                }
                Shape::Group(inner.fields)
            },
        );
        if flat.groups.contains(&name) {
            flat.obstacles.push(Obstacle::circular("recursive group", &particle.place));
            return None;
        }
        if flat.followed >= GROUP_REFERENCES {
            flat.obstacles
                .push(Obstacle::unsupported(format!("more than {GROUP_REFERENCES} group references"), &particle.place));
            return None;
        }
        let inner = group.particle.as_ref()?;
        if !self.may_copy(&particle.place, flat) {
            return None;
        }
        flat.followed += 1;
        flat.groups.push(name);
        Some(inner)
    }

    fn element_ref(
        &mut self,
        name: &'a QName,
        particle: &'a Particle,
        times: OccurrenceRange,
        flat: &mut Flattening<'a>,
    ) {
        if name.namespace == XSD {
            // .NET refers to `xs:schema` in data sets, which contain a schema beside the data.
            flat.fields.push(Field {
                occurs: times.occurs(),
                bounds: times.bounds(),
                ..Field::new(Node::Element, name, &particle.place, Value::Any)
            });
            return;
        }
        if times.min == 0 && self.has_no_member(flat.document, name) {
            return;
        }
        let is_head = self.tables.get(flat.document).is_some_and(|table| table.substitutes.contains_key(name));
        let element = match self.element(flat.document, name, &particle.place) {
            Ok(element) => element,
            Err(obstacle) => return flat.obstacles.push(obstacle),
        };
        let declaration = element.declaration;
        let (value, obstacles) = (element.value.clone(), element.obstacles.clone());
        self.referring.entry((flat.document, name)).or_default().push(flat.owner);
        if is_head {
            return self.substitution(declaration, particle, times, flat);
        }
        flat.obstacles.extend(obstacles);
        if declaration.is_abstract {
            flat.obstacles.push(Obstacle::unsupported(format!("abstract element `{}`", name.local), &particle.place));
        }
        flat.fields.push(Field {
            doc: declaration.doc.as_deref(),
            occurs: times.occurs(),
            bounds: times.bounds(),
            nillable: declaration.nillable,
            default: declaration.default.as_ref(),
            block: declaration.block,
            ..Field::new(Node::Element, name, &particle.place, value)
        });
    }
}

/// Returns the shape of a complex type with these fields, and its obstacles.
pub(crate) fn complex_shape<'a>(
    base: Option<DraftId>,
    ty: &ComplexType,
    flat: Flattening<'a>,
) -> (Shape<'a>, Vec<Obstacle>) {
    let Flattening { fields, prohibited, obstacles, .. } = flat;
    let restriction = matches!(ty.content, Content::Restriction(..) | Content::SimpleRestriction(..))
        .then_some(Restriction { prohibited });
    let (is_abstract, dictionary) = (ty.is_abstract, ty.dictionary);
    (Shape::Struct { base, restriction, fields, is_abstract, dictionary }, obstacles)
}

/// Returns the field of a wildcard. It is one list of everything that matches.
pub(crate) fn wildcard<'a>(node: Node, namespaces: &'a Namespaces, bounds: Bounds, place: &'a Place) -> Field<'a> {
    let name: &QName = if node == Node::Any { &ANY } else { &ATTRIBUTES };
    let (value, occurs) = (Value::Any, Occurs::Repeated);
    let wildcard = Some(namespaces);
    Field { occurs, bounds, wildcard, ..Field::new(node, name, place, value) }
}

/// Returns the field of an attachment, which is bytes.
fn attachment<'a>(name: &'a QName, media_types: &'a [String], place: &'a Place) -> Field<'a> {
    Field { media_types, ..Field::new(Node::Attachment, name, place, Value::BuiltIn(BuiltIn::Base64Binary)) }
}

/// The occurrence of attributes in `anyAttribute`, and of elements in `anyType`.
pub(crate) const ANY_NUMBER: Bounds = Bounds { min: 0, max: None };

/// The names of the fields for wildcards.
static ANY: LazyLock<QName> = LazyLock::new(|| QName::new("", "any"));
static ATTRIBUTES: LazyLock<QName> = LazyLock::new(|| QName::new("", "attributes"));

/// The name of the field for an element's text.
static TEXT: LazyLock<QName> = LazyLock::new(|| QName::new("", "value"));

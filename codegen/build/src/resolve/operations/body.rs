//! The element of a message's body: one that the contract declares, or one that is built from the parts.

use super::{
    attachment::Attached,
    bound::{BodyUse, ElementUse},
};
use crate::{
    error::{Diagnostic, Place},
    model::Form,
    obstacle::Obstacle,
    qname::QName,
    wsdl::{Message, Part},
    xml::is_ncname,
    xsd::{Block, ComplexType, ComponentId, ComponentName, Content, Element, ElementType, Particle, Term, Type},
};

/// The operation of a message, and its direction.
#[derive(Clone, Copy)]
pub(crate) struct MessageKind<'k> {
    /// The operation's name.
    pub(crate) operation: &'k str,
    /// The operation's name, or that of its input where it is overloaded.
    pub(crate) called: &'k str,
    /// Whether its style is rpc.
    pub(crate) rpc: bool,
    pub(crate) is_response: bool,
    /// Whether parts of its body may be absent or nil.
    pub(crate) optional_parts: bool,
}

impl MessageKind<'_> {
    fn named(self, name: &str) -> String {
        if self.is_response { format!("{name}Response") } else { name.to_owned() }
    }
}

/// Returns the element of a body with these parts (WSDL 1.1, 3.5).
///
/// In rpc style, it has the name of the operation and the namespace of the body, with the parts as its children (WS-I
/// Basic Profile 1.1, 4.7.4 to 4.7.8). In document style, the parts are in the Body itself: mostly one element, but
/// possibly none, several, or the content of a type. Attachments become members of the element that is built from the
/// parts.
pub(crate) fn body<'a>(
    kind: MessageKind<'_>,
    namespace: &str,
    message: &'a Message,
    (parts, attached): (&[&'a Part], &[Attached<'a>]),
) -> Result<BodyUse<'a>, Obstacle> {
    let made = |form, name: &str, ty| {
        let name = QName::new(namespace, kind.named(name));
        BodyUse { form, element: ElementUse::Made(Box::new(element(name, ty, &message.place))) }
    };
    if kind.rpc {
        if !is_ncname(kind.operation) {
            let finding = format!("`{}` is not a valid name for an element", kind.operation);
            return Err(Obstacle::document(Diagnostic::at(&message.place, finding)));
        }
        let mut particles = particles(parts, attached)?;
        if kind.optional_parts {
            particles.iter_mut().take(parts.len()).for_each(|part| part.min = 0);
        }
        return Ok(made(Form::Rpc, kind.operation, sequence(particles, &message.place)));
    }
    if let [part] = parts
        && attached.is_empty()
        && let Some(name) = element_of(part)?
    {
        return Ok(BodyUse { form: Form::Document, element: ElementUse::Global(name, &part.place) });
    }
    match parts {
        [part @ Part { ty: Some(_), .. }] if attached.is_empty() => {
            Ok(made(Form::Whole, kind.called, ElementType::Named(type_of(part)?)))
        }
        parts => {
            if let Some(part) = parts.iter().find(|part| part.element.is_none()) {
                type_of(part)?;
                let reason = format!(
                    "part `{}` has a type instead of an element, which document style allows for a single part only",
                    part.name
                );
                return Err(Obstacle::unsupported(reason, &part.place));
            }
            let particles = particles(parts, attached)?;
            let form = if parts.is_empty() { Form::Empty } else { Form::Whole };
            Ok(made(form, kind.called, sequence(particles, &message.place)))
        }
    }
}

/// Returns the element for a part with a type, which has the part's name.
pub(crate) fn accessor(part: &Part, namespace: &str) -> Result<Element, Obstacle> {
    let finding = match part.name.as_str() {
        "" => Some("`part` has no `name` attribute, by which its element is called".to_owned()),
        name => (!is_ncname(name)).then(|| format!("`{name}` is not a valid name for an element")),
    };
    if let Some(finding) = finding {
        return Err(Obstacle::document(Diagnostic::at(&part.place, finding)));
    }
    Ok(element(QName::new(namespace, &*part.name), ElementType::Named(type_of(part)?), &part.place))
}

/// Returns the element that a part refers to; `None` if it has a type instead.
pub(crate) fn element_of(part: &Part) -> Result<Option<&QName>, Obstacle> {
    part.element
        .as_ref()
        .map(|name| name.as_ref().map_err(|finding| Obstacle::document((**finding).clone())))
        .transpose()
}

/// Returns the type that a part refers to.
fn type_of(part: &Part) -> Result<ComponentName, Obstacle> {
    match &part.ty {
        Some(Ok(ty)) => Ok(ty.clone()),
        Some(Err(finding)) => Err(Obstacle::document((**finding).clone())),
        None => {
            let finding = format!("part `{}` has neither an element nor a type", part.name);
            Err(Obstacle::document(Diagnostic::at(&part.place, finding)))
        }
    }
}

/// Returns the parts as children, attachments last.
fn particles(parts: &[&Part], attached: &[Attached<'_>]) -> Result<Vec<Particle>, Obstacle> {
    let attached = attached.iter().map(|Attached { part, media_types }| {
        once(Term::Attachment(QName::new("", &*part.name), media_types.clone()), &part.place)
    });
    parts.iter().map(|part| child(part)).chain(attached.map(Ok)).collect()
}

/// Returns a part as a child: the element that it refers to, or an unqualified element with the part's name (Basic
/// Profile 1.1, R2735).
fn child(part: &Part) -> Result<Particle, Obstacle> {
    let term = match element_of(part)? {
        Some(name) => Term::ElementRef(name.clone()),
        None => Term::Element(Box::new(accessor(part, "")?)),
    };
    Ok(once(term, &part.place))
}

fn once(term: Term, place: &Place) -> Particle {
    Particle { id: ComponentId::next(), min: 1, max: Some(1), term, place: place.clone() }
}

fn sequence(particles: Vec<Particle>, place: &Place) -> ElementType {
    ElementType::Anonymous(Type::Complex(Box::new(ComplexType {
        id: ComponentId::next(),
        is_abstract: false,
        mixed: false,
        dictionary: false,
        content: Content::Elements(Some(once(Term::Sequence(particles), place))),
        attributes: Vec::new(),
        unknown: None,
        block: Block::default(),
        doc: None,
        place: place.clone(),
    })))
}

fn element(name: QName, ty: ElementType, place: &Place) -> Element {
    Element {
        id: ComponentId::next(),
        name,
        ty,
        nillable: false,
        is_abstract: false,
        default: None,
        substitution_group: None,
        block: Block::default(),
        doc: None,
        place: place.clone(),
    }
}

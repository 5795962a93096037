//! Drafts of types: declarations of one document with every name looked up, before they are merged with those of other
//! documents and checked. Types are drafted from a queue instead of recursively.

use super::{
    shape::{DraftId, Found, Shape, Value},
    texts::Texts,
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::{
    error::{Diagnostic, Place},
    obstacle::Obstacle,
    qname::QName,
    resolve::{chain::Chain, components::table::Table, operations::bound::ElementUse},
    xsd::{ComplexType, ComponentId, ComponentName, Element, Kind, Particle, SimpleType, Type},
};

/// A type of one document.
pub(crate) struct Draft<'a> {
    pub(crate) source: Definition<'a>,
    /// The index of the document.
    pub(crate) document: usize,
    /// Its name; `None` for an anonymous type.
    pub(crate) named: Option<&'a ComponentName>,
    /// The name that it gets in the model.
    pub(crate) label: String,
    pub(crate) namespace: &'a str,
    /// The type that contains it, for an anonymous type.
    pub(crate) parent: Option<DraftId>,
    /// Documentation of the element whose anonymous type it is.
    pub(crate) element_doc: Option<&'a str>,
    pub(crate) shape: Shape<'a>,
    /// The obstacles of its own definition.
    pub(crate) obstacles: Vec<Obstacle>,
}

/// The definition from which a draft is made.
#[derive(Clone, Copy)]
pub(crate) enum Definition<'a> {
    Complex(&'a ComplexType),
    Simple(&'a SimpleType),
    Group(&'a Particle),
    /// The head of a substitution group.
    Head(&'a Element),
    /// The mixed content of a complex type.
    Content(&'a ComplexType),
    /// One of several declarations of a group or an attribute.
    Declaration(&'a Place),
}

impl<'a> From<&'a Type> for Definition<'a> {
    fn from(ty: &'a Type) -> Self {
        match ty {
            Type::Complex(ty) => Definition::Complex(ty),
            Type::Simple(ty) => Definition::Simple(ty),
        }
    }
}

impl<'a> Definition<'a> {
    /// Returns its place in the document.
    pub(crate) fn place(self) -> &'a Place {
        match self {
            Definition::Complex(ty) | Definition::Content(ty) => &ty.place,
            Definition::Simple(ty) => &ty.place,
            Definition::Group(particle) => &particle.place,
            Definition::Head(element) => &element.place,
            Definition::Declaration(place) => place,
        }
    }

    /// Returns its documentation.
    pub(crate) fn doc(self) -> Option<&'a str> {
        match self {
            Definition::Complex(ty) => ty.doc.as_deref(),
            Definition::Simple(ty) => ty.doc.as_deref(),
            Definition::Group(_) | Definition::Content(_) | Definition::Declaration(_) => None,
            Definition::Head(element) => element.doc.as_deref(),
        }
    }
}

/// A global element of one document.
pub(crate) struct ElementDraft<'a> {
    pub(crate) declaration: &'a Element,
    pub(crate) value: Value,
    pub(crate) obstacles: Vec<Obstacle>,
}

/// All drafts of one run.
pub(crate) struct Drafts<'a> {
    pub(crate) tables: &'a [Table<'a>],
    pub(crate) types: Vec<Draft<'a>>,
    /// By document and name, for each declaration one draft.
    pub(crate) named: BTreeMap<(usize, &'a ComponentName), Vec<DraftId>>,
    /// By document and name, for each declaration one draft.
    pub(crate) elements: BTreeMap<(usize, &'a QName), Vec<ElementDraft<'a>>>,
    /// By document and name: the types of message parts.
    pub(crate) parts: BTreeMap<(usize, &'a ComponentName), Found>,
    /// The elements that are built from the parts of messages.
    pub(crate) made: BTreeMap<ComponentId, ElementDraft<'a>>,
    /// By document and definition: the drafts of anonymous types. A type within a group has one draft, however often
    /// the group is used.
    pub(crate) anonymous: BTreeMap<(usize, ComponentId), DraftId>,
    /// By document and particle: the drafts of model groups that are values of their own.
    pub(crate) groups: BTreeMap<(usize, ComponentId), DraftId>,
    /// By document and name: the types whose derived types have all been drafted.
    pub(crate) with_derived: BTreeSet<(usize, &'a ComponentName)>,
    /// By document and head: the choices for substitution groups.
    pub(crate) substitutions: BTreeMap<(usize, &'a QName), DraftId>,
    /// By document and component: the groups and attributes that are declared more than once.
    pub(crate) duplicates: BTreeMap<(usize, Repeatable<'a>), Duplicates>,
    /// By document and name: the types that refer to an element.
    pub(crate) referring: BTreeMap<(usize, &'a QName), Vec<DraftId>>,
    /// By document and name: whether the content of a type, or that of a type that it extends, is declared as mixed.
    pub(crate) mixed: RefCell<BTreeMap<(usize, &'a ComponentName), bool>>,
    /// The texts that types allow.
    pub(crate) texts: RefCell<Texts>,
    /// The number of fields that types took from groups.
    pub(crate) copied: usize,
}

impl<'a> Drafts<'a> {
    /// Returns an empty collection for these documents.
    pub(crate) fn new(tables: &'a [Table<'a>]) -> Self {
        Drafts {
            tables,
            types: Vec::new(),
            named: BTreeMap::new(),
            elements: BTreeMap::new(),
            parts: BTreeMap::new(),
            made: BTreeMap::new(),
            anonymous: BTreeMap::new(),
            groups: BTreeMap::new(),
            with_derived: BTreeSet::new(),
            substitutions: BTreeMap::new(),
            duplicates: BTreeMap::new(),
            referring: BTreeMap::new(),
            texts: RefCell::default(),
            mixed: RefCell::default(),
            copied: 0,
        }
    }

    /// Returns the draft with an id.
    pub(crate) fn get(&self, id: DraftId) -> Option<&Draft<'a>> {
        self.types.get(id.0)
    }

    /// Returns the draft of the outermost definition that contains a type.
    pub(crate) fn root(&self, id: DraftId) -> Option<&Draft<'a>> {
        let mut root = self.get(id)?;
        while let Some(parent) = root.parent.and_then(|parent| self.get(parent)) {
            root = parent;
        }
        Some(root)
    }

    /// Drafts all types that can be reached from the drafts so far.
    pub(crate) fn complete(&mut self) {
        let mut next = 0;
        while let Some(draft) = self.types.get(next) {
            let (source, document) = (draft.source, draft.document);
            let id = DraftId(next);
            let (shape, obstacles) = match source {
                Definition::Complex(ty) => self.complex(id, document, ty),
                Definition::Simple(ty) => self.simple(id, document, ty),
                // Drafted together with the type that contains them.
                Definition::Group(_) | Definition::Head(_) | Definition::Content(_) | Definition::Declaration(_) => {
                    next += 1;
                    continue;
                }
            };
            if let Some(draft) = self.types.get_mut(next) {
                draft.shape = shape;
                draft.obstacles.extend(obstacles);
            }
            next += 1;
        }
    }

    /// Returns all errors in the documents.
    pub(crate) fn broken(&self) -> impl Iterator<Item = Diagnostic> {
        let elements = self.elements.values().flatten().flat_map(|element| &element.obstacles);
        let obstacles = self.types.iter().flat_map(|draft| &draft.obstacles).chain(elements);
        obstacles.filter(|obstacle| obstacle.is_broken()).map(|obstacle| obstacle.finding.clone())
    }

    /// Adds a draft, and returns its id.
    pub(crate) fn push(&mut self, draft: Draft<'a>) -> DraftId {
        self.types.push(draft);
        DraftId(self.types.len() - 1)
    }

    /// Returns the draft of an element of a message.
    pub(crate) fn used(&self, document: usize, element: &ElementUse<'a>) -> Option<&ElementDraft<'a>> {
        match element {
            ElementUse::Global(name, _) => self.elements.get(&(document, *name)).and_then(|drafts| drafts.first()),
            ElementUse::Made(element) => self.made.get(&element.id),
        }
    }

    /// Returns the value at the end of a chain of aliases; `None` if the chain is circular.
    pub(crate) fn follow<'v>(&'v self, value: &'v Value) -> Option<&'v Value> {
        let aliases = Chain::new(value, |value| match value {
            Value::Draft(id) => match &self.get(*id)?.shape {
                Shape::Alias(next) => Some(next),
                _ => None,
            },
            _ => None,
        });
        aliases.end()
    }
}

/// A component that a document may declare more than once, and that adds to the types that use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Repeatable<'a> {
    Group(&'a ComponentName),
    Attribute(&'a QName),
    AttributeGroup(&'a ComponentName),
}

impl<'a> Repeatable<'a> {
    /// Returns the component's expanded name.
    pub(crate) fn name(self) -> &'a QName {
        match self {
            Repeatable::Group(name) | Repeatable::AttributeGroup(name) => name,
            Repeatable::Attribute(name) => name,
        }
    }
}

impl fmt::Display for Repeatable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Repeatable::Group(name) => write!(f, "{} `{name}`", Kind::Group),
            Repeatable::Attribute(name) => write!(f, "{} `{name}`", Kind::Attribute),
            Repeatable::AttributeGroup(name) => write!(f, "{} `{name}`", Kind::AttributeGroup),
        }
    }
}

/// The declarations of a group or an attribute that its document declares more than once, and the types that use it.
#[derive(Default)]
pub(crate) struct Duplicates {
    /// For each declaration: a draft with the fields that it adds to a type, and its place.
    pub(crate) declarations: Vec<(DraftId, Place)>,
    pub(crate) users: Vec<DraftId>,
}

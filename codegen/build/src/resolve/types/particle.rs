//! Occurrence of particles, and the state of flattening them into fields.

use super::shape::{DraftId, Field};
use crate::{
    limits::GROUP_DEPTH,
    model::{Bounds, Occurs},
    obstacle::Obstacle,
    qname::QName,
    xsd::{ComponentId, ComponentName, Particle},
};
use std::collections::BTreeSet;

/// The fields and obstacles gathered while the particles of one type are flattened.
pub(crate) struct Flattening<'a> {
    pub(crate) document: usize,
    pub(crate) owner: DraftId,
    /// The model group definitions that contain the current particle.
    pub(crate) groups: Vec<&'a ComponentName>,
    /// The innermost of these definitions, and the id of its model group.
    pub(crate) definition: Option<(&'a ComponentName, ComponentId)>,
    /// The number of group references followed so far.
    pub(crate) followed: usize,
    /// The depth of the current particle.
    pub(crate) depth: usize,
    pub(crate) fields: Vec<Field<'a>>,
    /// The names of the attributes among the fields.
    pub(crate) attributes: BTreeSet<&'a QName>,
    /// The attributes that a restriction takes away.
    pub(crate) prohibited: Vec<&'a QName>,
    pub(crate) obstacles: Vec<Obstacle>,
}

impl<'a> Flattening<'a> {
    /// Returns an empty collection for a type.
    pub(crate) fn new(document: usize, owner: DraftId) -> Self {
        Flattening {
            document,
            owner,
            groups: Vec::new(),
            definition: None,
            followed: 0,
            depth: 0,
            fields: Vec::new(),
            attributes: BTreeSet::new(),
            prohibited: Vec::new(),
            obstacles: Vec::new(),
        }
    }

    /// Returns whether a particle is nested too deep, and notes that as an obstacle.
    pub(crate) fn is_too_deep(&mut self, particle: &Particle) -> bool {
        let is_too_deep = self.depth > GROUP_DEPTH;
        if is_too_deep {
            self.obstacles.push(Obstacle::unsupported("groups nested too deeply", &particle.place));
        }
        is_too_deep
    }

    /// Returns an empty collection for a group within this type.
    pub(crate) fn within(&self, owner: DraftId) -> Self {
        Flattening {
            groups: self.groups.clone(),
            followed: self.followed,
            depth: self.depth,
            ..Self::new(self.document, owner)
        }
    }
}

/// The occurrence of a particle, multiplied by that of the particles that contain it.
#[derive(Clone, Copy)]
pub(crate) struct OccurrenceRange {
    pub(crate) min: u32,
    max: Option<u32>,
}

impl OccurrenceRange {
    pub(crate) const ONCE: OccurrenceRange = OccurrenceRange { min: 1, max: Some(1) };

    pub(crate) fn within(self, particle: &Particle) -> OccurrenceRange {
        let max = match (self.max, particle.max) {
            (Some(0), _) | (_, Some(0)) => Some(0),
            (Some(outer), Some(inner)) => Some(outer.saturating_mul(inner)),
            _ => None,
        };
        OccurrenceRange { min: self.min.saturating_mul(particle.min), max }
    }

    pub(crate) fn is_never(self) -> bool {
        self.max == Some(0)
    }

    pub(crate) fn repeats(self) -> bool {
        self.max.is_none_or(|max| max > 1)
    }

    pub(crate) fn is_unbounded(self) -> bool {
        self.max.is_none()
    }

    /// Returns this range with a minimum of zero.
    pub(crate) fn or_none(self) -> OccurrenceRange {
        OccurrenceRange { min: 0, ..self }
    }

    pub(crate) fn bounds(self) -> Bounds {
        Bounds { min: self.min, max: self.max }
    }

    pub(crate) fn occurs(self) -> Occurs {
        match self {
            _ if self.repeats() => Occurs::Repeated,
            OccurrenceRange { min: 0, .. } => Occurs::Optional,
            OccurrenceRange { .. } => Occurs::Required,
        }
    }
}

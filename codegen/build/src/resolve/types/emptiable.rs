//! Particles that allow empty content (XSD 1.0 Part 1, 3.9.6, Particle Emptiable).

use super::draft::Drafts;
use crate::xsd::{ComponentName, Particle, Term};
use std::collections::BTreeMap;

impl Drafts<'_> {
    /// Returns whether a particle of a document allows empty content.
    pub(crate) fn emptiable(&self, document: usize, particle: &Particle) -> bool {
        self.is_emptiable(document, particle, &mut BTreeMap::new())
    }

    /// Returns whether a particle allows empty content. `groups` holds the answers for the model group definitions seen
    /// so far. Those that contain the particle count as not emptiable until they are known.
    fn is_emptiable<'p>(
        &'p self,
        document: usize,
        particle: &'p Particle,
        groups: &mut BTreeMap<&'p ComponentName, bool>,
    ) -> bool {
        if particle.min == 0 || particle.max == Some(0) {
            return true;
        }
        match &particle.term {
            Term::Sequence(members) | Term::All(members) => {
                members.iter().all(|member| self.is_emptiable(document, member, groups))
            }
            Term::Choice(members) => {
                members.is_empty() || members.iter().any(|member| self.is_emptiable(document, member, groups))
            }
            Term::GroupRef(name) => {
                if let Some(known) = groups.get(name) {
                    return *known;
                }
                groups.insert(name, false);
                let declared = self.tables.get(document).and_then(|table| table.groups.get(name));
                let particle = declared.and_then(|declared| declared.first()?.particle.as_ref());
                let emptiable = particle.is_some_and(|particle| self.is_emptiable(document, particle, groups));
                groups.insert(name, emptiable);
                emptiable
            }
            _ => false,
        }
    }
}

/// Returns whether a particle allows any content.
pub(crate) fn has_content(particle: &Particle) -> bool {
    particle.max != Some(0)
        && match &particle.term {
            Term::Sequence(members) | Term::All(members) | Term::Choice(members) => members.iter().any(has_content),
            _ => true,
        }
}

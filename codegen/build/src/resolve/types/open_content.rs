//! The kind of a type's content, by its declaration and those of the types that it extends: whether it is mixed, and
//! whether it may be any XML (XSD 1.0 Part 1, 3.4.2).

use super::draft::Drafts;
use crate::{
    limits::GROUP_REFERENCES,
    resolve::chain::Chain,
    xsd::{AttributeTerm, AttributeUse, ComplexType, ComponentName, Content, Namespaces, Term, Type, is_any_type},
};
use std::collections::BTreeSet;

impl<'a> Drafts<'a> {
    /// Returns whether the content of a type is mixed: by its own declaration, or by that of a type that it extends.
    pub(crate) fn is_mixed(&self, document: usize, ty: &'a ComplexType) -> bool {
        if is_declared_mixed(ty) {
            return true;
        }
        let Some(base) = extended(ty) else { return false };
        let mut known = self.mixed.borrow_mut();
        let (mut passed, mut is_mixed) = (Vec::new(), false);
        for name in Chain::new(base, |name| extended(self.complex_type(document, name)?)) {
            if let Some(known) = known.get(&(document, name)) {
                is_mixed = *known;
                break;
            }
            passed.push(name);
            if self.complex_type(document, name).is_some_and(is_declared_mixed) {
                is_mixed = true;
                break;
            }
        }
        // All of them extend the type that decides, so that no type is asked twice.
        known.extend(passed.into_iter().map(|name| ((document, name), is_mixed)));
        is_mixed
    }

    /// Returns whether an element of a type may contain any XML: the type and its bases have only mixed content with
    /// any elements, and any attributes.
    pub(super) fn is_xml(&self, document: usize, ty: &'a ComplexType) -> bool {
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
    fn allows_anything(&self, document: usize, ty: &'a ComplexType) -> bool {
        let (mut elements, mut any) = (false, false);
        self.survey(document, ty, &mut |term| match term {
            Term::Any(_) => any = true,
            Term::Element(_) | Term::ElementRef(_) => elements = true,
            _ => {}
        });
        any && !elements && ty.attributes.iter().all(is_wildcard) && self.is_mixed(document, ty)
    }

    /// Calls `see` with the terms of a type's content, and of the content of the types that it extends.
    pub(super) fn survey(&self, document: usize, ty: &ComplexType, see: &mut dyn FnMut(&Term)) {
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
    pub(super) fn complex_type(&self, document: usize, name: &ComponentName) -> Option<&'a ComplexType> {
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
pub(super) fn extended(ty: &ComplexType) -> Option<&ComponentName> {
    match &ty.content {
        Content::Extension(base, _) => Some(base),
        _ => None,
    }
}

/// Returns the type from which a type with complex content is derived, unless that is `anyType`.
pub(super) fn complex_base(ty: &ComplexType) -> Option<&ComponentName> {
    match &ty.content {
        Content::Extension(base, _) | Content::Restriction(base, _) => Some(base).filter(|base| !is_any_type(base)),
        _ => None,
    }
}

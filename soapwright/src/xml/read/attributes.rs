//! The uniqueness of attributes (XML 1.0, 3.1).

use super::raw::{Name, Raw};
use crate::{limits::FEW_ATTRIBUTES, xml::work};

/// Returns the name of the last of several attributes with one name, if there are any (XML 1.0, 3.1).
pub(super) fn repeated<'a>(attributes: &[Raw<'a>]) -> Option<Name<'a>> {
    if attributes.len() <= FEW_ATTRIBUTES {
        let mut names = attributes.iter().enumerate();
        return names.find(|(index, raw)| has_name(&attributes[..*index], raw)).map(|(_, raw)| raw.name);
    }
    let mut names: Vec<_> = attributes.iter().map(|raw| raw.name.as_str()).collect();
    let name = work::repeated(&mut names)?;
    attributes.iter().rev().map(|raw| raw.name).find(|repeated| repeated.as_str() == name)
}

fn has_name(attributes: &[Raw<'_>], raw: &Raw<'_>) -> bool {
    attributes.iter().any(|attribute| {
        work::count(1);
        attribute.name.as_str() == raw.name.as_str()
    })
}

//! The uniqueness of attributes (XML 1.0, 3.1).

use super::tokenizer::Raw;
use crate::{
    limits::FEW_ATTRIBUTES,
    xml::{error::XmlErrorKind, work},
};
use std::borrow::Cow;

/// Returns an error if two attributes have the same name (XML 1.0, 3.1).
pub(super) fn names_are_unique(attributes: &[Raw<'_>]) -> Result<(), XmlErrorKind> {
    let repeated = if attributes.len() <= FEW_ATTRIBUTES {
        let mut names = attributes.iter().enumerate();
        names.find(|(index, raw)| has_name(&attributes[..*index], raw.name.as_str())).map(|(_, raw)| raw.name.as_str())
    } else {
        work::repeated(&mut attributes.iter().map(|raw| raw.name.as_str()).collect::<Vec<_>>())
    };
    match repeated {
        Some(name) => Err(XmlErrorKind::NotWellFormed(Cow::Owned(format!("attribute `{name}` is repeated")))),
        None => Ok(()),
    }
}

fn has_name(attributes: &[Raw<'_>], name: &str) -> bool {
    attributes.iter().any(|attribute| {
        work::count(1);
        attribute.name.as_str() == name
    })
}

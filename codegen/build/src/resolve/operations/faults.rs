//! The faults that an operation declares (WSDL 1.1, 2.4 and 3.6), and those of its headers (3.7).
//!
//! A fault that can't be typed is kept as text when it is read. It causes a warning, but no operation is left out.

use std::collections::BTreeSet;

use super::bound::{Content, ElementUse, FaultUse};
use crate::{
    error::{Diagnostic, Place},
    qname::QName,
    resolve::components::{kind::ComponentKind, table::Table},
    wsdl::{self, BindingOperation, Part},
    xml::XSD,
    xsd::Kind,
};

/// A collector of the faults that the operations of a service declare.
pub(crate) struct Faults<'t, 'a> {
    table: &'t Table<'a>,
    /// The messages with a warning, given once: most services have the same faults for all operations.
    told: BTreeSet<(&'a QName, bool)>,
}

impl<'t, 'a> Faults<'t, 'a> {
    /// Returns a collector for a service of this document.
    pub(crate) fn new(table: &'t Table<'a>) -> Self {
        Faults { table, told: BTreeSet::new() }
    }

    /// Returns the faults that an operation declares.
    pub(crate) fn of(
        &mut self,
        operation: &'a wsdl::Operation,
        binding: &BindingOperation,
        warnings: &mut Vec<Diagnostic>,
    ) -> Vec<FaultUse<'a>> {
        let mut faults = Vec::new();
        for fault in &operation.faults {
            // `bind::missing_faults` reports messages that don't exist.
            let Some(message) =
                fault.message.as_ref().ok().and_then(|name| self.table.message(name, &fault.place).ok())
            else {
                continue;
            };
            let name = fault.name.as_deref().unwrap_or(&message.name.local);
            let bound = binding.faults.iter().find(|bound| bound.name.as_deref() == Some(name));
            let encoded = bound.filter(|bound| bound.encoded);
            let content = match (encoded, message.parts.as_slice()) {
                (Some(bound), _) => Err(Diagnostic::at(&bound.place, "its use is `encoded`")),
                (None, [part]) => self.content(part),
                (None, parts) => Err(Diagnostic::at(&fault.place, format!("its message has {} parts", parts.len()))),
            };
            match content {
                Ok((content, place)) => faults.push(FaultUse { name, content, place }),
                Err(why) => {
                    if self.told.insert((&message.name, encoded.is_some())) {
                        let message =
                            format!("fault `{name}` of `{}` is kept as text: {}", operation.name, why.message);
                        warnings.push(Diagnostic { message, ..why });
                    }
                }
            }
        }
        faults
    }

    fn content(&self, part: &'a Part) -> Result<(Content<'a>, &'a Place), Diagnostic> {
        match (&part.element, &part.ty) {
            (Some(Ok(element)), _) if self.table.elements.contains_key(element) => {
                Ok((Content::Element(element), &part.place))
            }
            (Some(Ok(element)), _) => {
                Err(self.table.dangling(ComponentKind::Schema(Kind::Element), element, &part.place))
            }
            (None, Some(Ok(ty))) if ty.namespace == XSD || self.table.types.contains_key(ty) => {
                Ok((Content::Type { part: &part.name, ty }, &part.place))
            }
            (None, Some(Ok(ty))) => Err(self.table.dangling(ComponentKind::Schema(Kind::Type), ty, &part.place)),
            (Some(Err(finding)), _) | (None, Some(Err(finding))) => Err((**finding).clone()),
            (None, None) => Err(Diagnostic::at(&part.place, "its part has neither `element` nor `type`")),
        }
    }

    /// Returns the elements that report faults of a request's headers, which are headers of the response.
    pub(crate) fn of_headers(
        &mut self,
        binding: &'a BindingOperation,
        warnings: &mut Vec<Diagnostic>,
    ) -> Vec<ElementUse<'a>> {
        let mut elements: Vec<ElementUse<'a>> = Vec::new();
        let input = binding.input.iter();
        for fault in input.flat_map(|input| &input.headers).flat_map(|header| &header.faults) {
            let name = match &fault.message {
                Ok(name) => name,
                Err(finding) => {
                    warnings.push((**finding).clone());
                    continue;
                }
            };
            let part = self.table.message(name, &fault.place).map_err(|finding| finding.message).and_then(|message| {
                let part = message.parts.iter().find(|part| part.name == fault.part);
                part.ok_or_else(|| "its message has no such part".to_owned())
            });
            let element = match part {
                _ if fault.encoded => Err("its use is `encoded`".to_owned()),
                Ok(Part { element: Some(Ok(name)), place, .. }) if self.table.elements.contains_key(name) => {
                    Ok(ElementUse::Global(name, place))
                }
                Ok(Part { element: Some(_), .. }) => Err("there is no such element".to_owned()),
                Ok(_) => Err("its part has a type instead of an element".to_owned()),
                Err(why) => Err(why),
            };
            match element {
                Ok(element) if elements.iter().all(|known| known.name() != element.name()) => elements.push(element),
                Ok(_) => {}
                Err(why) => {
                    if self.told.insert((name, fault.encoded)) {
                        let what = format!("header fault `{}` of `{name}` is ignored: {why}", fault.part);
                        warnings.push(Diagnostic::at(&fault.place, what));
                    }
                }
            }
        }
        elements
    }
}

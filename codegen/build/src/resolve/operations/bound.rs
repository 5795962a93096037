//! Operations with the elements of their messages (WSDL 1.1, 3.4 to 3.7).

use crate::{
    error::Place,
    model::{Form, LeftOut, SoapVersion},
    qname::QName,
    wsdl,
    xsd::{ComponentName, Element},
};

/// An operation of a service: bound to its elements, or left out.
pub(crate) enum Operation<'a> {
    /// An operation with its elements.
    Bound(Box<Bound<'a>>),
    /// An operation that can't be generated.
    LeftOut(LeftOut),
}

/// An operation with the elements of its messages.
pub(crate) struct Bound<'a> {
    pub(crate) operation: &'a wsdl::Operation,
    /// The operation's name, or that of its input where it is overloaded.
    pub(crate) called: &'a str,
    pub(crate) soap: SoapVersion,
    pub(crate) soap_action: &'a str,
    /// The soapAction in the other version of SOAP, if a port of that version binds the operation.
    pub(crate) other_action: Option<&'a str>,
    /// Whether its messages must be MTOM messages.
    pub(crate) mtom: bool,
    pub(crate) input: BodyUse<'a>,
    pub(crate) output: Option<BodyUse<'a>>,
    pub(crate) headers_in: Vec<ElementUse<'a>>,
    pub(crate) headers_out: Vec<ElementUse<'a>>,
    pub(crate) faults: Vec<FaultUse<'a>>,
    pub(crate) header_faults: Vec<ElementUse<'a>>,
}

/// The element of a body, and its form.
pub(crate) struct BodyUse<'a> {
    pub(crate) form: Form,
    pub(crate) element: ElementUse<'a>,
}

/// An element of a message.
pub(crate) enum ElementUse<'a> {
    /// A global element, with the place of the part that names it.
    Global(&'a QName, &'a Place),
    /// An element that no schema declares, built from a part with a type or from all parts.
    Made(Box<Element>),
}

impl ElementUse<'_> {
    /// Returns the element's name.
    pub(crate) fn name(&self) -> &QName {
        match self {
            ElementUse::Global(name, _) => name,
            ElementUse::Made(element) => &element.name,
        }
    }
}

impl<'a> Operation<'a> {
    /// Returns all elements of the operation's messages except those of faults.
    pub(crate) fn elements(&self) -> Vec<&ElementUse<'a>> {
        let Operation::Bound(bound) = self else { return Vec::new() };
        let mut elements = vec![&bound.input.element];
        elements.extend(bound.output.as_ref().map(|output| &output.element));
        elements.extend(bound.headers_in.iter().chain(&bound.headers_out));
        elements
    }
}

/// A declared fault.
#[derive(Clone, Copy)]
pub(crate) struct FaultUse<'a> {
    /// The fault's name in the operation.
    pub(crate) name: &'a str,
    pub(crate) content: Content<'a>,
    pub(crate) place: &'a Place,
}

/// The content of a fault's detail, given by the only part of its message.
#[derive(Clone, Copy)]
pub(crate) enum Content<'a> {
    /// A global element.
    Element(&'a QName),
    /// An element that is named like the part and has this type.
    Type { part: &'a str, ty: &'a ComponentName },
}

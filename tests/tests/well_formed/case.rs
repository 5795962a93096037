//! A case of the tests of well-formedness.

use std::borrow::Cow;

/// The place of a case in a document.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    /// Before the root element.
    Prologue,
    /// After the root element.
    Epilogue,
    /// In a start tag, after the name.
    Attribute,
    /// In the content of an element that may have any content.
    Content,
    /// In the content of an element with text.
    Text,
}

/// A piece of a document, and what the specifications say of it.
pub struct Case {
    pub place: Place,
    pub text: Cow<'static, str>,
    pub is_well_formed: bool,
    /// The production or constraint that decides.
    pub clause: &'static str,
    /// The text of the element, or the value of its first attribute. Without it, the values only have to be equal to
    /// those of the other parsers.
    pub value: Option<Cow<'static, str>>,
    /// Whether roxmltree deviates from the clause.
    pub roxmltree_differs: bool,
    /// Whether libxml2 deviates from the clause.
    pub libxml2_differs: bool,
}

pub fn yes(place: Place, text: impl Into<Cow<'static, str>>, clause: &'static str) -> Case {
    Case {
        place,
        text: text.into(),
        is_well_formed: true,
        clause,
        value: None,
        roxmltree_differs: false,
        libxml2_differs: false,
    }
}

pub fn no(place: Place, text: impl Into<Cow<'static, str>>, clause: &'static str) -> Case {
    Case { is_well_formed: false, ..yes(place, text, clause) }
}

/// Creates a case that is or isn't well-formed.
pub fn case(is_well_formed: bool, place: Place, text: String, clause: &'static str) -> Case {
    Case { is_well_formed, ..yes(place, text, clause) }
}

impl Case {
    /// Says what is read.
    pub fn reads(self, value: impl Into<Cow<'static, str>>) -> Case {
        Case { value: Some(value.into()), ..self }
    }

    /// Says that roxmltree deviates from the clause.
    pub fn not_roxmltree(self) -> Case {
        Case { roxmltree_differs: true, ..self }
    }

    /// Says that libxml2 deviates from the clause.
    pub fn not_libxml2(self) -> Case {
        Case { libxml2_differs: true, ..self }
    }
}

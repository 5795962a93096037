//! Expressions for minimal valid values, as a person would write them.

use super::uses::{self, RUNTIME, Uses};
use crate::{
    analysis::minimal::Minimal,
    emit::ident::ident,
    limits::{ARGUMENTS, EXAMPLE_DEPTH, EXAMPLE_VALUES},
    model::{
        BuiltIn, Choice, Field, Model, Nillable, Node, Occurs, Polymorphic, Struct, Type, TypeId, TypeKind, Value,
    },
    names::setter,
};
use proc_macro2::TokenStream;
use quote::quote;

/// Writes the expressions of one example.
pub(super) struct Values<'m> {
    pub(super) model: &'m Model,
    minimal: &'m Minimal,
    pub(super) uses: Uses,
    depth: usize,
    /// The number of values that the example may still have.
    left: usize,
}

/// The place of an expression.
#[derive(Clone, Copy)]
pub(super) enum Place<'m> {
    /// An argument, which is converted.
    Argument,
    /// An argument that only its position tells from others, so that a text says which member it is.
    Positional(&'m str),
    /// A place that needs exactly the type.
    Exact,
}

impl<'m> Values<'m> {
    pub(super) fn new(model: &'m Model, minimal: &'m Minimal) -> Self {
        Values { model, minimal, uses: Uses::default(), depth: 0, left: EXAMPLE_VALUES }
    }

    /// Returns a value; `None` if it would be too long for an example.
    pub(super) fn value(&mut self, value: &Value, place: Place<'_>) -> Option<TokenStream> {
        self.left = self.left.checked_sub(1)?;
        match value {
            Value::BuiltIn(built_in) => self.built_in(*built_in, place),
            Value::Type(id) => self.of_type(*id),
            Value::Lexical(base, _) => {
                let base = self.value(base, Place::Exact)?;
                let lexical = self.uses.name(RUNTIME, "Lexical");
                Some(quote!(#lexical::from(#base)))
            }
            Value::Wrapper(_) | Value::List(_) | Value::Dictionary(_) | Value::Any => None,
        }
    }

    fn built_in(&mut self, built_in: BuiltIn, place: Place<'_>) -> Option<TokenStream> {
        let text = match built_in {
            BuiltIn::Boolean => return Some(quote!(true)),
            BuiltIn::Float | BuiltIn::Double => return Some(quote!(1.0)),
            BuiltIn::Base64Binary => return Some(self.octets("Base64Binary")),
            BuiltIn::HexBinary => return Some(self.octets("HexBinary")),
            BuiltIn::QName | BuiltIn::SwaRef => return None,
            text if text.is_text() => {
                return Some(match place {
                    Place::Argument => quote!("..."),
                    Place::Positional(name) => quote!(#name),
                    Place::Exact => quote!("...".to_owned()),
                });
            }
            number => match parsed(number) {
                Some(text) => text,
                None => return Some(quote!(1)),
            },
        };
        let (name, text) = (self.uses.name(RUNTIME, text.0), text.1);
        Some(quote!(#text.parse::<#name>()?))
    }

    fn octets(&mut self, name: &str) -> TokenStream {
        let name = self.uses.name(RUNTIME, name);
        quote!(#name::from(*b"..."))
    }

    fn of_type(&mut self, id: TypeId) -> Option<TokenStream> {
        if self.depth == EXAMPLE_DEPTH {
            return None;
        }
        self.depth += 1;
        let model = self.model;
        let value = match &model.get(id).kind {
            TypeKind::Struct(structure) | TypeKind::Group(structure) => self.of_struct(id, structure),
            TypeKind::Choice(choice) => self.of_choice(id, choice),
            TypeKind::Polymorphic(polymorphic) => self.of_polymorphic(id, polymorphic),
            TypeKind::Enumeration(enumeration) => enumeration.variants.first().map(|variant| {
                let (name, variant) = (self.uses.ty(model, id), ident(&variant.name.rust));
                quote!(#name::#variant)
            }),
            TypeKind::Union(_) => {
                let name = self.uses.ty(model, id);
                Some(quote!(#name::from("...")))
            }
            TypeKind::Mixed(_) => None,
        };
        self.depth -= 1;
        value
    }

    /// Returns a struct with its required members.
    pub(super) fn of_struct(&mut self, id: TypeId, structure: &Struct) -> Option<TokenStream> {
        let model = self.model;
        let required: Vec<&Field> = model.required(structure).collect();
        let name = self.uses.ty(model, id);
        let mut values = Vec::new();
        for field in &required {
            let is_named = required.len() > ARGUMENTS;
            let place = if is_named { Place::Exact } else { Place::Positional(&field.element.name) };
            values.push(self.member(field, place)?);
        }
        if required.len() <= ARGUMENTS {
            return Some(quote!(#name::new(#(#values),*)));
        }
        let Type { required: members, .. } = model.get(id);
        let members = self.uses.name(&uses::module(model, id), members);
        let idents = required.iter().map(|field| ident(&field.ident));
        Some(quote!(#name::new(#members { #(#idents: #values),* })))
    }

    /// Returns the value of a member, which isn't in a `Box` where it is an argument.
    fn member(&mut self, field: &Field, place: Place<'_>) -> Option<TokenStream> {
        match field.node {
            _ if field.element.nillable == Nillable::WithAttributes => None,
            Node::Element | Node::Attribute | Node::Text | Node::Group => self.value(&field.element.value, place),
            Node::Any | Node::AnyAttribute | Node::Attachment | Node::Mixed => None,
        }
    }

    fn of_choice(&mut self, id: TypeId, choice: &Choice) -> Option<TokenStream> {
        let alternative = choice.alternatives.get(self.minimal.alternative(id))?;
        if alternative.occurs == Occurs::Optional {
            return None;
        }
        let (name, variant) = (self.uses.ty(self.model, id), ident(&alternative.ident));
        let value = self.member(alternative, Place::Exact)?;
        let value = if alternative.boxed { quote!(Box::new(#value)) } else { value };
        let value = if alternative.element.nillable.is_allowed() { quote!(Some(#value)) } else { value };
        let value = if alternative.occurs == Occurs::Repeated { quote!(vec![#value]) } else { value };
        Some(quote!(#name::#variant(#value)))
    }

    fn of_polymorphic(&mut self, id: TypeId, polymorphic: &Polymorphic) -> Option<TokenStream> {
        let ty = polymorphic.types.get(self.minimal.alternative(id))?;
        let name = self.uses.ty(self.model, id);
        let value = self.value(&ty.element.value, Place::Exact)?;
        Some(quote!(#name::from(#value)))
    }

    /// Returns the calls of setters for these members of all `fields`, such as `.associate_id(1)`. Those whose value
    /// would be too long are left out.
    pub(super) fn setters(&mut self, fields: &[Field], set: &[&Field]) -> Vec<TokenStream> {
        let calls = set.iter().filter_map(|field| {
            let value = self.member(field, Place::Argument)?;
            let name = ident(&setter(fields, field));
            Some(quote!(.#name(#value)))
        });
        calls.collect()
    }
}

/// Returns the type of a built-in type that isn't a number of Rust, and the text of a value.
fn parsed(built_in: BuiltIn) -> Option<(&'static str, &'static str)> {
    Some(match built_in {
        BuiltIn::Decimal => ("Decimal", "1.0"),
        BuiltIn::Integer => ("Integer", "1"),
        BuiltIn::NonNegativeInteger => ("NonNegativeInteger", "1"),
        BuiltIn::PositiveInteger => ("PositiveInteger", "1"),
        BuiltIn::NonPositiveInteger => ("NonPositiveInteger", "-1"),
        BuiltIn::NegativeInteger => ("NegativeInteger", "-1"),
        BuiltIn::DateTime => ("DateTime", "2026-01-31T12:00:00Z"),
        BuiltIn::Date => ("Date", "2026-01-31"),
        BuiltIn::Time => ("Time", "12:00:00"),
        BuiltIn::Duration => ("Duration", "P1D"),
        BuiltIn::GYearMonth => ("GYearMonth", "2026-01"),
        BuiltIn::GYear => ("GYear", "2026"),
        BuiltIn::GMonthDay => ("GMonthDay", "--01-31"),
        BuiltIn::GDay => ("GDay", "---31"),
        BuiltIn::GMonth => ("GMonth", "--01"),
        _ => return None,
    })
}

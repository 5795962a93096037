//! Sample values of all types, which prove the generated code: a test writes them, has the schema judge what is
//! written, and reads them again. What a value is like is the business of the crate `sample`, which the tests have.

use super::{checks::Checks, ident, types};
use crate::model::{
    Body, Bounds, Choice, Field, Model, Namespaces, Node, Occurs, Operation, Polymorphic, Service, Simple, Struct,
    Type, TypeKind, Value, ValueConstraint,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The sample of a type; enumerations are text, which is a sample of its own.
pub(super) fn of_type(ty: &Type) -> TokenStream {
    let name = ident(&ty.name.rust);
    let label = format!("{{{}}}{}", ty.namespace, ty.name.xml);
    let body = match &ty.kind {
        TypeKind::Struct(structure) | TypeKind::Group(structure) => of_struct(structure),
        TypeKind::Choice(choice) => of_choice(&label, choice),
        TypeKind::Polymorphic(polymorphic) => of_polymorphic(&label, polymorphic),
        TypeKind::Enumeration(_) => return quote!(),
    };
    quote! {
        impl ::sample::Sample for #name {
            const NAME: &'static str = #label;
            fn sample(s: &mut ::sample::Sampler) -> Self {
                #body
            }
        }
    }
}

/// A function that gives the sampled messages of each operation.
pub(super) fn of_service(model: &Model, service: &Service, checks: Option<&Checks>) -> TokenStream {
    let headers = [("RequestHeaders", &service.headers_in), ("ResponseHeaders", &service.headers_out)];
    let headers = headers.into_iter().filter(|(_, headers)| !headers.is_empty()).map(|(name, headers)| {
        let members = headers.iter().map(|header| {
            let (name, value) = (ident(&header.name.rust), value(&header.value, header.simple.as_ref()));
            quote!(#name: s.optional(|s| #value))
        });
        let ident = ident(name);
        quote! {
            impl ::sample::Sample for #ident {
                const NAME: &'static str = #name;
                fn sample(s: &mut ::sample::Sampler) -> Self {
                    Self { #(#members),* }
                }
            }
        }
    });
    let operations = service.operations.iter().map(|operation| of_operation(model, operation, checks));
    quote! {
        #(#headers)*
        /// Sample messages of each operation.
        pub fn samples(s: &mut ::sample::Sampler) -> Vec<::sample::Messages> {
            vec![#(#operations),*]
        }
    }
}

fn of_operation(model: &Model, operation: &Operation, checks: Option<&Checks>) -> TokenStream {
    let constant = ident(&operation.constant);
    let body = |body: &Body| {
        let value = value(&body.value, body.simple.as_ref());
        if checks.is_some_and(|checks| checks.is_checked(model, &body.value)) {
            return quote!(|s| { let value = #value; s.check(&value); value });
        }
        quote!(|s| #value)
    };
    let input = body(&operation.input);
    match operation.output.as_ref().map(body) {
        Some(output) => quote!(::sample::operation(s, &operations::#constant, #input, #output)),
        None => quote!(::sample::one_way(s, &operations::#constant, #input)),
    }
}

fn of_struct(structure: &Struct) -> TokenStream {
    let members = structure.fields.iter().map(|field| {
        let (name, value) = (ident(&field.name.rust), of_field(field));
        quote!(#name: #value)
    });
    // A struct without members draws nothing.
    let unused = structure.fields.is_empty().then(|| {
        quote!(
            let _ = s;
        )
    });
    quote!(#unused Self { #(#members),* })
}

fn of_choice(label: &str, choice: &Choice) -> TokenStream {
    let count = Literal::usize_unsuffixed(choice.alternatives.len());
    let least = Literal::usize_unsuffixed(choice.default);
    let arms = choice.alternatives.iter().map(|alternative| {
        let boxed = matches!(alternative.value, Value::Type(_)) && alternative.occurs != Occurs::Repeated;
        // An alternative that is chosen isn't empty.
        let bounds = Bounds { min: alternative.bounds.min.max(1), ..alternative.bounds };
        let value = of_field(&Field { boxed, bounds, ..alternative.clone() });
        let variant = ident(&alternative.name.rust);
        quote!(Self::#variant(#value))
    });
    one_of(&quote!(s.alternative(#label, #count, #least)), arms.collect())
}

/// The value of this number; the last one for all that are greater.
fn one_of(number: &TokenStream, mut values: Vec<TokenStream>) -> TokenStream {
    let last = values.pop();
    if values.is_empty() {
        return quote!(#number; #last);
    }
    let arms = values.iter().enumerate().map(|(index, value)| {
        let index = Literal::usize_unsuffixed(index);
        quote!(#index => #value,)
    });
    quote!(match #number { #(#arms)* _ => #last, })
}

fn of_polymorphic(label: &str, polymorphic: &Polymorphic) -> TokenStream {
    if polymorphic.types.is_empty() {
        // Nothing that is known would be valid.
        return quote!(Self::Other(s.anything()));
    }
    let count = Literal::usize_unsuffixed(polymorphic.types.len());
    let least = Literal::usize_unsuffixed(polymorphic.default.unwrap_or_default());
    let values = polymorphic.types.iter().map(|ty| {
        let variant = ident(&ty.name.rust);
        quote!(Self::#variant(Box::new(s.value())))
    });
    one_of(&quote!(s.alternative(#label, #count, #least)), values.collect())
}

/// The sample of a field with its occurrence.
fn of_field(field: &Field) -> TokenStream {
    match field.node {
        Node::Any => {
            let (namespaces, (min, max)) = (namespaces(field), bounds(field.bounds));
            return quote!(s.any(#namespaces, #min, #max));
        }
        Node::AnyAttribute => {
            let namespaces = namespaces(field);
            return quote!(s.any_attributes(#namespaces));
        }
        _ => {}
    }
    let value = match &field.default {
        Some(ValueConstraint::Fixed(fixed)) if field.simple.is_some() && field.value != Value::Any => {
            quote!(s.fixed(#fixed))
        }
        _ => value(&field.value, field.simple.as_ref()),
    };
    let value = if field.boxed { quote!(Box::new(#value)) } else { value };
    match field.occurs {
        Occurs::Repeated => many(field.bounds, field.nillable, &value),
        Occurs::Optional => quote!(s.optional(|s| #value)),
        Occurs::Required if types::is_option(field) => quote!(s.nillable(|s| #value)),
        Occurs::Required => value,
    }
}

/// The namespaces of a wildcard; none where it is anything but the contract's own.
fn namespaces(field: &Field) -> TokenStream {
    match &field.wildcard {
        Some(Namespaces::Of(listed)) => quote!(&[#(#listed),*]),
        _ => quote!(&[]),
    }
}

/// The least and the greatest number of items.
fn bounds(Bounds { min, max }: Bounds) -> (TokenStream, TokenStream) {
    let number = |number: u32| {
        let number = Literal::u32_unsuffixed(number);
        quote!(#number)
    };
    (number(min), max.map_or_else(|| quote!(u32::MAX), number))
}

/// The sample of what repeats.
fn many(bounds: Bounds, nillable: bool, value: &TokenStream) -> TokenStream {
    let (min, max) = self::bounds(bounds);
    let value = if nillable { quote!(s.nillable(|s| #value)) } else { value.clone() };
    quote!(s.many(#min, #max, |s| #value))
}

/// The sample of one occurrence.
fn value(value: &Value, simple: Option<&Simple>) -> TokenStream {
    match (value, simple) {
        (Value::Any, _) => quote!(s.anything()),
        (Value::Wrapper(item), _) => many(item.bounds, item.nillable, &self::value(&item.value, item.simple.as_ref())),
        (Value::Dictionary(dictionary), _) => {
            let key = self::value(&dictionary.key_value, dictionary.key_simple.as_ref());
            let value = self::value(&dictionary.value_value, dictionary.value_simple.as_ref());
            let value = if dictionary.value_nillable { quote!(s.nillable(|s| #value)) } else { value };
            quote!(s.dictionary(|s| #key, |s| #value))
        }
        (_, Some(simple)) => {
            let simple = text(simple);
            quote!(s.text(&#simple))
        }
        (_, None) => quote!(s.value()),
    }
}

/// What a text may be.
fn text(simple: &Simple) -> TokenStream {
    let Simple { base, values, facets, item } = simple;
    let facets = facets.iter().map(|(name, value)| quote!((#name, #value)));
    let item = match item {
        Some(item) => {
            let item = text(item);
            quote!(Some(&#item))
        }
        None => quote!(None),
    };
    quote!(::sample::Simple { base: #base, values: &[#(#values),*], facets: &[#(#facets),*], item: #item })
}

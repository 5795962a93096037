//! Sample values of all types, for tests of the generated code: a test writes them, validates them against the schema,
//! and reads them back. The crate `sample`, which is part of the tests, chooses the values.

mod nil;
mod plan;
mod simple;
mod value;

pub(super) use plan::Plan;

use super::{checks::Checks, ident::ident};
use crate::{
    analysis::minimal::Minimal,
    model::{Body, Choice, Home, Mixed, Model, Occurrence, Operation, Polymorphic, Service, Struct, TypeId, TypeKind},
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use value::{boxed, of_field, value};

/// Returns the implementation of `sample::Sample` for a type, and an assertion about its size. Enumerations and unions
/// have the assertion alone: they are sampled as texts.
pub(super) fn of_type(model: &Model, plan: &Plan, id: TypeId) -> TokenStream {
    let (ty, minimal) = (model.get(id), &plan.minimal);
    let name = ident(&ty.name.rust);
    // XML names aren't unique: the choices of a type have the same one.
    let path = match ty.home {
        Home::Types => ["types", model.module_of(ty), &ty.name.rust],
        Home::Service(index) => [model.services.get(index).map_or("", |service| &service.module), "", &ty.name.rust],
    };
    let label = path.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("::");
    let size = plan.size(ty);
    let body = match &ty.kind {
        TypeKind::Struct(structure) | TypeKind::Group(structure) => of_struct(minimal, structure),
        TypeKind::Choice(choice) => of_choice(minimal, id, &label, choice),
        TypeKind::Mixed(mixed) => {
            let sample = of_mixed(minimal, id, &name, &label, mixed);
            return quote!(#size #sample);
        }
        TypeKind::Polymorphic(polymorphic) => of_polymorphic(minimal.alternative(id), &label, polymorphic),
        TypeKind::Enumeration(_) | TypeKind::Union(_) => return size,
    };
    let attributes = minimal.may_be_nil(id).then(|| nil::attributes(model, &ty.kind));
    quote! {
        #size
        impl ::sample::Sample for #name {
            const NAME: &'static str = #label;
            #attributes
            fn sample(s: &mut ::sample::Sampler) -> Self {
                #body
            }
        }
    }
}

/// Returns the function `samples`, which creates the sample messages of each operation.
pub(super) fn of_service(model: &Model, service: &Service, plan: &Plan, checks: Option<&Checks>) -> TokenStream {
    let minimal = &plan.minimal;
    let headers = [("RequestHeaders", &service.headers_in), ("ResponseHeaders", &service.headers_out)];
    let headers = headers.into_iter().filter(|(_, headers)| !headers.is_empty()).map(|(name, headers)| {
        let members = headers.iter().enumerate().map(|(index, header)| {
            let (name, value) = (ident(&header.ident), boxed(minimal, header));
            let index = Literal::usize_unsuffixed(index);
            quote!(#name: s.header(#index, |s| #value))
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
    let owns = |operation: &&Operation| !operation.faults.is_empty() && operation.shares_faults.is_none();
    let faults = service.operations.iter().filter(owns);
    let faults = faults.map(|operation| of_faults(service, minimal, operation));
    let operations = service.operations.iter().map(|operation| of_operation(model, operation, minimal, checks));
    quote! {
        #(#headers)*
        #(#faults)*
        /// Sample messages of each operation.
        pub fn samples(s: &mut ::sample::Sampler) -> Vec<::sample::Messages> {
            vec![#(#operations),*]
        }
    }
}

/// Returns the sample messages of an operation.
fn of_operation(model: &Model, operation: &Operation, minimal: &Minimal, checks: Option<&Checks>) -> TokenStream {
    let constant = ident(&operation.constant);
    let input = of_body(model, &operation.input, minimal, checks);
    let (headers_in, headers_out) = (numbers(&operation.headers_in), numbers(&operation.headers_out));
    let messages = match &operation.output {
        Some(output) => {
            let output = of_body(model, output, minimal, checks);
            quote!(::sample::operation(s, &operations::#constant, #headers_in, #headers_out, #input, #output))
        }
        None => quote!(::sample::one_way(s, &operations::#constant, #headers_in, #input)),
    };
    if operation.faults.is_empty() { messages } else { quote!(#messages.with_faults(s, &operations::#constant)) }
}

/// Returns a function that creates the sample of a body, and checks it where there are checks.
fn of_body(model: &Model, body: &Body, minimal: &Minimal, checks: Option<&Checks>) -> TokenStream {
    let value = value(minimal, &body.element);
    if checks.is_some_and(|checks| checks.is_checked(model, &body.element.value)) {
        return quote!(|s| { let value = #value; s.check(&value); value });
    }
    quote!(|s| #value)
}

/// Returns the numbers of headers as a slice.
fn numbers(indexes: &[usize]) -> TokenStream {
    let indexes = indexes.iter().map(|index| Literal::usize_unsuffixed(*index));
    quote!(&[#(#indexes),*])
}

/// Returns the implementation of `sample::Sample` for the faults of an operation.
fn of_faults(service: &Service, minimal: &Minimal, operation: &Operation) -> TokenStream {
    let (name, label) = (ident(&operation.fault), format!("{}::{}", service.module, operation.fault));
    let count = Literal::usize_unsuffixed(operation.faults.len());
    let values = operation.faults.iter().map(|fault| {
        let (variant, value) = (ident(&fault.detail.ident), boxed(minimal, &fault.detail));
        quote!(Self::#variant(#value))
    });
    let body = one_of(&quote!(s.alternative(#label, #count, 0)), values.collect());
    quote! {
        impl ::sample::Sample for #name {
            const NAME: &'static str = #label;
            fn sample(s: &mut ::sample::Sampler) -> Self {
                #body
            }
        }
    }
}

/// Returns the body of `sample` for a struct.
fn of_struct(minimal: &Minimal, structure: &Struct) -> TokenStream {
    let members = structure.fields.iter().map(|field| {
        let (name, value) = (ident(&field.ident), of_field(minimal, field));
        quote!(#name: #value)
    });
    // A struct without members doesn't use its sampler.
    let unused = structure.fields.is_empty().then(|| {
        quote!(
            let _ = s;
        )
    });
    quote!(#unused Self { #(#members),* })
}

/// Returns the body of `sample` for a choice.
fn of_choice(minimal: &Minimal, id: TypeId, label: &str, choice: &Choice) -> TokenStream {
    let possible = |index: &usize| !minimal.is_impossible(&choice.alternatives[*index].element.value);
    let mut indexes: Vec<usize> = (0..choice.alternatives.len()).filter(possible).collect();
    if indexes.is_empty() {
        indexes.extend(0..choice.alternatives.len());
    }
    let count = Literal::usize_unsuffixed(indexes.len());
    let first = minimal.alternative(id);
    let first = Literal::usize_unsuffixed(indexes.iter().position(|index| *index == first).unwrap_or_default());
    let arms = indexes.into_iter().map(|index| {
        let alternative = &choice.alternatives[index];
        let value = of_field(minimal, &alternative.chosen());
        let variant = ident(&alternative.ident);
        quote!(Self::#variant(#value))
    });
    one_of(&quote!(s.alternative(#label, #count, #first)), arms.collect())
}

/// Returns the implementation of `sample::SampleMixed` for mixed content: its elements in one of the valid orders.
fn of_mixed(minimal: &Minimal, id: TypeId, name: &TokenStream, label: &str, mixed: &Mixed) -> TokenStream {
    let orders = mixed.orders.iter().map(|order| {
        let pieces = order.iter().map(|occurrence| of_occurrence(minimal, mixed, occurrence));
        quote!(vec![#(#pieces),*])
    });
    let orders: Vec<TokenStream> = orders.collect();
    let count = Literal::usize_unsuffixed(orders.len());
    let first = Literal::usize_unsuffixed(minimal.alternative(id));
    let body = one_of(&quote!(s.alternative(#label, #count, #first)), orders);
    quote! {
        impl ::sample::SampleMixed for #name {
            const NAME: &'static str = #label;
            fn sample(s: &mut ::sample::Sampler) -> Vec<Self> {
                let pieces: Vec<Vec<Self>> = { #body };
                pieces.into_iter().flatten().collect()
            }
        }
    }
}

/// Returns the samples of one piece of an order.
fn of_occurrence(minimal: &Minimal, mixed: &Mixed, occurrence: &Occurrence) -> TokenStream {
    let Occurrence { piece, namespaces, bounds } = occurrence;
    let (min, max) = value::bounds(*bounds);
    match piece.and_then(|piece| mixed.pieces.get(piece)) {
        Some(piece) => {
            let value = of_field(minimal, piece);
            let variant = ident(&piece.ident);
            quote!(s.many(#min, #max, |s| Self::#variant(#value)))
        }
        None => {
            let namespaces = value::namespaces(namespaces.as_ref());
            quote!(s.any(#namespaces, #min, #max).into_iter().map(Self::Other).collect())
        }
    }
}

/// Returns an expression for the value with this number, or the last one if the number is greater.
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

/// Returns the body of `sample` for a polymorphic element.
fn of_polymorphic(first: usize, label: &str, polymorphic: &Polymorphic) -> TokenStream {
    if polymorphic.types.is_empty() {
        // Without known types, no known value is valid.
        return quote!(Self::Other(s.anything()));
    }
    let count = Literal::usize_unsuffixed(polymorphic.types.len());
    let first = Literal::usize_unsuffixed(first);
    let values = polymorphic.types.iter().map(|ty| {
        let variant = ident(&ty.ident);
        quote!(Self::#variant(Box::new(s.value())))
    });
    one_of(&quote!(s.alternative(#label, #count, #first)), values.collect())
}

//! The declared faults of operations: an enum for each set of them.

use super::{
    context::Context,
    debug, docs, fields,
    ident::ident,
    items::{Items, codec, joined},
    structure, types,
    written::tokens,
};
use crate::{
    error::Error,
    model::{Field, Home, Operation, Service},
    names::case::words,
    output::{format, rows::Row},
};
use quote::quote;

/// Returns the text of the enums of a service. Operations that declare the same faults share one, and each has its own
/// name for it.
pub(super) fn text(context: &Context<'_>, service: &Service, home: Home) -> Result<String, Error> {
    let declaring = service.operations.iter().filter(|operation| !operation.faults.is_empty());
    let texts =
        declaring.map(|operation| match operation.shares_faults.and_then(|first| service.operations.get(first)) {
            Some(first) => {
                let (name, same) = (ident(&operation.fault), ident(&first.fault));
                let [own, other] = [operation, first].map(|operation| docs::code(&operation.name.xml));
                let doc = docs::attributes(&[docs::fill(&format!(
                    "The faults declared by the operation {own}, which are those of the operation {other}."
                ))]);
                format::items(quote!(#doc pub type #name = #same;))
            }
            None => one(context, operation, home).text(),
        });
    Ok(joined(texts.collect::<Result<Vec<_>, _>>()?))
}

/// Returns the type of an operation's faults after a comma; empty if it declares none.
pub(super) fn argument(operation: &Operation) -> String {
    if operation.faults.is_empty() { String::new() } else { format!(", {}", operation.fault) }
}

fn one(context: &Context<'_>, operation: &Operation, home: Home) -> Items {
    context.generated("faults");
    let label = operation.fault.trim_start_matches("r#");
    let name = ident(&operation.fault);
    let doc = format!("The faults declared by the operation {}.", docs::code(&operation.name.xml));
    let doc = docs::attributes(&[docs::fill(&doc)]);
    let all: Vec<&Field> = operation.faults.iter().map(|fault| &fault.detail).collect();
    let variants = all.iter().map(|field| {
        let doc = docs::attributes(&[docs::markdown(field.doc.as_ref()), structure::describe(field)]);
        let (variant, payload) = (ident(&field.ident), tokens(&types::field(context, home, field)));
        quote!(#doc #variant(#payload),)
    });
    let has_secret = all.iter().any(|field| field.secret);
    let derive =
        if has_secret { quote!(#[derive(Clone, PartialEq)]) } else { quote!(#[derive(Debug, Clone, PartialEq)]) };
    let alike =
        alike(&all).then(|| quote!(#[allow(clippy::enum_variant_names, reason = "the names are the contract's")]));
    let debug = has_secret.then(|| debug::of_enum(label, all.iter().copied()));
    let rust = quote! {
        #doc
        #derive
        #alike
        pub enum #name { #(#variants)* }
        #debug
    };
    let rows = all.iter().map(|field| Row::new(&field.ident, fields::chosen(context, field))).collect();
    Items { rust, codec: codec(format!("faults! {{ {}:", operation.fault), rows) }
}

/// Returns whether the names of more than two faults begin or end with the same word, which Clippy warns about.
fn alike(faults: &[&Field]) -> bool {
    let names: Vec<Vec<String>> = faults.iter().map(|fault| words(&fault.ident)).collect();
    let begin = names.windows(2).all(|pair| pair[0].first() == pair[1].first());
    let end = names.windows(2).all(|pair| pair[0].last() == pair[1].last());
    names.len() > 2 && (begin || end)
}

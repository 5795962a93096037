//! The declared faults of operations: an enum for each set of them.

use super::{context::Context, debug, docs, fields, ident::ident, structure, types};
use crate::{
    model::{Field, Home, Occurs, Operation, Service},
    names::case::words,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Returns the enums of a service. Operations that declare the same faults share one, and each has its own name for it.
pub(super) fn emit(context: &Context<'_>, service: &Service, home: Home) -> TokenStream {
    let declaring = service.operations.iter().filter(|operation| !operation.faults.is_empty());
    declaring
        .map(|operation| match operation.shares_faults.and_then(|first| service.operations.get(first)) {
            Some(first) => {
                let (name, same) = (ident(&operation.fault), ident(&first.fault));
                let [own, other] = [operation, first].map(|operation| docs::code(&operation.name.xml));
                let doc = docs::attributes(&[docs::fill(&format!(
                    "The faults declared by the operation {own}, which are those of the operation {other}."
                ))]);
                quote!(#doc pub type #name = #same;)
            }
            None => one(context, operation, home),
        })
        .collect()
}

/// Returns the type of an operation's faults after a comma; `None` if it declares none.
pub(super) fn argument(operation: &Operation) -> Option<TokenStream> {
    (!operation.faults.is_empty()).then(|| {
        let name = ident(&operation.fault);
        quote!(, #name)
    })
}

fn one(context: &Context<'_>, operation: &Operation, home: Home) -> TokenStream {
    context.xml(&["Field", "Reader", "WriteXml", "Writer"]);
    let label = operation.fault.trim_start_matches("r#");
    let (name, table) = (ident(&operation.fault), ident(&operation.fault_table));
    let doc = format!("The faults declared by the operation {}.", docs::code(&operation.name.xml));
    let doc = docs::attributes(&[docs::fill(&doc)]);
    let all: Vec<&Field> = operation.faults.iter().map(|fault| &fault.detail).collect();
    let variants = all.iter().map(|field| {
        let doc = docs::attributes(&[docs::markdown(field.doc.as_ref()), structure::describe(field)]);
        let (variant, payload) = (ident(&field.ident), types::field(context, home, field));
        quote!(#doc #variant(#payload),)
    });
    let has_secret = all.iter().any(|field| field.secret);
    let derive =
        if has_secret { quote!(#[derive(Clone, PartialEq)]) } else { quote!(#[derive(Debug, Clone, PartialEq)]) };
    let alike =
        alike(&all).then(|| quote!(#[allow(clippy::enum_variant_names, reason = "the names are the contract's")]));
    let debug = has_secret.then(|| debug::of_enum(label, all.iter().copied()));
    let count = Literal::usize_unsuffixed(all.len());
    let rows = all.iter().map(|field| fields::row(context, &Field { occurs: Occurs::Optional, ..Field::clone(field) }));
    let last = all.len().saturating_sub(1);
    let reads = all.iter().enumerate().map(|(index, field)| {
        let (number, variant) = (Literal::usize_unsuffixed(index), ident(&field.ident));
        // The last arm matches the rest: there is no higher index.
        let pattern = if index == last { quote!(_) } else { quote!(#number) };
        (pattern, quote!(Self::#variant(reader.value()?)))
    });
    let read = match reads.collect::<Vec<_>>().as_slice() {
        [(_, read)] => quote!(Ok(#read)),
        reads => {
            let arms = reads.iter().map(|(pattern, read)| quote!(#pattern => #read,));
            quote!(Ok(match index { #(#arms)* }))
        }
    };
    let index = if all.len() == 1 { quote!(_) } else { quote!(index) };
    let writes = all.iter().enumerate().map(|(index, field)| {
        let (index, variant) = (Literal::usize_unsuffixed(index), ident(&field.ident));
        quote!(Self::#variant(detail) => detail.write_xml(&#table[#index], writer),)
    });
    quote! {
        #doc
        #derive
        #alike
        pub enum #name { #(#variants)* }
        #debug
        static #table: [Field; #count] = [#(#rows),*];
        impl soapwright::FaultDetail for #name {
            const FIELDS: &'static [Field] = &#table;
            fn read_detail(#index: usize, reader: &mut Reader<'_>) -> Result<Self, soapwright::XmlError> {
                #read
            }
            fn write_detail(&self, writer: &mut Writer) {
                match self { #(#writes)* }
            }
        }
    }
}

/// Returns whether the names of more than two faults begin or end with the same word, which Clippy warns about.
fn alike(faults: &[&Field]) -> bool {
    let names: Vec<Vec<String>> = faults.iter().map(|fault| words(&fault.ident)).collect();
    let begin = names.windows(2).all(|pair| pair[0].first() == pair[1].first());
    let end = names.windows(2).all(|pair| pair[0].last() == pair[1].last());
    names.len() > 2 && (begin || end)
}

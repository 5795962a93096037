//! The declared faults of operations: an enum for each set of them.

use super::{context::Context, docs, fields, ident::ident, structure, types};
use crate::{
    model::{Fault, Field, Home, Model, Name, Node, Occurs, Operation, Service},
    names::case::words,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The enums of a service. Operations that declare the same faults share one, under the name of each.
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

/// The type of an operation's faults behind a comma; nothing where it declares none.
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
    let all: Vec<Field> = operation.faults.iter().map(|fault| as_field(context.model, fault)).collect();
    let variants = operation.faults.iter().zip(&all).map(|(fault, field)| {
        let xml = structure::describe(field);
        let doc = docs::attributes(&[docs::markdown(fault.doc.as_ref()), xml]);
        let (variant, payload) = (ident(&fault.name.rust), types::field(context, home, field));
        quote!(#doc #variant(#payload),)
    });
    let has_secret = all.iter().any(|field| field.secret);
    let derive =
        if has_secret { quote!(#[derive(Clone, PartialEq)]) } else { quote!(#[derive(Debug, Clone, PartialEq)]) };
    let alike = alike(&operation.faults)
        .then(|| quote!(#[allow(clippy::enum_variant_names, reason = "the names are the contract's")]));
    let debug = has_secret.then(|| structure::debug_variants(label, &all));
    let count = Literal::usize_unsuffixed(all.len());
    let rows = all.iter().map(|field| fields::row(context, &Field { occurs: Occurs::Optional, ..field.clone() }));
    let last = all.len().saturating_sub(1);
    let reads = all.iter().enumerate().map(|(index, field)| {
        let (number, variant) = (Literal::usize_unsuffixed(index), ident(&field.name.rust));
        // The last arm takes the rest, for there is no index beyond it.
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
        let (index, variant) = (Literal::usize_unsuffixed(index), ident(&field.name.rust));
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

/// Whether all of several names begin or end with the same word, as those of faults often do.
fn alike(faults: &[Fault]) -> bool {
    let names: Vec<Vec<String>> = faults.iter().map(|fault| words(&fault.name.rust)).collect();
    let same =
        |word: fn(&Vec<String>) -> Option<&String>| names.windows(2).all(|pair| word(&pair[0]) == word(&pair[1]));
    names.len() > 2 && (same(|words| words.first()) || same(|words| words.last()))
}

/// A fault as the alternative of a choice. A struct stands behind a `Box`, so that the enum isn't as large as its
/// largest.
pub(super) fn as_field(model: &Model, fault: &Fault) -> Field {
    let name = Name { xml: fault.element.clone(), rust: fault.name.rust.clone() };
    Field {
        doc: fault.doc.clone(),
        simple: fault.simple.clone(),
        secret: fault.secret,
        boxed: model.is_struct(&fault.value),
        ..Field::once(Node::Element, name, &fault.namespace, fault.value.clone())
    }
}

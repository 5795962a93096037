//! Choices: enums of their alternatives.

use super::{context::Context, docs, fields, ident::ident, structure, types};
use crate::model::{Choice, Field, Node, Occurs, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(context: &Context<'_>, ty: &Type, choice: &Choice) -> TokenStream {
    context.xml(&["Field", "Reader", "Writer"]);
    let (name, table) = (ident(&ty.name.rust), ident(&ty.table));
    let variants = choice.alternatives.iter().map(|alternative| {
        let doc = docs::attributes(&[docs::markdown(alternative.doc.as_ref()), structure::describe(alternative)]);
        let (variant, payload) = (ident(&alternative.name.rust), types::field(context, ty.home, alternative));
        quote!(#doc #variant(#payload),)
    });
    let has_secret = choice.alternatives.iter().any(|alternative| alternative.secret);
    let derive =
        if has_secret { quote!(#[derive(Clone, PartialEq)]) } else { quote!(#[derive(Debug, Clone, PartialEq)]) };
    let debug = has_secret.then(|| structure::debug_variants(&ty.name.rust, &choice.alternatives));
    let (mut rows, mut reads, mut writes) = (Vec::new(), Vec::new(), Vec::new());
    for alternative in &choice.alternatives {
        if alternative.node == Node::Any {
            let variant = ident(&alternative.name.rust);
            // The only alternative is what it is.
            let known = if choice.alternatives.len() == 1 {
                quote!(let Self::#variant(mut any) = std::mem::take(self);)
            } else {
                quote!(let mut any = if let Self::#variant(any) = std::mem::take(self) { any } else { Vec::new() };)
            };
            let own = fields::rows(context, alternative);
            let pattern = structure::pattern(rows.len(), own.len());
            rows.extend(own);
            reads.push(quote! {
                #pattern => {
                    #known
                    reader.any_sibling(&mut any)?;
                    Self::#variant(any)
                }
            });
            writes.push(quote!(Self::#variant(any) => writer.any_elements(any)));
            continue;
        }
        let own = match alternative.node {
            // Whether it may come again is the choice's own matter.
            Node::Group => fields::alternative_rows(context, alternative),
            _ => vec![fields::row(context, &Field { occurs: Occurs::Required, ..alternative.clone() })],
        };
        let (first, count) = (rows.len(), own.len());
        rows.extend(own);
        let (from, upto) = (Literal::usize_unsuffixed(first), Literal::usize_unsuffixed(first + count));
        let variant = ident(&alternative.name.rust);
        let read = match (alternative.node, alternative.occurs) {
            (Node::Group, Occurs::Repeated) => quote!(reader.new_groups(&#table[#from..#upto])),
            (Node::Group, _) => quote!(reader.new_group()),
            (_, Occurs::Repeated) => quote!(reader.values(&#table[#from])),
            _ => quote!(reader.value()),
        };
        let pattern = structure::pattern(first, count);
        reads.push(quote!(#pattern => Self::#variant(#read?)));
        writes.push(match alternative.node {
            Node::Group => quote!(Self::#variant(group) => group.write_group(writer)),
            _ => {
                context.xml(&["WriteXml"]);
                quote!(Self::#variant(value) => value.write_xml(&#table[#from], writer))
            }
        });
    }
    let count = Literal::usize_unsuffixed(rows.len());
    let default = choice.alternatives.get(choice.default).map(|alternative| ident(&alternative.name.rust));
    let doc = docs::attributes(&["One of several elements or groups of elements.".to_owned()]);
    quote! {
        #doc
        #derive
        pub enum #name { #(#variants)* }
        impl Default for #name {
            fn default() -> Self {
                Self::#default(Default::default())
            }
        }
        #debug
        static #table: [Field; #count] = [#(#rows),*];
        impl soapwright::xml::Group for #name {
            fn read_group(&mut self, reader: &mut Reader<'_>) -> Result<(), soapwright::XmlError> {
                *self = match reader.alternative(&#table)? {
                    #(#reads,)*
                    _ => return Ok(()),
                };
                Ok(())
            }
            fn write_group(&self, writer: &mut Writer) {
                match self { #(#writes,)* }
            }
        }
    }
}

//! Choices (XSD 1.0 Part 1, 3.8): enums of their alternatives.

use super::{context::Context, debug, docs, fields, ident::ident, structure, types};
use crate::model::{Choice, Field, Node, Occurs, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(context: &Context<'_>, ty: &Type, choice: &Choice) -> TokenStream {
    context.xml(&["Field", "Reader", "StartValue", "Writer"]);
    let (name, table) = (ident(&ty.name.rust), ident(&ty.table));
    let variants = choice.alternatives.iter().map(|alternative| {
        let doc = docs::attributes(&[docs::markdown(alternative.doc.as_ref()), structure::describe(alternative)]);
        let (variant, payload) = (ident(&alternative.ident), types::field(context, ty.home, alternative));
        quote!(#doc #variant(#payload),)
    });
    let has_secret = choice.alternatives.iter().any(|alternative| alternative.secret);
    let derive =
        if has_secret { quote!(#[derive(Clone, PartialEq)]) } else { quote!(#[derive(Debug, Clone, PartialEq)]) };
    let debug = has_secret.then(|| debug::of_enum(&ty.name.rust, choice.alternatives.iter()));
    let Arms { rows, reads, writes } = Arms::new(context, choice, &table);
    let count = Literal::usize_unsuffixed(rows.len());
    let default = choice.alternatives.get(choice.default).map(|alternative| ident(&alternative.ident));
    let doc = docs::attributes(&[describe(choice)]);
    quote! {
        #doc
        #derive
        pub enum #name { #(#variants)* }
        impl StartValue for #name {
            fn start() -> Self {
                Self::#default(StartValue::start())
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

/// Names the alternatives of a choice, or says how many there are.
fn describe(choice: &Choice) -> String {
    let names = choice.alternatives.iter().filter(|alternative| alternative.node == Node::Element);
    let names: Vec<String> = names.map(|alternative| docs::code(&alternative.element.name)).collect();
    let others = choice.alternatives.len() - names.len();
    docs::fill(&match (names.len(), others) {
        (1, 0) => format!("The element {}.", names.concat()),
        (1, _) => format!("The element {}, or a group of elements.", names.concat()),
        (2..=LISTED, 0) => format!("One of the elements {}.", docs::listed(&names)),
        (2..=LISTED, _) => format!("One of the elements {}, or a group of elements.", docs::listed(&names)),
        (0, count) => format!("One of {count} groups of elements."),
        (count, 0) => format!("One of {count} elements."),
        (count, others) => format!("One of {} elements and groups of elements.", count + others),
    })
}

/// The most alternatives that the documentation of a choice names.
const LISTED: usize = 4;

/// The rows of the elements of alternatives, and the arms that read and write them.
#[derive(Default)]
struct Arms {
    rows: Vec<TokenStream>,
    reads: Vec<TokenStream>,
    writes: Vec<TokenStream>,
}

impl Arms {
    fn new(context: &Context<'_>, choice: &Choice, table: &TokenStream) -> Self {
        let mut arms = Arms::default();
        for alternative in &choice.alternatives {
            match alternative.node {
                Node::Any => arms.add_any(context, alternative, choice.alternatives.len() == 1),
                _ => arms.add(context, alternative, table),
            }
        }
        arms
    }

    /// Adds a wildcard; `is_only` where there is no other alternative.
    fn add_any(&mut self, context: &Context<'_>, alternative: &Field, is_only: bool) {
        let variant = ident(&alternative.ident);
        // A pattern with the only variant is irrefutable.
        let known = if is_only {
            quote!(let Self::#variant(mut any) = std::mem::replace(self, StartValue::start());)
        } else {
            quote!(let mut any = if let Self::#variant(any) = std::mem::replace(self, StartValue::start()) { any } else { Vec::new() };)
        };
        let own = fields::rows(context, alternative);
        let pattern = structure::pattern(self.rows.len(), own.len());
        self.rows.extend(own);
        self.reads.push(quote! {
            #pattern => {
                #known
                reader.any_sibling(&mut any)?;
                Self::#variant(any)
            }
        });
        self.writes.push(quote!(Self::#variant(any) => writer.any_elements(any)));
    }

    /// Adds an element or a group.
    fn add(&mut self, context: &Context<'_>, alternative: &Field, table: &TokenStream) {
        let own = match alternative.node {
            // Whether the group repeats is decided in `read`, not by its rows.
            Node::Group => fields::alternative_rows(context, alternative),
            _ => vec![fields::row(context, &Field { occurs: Occurs::Required, ..alternative.clone() })],
        };
        let (first, count) = (self.rows.len(), own.len());
        self.rows.extend(own);
        let (from, upto) = (Literal::usize_unsuffixed(first), Literal::usize_unsuffixed(first + count));
        let variant = ident(&alternative.ident);
        let read = match (alternative.node, alternative.occurs) {
            (Node::Group, Occurs::Repeated) => quote!(reader.new_groups(&#table[#from..#upto])),
            (Node::Group, _) => quote!(reader.new_group()),
            (_, Occurs::Repeated) => quote!(reader.values(&#table[#from])),
            _ => quote!(reader.value()),
        };
        let pattern = structure::pattern(first, count);
        self.reads.push(quote!(#pattern => Self::#variant(#read?)));
        self.writes.push(match alternative.node {
            Node::Group => quote!(Self::#variant(group) => group.write_group(writer)),
            _ => {
                context.xml(&["WriteXml"]);
                quote!(Self::#variant(value) => value.write_xml(&#table[#from], writer))
            }
        });
    }
}

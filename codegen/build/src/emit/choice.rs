//! Choices (XSD 1.0 Part 1, 3.8): enums of their alternatives.

use super::{
    context::Context,
    debug, docs, fields,
    ident::ident,
    items::{self, Items},
    structure, types,
    written::tokens,
};
use crate::{
    model::{Choice, Field, Node, Occurs, Type},
    output::rows::Row,
};
use quote::quote;

pub(super) fn emit(context: &Context<'_>, ty: &Type, choice: &Choice) -> Items {
    context.generated("choice");
    let name = ident(&ty.name.rust);
    let variants = choice.alternatives.iter().map(|alternative| {
        let doc = docs::attributes(&[docs::markdown(alternative.doc.as_ref()), structure::describe(alternative)]);
        let (variant, payload) = (ident(&alternative.ident), tokens(&types::field(context, ty.home, alternative)));
        quote!(#doc #variant(#payload),)
    });
    let has_secret = choice.alternatives.iter().any(|alternative| alternative.secret);
    let derive =
        if has_secret { quote!(#[derive(Clone, PartialEq)]) } else { quote!(#[derive(Debug, Clone, PartialEq)]) };
    let debug = has_secret.then(|| debug::of_enum(&ty.name.rust, choice.alternatives.iter()));
    let default = choice.alternatives.get(choice.default).map(|alternative| alternative.ident.as_str());
    let head = format!("choice! {{ {} default {}:", ty.name.rust, default.unwrap_or_default());
    let doc = docs::attributes(&[describe(choice)]);
    let rust = quote! {
        #doc
        #derive
        pub enum #name { #(#variants)* }
        #debug
    };
    let rows = choice.alternatives.iter().map(|alternative| row(context, alternative)).collect();
    Items { rust, codec: items::codec(head, rows) }
}

/// Returns the row of an alternative.
fn row(context: &Context<'_>, alternative: &Field) -> Row {
    let kind = |name: &str, list: Vec<String>| Row {
        list: Some(list),
        ..Row::new(&alternative.ident, vec![format!("= {name}")])
    };
    match (alternative.node, alternative.occurs) {
        (Node::Any, _) => kind("any", fields::wildcard(context, alternative)),
        (Node::Group, Occurs::Repeated) => kind("groups", fields::alternative(context, alternative)),
        (Node::Group, _) => kind("group", fields::alternative(context, alternative)),
        (_, occurs) => {
            let words = fields::chosen(context, alternative);
            let repeated = || vec![format!("[{}]", words.join(" "))];
            Row::new(&alternative.ident, if occurs == Occurs::Repeated { repeated() } else { words })
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

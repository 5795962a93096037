//! Simple types as the crate `sample` describes them.

use crate::model::{Simple, Variety};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns a simple type as a value of `sample::Simple`.
pub(super) fn text(simple: &Simple) -> TokenStream {
    let (base, values) = (simple.base_name(), &simple.values);
    let facets = simple.facets.iter().map(|facet| {
        let (name, value) = (facet.kind.name(), &facet.value);
        quote!((#name, #value))
    });
    let (item, members) = match &simple.variety {
        Variety::Any | Variety::Atomic(_) => (None, [].as_slice()),
        Variety::List(item) => (Some(text(item)), [].as_slice()),
        Variety::Union(members) => (None, members.as_slice()),
    };
    let item = item.map_or_else(|| quote!(None), |item| quote!(Some(&#item)));
    let members = members.iter().map(text);
    quote! {
        ::sample::Simple {
            base: #base,
            values: &[#(#values),*],
            facets: &[#(#facets),*],
            item: #item,
            members: &[#(#members),*],
        }
    }
}

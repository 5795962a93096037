//! Simple types as the crate `sample` knows them.

use crate::model::Simple;
use proc_macro2::TokenStream;
use quote::quote;

/// What a text may be.
pub(super) fn text(simple: &Simple) -> TokenStream {
    let Simple { base, values, facets, item, members } = simple;
    let facets = facets.iter().map(|(name, value)| quote!((#name, #value)));
    let item = match item {
        Some(item) => {
            let item = text(item);
            quote!(Some(&#item))
        }
        None => quote!(None),
    };
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

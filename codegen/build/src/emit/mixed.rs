//! Mixed content (XSD 1.0 Part 1, 3.4.2): an enum of text and the elements that may occur in it.

use super::{
    context::Context,
    debug, docs, fields,
    ident::ident,
    items::{self, Items},
    structure, types,
    written::tokens,
};
use crate::{
    model::{Field, Mixed, Type},
    output::rows::Row,
};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(context: &Context<'_>, ty: &Type, mixed: &Mixed) -> Items {
    context.generated("mixed");
    let name = ident(&ty.name.rust);
    let variants = mixed.pieces.iter().map(|piece| {
        let doc = docs::attributes(&[docs::markdown(piece.doc.as_ref()), structure::describe(piece)]);
        let (variant, payload) = (ident(&piece.ident), tokens(&types::field(context, ty.home, piece)));
        quote!(#doc #variant(#payload),)
    });
    let has_secret = mixed.pieces.iter().any(|piece| piece.secret);
    let derive =
        if has_secret { quote!(#[derive(Clone, PartialEq)]) } else { quote!(#[derive(Debug, Clone, PartialEq)]) };
    let debug = has_secret.then(|| debug(ty, mixed));
    let rust = quote! {
        /// A piece of mixed content: text or an element.
        #derive
        pub enum #name {
            /// Text between elements.
            Text(String),
            #(#variants)*
            /// An element that the contract doesn't declare.
            Other(soapwright::Element),
        }
        #debug
        impl From<&str> for #name {
            fn from(text: &str) -> Self {
                Self::Text(text.to_owned())
            }
        }
    };
    let rows = mixed.pieces.iter().map(|piece| Row::new(&piece.ident, fields::chosen(context, piece))).collect();
    Items { rust, codec: items::codec(format!("mixed! {{ {}:", ty.name.rust), rows) }
}

/// Returns the `Debug` implementation of pieces that may hold secrets.
fn debug(ty: &Type, mixed: &Mixed) -> TokenStream {
    let open = mixed.pieces.first().map(|piece| ["Text", "Other"].map(|ident| renamed(piece, ident)));
    debug::of_enum(&ty.name.rust, mixed.pieces.iter().chain(open.iter().flatten()))
}

/// Returns a variant that holds no secret, with this identifier.
fn renamed(piece: &Field, ident: &str) -> Field {
    Field { ident: ident.to_owned(), secret: false, ..piece.clone() }
}

//! Mixed content (XSD 1.0 Part 1, 3.4.2): an enum of text and the elements that may occur in it.

use super::{context::Context, debug, docs, fields, ident::ident, structure, types};
use crate::model::{Field, Mixed, Occurs, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(context: &Context<'_>, ty: &Type, mixed: &Mixed) -> TokenStream {
    context.xml(&["Field", "Reader", "WriteXml", "Writer"]);
    let (name, table) = (ident(&ty.name.rust), ident(&ty.table));
    let variants = mixed.pieces.iter().map(|piece| {
        let doc = docs::attributes(&[docs::markdown(piece.doc.as_ref()), structure::describe(piece)]);
        let (variant, payload) = (ident(&piece.ident), types::field(context, ty.home, piece));
        quote!(#doc #variant(#payload),)
    });
    let has_secret = mixed.pieces.iter().any(|piece| piece.secret);
    let derive =
        if has_secret { quote!(#[derive(Clone, PartialEq)]) } else { quote!(#[derive(Debug, Clone, PartialEq)]) };
    let debug = has_secret.then(|| debug(ty, mixed));
    let rows = mixed.pieces.iter().map(|piece| {
        // Each piece is one element, however many there may be.
        fields::row(context, &Field { occurs: Occurs::Required, ..piece.clone() })
    });
    let count = Literal::usize_unsuffixed(mixed.pieces.len());
    let reads = mixed.pieces.iter().enumerate().map(|(index, piece)| {
        let (index, variant) = (Literal::usize_unsuffixed(index), ident(&piece.ident));
        quote!(#index => Self::#variant(reader.value()?))
    });
    let writes = mixed.pieces.iter().enumerate().map(|(index, piece)| {
        let (index, variant) = (Literal::usize_unsuffixed(index), ident(&piece.ident));
        quote!(Self::#variant(value) => value.write_xml(&#table[#index], writer))
    });
    quote! {
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
        static #table: [Field; #count] = [#(#rows),*];
        impl soapwright::xml::Mixed for #name {
            const ELEMENTS: &'static [Field] = &#table;
            fn read_piece(index: usize, reader: &mut Reader<'_>) -> Result<Self, soapwright::XmlError> {
                Ok(match index {
                    #(#reads,)*
                    _ => Self::Other(reader.element()?),
                })
            }
            fn write_piece(&self, writer: &mut Writer) {
                match self {
                    Self::Text(text) => writer.text(text),
                    #(#writes,)*
                    Self::Other(element) => writer.any_elements(std::slice::from_ref(element)),
                }
            }
        }
    }
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

//! Attachments: the parts of a MIME message (WSDL 1.1, 5) other than the envelope.

use super::{docs, ident::ident};
use crate::model::{Field, Node, Struct};
use proc_macro2::TokenStream;
use quote::quote;

/// Describes an attachment: its part and its media types.
pub(super) fn describe(field: &Field) -> String {
    let of = match field.media_types.as_slice() {
        [] => String::new(),
        [any] if any == "*/*" => String::new(),
        types => {
            format!(", of media type {}", types.iter().map(|ty| docs::code(ty)).collect::<Vec<_>>().join(" or "))
        }
    };
    docs::fill(&format!("The {} attachment{of}.", docs::code(&field.element.name)))
}

/// Returns the code that ends the loop over the elements of a struct, and the code that follows the loop.
pub(super) fn end_of_elements(structure: &Struct) -> (TokenStream, TokenStream) {
    match structure.nodes(Node::Attachment).next() {
        Some(_) => (quote!(break), quote!(reader.end())),
        None => (quote!(return reader.end()), quote!()),
    }
}

/// Returns the code that reads a struct with `content` and its attachments, and the code that writes the attachments.
pub(super) fn codec(structure: &Struct, content: TokenStream) -> (TokenStream, TokenStream) {
    let attachments: Vec<&Field> = structure.nodes(Node::Attachment).collect();
    if attachments.is_empty() {
        return (content, quote!());
    }
    let parts = attachments.iter().map(|field| {
        let (name, media_types) = (&field.element.name, &field.media_types);
        quote!((#name, &[#(#media_types),*]))
    });
    let fields = attachments.iter().map(|field| ident(&field.ident));
    let read = quote! {
        #content?;
        reader.attachments(&[#(#parts),*], &mut [#(&mut self.#fields),*])
    };
    let writes = attachments.iter().map(|field| {
        let (name, part) = (ident(&field.ident), &field.element.name);
        let attach = ident(if field.secret { "attach_secret" } else { "attach" });
        quote!(writer.#attach(#part, &self.#name);)
    });
    (read, quote!(#(#writes)*))
}

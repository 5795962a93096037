//! Implementations of `Debug` that hide secrets.

use super::{ident::ident, types::is_option};
use crate::model::Field;
use proc_macro2::TokenStream;
use quote::quote;

/// Returns an implementation of `Debug` that hides secrets.
pub(super) fn of_struct(rust: &str, fields: &[Field]) -> TokenStream {
    let name = ident(rust);
    let members = fields.iter().map(|field| {
        let (name, label) = (ident(&field.ident), field.ident.trim_start_matches("r#"));
        if !field.secret {
            quote!(.field(#label, &self.#name))
        } else if is_option(field) {
            quote!(.field(#label, &soapwright::Redacted(&self.#name)))
        } else {
            quote!(.field(#label, &format_args!("[redacted]")))
        }
    });
    quote! {
        impl std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#rust)#(#members)*.finish()
            }
        }
    }
}

/// Returns an implementation of `Debug` that hides secrets, for an enum with these variants.
pub(super) fn of_enum<'f>(name: &str, variants: impl Iterator<Item = &'f Field>) -> TokenStream {
    let name = ident(name);
    let arms = variants.map(|field| {
        let (variant, label) = (ident(&field.ident), field.ident.trim_start_matches("r#"));
        if field.secret {
            quote!(Self::#variant(_) => f.debug_tuple(#label).field(&format_args!("[redacted]")).finish())
        } else {
            quote!(Self::#variant(value) => f.debug_tuple(#label).field(value).finish())
        }
    });
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self { #(#arms,)* }
            }
        }
    }
}

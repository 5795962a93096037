//! Identifiers as tokens.

use proc_macro2::TokenStream;
use quote::quote;

/// Returns an identifier, raw or not, as a token.
pub(super) fn ident(name: &str) -> TokenStream {
    // All names come from `names`, which returns valid identifiers only.
    name.parse().unwrap_or_default()
}

/// Returns the call of a method that marks the row of an element.
pub(super) fn mark(method: &str) -> TokenStream {
    let method = ident(method);
    quote!(.#method())
}

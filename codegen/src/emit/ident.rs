//! Identifiers as tokens.

use proc_macro2::TokenStream;

/// An identifier, raw or not.
pub(super) fn ident(name: &str) -> TokenStream {
    // Every name has been through `names`, which only gives out identifiers.
    name.parse().unwrap_or_default()
}

//! Identifiers as tokens.

use proc_macro2::TokenStream;

/// Returns an identifier, raw or not, as a token.
pub(super) fn ident(name: &str) -> TokenStream {
    // All names come from `names`, which returns valid identifiers only.
    name.parse().unwrap_or_default()
}

//! Items as text: plain Rust, which is formatted, and the rows of their codecs, which are laid out.

use crate::{
    error::Error,
    output::{
        format,
        rows::{Row, Rows},
    },
};
use proc_macro2::{Literal, TokenStream};

/// The items of a type, and its codec.
pub(super) struct Items {
    pub(super) rust: TokenStream,
    pub(super) codec: Rows,
}

impl Items {
    /// Returns the items as formatted text.
    pub(super) fn text(self) -> Result<String, Error> {
        Ok(joined([format::items(self.rust)?, self.codec.text()]))
    }
}

/// Joins the texts of items by blank lines.
pub(super) fn joined(texts: impl IntoIterator<Item = String>) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Returns the call of a macro with these rows.
pub(super) fn codec(head: String, rows: Vec<Row>) -> Rows {
    Rows { head, rows, ..Rows::default() }
}

/// Returns a string literal.
pub(super) fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

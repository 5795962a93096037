//! Items that are written as text in the formatter's style, because most of generated code is structs and setters, and
//! building, parsing and formatting syntax trees of them would take most of the generator's time.
//!
//! The formatter breaks a line only if it is too long, except where a construct always has lines of its own. So text
//! with a line for each construct is laid out already if its lines fit. The formatter lays out all other text.

use crate::{error::Error, output::format};
use proc_macro2::TokenStream;

/// The maximum number of bytes of a line of code that the formatter never breaks.
const WIDTH: usize = 89;

/// Lays items out: returns the text as it is if its lines fit.
pub(super) fn items(text: String) -> Result<String, Error> {
    if fits(&text) { Ok(text) } else { format::items(tokens(&text)) }
}

/// Lays methods of an implementation out, whose lines are indented as within it.
pub(super) fn methods(text: String) -> Result<String, Error> {
    if fits(&text) { Ok(text) } else { format::methods(tokens(&text)) }
}

/// Returns whether the formatter leaves the lines as they are. It doesn't break comments.
fn fits(text: &str) -> bool {
    text.lines().all(|line| line.len() <= WIDTH || line.trim_start().starts_with("///"))
}

/// Returns code that the generator wrote, as tokens. Text that isn't Rust has none.
pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// Returns an implementation with these methods, without a trait.
pub(super) fn implementation(name: &str, methods: &[String]) -> String {
    format!("impl {name} {{\n{}}}\n", methods.join("\n"))
}

#[cfg(test)]
mod tests;

//! A generated module as text.

/// A generated module with its items as formatted text.
#[derive(Debug, Clone)]
pub struct Module {
    /// The path of identifiers that leads to it, such as `types/arrays`.
    pub name: String,
    /// Whether it only splits a file: its parent re-exports everything in it.
    pub is_file: bool,
    /// The lines of its documentation, as they follow `//!`.
    pub doc: Vec<String>,
    /// The documents from which it was generated.
    pub sources: Vec<String>,
    /// Cargo features. Of a service: its own feature, then those that it enables. Of a module of types: those that need
    /// the types. Empty if the crate has no features.
    pub features: Vec<String>,
    /// The items as formatted text, imports first.
    pub text: String,
}

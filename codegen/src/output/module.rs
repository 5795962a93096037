//! A generated module as text.

/// One generated module.
#[derive(Debug, Clone)]
pub struct Module {
    /// Its identifier, with those of the modules that it is in before it: `types/arrays`.
    pub name: String,
    /// Whether it is only a file: everything in it belongs to the module that it is in.
    pub is_file: bool,
    /// Its documentation: one line.
    pub doc: String,
    /// The documents it comes from.
    pub sources: Vec<String>,
    /// The Cargo feature of a service's module and what that turns on, or the features any of which needs the types;
    /// none, where there are no features.
    pub features: Vec<String>,
    /// Its items as formatted text, imports first.
    pub text: String,
}

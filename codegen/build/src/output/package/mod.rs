//! The facts that Cargo needs about a crate of generated modules: its name, the place of the runtime, and the workspace
//! that it becomes a part of.

mod manifest;
mod name;
mod runtime;
mod workspace;

pub use manifest::{Contents, manifest};
pub use name::check_name;
pub use runtime::{GitReference, RuntimeDependency};
pub use workspace::outside_workspace;

/// The settings of a complete crate to generate, for [`Generated::crate_files`](crate::Generated::crate_files).
///
/// ```
/// use soapwright_build::{Crate, RuntimeDependency};
///
/// let settings = Crate::new("order-client").runtime(RuntimeDependency::version("0.1.0")).stand_alone(true);
/// assert_eq!(settings.name, "order-client");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Crate {
    /// The name of the crate, which [`check_name`](Crate::check_name) must accept.
    pub name: String,
    /// Where Cargo finds the crate `soapwright`.
    pub runtime: RuntimeDependency,
    /// Whether the crate is a Cargo workspace of its own, whatever workspace its folder is in.
    pub stand_alone: bool,
}

impl Crate {
    /// Creates the settings of a crate that depends on the version of `soapwright` that this generator belongs to, and
    /// that can be a member of a workspace.
    pub fn new(name: impl Into<String>) -> Self {
        Crate { name: name.into(), runtime: RuntimeDependency::default(), stand_alone: false }
    }

    /// Sets where Cargo finds the crate `soapwright`.
    #[must_use]
    pub fn runtime(mut self, runtime: RuntimeDependency) -> Self {
        self.runtime = runtime;
        self
    }

    /// Sets whether the manifest gets a `[workspace]` table, which makes the crate a workspace of its own. The default
    /// is `false`.
    #[must_use]
    pub fn stand_alone(mut self, stand_alone: bool) -> Self {
        self.stand_alone = stand_alone;
        self
    }

    /// Checks whether a name can be the name of a crate.
    ///
    /// ```
    /// use soapwright_build::Crate;
    ///
    /// assert!(Crate::check_name("order-client").is_ok());
    /// assert!(Crate::check_name("soapwright").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// Returns a message for the user if the name isn't valid, is longer than 64 characters, or is used by Rust, Cargo
    /// or Windows for something else.
    pub fn check_name(name: &str) -> Result<(), String> {
        check_name(name)
    }
}

//! Generates typed Rust SOAP clients and servers from WSDL 1.1 documents.
//!
//! A build script calls [`Builder`]:
//!
//! ```no_run
//! soapwright_build::Builder::new().wsdl("wsdl/User.wsdl").generate()?;
//! # Ok::<(), soapwright_build::Error>(())
//! ```
//!
//! The crate includes the file that it writes, and depends on `soapwright`:
//!
//! ```ignore
//! mod services {
//!     include!(concat!(env!("OUT_DIR"), "/services.rs"));
//! }
//! ```
//!
//! Other tools call [`generate()`], which returns the generated modules as text and writes nothing, and [`update`],
//! which writes files. [`inspect`] describes the services of documents, and [`facts`] lists what they declare.
//! The [`guide`] says what can be selected and named, and [`Config`] lists the keys of `codegen.toml`.

mod analysis;
mod builder;
mod config;
mod depth;
mod emit;
mod error;
mod generate;
#[doc = include_str!("guide.md")]
pub mod guide {}
mod limits;
mod load;
mod model;
mod names;
mod nearest;
mod obstacle;
mod options;
mod output;
mod pattern;
mod qname;
mod report;
mod resolve;
mod setting;
mod text;
mod unmatched;
mod wsdl;
mod xml;
mod xsd;

#[doc(hidden)]
pub use analysis::sizes::{Assumed, VALUES};
pub use builder::Builder;
pub use config::{Config, CrateConfig};
pub use error::{Diagnostic, Error, Place, condense};
pub use generate::{Generated, GeneratedOperation, Summary, generate};
pub use load::document_text;
pub use options::{Failure, Options, Request};
#[doc(hidden)]
pub use output::source::common_base;
pub use output::{
    package::{Crate, GitReference, RuntimeDependency, outside_workspace},
    write::{Difference, File, compare, update},
};
pub use report::{
    facts::facts,
    inspect::{InspectedBody, InspectedOperation, InspectedPort, InspectedService, inspect},
};
#[doc(hidden)]
pub use setting::{Interface, Origins};
pub use text::{is_hidden, line};

//! The arguments.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// The configuration that is read unless another is named.
pub const CONFIG: &str = "codegen.toml";

/// Generates typed Rust SOAP clients from WSDL 1.1 documents.
#[derive(Parser)]
#[command(
    name = "codegen",
    version,
    after_help = "Without a command: generate what ./codegen.toml says.\n\
                  Exit codes: 0 done, 1 the documents are at fault, 2 usage. On failure nothing on disk changes."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Subcommand)]
pub enum Command {
    /// Generate from these documents, or from what codegen.toml says.
    Generate(Generate),
    /// Compare the generated files with what codegen.toml's documents give: exit code 1 if they differ.
    Check(Check),
    /// Show what is in a document.
    Inspect(Inspect),
}

impl Default for Command {
    fn default() -> Self {
        Command::Generate(Generate::default())
    }
}

#[derive(Args, Default)]
pub struct Generate {
    /// WSDL documents. Those of one run share their types.
    pub documents: Vec<PathBuf>,
    /// The folder to write to.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Make DIR a complete crate of this name.
    #[arg(long = "crate", value_name = "NAME", requires = "out", value_parser = crate_name)]
    pub name: Option<String>,
    /// Where the crate `soapwright` is; without it, the one beside this generator.
    #[arg(long, value_name = "PATH", requires = "name")]
    pub runtime_path: Option<PathBuf>,
    #[command(flatten)]
    pub selection: Selection,
    /// Where options are read from, and documents and folder too if none are named.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Args, Default)]
pub struct Selection {
    /// Only this service. May be given several times.
    #[arg(long = "service", value_name = "NAME")]
    pub services: Vec<String>,
    /// Only this port. May be given several times.
    #[arg(long = "port", value_name = "NAME")]
    pub ports: Vec<String>,
    /// Only this operation and what it reaches. May be given several times.
    #[arg(long = "operation", value_name = "NAME")]
    pub operations: Vec<String>,
    /// A file of `url <tab> file` lines that answer absolute import locations. May be given several times.
    #[arg(long = "catalog", value_name = "FILE")]
    pub catalogs: Vec<PathBuf>,
    /// Generate checks of what the contract asks beyond types: facets, fixed values, how often an element occurs.
    #[arg(long)]
    pub checks: bool,
    /// Let parts of answers in rpc style be absent or nil, as some servers send them: they become `Option`s.
    #[arg(long)]
    pub optional_parts: bool,
    /// The module, within `types`, of the types of this namespace; `types` is `types` itself. May be given several times.
    #[arg(long = "module", value_name = "URI=NAME", value_parser = module)]
    pub modules: Vec<(String, String)>,
    /// Generate a trait and a server for each service too, to implement it instead of calling it.
    #[arg(long)]
    pub server: bool,
    /// Fail if an operation can't be generated, instead of leaving it out.
    #[arg(long)]
    pub strict: bool,
}

#[derive(Args)]
pub struct Check {
    /// The configuration.
    #[arg(long, value_name = "FILE", default_value = CONFIG)]
    pub config: PathBuf,
}

#[derive(Args)]
pub struct Inspect {
    /// WSDL documents.
    #[arg(required = true)]
    pub documents: Vec<PathBuf>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    /// A file of `url <tab> file` lines that answer absolute import locations. May be given several times.
    #[arg(long = "catalog", value_name = "FILE")]
    pub catalogs: Vec<PathBuf>,
}

/// A name that a crate can have.
fn crate_name(name: &str) -> Result<String, String> {
    codegen::Crate::check_name(name).map(|()| name.to_owned())
}

/// A namespace and the name of its module.
fn module(text: &str) -> Result<(String, String), String> {
    let (uri, name) = text.rsplit_once('=').ok_or("a namespace and a name are wanted: URI=NAME")?;
    Ok((uri.to_owned(), name.to_owned()))
}

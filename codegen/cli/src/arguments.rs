//! The arguments of the command line, as `clap` parses them. Documentation here is the help text.

use clap::{Args, ColorChoice, Parser, Subcommand};
use std::path::PathBuf;

/// The path of the default configuration.
pub const CONFIG: &str = "codegen.toml";

/// Generates typed Rust SOAP clients and servers from WSDL 1.1 documents.
#[derive(Parser)]
#[command(
    name = "soapwright",
    version,
    after_help = "Without a command, generates as configured in ./codegen.toml.\n\n\
                  Example, for a crate `orders` in the folder `orders`:\n  \
                  soapwright generate Orders.wsdl --crate orders --out orders\n\n\
                  Exit codes:\n  \
                  0  success\n  \
                  1  a document is invalid, a name in the arguments or the configuration matches nothing in it,\n     \
                     no operation can be generated (with --strict: one can't be), files can't be written, or\n     \
                     `check` found differences\n  \
                  2  the arguments or the configuration can't be read or understood\n\n\
                  If a command fails, no file is changed."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Print errors only, and no warnings or summaries.
    #[arg(short, long, global = true, display_order = 900)]
    pub quiet: bool,
    /// When to use colours. With `auto`, on terminals, unless the environment variable NO_COLOR is set.
    #[arg(long, global = true, display_order = 900, value_name = "WHEN", default_value_t)]
    pub color: ColorChoice,
}

#[derive(Subcommand)]
pub enum Command {
    /// Generate code from the given documents, or as configured in codegen.toml.
    #[command(after_help = "Examples, for modules in `src/orders`, and for a crate of its own:\n  \
                            soapwright generate Orders.wsdl --out src/orders\n  \
                            soapwright generate Orders.wsdl --crate orders --out orders")]
    Generate(Box<Generate>),
    /// Check that the files which `generate` writes with the same arguments are up to date; exit code 1 if not.
    Check(Box<Generate>),
    /// Show the services, ports and operations in documents.
    #[command(after_help = "Example:\n  soapwright inspect Orders.wsdl")]
    Inspect(Inspect),
    /// Print the script that completes arguments of `soapwright` in a shell.
    #[cfg(feature = "completions")]
    #[command(after_help = "Example, for the current session of bash:\n  source <(soapwright completions bash)")]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

impl Default for Command {
    fn default() -> Self {
        Command::Generate(Box::default())
    }
}

#[derive(Args, Default)]
pub struct Generate {
    /// WSDL documents. Types that several of them define alike are generated once.
    pub documents: Vec<PathBuf>,
    /// The folder to write to. Required with documents, and otherwise the one in the configuration.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Write a complete crate with this name to DIR.
    #[arg(long = "crate", value_name = "NAME", value_parser = crate_name)]
    pub name: Option<String>,
    /// Make the crate a Cargo workspace of its own, instead of a possible member of the workspace around DIR.
    #[arg(long)]
    pub stand_alone: bool,
    #[command(flatten)]
    pub runtime: Runtime,
    #[command(flatten)]
    pub selection: Selection,
    /// Read the configuration FILE. Arguments override it, or add to its lists. Given documents replace those in FILE,
    /// and then also its folder, crate, catalogues, services, ports and operations. Without documents, the default is
    /// codegen.toml.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

// Not a doc comment, which clap would take for the text of the whole help: where the crate finds the runtime.
#[derive(Args, Default)]
pub struct Runtime {
    /// Let the crate depend on the crate `soapwright` in this folder. The default is the member `soapwright` of the
    /// Cargo workspace that DIR or the current folder is in; without one, it is the version of this generator.
    #[arg(long, value_name = "PATH", conflicts_with_all = ["runtime_version", "runtime_git"])]
    pub runtime_path: Option<PathBuf>,
    /// Let the crate depend on this version of `soapwright` from the registry.
    #[arg(long, value_name = "VERSION", conflicts_with = "runtime_git")]
    pub runtime_version: Option<String>,
    /// Let the crate depend on `soapwright` in this git repository.
    #[arg(long, value_name = "URL")]
    pub runtime_git: Option<String>,
    /// The branch of the git repository.
    #[arg(long, value_name = "NAME", requires = "runtime_git", conflicts_with_all = ["runtime_tag", "runtime_rev"])]
    pub runtime_branch: Option<String>,
    /// The tag of the git repository.
    #[arg(long, value_name = "NAME", requires = "runtime_git", conflicts_with = "runtime_rev")]
    pub runtime_tag: Option<String>,
    /// The commit of the git repository.
    #[arg(long, value_name = "HASH", requires = "runtime_git")]
    pub runtime_rev: Option<String>,
}

#[derive(Args, Default)]
pub struct Selection {
    /// Generate only the service, or port type, with this name. Can be given several times.
    #[arg(long = "service", value_name = "NAME")]
    pub services: Vec<String>,
    /// Generate only the port with this name. Can be given several times.
    #[arg(long = "port", value_name = "NAME")]
    pub ports: Vec<String>,
    /// Generate only the operation with this name and the types that it uses. Can be given several times.
    #[arg(long = "operation", value_name = "NAME")]
    pub operations: Vec<String>,
    /// A catalogue, which maps absolute import locations to local files: lines of URL, tab, file. Can be given several
    /// times.
    #[arg(long = "catalog", value_name = "FILE")]
    pub catalogs: Vec<PathBuf>,
    /// Generate checks of facets, fixed values and numbers of occurrences, which Rust types don't enforce.
    #[arg(long)]
    pub checks: bool,
    /// Make the parts of rpc responses optional, for servers that leave them out or send nil.
    #[arg(long)]
    pub optional_parts: bool,
    /// Name the module, within `types`, for the types of a namespace; the name `types` means `types` itself. Can be
    /// given several times.
    #[arg(long = "module", value_name = "URI=NAME", value_parser = module)]
    pub modules: Vec<(String, String)>,
    /// Generate also a trait and a server for each service, to implement it.
    #[arg(long)]
    pub server: bool,
    /// Fail if an operation can't be generated, instead of leaving it out.
    #[arg(long)]
    pub strict: bool,
    /// Accept documents without an operation that can be generated, which are an error otherwise.
    #[arg(long)]
    pub allow_empty: bool,
    /// Allow names of secrets, namespaces and response headers in the configuration that match nothing in the
    /// documents.
    #[arg(long)]
    pub allow_unmatched: bool,
}

#[derive(Args)]
pub struct Inspect {
    /// WSDL documents.
    #[arg(required = true)]
    pub documents: Vec<PathBuf>,
    /// Print JSON instead of text.
    #[arg(long)]
    pub json: bool,
    /// A catalogue, which maps absolute import locations to local files: lines of URL, tab, file. Can be given several
    /// times.
    #[arg(long = "catalog", value_name = "FILE")]
    pub catalogs: Vec<PathBuf>,
}

/// Parses the name of a crate.
fn crate_name(name: &str) -> Result<String, String> {
    soapwright_build::Crate::check_name(name).map(|()| name.to_owned())
}

/// Parses a namespace and the name of its module.
fn module(text: &str) -> Result<(String, String), String> {
    let (uri, name) = text.rsplit_once('=').ok_or("expected a namespace and a module name: URI=NAME")?;
    Ok((uri.to_owned(), name.to_owned()))
}

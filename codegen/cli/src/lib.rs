//! The command line: parses arguments and the configuration, calls the library, and prints its results.

mod arguments;
#[cfg(feature = "completions")]
mod completions;
mod config;
mod diagnostics;
mod excerpt;
mod invocation;
mod report;
mod runtime;

use arguments::{Arguments, Command};
use clap::{CommandFactory, FromArgMatches};
use config::Config;
use soapwright_build::{Crate, Error, File, Request};
use std::{path::PathBuf, process::ExitCode, time::Instant};

/// Runs the command with the arguments of the process. `program` is what the user types before them, such as
/// `soapwright`, for messages. Returns exit code 1 for an error in documents or in the output folder, and 2 for one in
/// the command line or the configuration.
pub fn run(program: &'static str) -> ExitCode {
    let matches = Arguments::command().bin_name(program).get_matches();
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    diagnostics::set_color(arguments.color);
    let quiet = arguments.quiet;
    let result = match arguments.command.unwrap_or_default() {
        Command::Generate(arguments) => generate(*arguments, quiet),
        Command::Check(arguments) => check(&arguments.config, quiet, program),
        Command::Inspect(arguments) => inspect(arguments, quiet),
        #[cfg(feature = "completions")]
        Command::Completions { shell } => {
            completions::print(shell);
            Ok(ExitCode::SUCCESS)
        }
    };
    match result {
        Ok(code) => code,
        Err(Failure::Usage(message)) => {
            diagnostics::usage(&message);
            ExitCode::from(2)
        }
        Err(Failure::Documents(error)) => {
            diagnostics::errors(&error);
            ExitCode::from(1)
        }
    }
}

/// The reason for a failed command.
enum Failure {
    /// The command line or the configuration: exit code 2.
    Usage(String),
    /// The documents or the output folder: exit code 1.
    Documents(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Documents(error)
    }
}

/// A request with its output folder; `as_crate` asks for a complete crate.
struct Job {
    request: Request,
    dir: PathBuf,
    as_crate: Option<Crate>,
}

impl Job {
    fn files(&self, generated: &soapwright_build::Generated) -> Result<Vec<File>, Error> {
        match &self.as_crate {
            Some(settings) => generated.crate_files(settings),
            None => Ok(generated.files()),
        }
    }
}

fn generate(arguments: arguments::Generate, quiet: bool) -> Result<ExitCode, Failure> {
    let started = Instant::now();
    let job = job(arguments)?;
    let generated = soapwright_build::generate(&job.request)?;
    if !quiet {
        diagnostics::warnings(&generated.warnings);
    }
    let files = job.files(&generated)?;
    let changed = soapwright_build::update(&job.dir, &files)?;
    if quiet {
        return Ok(ExitCode::SUCCESS);
    }
    report::generated(&generated.summary, &job.dir, &files, &changed, started.elapsed());
    if let Some(note) = job.as_crate.and_then(|_| soapwright_build::outside_workspace(&job.dir)) {
        diagnostics::note(&note);
    }
    Ok(ExitCode::SUCCESS)
}

fn check(config: &std::path::Path, quiet: bool, program: &str) -> Result<ExitCode, Failure> {
    let job = configured(config)?;
    let generated = soapwright_build::generate(&job.request)?;
    let files = job.files(&generated)?;
    let difference = soapwright_build::compare(&job.dir, &files)?;
    if difference.is_empty() {
        if !quiet {
            println!("{} is up to date ({} files)", soapwright_build::line(&job.dir.to_string_lossy()), files.len());
        }
        return Ok(ExitCode::SUCCESS);
    }
    report::stale(&job.dir, &difference, &invocation::to_generate(program, std::env::args_os().skip(1)));
    Ok(ExitCode::from(1))
}

fn inspect(arguments: arguments::Inspect, quiet: bool) -> Result<ExitCode, Failure> {
    let request = Request { documents: arguments.documents, catalogs: arguments.catalogs, ..Request::default() };
    let (services, warnings) = soapwright_build::inspect(&request)?;
    if !quiet {
        diagnostics::warnings(&warnings);
    }
    let text = if arguments.json { report::json(&services) } else { report::text(&services) };
    // A closed pipe is no error: a reader such as `head` may have seen enough.
    let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
    Ok(ExitCode::SUCCESS)
}

fn configured(path: &std::path::Path) -> Result<Job, Failure> {
    let Config { documents, catalogs, out, options } = config::read(path).map_err(Failure::Usage)?;
    let request = Request { documents, catalogs, options, base: folder(path), ..Request::default() };
    Ok(Job { request, dir: out, as_crate: None })
}

/// Returns the folder of a configuration.
fn folder(config: &std::path::Path) -> PathBuf {
    config.parent().unwrap_or(std::path::Path::new("")).to_owned()
}

fn job(arguments: arguments::Generate) -> Result<Job, Failure> {
    let arguments::Generate { documents, out, name, stand_alone, runtime, selection, config } = arguments;
    let default = PathBuf::from(arguments::CONFIG);
    let mut job = if documents.is_empty() {
        configured(config.as_ref().unwrap_or(&default))?
    } else {
        let out = out.clone().ok_or_else(|| Failure::Usage("documents need an output folder: --out DIR".to_owned()))?;
        let options = match &config {
            Some(path) => config::read(path).map_err(Failure::Usage)?.options,
            None => soapwright_build::Options::default(),
        };
        let base = config.as_deref().map(folder).unwrap_or_default();
        let request = Request { documents, options, base, ..Request::default() };
        Job { request, dir: out, as_crate: None }
    };
    if let Some(out) = out {
        job.dir = out;
    }
    job.request.catalogs.extend(selection.catalogs);
    job.request.services = selection.services;
    job.request.ports = selection.ports;
    job.request.operations = selection.operations;
    job.request.strict = selection.strict;
    job.request.allow_empty = selection.allow_empty;
    job.request.options.server |= selection.server;
    job.request.options.checks |= selection.checks;
    job.request.options.optional_parts |= selection.optional_parts;
    // The last entry for a namespace is used, so the arguments override the configuration.
    job.request.options.modules.extend(selection.modules);
    if let Some(name) = name {
        job.request.features = true;
        let runtime = runtime::dependency(runtime, &job.dir).map_err(Failure::Usage)?;
        job.as_crate = Some(Crate::new(name).runtime(runtime).stand_alone(stand_alone));
    }
    Ok(job)
}

//! The command line: parses arguments and the configuration, calls the library, and prints its results.

mod arguments;
#[cfg(feature = "completions")]
mod completions;
mod diagnostics;
mod excerpt;
mod invocation;
mod job;
mod next_step;
mod report;
mod runtime;

use arguments::{Arguments, Command};
use clap::{CommandFactory, FromArgMatches};
use job::Job;
use soapwright_build::{Error, Request};
use std::{process::ExitCode, time::Instant};

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
        Command::Check(arguments) => check(*arguments, quiet, program),
        Command::Inspect(arguments) => inspect(arguments, quiet),
        #[cfg(feature = "completions")]
        Command::Completions { shell } => {
            report::print(&completions::script(shell));
            Ok(ExitCode::SUCCESS)
        }
    };
    match result {
        Ok(code) => code,
        Err(Failure::Usage(message)) => {
            diagnostics::usage(&message);
            ExitCode::from(2)
        }
        Err(Failure::Configuration(error)) => {
            diagnostics::errors(&error, quiet);
            ExitCode::from(2)
        }
        Err(Failure::Documents(error)) => {
            diagnostics::errors(&error, quiet);
            ExitCode::from(1)
        }
    }
}

/// The reason for a failed command.
enum Failure {
    /// The command line: exit code 2.
    Usage(String),
    /// The configuration: exit code 2.
    Configuration(Error),
    /// The documents or the output folder: exit code 1.
    Documents(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Documents(error)
    }
}

fn generate(arguments: arguments::Generate, quiet: bool) -> Result<ExitCode, Failure> {
    let started = Instant::now();
    let job = Job::new(arguments)?;
    let generated = soapwright_build::generate(&job.request)?;
    if !quiet {
        diagnostics::warnings(&generated.warnings);
    }
    let files = job.files(&generated)?;
    let changed = soapwright_build::update(&job.dir, &files)?;
    if quiet {
        return Ok(ExitCode::SUCCESS);
    }
    let mut text = report::generated(&generated.summary, &job.dir, &files, &changed, started.elapsed());
    // A folder without any of the files was written for the first time.
    if changed.stale.len() == files.len() {
        text.push_str(&next_step::text(&generated, &job.dir, job.as_crate.as_ref(), &job.request.options));
    }
    report::print(&text);
    if let Some(note) = job.as_crate.and_then(|_| soapwright_build::outside_workspace(&job.dir)) {
        diagnostics::note(&note);
    }
    Ok(ExitCode::SUCCESS)
}

fn check(arguments: arguments::Generate, quiet: bool, program: &str) -> Result<ExitCode, Failure> {
    let job = Job::new(arguments)?;
    let generated = soapwright_build::generate(&job.request)?;
    let files = job.files(&generated)?;
    let difference = soapwright_build::compare(&job.dir, &files)?;
    if difference.is_empty() {
        if !quiet {
            report::print(&report::up_to_date(&job.dir, &files));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let command = invocation::to_generate(program, std::env::args_os().skip(1));
    diagnostics::write(&report::stale(&job.dir, &difference, &command));
    Ok(ExitCode::from(1))
}

fn inspect(arguments: arguments::Inspect, quiet: bool) -> Result<ExitCode, Failure> {
    let mut request = Request::new(arguments.documents);
    request.catalogs = arguments.catalogs;
    let (services, warnings) = soapwright_build::inspect(&request)?;
    if !quiet {
        diagnostics::warnings(&warnings);
    }
    let text = if arguments.json { report::json(&services) } else { report::text(&services) };
    report::print(&text);
    Ok(ExitCode::SUCCESS)
}

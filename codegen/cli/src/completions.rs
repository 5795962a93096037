//! Scripts that complete arguments in a shell.

use crate::arguments::Arguments;
use clap::CommandFactory;
use clap_complete::{Shell, generate};
use std::io::{self, Write};

/// Prints the script for a shell to standard output.
pub fn print(shell: Shell) {
    let mut script = Vec::new();
    generate(shell, &mut Arguments::command(), "soapwright", &mut script);
    // A closed pipe is no error.
    let _ = io::stdout().write_all(&script);
}

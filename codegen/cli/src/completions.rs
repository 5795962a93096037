//! Scripts that complete arguments in a shell.

use crate::arguments::Arguments;
use clap::CommandFactory;
use clap_complete::{Shell, generate};

/// Returns the script for a shell.
pub fn script(shell: Shell) -> String {
    let mut script = Vec::new();
    generate(shell, &mut Arguments::command(), "soapwright", &mut script);
    String::from_utf8(script).unwrap_or_default()
}

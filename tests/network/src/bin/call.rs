//! Calls SetPassword over the transport and at the address of the arguments, so that tests can set the environment of
//! a process.

use network::{Way, call};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [transport, url] = &arguments[..] else {
        eprintln!("usage: call reqwest|ureq URL");
        return ExitCode::from(2);
    };
    let ways = Way::defaults();
    let Some(way) = ways.iter().find(|way| way.name() == transport) else {
        eprintln!("no transport is called {transport}");
        return ExitCode::from(2);
    };
    match call(way, url) {
        Ok(answer) => {
            println!("{answer}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{error}\n{error:?}");
            ExitCode::FAILURE
        }
    }
}

//! Runs the command line of the generator.

fn main() -> std::process::ExitCode {
    soapwright_cli::run("cargo run -p codegen --")
}

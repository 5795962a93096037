//! The command `soapwright`.

fn main() -> std::process::ExitCode {
    soapwright_cli::run("soapwright")
}

//! Generates the servers of two services, with the settings of `codegen.toml`. The example implements three of their
//! operations.

use soapwright_build::{Builder, Error};

fn main() -> Result<(), Error> {
    Builder::new().config("../codegen.toml").server(true).generate()
}

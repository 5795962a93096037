//! Generates a client of two operations, and one of a service with difficult names.

use codegen::{Builder, Error, Failure};
use std::{env, path::Path};

fn main() -> Result<(), Error> {
    Builder::new()
        .wsdl("../../wsdl/User.wsdl")
        .operation("SetPassword")
        .operation("GetUserInfoList")
        .secret("StackTrace")
        .failure(Failure {
            succeeded: Some("Succeeded".to_owned()),
            error: Some("ExceptionInfo".to_owned()),
            message: vec!["FriendlyText".to_owned(), "Message".to_owned()],
        })
        .strict()
        .generate()?;
    let names = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("names");
    Builder::new().wsdl("wsdl/names.wsdl").strict().out_dir(names).generate()
}

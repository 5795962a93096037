//! Generates a client of two operations, one of a service with difficult names, and one with every kind of content.

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
    let out_dir = |name| Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    Builder::new().wsdl("wsdl/names.wsdl").strict().out_dir(out_dir("names")).generate()?;
    Builder::new().wsdl("wsdl/content.wsdl").strict().out_dir(out_dir("content")).generate()
}

//! Generates clients of two operations of User and of a service of our own that has the same headers; of a service with
//! other headers; of one whose contract asks a lot beyond types; of one with difficult names; of one with every kind of
//! content, and one with mixed content; of one with every kind of simple type; and of one with every kind of operation.
//! Each can be implemented too.

use codegen::{Builder, Error, Failure};
use std::{env, path::Path};

fn main() -> Result<(), Error> {
    Builder::new()
        .wsdl("../../wsdl/User.wsdl")
        .operation("SetPassword")
        .operation("GetUserInfoList")
        .wsdl("wsdl/task.wsdl")
        .operation("Finish")
        .secret("StackTrace")
        .failure(Failure {
            succeeded: Some("Succeeded".to_owned()),
            error: Some("ExceptionInfo".to_owned()),
            message: vec!["FriendlyText".to_owned(), "Message".to_owned()],
        })
        .server(true)
        .strict()
        .generate()?;
    let out_dir = env::var_os("OUT_DIR").unwrap_or_default();
    Builder::new()
        .wsdl("wsdl/checks.wsdl")
        .checks(true)
        .strict()
        .out_dir(Path::new(&out_dir).join("checks"))
        .generate()?;
    for name in ["bodies", "content", "letters", "lock", "names", "order", "quotes", "relay", "shapes", "simple"] {
        let wsdl = format!("wsdl/{name}.wsdl");
        Builder::new().wsdl(wsdl).server(true).strict().out_dir(Path::new(&out_dir).join(name)).generate()?;
    }
    Ok(())
}

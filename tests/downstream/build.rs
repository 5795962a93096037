//! Generates a client of two operations.

use codegen::{Builder, Error, Failure};

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
        .generate()
}

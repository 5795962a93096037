//! Generates the servers of two services. The example implements three of their operations.

use soapwright_build::{Builder, Error, Failure};

fn main() -> Result<(), Error> {
    Builder::new()
        .wsdl("../wsdl/SoPrincipal.wsdl")
        .wsdl("../wsdl/User.wsdl")
        .server(true)
        .secret("StackTrace")
        .failure(Failure {
            succeeded: Some("Succeeded".to_owned()),
            error: Some("ExceptionInfo".to_owned()),
            message: vec!["FriendlyText".to_owned(), "Message".to_owned()],
        })
        .generate()
}

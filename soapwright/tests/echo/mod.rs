//! An operation whose request and response have any content, which is kept.

use soapwright::{
    AnyType, Operation,
    xml::{Field, Namespace},
};

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n1", uri: "urn:n" }];

/// The operation, whose request and response element is `Any` of the namespace `urn:n`.
pub static ECHO: Operation<AnyType, AnyType, (), ()> = Operation::new("Echo", &NAMESPACES)
    .soap11("\"\"")
    .request(Field::new("</n1:Any>"))
    .response(Field::new("</n1:Any>"));

//! An operation whose request and response have any content, which is kept.

use soapwright::{
    AnyType, Operation,
    xml::{Namespace, Prefix, field},
};

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n", uri: "urn:n" }];
const N: Prefix = Prefix::new(0, "n");

/// The operation, whose request and response element is `Any` of the namespace `urn:n`.
pub static ECHO: Operation<AnyType, AnyType, (), ()> =
    Operation::new("Echo", &NAMESPACES).soap11("").request(field(N, "</n:Any>")).response(field(N, "</n:Any>"));

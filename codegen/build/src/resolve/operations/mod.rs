//! Binds operations: takes the port types, bindings and messages of a document, and returns services whose operations
//! have a body, headers, attachments and faults (WSDL 1.1, 2.3 to 2.7, 3 and 5).

mod attachment;
pub(crate) mod bind;
mod binding;
mod body;
pub(crate) mod bound;
mod faults;
mod message;
mod ports;
pub(crate) mod select;
pub(crate) mod service;

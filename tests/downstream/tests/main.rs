//! Tests of the generated clients and servers. They are one program, because linking takes longer than most of them.

mod attachments;
mod bodies;
mod checks;
mod clients;
mod content;
mod deep;
mod every_name;
mod faults;
mod first_calls;
mod hostile;
mod judge;
mod lexical;
mod mixed;
mod names;
mod nil;
mod order;
mod secrets;
mod server;
mod session;
mod shapes;
mod simple;
mod wildcards;

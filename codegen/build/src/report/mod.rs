//! Reports about documents, for people and tests: takes a request, and returns a description of the declared services
//! without generating code. [`inspect`](inspect::inspect) describes services, [`facts`](facts::facts) lists the
//! declarations of the model.

pub mod facts;
pub mod inspect;

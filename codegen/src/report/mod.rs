//! Reports about documents, for people and tests: in comes a request, out comes a description of the declared services,
//! without any generated code. [`inspect`](inspect::inspect) describes services, [`facts`](facts::facts) lists the model.

pub mod facts;
pub mod inspect;

//! Reports about documents for people and tests: in comes a request, out comes what its contracts declare, without
//! generating anything. [`inspect`](inspect::inspect) describes services, [`facts`](facts::facts) lists the model.

pub mod facts;
pub mod inspect;

//! Numbers (XSD 1.0 Part 2, 3.2.3 to 3.2.5 and 3.3.13 to 3.3.25).
//!
//! Converts text to a number type of Rust, to `Decimal` or to one of the unbounded integers. No digit is lost. A number
//! is written in its canonical form.

mod bounded;
mod decimal;
mod float;
mod int;
mod integer;

pub use bounded::{NegativeInteger, NonNegativeInteger, NonPositiveInteger, PositiveInteger};
pub use decimal::{Decimal, DecimalError};
pub use integer::{Integer, IntegerError};

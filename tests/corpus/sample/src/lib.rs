//! Sample values of generated types, filled to depth, and the messages that come of them: written, and read again.
//!
//! The generator emits what a type is made of; what a value is like is decided here.

mod lexical;
mod message;
mod pattern;
mod sampler;

pub use lexical::Simple;
pub use message::{Message, Messages, one_way, operation};
pub use sampler::{Round, Sampler};

/// A type with sample values.
pub trait Sample {
    /// The type's path in the generated code.
    const NAME: &'static str;

    /// A value of it.
    fn sample(s: &mut Sampler) -> Self;
}

/// A piece of mixed content, of which there are samples.
pub trait SampleMixed: for<'a> From<&'a str> {
    /// The type's path in the generated code.
    const NAME: &'static str;

    /// Elements in an order in which the contract allows them.
    fn sample(s: &mut Sampler) -> Vec<Self>;
}

/// A document, and what comes of it.
pub struct Document {
    /// Its name in the index.
    pub name: &'static str,
    /// How many operations are generated.
    pub operations: usize,
    /// Why the others aren't.
    pub left_out: &'static [&'static str],
    /// Why nothing is, if it contradicts itself.
    pub error: Option<&'static str>,
    /// Samples of its messages.
    pub samples: fn(&mut Sampler) -> Vec<Messages>,
}

impl Sample for () {
    const NAME: &'static str = "nothing";

    fn sample(_: &mut Sampler) -> Self {}
}

//! Sample values of generated types, filled to depth, and the messages that come of them: written, and read again.
//!
//! The generator emits what a type is made of; what a value is like is decided here.

mod disguise;
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

    /// The attributes that an element of it may have where it is nil.
    const ATTRIBUTES: &'static [Attribute] = &[];

    /// A value of it.
    fn sample(s: &mut Sampler) -> Self;
}

impl<T: Sample> Sample for Box<T> {
    const NAME: &'static str = T::NAME;
    const ATTRIBUTES: &'static [Attribute] = T::ATTRIBUTES;

    fn sample(s: &mut Sampler) -> Self {
        Box::new(T::sample(s))
    }
}

/// An attribute, as a nil element may have it.
pub struct Attribute {
    /// Its namespace, or nothing.
    pub namespace: &'static str,
    /// Its local name.
    pub local: &'static str,
    /// Whether it has to be there.
    pub required: bool,
    /// The only value that it may have, if that is said.
    pub fixed: Option<&'static str>,
    /// What its text may be.
    pub simple: Simple,
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

impl Sample for soapwright::Attachment {
    const NAME: &'static str = "attachment";

    fn sample(s: &mut Sampler) -> Self {
        s.attachment("referred", &["image/png"])
    }
}

impl Sample for () {
    const NAME: &'static str = "nothing";

    fn sample(_: &mut Sampler) -> Self {}
}

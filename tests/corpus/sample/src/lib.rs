//! Sample values of generated types, filled to depth, and tests that their messages round-trip.
//!
//! The generated code describes the parts of each type; this crate chooses their values.

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

    /// The attributes that a nil element of this type may have.
    const ATTRIBUTES: &'static [Attribute] = &[];

    /// Draws a value.
    fn sample(s: &mut Sampler) -> Self;
}

impl<T: Sample> Sample for Box<T> {
    const NAME: &'static str = T::NAME;
    const ATTRIBUTES: &'static [Attribute] = T::ATTRIBUTES;

    fn sample(s: &mut Sampler) -> Self {
        Box::new(T::sample(s))
    }
}

/// An attribute of a nil element.
pub struct Attribute {
    /// The namespace, or an empty text.
    pub namespace: &'static str,
    /// The local name.
    pub local: &'static str,
    /// Whether the attribute is required.
    pub required: bool,
    /// The fixed value, if there is one.
    pub fixed: Option<&'static str>,
    /// The simple type of its value.
    pub simple: Simple,
}

/// A piece of mixed content with samples.
pub trait SampleMixed: for<'a> From<&'a str> {
    /// The type's path in the generated code.
    const NAME: &'static str;

    /// Draws elements in an order that the contract allows.
    fn sample(s: &mut Sampler) -> Vec<Self>;
}

/// A document and its generated operations.
pub struct Document {
    /// The document's name in the index.
    pub name: &'static str,
    /// The number of generated operations.
    pub operations: usize,
    /// The reasons why the other operations are left out.
    pub left_out: &'static [&'static str],
    /// The error, if nothing can be generated.
    pub error: Option<&'static str>,
    /// Draws samples of all messages.
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

//! The values in which reading starts.

use super::simple_type::SimpleType;
use crate::dictionary::Dictionary;

/// A value that reading fills in place.
///
/// Most types of messages have no `Default`, because that would be a value that nobody chose. Reading replaces the
/// start values of all required members, or fails, so that no caller sees them.
#[doc(hidden)]
pub trait StartValue: Sized {
    /// Returns the value in which reading starts.
    fn start() -> Self;
}

/// Implements [`StartValue`] for types whose `Default` is their start value.
macro_rules! start_from_default {
    ($($type:ty),*) => {$(
        impl $crate::xml::StartValue for $type {
            #[inline]
            fn start() -> Self {
                Self::default()
            }
        }
    )*};
}

pub(crate) use start_from_default;

start_from_default!(());

/// Returns the default or fixed value of a contract, which is this text in XML. A text that isn't a value of its type
/// gives the start value.
#[doc(hidden)]
pub fn preset<T: SimpleType + StartValue>(text: &str) -> T {
    T::parse(text).unwrap_or_else(|_| T::start())
}

impl<T> StartValue for Option<T> {
    #[inline]
    fn start() -> Self {
        None
    }
}

impl<T: StartValue> StartValue for Box<T> {
    #[inline]
    fn start() -> Self {
        // `Box::new` would need the drop glue of every type for the case that there is no memory.
        Box::write(Box::new_uninit(), T::start())
    }
}

impl<T> StartValue for Vec<T> {
    #[inline]
    fn start() -> Self {
        Vec::new()
    }
}

impl<K, V> StartValue for Dictionary<K, V> {
    #[inline]
    fn start() -> Self {
        Dictionary::new()
    }
}

impl<K: StartValue, V: StartValue> StartValue for (K, V) {
    #[inline]
    fn start() -> Self {
        (K::start(), V::start())
    }
}

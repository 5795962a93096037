//! The facts about all types that samples depend on.

use crate::{
    analysis::{minimal::Minimal, sizes::Sizes},
    emit::ident::ident,
    model::{Model, Type},
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The depths of the minimal values of types, and the sizes of all types.
pub(in crate::emit) struct Plan {
    pub(crate) minimal: Minimal,
    sizes: Sizes,
}

impl Plan {
    pub(in crate::emit) fn new(model: &Model) -> Self {
        Plan { minimal: Minimal::new(model), sizes: Sizes::new(model) }
    }

    /// Returns the assertion that a type is no larger than the generator assumes.
    pub(crate) fn size(&self, ty: &Type) -> TokenStream {
        let (name, size) = (ident(&ty.name.rust), self.sizes.of(ty));
        let size = match (size, Literal::usize_unsuffixed(size)) {
            // A lint reports `<= 0`, since no size is less than 0.
            (0, zero) => quote!(== #zero),
            (_, size) => quote!(<= #size),
        };
        quote!(
            const _: () = assert!(size_of::<#name>() #size);
        )
    }
}

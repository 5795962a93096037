//! The facts that samples are made from, found once for all types.

use crate::{
    analysis::{minimal::Minimal, sizes::Sizes},
    emit::ident::ident,
    model::{Model, Type},
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// How deep the minimal values of types are, and how large all of them are.
pub(in crate::emit) struct Plan {
    pub(crate) minimal: Minimal,
    sizes: Sizes,
}

impl Plan {
    pub(in crate::emit) fn new(model: &Model) -> Self {
        Plan { minimal: Minimal::new(model), sizes: Sizes::new(model) }
    }

    /// The assertion that a type is no larger than the generator counts with.
    pub(crate) fn size(&self, ty: &Type) -> TokenStream {
        let (name, size) = (ident(&ty.name.rust), self.sizes.of(ty));
        let size = match (size, Literal::usize_unsuffixed(size)) {
            // No size is less.
            (0, zero) => quote!(== #zero),
            (_, size) => quote!(<= #size),
        };
        quote!(
            const _: () = assert!(size_of::<#name>() #size);
        )
    }
}

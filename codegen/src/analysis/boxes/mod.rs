//! Which fields need a `Box`, so that sizes don't multiply: a struct that holds structs that hold structs would
//! otherwise be as large as all that could ever be in it, and overflow the stack.
//!
//! - A field of a complex type that may be absent or nil is behind a `Box`, however small the type.
//! - So is a struct that is one of several alternatives.
//! - A required field of a complex type is held in place, unless the struct that it is in would pass [`LIMIT`] with all
//!   that must be in it: then its required fields are behind a `Box` too, but for those of at most [`SMALL`] bytes.
//!
//! The first two depend on the declaration of the field alone, and on nothing else of the contract. The third looks at
//! what must be in the struct, which never becomes less by what a contract gains.

use super::sizes::{LIMIT, SMALL, Sizes};
use crate::model::{Model, TypeId, TypeKind};

/// Marks the fields that need a `Box`.
pub fn mark(model: &mut Model) {
    let sizes = Sizes::new(model);
    for (index, ty) in model.types.iter_mut().enumerate() {
        let is_alternative = matches!(ty.kind, TypeKind::Choice(_) | TypeKind::Mixed(_) | TypeKind::Polymorphic(_));
        let is_large = sizes.whole(TypeId(index)) > LIMIT;
        for field in ty.kind.fields_mut() {
            let Some(target) = sizes.complex(field) else { continue };
            field.boxed = is_alternative || !Sizes::must_be(field) || is_large && sizes.whole(target) > SMALL;
        }
    }
}

#[cfg(test)]
mod tests;

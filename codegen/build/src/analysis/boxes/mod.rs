//! Fields behind a `Box`, which keeps types small: a struct that holds structs that hold structs would
//! otherwise be as large as everything that it can contain, and could overflow the stack.
//!
//! - A field of a complex type that may be absent or nil is behind a `Box`, however small the type.
//! - A struct that is one of several alternatives, such as the detail of a fault, and one that is a header block are
//!   behind a `Box`.
//! - A required field of a complex type is held in place, unless the struct would exceed [`STRUCT_SIZE`] with all of
//!   its required fields in place. Then those larger than [`PART_SIZE`] bytes are behind a `Box`.
//!
//! The first two rules depend on the declaration of the field alone. The third depends on the required content of the
//! struct, which additions to a contract never reduce.

use super::sizes::Sizes;
use crate::limits::{PART_SIZE, STRUCT_SIZE};
use crate::model::{Model, TypeId, TypeKind};

/// Marks the fields that need a `Box`.
pub fn mark(model: &mut Model) {
    let sizes = Sizes::new(model);
    for (index, ty) in model.types.iter_mut().enumerate() {
        let is_alternative = matches!(ty.kind, TypeKind::Choice(_) | TypeKind::Mixed(_) | TypeKind::Polymorphic(_));
        let is_large = sizes.whole(TypeId(index)) > STRUCT_SIZE;
        for field in ty.kind.fields_mut() {
            let Some(target) = sizes.complex(field) else { continue };
            field.boxed = is_alternative || !Sizes::is_required(field) || is_large && sizes.whole(target) > PART_SIZE;
        }
    }
    for service in &mut model.services {
        let headers = service.headers_in.iter_mut().chain(&mut service.headers_out);
        let faults = service.operations.iter_mut().flat_map(|operation| &mut operation.faults);
        for field in headers.chain(faults.map(|fault| &mut fault.detail)) {
            field.boxed = sizes.complex(field).is_some();
        }
    }
}

#[cfg(test)]
mod tests;

//! Model groups (XSD 1.0 Part 1, 3.8): structs of elements that repeat together or form one alternative of a choice.

use super::{
    builders,
    context::Context,
    docs, fields,
    items::{self, Items},
    structure,
};
use crate::model::{Struct, Type, TypeId};
use quote::quote;

pub(super) fn emit(context: &Context<'_>, id: TypeId, ty: &Type, group: &Struct) -> Items {
    context.generated("group");
    let doc = docs::attributes(&["A group of elements that occur together.".to_owned()]);
    let declaration = structure::declaration(context, id, ty, group);
    let builder = builders::emit(context, id, ty, group);
    let rows = group.fields.iter().map(|field| fields::row(context, field)).collect();
    Items {
        rust: quote!(#doc #declaration #builder),
        codec: items::codec(format!("group! {{ {}:", ty.name.rust), rows),
    }
}

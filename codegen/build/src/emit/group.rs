//! Model groups (XSD 1.0 Part 1, 3.8): structs of elements that repeat together or form one alternative of a choice.

use super::{
    builders,
    context::Context,
    fields,
    items::{codec, joined},
    structure,
};
use crate::{
    error::Error,
    model::{Struct, Type, TypeId},
};

/// Returns the items of a group and its codec as formatted text.
pub(super) fn text(context: &Context<'_>, id: TypeId, ty: &Type, group: &Struct) -> Result<String, Error> {
    context.generated("group");
    let doc = "A group of elements that occur together.".to_owned();
    let declaration = structure::declaration(context, id, ty, group, &[doc])?;
    let builder = builders::text(context, id, ty, group)?;
    let rows = group.fields.iter().map(|field| fields::row(context, field)).collect();
    Ok(joined([declaration, builder, codec(format!("group! {{ {}:", ty.name.rust), rows).text()]))
}

//! Model groups (XSD 1.0 Part 1, 3.8): structs of elements that repeat together or form one alternative of a choice.

use super::{builders, context::Context, docs, ident::ident, structure};
use crate::model::{Struct, Type, TypeId};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(context: &Context<'_>, id: TypeId, ty: &Type, group: &Struct) -> TokenStream {
    context.xml(&["Field", "Reader", "Writer"]);
    let name = ident(&ty.name.rust);
    let doc = docs::attributes(&["A group of elements that occur together.".to_owned()]);
    let declaration = structure::declaration(context, id, ty, group);
    let (builder, start) = (builders::emit(context, id, ty, group), structure::start(context, ty, group));
    let structure::Nodes { table, rows, reads, writes, open } =
        structure::nodes(context, group.fields.iter(), &ty.table);
    let member = ident(if open { "any_or_member" } else { "member" });
    quote! {
        #doc
        #declaration
        #builder
        #start
        #rows
        impl soapwright::xml::Group for #name {
            fn read_group(&mut self, reader: &mut Reader<'_>) -> Result<(), soapwright::XmlError> {
                let mut cursor = reader.begin(&#table);
                loop {
                    match reader.#member(&mut cursor) {
                        #(#reads,)*
                        _ => return reader.end(),
                    }?;
                }
            }
            fn write_group(&self, writer: &mut Writer) {
                #(#writes;)*
            }
        }
    }
}

//! How a field is read and written: one line each.

use super::{ident, tables::Tables};
use crate::model::{Field, Occurs, Value};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// `field(N1, "</n1:Name>").required()`: the field's row in its struct's table.
pub(super) fn row(field: &Field, tables: &Tables) -> TokenStream {
    let element = tables.element(&field.namespace, &field.name.xml);
    let occurs = match field.occurs {
        Occurs::Required => quote!(.required()),
        Occurs::Optional => quote!(),
        Occurs::Repeated => quote!(.repeated()),
    };
    // Where the element may be absent, that says `None`; where it must be there, nil does.
    let nillable = (field.nillable && field.occurs != Occurs::Optional).then(|| quote!(.nillable()));
    let secret = field.secret.then(|| quote!(.secret()));
    quote!(#element #occurs #nillable #secret)
}

/// Reads the element that the reader stands at into `self`.
pub(super) fn read(name: &str, value: &Value, tables: &Tables) -> TokenStream {
    let name = ident(name);
    match value {
        Value::Wrapper(item) => {
            let table = tables.item(item);
            quote!(soap::xml::read_list(&mut self.#name, &#table, reader))
        }
        Value::Dictionary(dictionary) => {
            let table = tables.entry(dictionary);
            quote!(soap::xml::read_dictionary(&mut self.#name, &#table, reader))
        }
        _ => quote!(self.#name.read_xml(reader)),
    }
}

/// Writes a field of `self` as the element at this index of a table.
pub(super) fn write(name: &str, value: &Value, table: &TokenStream, index: usize, tables: &Tables) -> TokenStream {
    let name = ident(name);
    let index = Literal::usize_unsuffixed(index);
    match value {
        Value::Wrapper(item) => {
            let item = tables.item(item);
            quote!(soap::xml::write_list(&self.#name, &#table[#index], &#item, writer))
        }
        Value::Dictionary(dictionary) => {
            let entry = tables.entry(dictionary);
            quote!(soap::xml::write_dictionary(&self.#name, &#table[#index], &#entry, writer))
        }
        _ => quote!(self.#name.write_xml(&#table[#index], writer)),
    }
}

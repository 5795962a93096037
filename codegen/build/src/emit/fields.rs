//! The table rows of fields, and the code that reads and writes them.

use super::{context::Context, ident::ident, white_space::white_space};
use crate::model::{Field, Nillable, Node, Occurs, TypeKind, Value};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Returns a field's row in the table of its struct, such as `field(N1, "</n1:Name>").required()`.
pub(super) fn row(context: &Context<'_>, field: &Field) -> TokenStream {
    let element = context.element(&field.element);
    let occurs = match field.occurs {
        Occurs::Required => quote!(.required()),
        Occurs::Optional => quote!(),
        Occurs::Repeated => quote!(.repeated()),
    };
    // An optional element is absent for `None`; a required one is nil.
    let nillable =
        (field.element.nillable == Nillable::Bare && field.occurs != Occurs::Optional).then(|| quote!(.nillable()));
    let attribute = (field.node == Node::Attribute).then(|| quote!(.attribute()));
    let secret = field.secret.then(|| quote!(.secret()));
    let white_space = white_space(&field.element.value);
    quote!(#element #attribute #occurs #nillable #secret #white_space)
}

/// Returns the rows of a field: several for a group, one for each of its elements, and for a wildcard, one for each
/// namespace that it lists.
pub(super) fn rows(context: &Context<'_>, field: &Field) -> Vec<TokenStream> {
    match field.node {
        Node::AnyAttribute | Node::Attachment => return Vec::new(),
        Node::Any => {
            let required = (field.bounds.min > 0).then(|| quote!(.required()));
            let wildcards = wildcards(context, field);
            let repeated = (wildcards.len() > 1 || field.bounds.max != Some(1)).then(|| quote!(.repeated()));
            let rows = wildcards.into_iter().enumerate();
            return rows
                .map(|(index, row)| match index {
                    0 => quote!(#row #required #repeated),
                    _ => quote!(#row.also() #repeated),
                })
                .collect();
        }
        Node::Group => {}
        _ => return vec![row(context, field)],
    }
    let repeated = (field.occurs == Occurs::Repeated).then(|| quote!(.repeated()));
    let required = (field.occurs == Occurs::Required).then(|| quote!(.required()));
    let mut begins = Vec::new();
    begin(context, field, true, &mut begins);
    let rows = elements(context, field).into_iter().zip(begins).flat_map(|(element, begins)| {
        member_rows(context, element).into_iter().map(move |row| (row, begins)).collect::<Vec<_>>()
    });
    let rows = rows.enumerate().map(|(index, (row, begins))| match (index, begins) {
        (0, _) => quote!(#row.first()#required #repeated),
        (_, true) => quote!(#row.member()#repeated),
        (_, false) => quote!(#row.inner()#repeated),
    });
    rows.collect()
}

/// Returns the rows of an element or a wildcard in a group.
fn member_rows(context: &Context<'_>, element: &Field) -> Vec<TokenStream> {
    if element.node != Node::Any {
        return vec![context.element(&element.element)];
    }
    let wildcards = wildcards(context, element);
    let many = (wildcards.len() > 1 || element.bounds.max != Some(1)).then(|| quote!(.many()));
    wildcards.into_iter().map(|row| quote!(#row #many)).collect()
}

fn wildcards(context: &Context<'_>, field: &Field) -> Vec<TokenStream> {
    field.wildcard.as_ref().map_or_else(Vec::new, |namespaces| context.wildcard(namespaces))
}

/// Returns the rows of a group that is an alternative of a choice. Each element that the group can begin with is marked
/// as a first, so that the reader finds the alternative even if two alternatives share an element.
pub(super) fn alternative_rows(context: &Context<'_>, field: &Field) -> Vec<TokenStream> {
    let mut begins = Vec::new();
    begin(context, field, true, &mut begins);
    let elements = elements(context, field).into_iter().zip(begins);
    let rows = elements.flat_map(|(element, begins)| {
        let place = if begins { quote!(.first()) } else { quote!(.member()) };
        member_rows(context, element).into_iter().map(move |row| quote!(#row #place)).collect::<Vec<_>>()
    });
    rows.collect()
}

/// Returns whether a wildcard is among the elements of a field.
pub(super) fn is_open(context: &Context<'_>, field: &Field) -> bool {
    elements(context, field).iter().any(|element| element.node == Node::Any)
}

/// Adds to `begins`, for each of [`elements`], whether the group can begin with it. `open` says whether everything before
/// this field may be absent; returns whether everything up to its end may be.
fn begin(context: &Context<'_>, field: &Field, open: bool, begins: &mut Vec<bool>) -> bool {
    let (Node::Group, Value::Type(id)) = (field.node, &field.element.value) else {
        begins.push(open);
        return open && field.bounds.min == 0;
    };
    let kind = &context.model.get(*id).kind;
    let emptiable = if let TypeKind::Choice(choice) = kind {
        let all = choice.alternatives.iter().map(|alternative| begin(context, alternative, open, begins));
        all.fold(false, |any, one| any | one)
    } else {
        kind.fields().iter().fold(open, |open, field| begin(context, field, open, begins))
    };
    open && (emptiable || field.bounds.min == 0)
}

/// Returns the elements of a group and of the groups within it.
fn elements<'a>(context: &Context<'a>, field: &'a Field) -> Vec<&'a Field> {
    match (field.node, &field.element.value) {
        (Node::Group, Value::Type(id)) => {
            context.model.get(*id).kind.fields().iter().flat_map(|field| elements(context, field)).collect()
        }
        _ => vec![field],
    }
}

/// Returns the code that reads the current element into the field of `self`.
pub(super) fn read_field(context: &Context<'_>, field: &Field) -> TokenStream {
    let name = ident(&field.ident);
    match field.node {
        Node::Group => return quote!(reader.group(&mut self.#name)),
        Node::Any => return quote!(reader.any_element(&mut self.#name)),
        Node::AnyAttribute => return quote!(reader.any_attribute(&mut self.#name)),
        _ => {}
    }
    read(context, &field.ident, &field.element.value)
}

/// Returns the code that writes the field of `self` whose row is at this index of the table.
pub(super) fn write_field(context: &Context<'_>, field: &Field, table: &TokenStream, index: usize) -> TokenStream {
    let name = ident(&field.ident);
    match field.node {
        Node::Group => return quote!(self.#name.write_group(writer)),
        Node::Any if field.secret => return quote!(writer.secret_elements(&self.#name)),
        Node::Any => return quote!(writer.any_elements(&self.#name)),
        Node::AnyAttribute => return quote!(writer.any_attributes(&self.#name)),
        _ => {}
    }
    write(context, &field.ident, &field.element.value, table, index)
}

/// Returns the code that reads the current element into the field of `self` with this name.
pub(super) fn read(context: &Context<'_>, name: &str, value: &Value) -> TokenStream {
    let name = ident(name);
    match value {
        Value::Wrapper(item) => {
            context.xml(&["read_list"]);
            let table = context.item(item);
            quote!(read_list(&mut self.#name, &#table, reader))
        }
        Value::Dictionary(dictionary) => {
            context.xml(&["read_dictionary"]);
            let table = context.entry(dictionary);
            quote!(read_dictionary(&mut self.#name, &#table, reader))
        }
        _ => {
            context.xml(&["ReadXml"]);
            quote!(self.#name.read_xml(reader))
        }
    }
}

/// Returns the code that writes the field of `self` with this name as the element at this index of the table.
pub(super) fn write(
    context: &Context<'_>,
    name: &str,
    value: &Value,
    table: &TokenStream,
    index: usize,
) -> TokenStream {
    let name = ident(name);
    let index = Literal::usize_unsuffixed(index);
    match value {
        Value::Wrapper(item) => {
            context.xml(&["write_list"]);
            let item = context.item(item);
            quote!(write_list(&self.#name, &#table[#index], &#item, writer))
        }
        Value::Dictionary(dictionary) => {
            context.xml(&["write_dictionary"]);
            let entry = context.entry(dictionary);
            quote!(write_dictionary(&self.#name, &#table[#index], &#entry, writer))
        }
        _ => {
            context.xml(&["WriteXml"]);
            quote!(self.#name.write_xml(&#table[#index], writer))
        }
    }
}

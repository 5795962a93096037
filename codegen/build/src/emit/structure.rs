//! Structs: complex types.

use super::{
    attachments, builders,
    context::Context,
    debug, docs, fields,
    ident::ident,
    items::{self, Items},
    types,
};
use crate::{
    model::{Element, Field, Form, Nillable, Node, Occurs, Origin, Struct, Type, TypeId, Value, ValueConstraint},
    output::rows::{Row, Rows},
};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(context: &Context<'_>, id: TypeId, ty: &Type, structure: &Struct) -> Items {
    let own = docs::apposed(&context.messages.describe(id), &name(ty, context.messages.form(id)));
    let doc = docs::attributes(&[docs::markdown(ty.doc.as_ref()), own]);
    let declaration = declaration(context, id, ty, structure);
    let builder = builders::emit(context, id, ty, structure);
    Items { rust: quote!(#doc #declaration #builder), codec: codec(context, ty, structure) }
}

/// Returns the struct item.
pub(super) fn declaration(context: &Context<'_>, id: TypeId, ty: &Type, structure: &Struct) -> TokenStream {
    let name = ident(&ty.name.rust);
    let members = members(context, ty, structure.fields.iter().cloned());
    let has_secret = structure.fields.iter().any(|field| field.secret);
    let derive = derive(has_secret, builders::derives_default(context, structure));
    let is_built = context.messages.is_built(id);
    let must_use = is_built.then(|| quote!(#[must_use]));
    let required = (is_built && !ty.required.is_empty()).then(|| required(context, ty, structure));
    let debug = has_secret.then(|| debug::of_struct(&ty.name.rust, &structure.fields));
    quote! {
        #derive
        #must_use
        pub struct #name { #members }
        #debug
        #required
    }
}

/// Returns the struct of the required members that `new` takes. It holds them in place, so that no caller needs a
/// `Box`.
fn required(context: &Context<'_>, ty: &Type, structure: &Struct) -> TokenStream {
    let name = ident(&ty.required);
    let doc = docs::attributes(&[format!("The members that [`{}::new`] requires.", ty.name.rust)]);
    let required = context.model.required(structure).map(|field| Field { boxed: false, ..field.clone() });
    let members = members(context, ty, required);
    quote!(#doc pub struct #name { #members })
}

/// Returns the members of a struct with their documentation.
fn members(context: &Context<'_>, ty: &Type, fields: impl Iterator<Item = Field>) -> TokenStream {
    let members = fields.map(|field| {
        let doc = docs::attributes(&[docs::markdown(field.doc.as_ref()), describe(&field)]);
        let (name, ty) = (ident(&field.ident), types::field(context, ty.home, &field));
        quote!(#doc pub #name: #ty)
    });
    quote!(#(#members),*)
}

/// Returns the attribute that derives the traits of a struct. `Debug` is written out where a member is secret.
pub(super) fn derive(has_secret: bool, has_default: bool) -> TokenStream {
    let debug = (!has_secret).then(|| quote!(Debug,));
    let default = has_default.then(|| quote!(, Default));
    quote!(#[derive(#debug Clone, PartialEq #default)])
}

/// Names the component that a type comes from. `form` is the form of the message body that has this type, if any.
pub(super) fn name(ty: &Type, form: Option<Form>) -> String {
    match (ty.origin, form) {
        (Origin::Named, _) => docs::component(&ty.name.xml, "type"),
        (Origin::Element, _) | (_, Some(Form::Document | Form::Rpc)) => docs::component(&ty.name.xml, "element"),
        // The elements of the message are children of the Body.
        (_, Some(Form::Whole | Form::Empty)) => String::new(),
        (Origin::Nested | Origin::Made, None) => "An anonymous type.".to_owned(),
    }
}

/// Describes the XML of a field or a variant: its name, its facets and its default.
pub(super) fn describe(field: &Field) -> String {
    let name = match field.node {
        Node::Element => docs::component(&field.element.name, "element"),
        Node::Attribute => docs::component(&field.element.name, "attribute"),
        Node::Text => "The text content.".to_owned(),
        Node::Any => return "Elements that match an `xs:any` wildcard.".to_owned(),
        Node::AnyAttribute => return "Attributes that match the `xs:anyAttribute` wildcard.".to_owned(),
        Node::Attachment => return attachments::describe(field),
        Node::Mixed => return "The mixed content: text and elements in document order.".to_owned(),
        Node::Group => return "The elements of a model group, which have no parent element of their own.".to_owned(),
    };
    constrained(name, field)
}

/// Adds a field's facets and its default or fixed value to a description.
pub(super) fn constrained(name: String, field: &Field) -> String {
    // An empty element that means an empty text is nothing special.
    let told = field.default.as_ref().filter(|default| match default {
        ValueConstraint::Default(value) => !value.is_empty() || field.node != Node::Element,
        ValueConstraint::Fixed(_) => true,
    });
    let value = told.map(|default| match (default, field.node) {
        (ValueConstraint::Fixed(value), _) => format!("Always {}.", docs::code(value)),
        (ValueConstraint::Default(value), Node::Element) => format!("An empty element means {}.", docs::code(value)),
        (ValueConstraint::Default(value), _) => format!("Defaults to {}.", docs::code(value)),
    });
    let is_nil = field.occurs == Occurs::Required && field.element.nillable == Nillable::Bare;
    let nil = is_nil.then(|| "`None` is sent as `xsi:nil`.".to_owned());
    let sentences: Vec<String> = [Some(name), limits(field), value, nil].into_iter().flatten().collect();
    docs::fill(&sentences.join(" "))
}

/// Describes the restrictions of a field that its Rust type does not express.
fn limits(field: &Field) -> Option<String> {
    let counted = match &field.element.value {
        Value::Wrapper(item) => docs::items(item.bounds),
        _ if field.occurs == Occurs::Repeated => docs::items(field.bounds),
        _ => None,
    };
    let facets = match &field.element.value {
        Value::Wrapper(item) => vec![facets(Some("item"), &item.element)],
        Value::Dictionary(dictionary) => {
            vec![facets(Some("key"), &dictionary.key), facets(Some("value"), &dictionary.value)]
        }
        _ => {
            let each = (field.occurs == Occurs::Repeated).then_some("item");
            vec![facets(each, &field.element)]
        }
    };
    let sentences: Vec<String> = counted.into_iter().chain(facets.into_iter().flatten()).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Describes the facets of a value, or of each of several values. Those of a named type are in the type's
/// documentation.
fn facets(each: Option<&str>, element: &Element) -> Option<String> {
    if !matches!(element.value, Value::BuiltIn(_) | Value::List(_) | Value::Lexical(..)) {
        return None;
    }
    let facets = docs::facets(element.simple.as_ref()?);
    let described = each.map_or_else(|| facets.clone(), |each| docs::of_each(each, &facets));
    (!facets.is_empty()).then_some(described)
}

/// Returns the codec of a struct: attributes first, then elements, then attachments.
fn codec(context: &Context<'_>, ty: &Type, structure: &Struct) -> Rows {
    context.generated("codec");
    let rows = |nodes: &[Node]| -> Vec<Row> {
        let fields = structure.fields.iter().filter(|field| nodes.contains(&field.node));
        fields.map(|field| fields::row(context, field)).collect()
    };
    // Attributes of any name come after those of the contract.
    let attributes = [rows(&[Node::Attribute]), rows(&[Node::AnyAttribute])].concat();
    // Text and mixed content are the whole content.
    let whole = rows(&[Node::Mixed]).into_iter().chain(rows(&[Node::Text])).next();
    let content = match whole {
        Some(whole) => vec![whole],
        None => rows(&[Node::Element, Node::Group, Node::Any]),
    };
    let rows_of_content = [attributes, content].concat();
    Rows { more: rows(&[Node::Attachment]), ..items::codec(format!("codec! {{ {}:", ty.name.rust), rows_of_content) }
}

//! Structs: complex types.

use super::{
    attachments, builders,
    context::Context,
    debug, docs, fields,
    items::{self, joined},
    lines, types, written,
};
use crate::{
    error::Error,
    model::{Element, Field, Form, Nillable, Node, Occurs, Origin, Struct, Type, TypeId, Value, ValueConstraint},
    output::{
        format,
        rows::{Row, Rows},
    },
};
use std::borrow::Borrow;

const INDENT: &str = "    ";

/// Returns the items of a struct and its codec as formatted text.
pub(super) fn text(context: &Context<'_>, id: TypeId, ty: &Type, structure: &Struct) -> Result<String, Error> {
    let own = docs::apposed(&context.messages.describe(id), &name(ty, context.messages.form(id)));
    let doc = [docs::markdown(ty.doc.as_ref()), own];
    let declaration = declaration(context, id, ty, structure, &doc)?;
    let builder = builders::text(context, id, ty, structure)?;
    Ok(joined([declaration, builder, codec(context, ty, structure).text()]))
}

/// Returns the struct item, with what belongs to it.
pub(super) fn declaration(
    context: &Context<'_>,
    id: TypeId,
    ty: &Type,
    structure: &Struct,
    doc: &[String],
) -> Result<String, Error> {
    let is_built = context.messages.is_built(id);
    let members = members(context, ty, structure.fields.iter());
    let has_default = builders::derives_default(context, structure);
    let item = item(&ty.name.rust, doc, (&structure.fields, has_default, is_built), members);
    let required = (is_built && !ty.required.is_empty()).then(|| required(context, ty, structure));
    Ok(joined([item?, required.transpose()?.unwrap_or_default()]))
}

/// Returns a struct of these fields with its `Debug` implementation. `members` are their lines, and `is_built` says
/// whether users of the generated code create its values.
pub(super) fn item(
    name: &str,
    doc: &[String],
    (fields, has_default, is_built): (&[Field], bool, bool),
    members: String,
) -> Result<String, Error> {
    let has_secret = fields.iter().any(|field| field.secret);
    let must_use = if is_built { "#[must_use]\n" } else { "" };
    let derive = derive(has_secret, has_default);
    let item = braced(format!("{}{derive}{must_use}pub struct {name}", lines::doc("", doc)), &members)?;
    let debug = has_secret.then(|| format::items(debug::of_struct(name, fields))).transpose()?;
    Ok(joined([item, debug.unwrap_or_default()]))
}

/// Returns the struct of the required members that `new` takes. It holds them in place, so that no caller needs a
/// `Box`.
fn required(context: &Context<'_>, ty: &Type, structure: &Struct) -> Result<String, Error> {
    let doc = lines::doc("", &[format!("The members that [`{}::new`] requires.", ty.name.rust)]);
    let required = context.model.required(structure).map(|field| Field { boxed: false, ..field.clone() });
    let members = members(context, ty, required);
    braced(format!("{doc}pub struct {}", ty.required), &members)
}

/// Returns an item with these members in braces.
fn braced(mut text: String, members: &str) -> Result<String, Error> {
    text.push_str(if members.is_empty() { " {" } else { " {\n" });
    text.push_str(members);
    text.push_str("}\n");
    written::items(text)
}

/// Returns the members of a struct with their documentation.
fn members(context: &Context<'_>, ty: &Type, fields: impl Iterator<Item = impl Borrow<Field>>) -> String {
    let mut text = String::new();
    for field in fields {
        let field = field.borrow();
        let doc = [docs::markdown(field.doc.as_ref()), describe(field)];
        member(&mut text, &doc, field, &types::field(context, ty.home, field));
    }
    text
}

/// Adds the lines of a member.
pub(super) fn member(text: &mut String, doc: &[String], field: &Field, ty: &str) {
    text.push_str(&lines::doc(INDENT, doc));
    [INDENT, "pub ", &field.ident, ": ", ty, ",\n"].iter().for_each(|piece| text.push_str(piece));
}

/// Returns the attribute that derives the traits of a struct. `Debug` is written out where a member is secret.
fn derive(has_secret: bool, has_default: bool) -> &'static str {
    match (has_secret, has_default) {
        (false, false) => "#[derive(Debug, Clone, PartialEq)]\n",
        (false, true) => "#[derive(Debug, Clone, PartialEq, Default)]\n",
        (true, false) => "#[derive(Clone, PartialEq)]\n",
        (true, true) => "#[derive(Clone, PartialEq, Default)]\n",
    }
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

//! The ways to create structs: `Default`, `new` with the members that the contract requires, and setters for others.

use super::{
    context::Context,
    docs,
    items::{joined, literal},
    lines, types, written,
};
use crate::{
    error::Error,
    limits::ARGUMENTS,
    model::{BuiltIn, Field, Home, Nillable, Node, Occurs, Struct, Type, TypeId, TypeKind, Value, ValueConstraint},
    names,
    output::format,
};
use std::iter;

/// Returns whether `Default` can be derived: nothing is required, and the values that the contract gives are those that
/// Rust's types have by default.
pub(super) fn derives_default(context: &Context<'_>, structure: &Struct) -> bool {
    let model = context.model;
    let is_default = |field: &Field| model.preset(field).is_none_or(|text| is_default_of_type(field, text));
    structure.fields.iter().all(|field| !model.is_required(field) && is_default(field))
}

/// Returns whether this text is the default of the Rust type of a member.
fn is_default_of_type(field: &Field, text: &str) -> bool {
    !types::is_option(field)
        && match &field.element.value {
            Value::BuiltIn(BuiltIn::Boolean) => matches!(text.trim(), "false" | "0"),
            Value::BuiltIn(BuiltIn::String) => text.is_empty(),
            _ => false,
        }
}

const INDENT: &str = "    ";

/// The documentation of `new` with arguments.
const REQUIRED: &str = "Creates a value with the members that the contract requires.";

/// Returns the items that create a struct. Structs that only the other side creates have none but `Default`.
pub(super) fn text(context: &Context<'_>, id: TypeId, ty: &Type, structure: &Struct) -> Result<String, Error> {
    let required = context.model.required(structure).count();
    let name = &ty.name.rust;
    let default = (required == 0 && !derives_default(context, structure)).then(|| {
        let value = value(context, ty, structure, |_| None);
        format::items(written::tokens(&format!("impl Default for {name} {{ fn default() -> Self {{ {value} }} }}")))
    });
    let implementation = context.messages.is_built(id).then(|| {
        let new = match required {
            0 => Ok(without_arguments()),
            1..=ARGUMENTS => with_arguments(context, ty, structure),
            _ => with_members(context, ty, structure),
        };
        implementation(context, ty.home, name, new?, &structure.fields)
    });
    Ok(joined([default, implementation].into_iter().flatten().collect::<Result<Vec<_>, Error>>()?))
}

/// Returns `new` and the setters of a struct of header blocks, which are all optional.
pub(super) fn of_headers(context: &Context<'_>, home: Home, name: &str, headers: &[Field]) -> Result<String, Error> {
    implementation(context, home, name, without_arguments(), headers)
}

/// Returns the implementation with `new` and the setters of these members.
fn implementation(
    context: &Context<'_>,
    home: Home,
    name: &str,
    new: String,
    fields: &[Field],
) -> Result<String, Error> {
    let methods: Result<Vec<String>, Error> = iter::once(Ok(new)).chain(setters(context, home, fields)).collect();
    Ok(written::implementation(name, &methods?))
}

fn without_arguments() -> String {
    "    /// Creates a value in which nothing is set.\n    #[inline]\n    pub fn new() -> Self {\n        \
     Self::default()\n    }\n"
        .to_owned()
}

/// Returns `new` with an argument for each required member.
fn with_arguments(context: &Context<'_>, ty: &Type, structure: &Struct) -> Result<String, Error> {
    let parameters = context.model.required(structure).map(|field| {
        let name = parameter(field);
        let (parameter, _) = argument(context, ty.home, field, &name);
        format!("{name}: {parameter}")
    });
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    let inline = inline(&parameters);
    let value = value(context, ty, structure, |field| Some(argument(context, ty.home, field, &parameter(field)).1));
    format::methods(written::tokens(&format!("/// {REQUIRED}\n{inline}pub fn new({parameters}) -> Self {{ {value} }}")))
}

/// Returns `new` with a struct of the required members as its argument.
fn with_members(context: &Context<'_>, ty: &Type, structure: &Struct) -> Result<String, Error> {
    let value = value(context, ty, structure, |field| {
        let name = &field.ident;
        Some(if field.boxed { format!("Box::new(required.{name})") } else { format!("required.{name}") })
    });
    let required = &ty.required;
    format::methods(written::tokens(&format!(
        "/// {REQUIRED}\n#[inline]\npub fn new(required: {required}) -> Self {{ {value} }}"
    )))
}

/// Returns the value of a struct whose required members are given by these expressions.
fn value(context: &Context<'_>, ty: &Type, structure: &Struct, given: impl Fn(&Field) -> Option<String>) -> String {
    let model = context.model;
    let set = structure.fields.iter().filter_map(|field| {
        let value = match model.preset(field) {
            Some(text) => preset(context, ty.home, field, text),
            None if model.is_required(field) => given(field)?,
            None => return None,
        };
        Some(if value == field.ident { value } else { format!("{}: {value}", field.ident) })
    });
    let mut set: Vec<String> = set.collect();
    if set.len() < structure.fields.len() {
        context.generated("StartValue");
        set.push("..StartValue::start()".to_owned());
    }
    format!("Self {{ {} }}", set.join(", "))
}

/// Returns the value that the contract gives a member, which is this text in XML.
fn preset(context: &Context<'_>, home: Home, field: &Field, text: &str) -> String {
    let value = &field.element.value;
    let variant = match value {
        Value::Type(id) => match &context.model.get(*id).kind {
            TypeKind::Enumeration(enumeration) => {
                enumeration.variants.iter().find(|variant| variant.name.xml == text.trim())
            }
            _ => None,
        },
        _ => None,
    };
    let value = match (value, variant) {
        (value, Some(variant)) => format!("{}::{}", types::value(context, home, value), variant.name.rust),
        (Value::BuiltIn(BuiltIn::Boolean), _) => matches!(text.trim(), "true" | "1").to_string(),
        (Value::BuiltIn(BuiltIn::String), _) => format!("{}.to_owned()", literal(text)),
        _ => format!("soapwright::generated::v1::preset({})", literal(text)),
    };
    if types::is_option(field) { format!("Some({value})") } else { value }
}

/// Returns a setter for each member that `new` doesn't ask for, and that the contract doesn't fix.
fn setters<'f>(
    context: &'f Context<'_>,
    home: Home,
    fields: &'f [Field],
) -> impl Iterator<Item = Result<String, Error>> + 'f {
    let is_fixed =
        |field: &Field| field.occurs == Occurs::Required && matches!(field.default, Some(ValueConstraint::Fixed(_)));
    let free = fields.iter().filter(move |field| !context.model.is_required(field) && !is_fixed(field));
    free.map(move |field| setter(context, home, fields, field))
}

fn setter(context: &Context<'_>, home: Home, fields: &[Field], field: &Field) -> Result<String, Error> {
    let (name, method) = (&field.ident, names::setter(fields, field));
    let (parameter, value) = argument(context, home, field, "value");
    let value = if types::is_option(field) { format!("Some({value})") } else { value };
    let doc = lines::doc(INDENT, &[format!("Sets {}.", described(field))]);
    let inline = inline(&parameter);
    written::methods(format!(
        "{doc}{inline}    pub fn {method}(mut self, value: {parameter}) -> Self {{\n        \
         self.{name} = {value};\n        self\n    }}\n"
    ))
}

/// Returns the attribute without which a function is compiled in the generated crate, whether it is used or not. A
/// generic one is compiled only where it is used.
fn inline(parameters: &str) -> &'static str {
    if parameters.contains("impl ") { "" } else { "    #[inline]\n" }
}

/// Returns the words for a member in the documentation of its setter.
fn described(field: &Field) -> String {
    match field.node {
        Node::Element | Node::Attribute => docs::code(&field.element.name),
        Node::Attachment => format!("the attachment {}", docs::code(&field.element.name)),
        Node::Text => "the text content".to_owned(),
        Node::Mixed => "the mixed content".to_owned(),
        Node::Group => "the elements of the model group".to_owned(),
        Node::Any => "the elements that match the wildcard".to_owned(),
        Node::AnyAttribute => "the attributes that match the wildcard".to_owned(),
    }
}

/// Returns the name of the parameter for a member. Clippy warns about variables with some names (`disallowed_names`,
/// `just_underscores_and_digits`).
fn parameter(field: &Field) -> String {
    let is_placeholder = matches!(field.ident.as_str(), "foo" | "baz" | "quux")
        || field.ident.chars().all(|c| c == '_' || c.is_ascii_digit());
    if is_placeholder { format!("{}_value", field.ident) } else { field.ident.clone() }
}

/// Returns the type of the parameter for a member, and the expression that converts the argument to the member's type
/// without its `Option`.
fn argument(context: &Context<'_>, home: Home, field: &Field, name: &str) -> (String, String) {
    match field.node {
        Node::Any | Node::AnyAttribute | Node::Attachment => {
            return (types::field(context, home, field), name.to_owned());
        }
        Node::Mixed if field.element.value == Value::Any => {
            return (format!("impl Into<{}>", types::field(context, home, field)), format!("{name}.into()"));
        }
        _ => {}
    }
    let inner = types::value(context, home, &field.element.value);
    let items = match &field.element.value {
        Value::Wrapper(item) => Some((types::value(context, home, &item.element.value), item.element.nillable)),
        Value::Dictionary(dictionary) if field.occurs != Occurs::Repeated => {
            let [key, of] = [&dictionary.key, &dictionary.value].map(|of| types::value(context, home, &of.value));
            let of = types::nillable(dictionary.value.nillable, of);
            return (
                format!("impl IntoIterator<Item = (impl Into<{key}>, impl Into<{of}>)>"),
                format!("{name}.into_iter().map(|(key, value)| (key.into(), value.into())).collect()"),
            );
        }
        _ if field.occurs == Occurs::Repeated => Some((inner.clone(), field.element.nillable)),
        Value::List(item) => Some((types::value(context, home, item), Nillable::No)),
        _ => None,
    };
    if let Some((item, nillable)) = items {
        let item = types::nillable(nillable, item);
        let collect = format!("{name}.into_iter().map(Into::into).collect()");
        return (format!("impl IntoIterator<Item = impl Into<{item}>>"), collect);
    }
    if field.element.nillable == Nillable::WithAttributes {
        let inner = if field.boxed { format!("Box<{inner}>") } else { inner };
        return (format!("impl Into<soapwright::Nillable<{inner}>>"), format!("{name}.into()"));
    }
    match (converts(context, &field.element.value), field.boxed) {
        (true, false) => (format!("impl Into<{inner}>"), format!("{name}.into()")),
        (true, true) => (format!("impl Into<{inner}>"), format!("Box::new({name}.into())")),
        (false, true) => (inner, format!("Box::new({name})")),
        (false, false) => (inner, name.to_owned()),
    }
}

/// Returns whether callers usually have a value of another type, which converts to this one.
fn converts(context: &Context<'_>, value: &Value) -> bool {
    match value {
        Value::BuiltIn(built_in) => {
            built_in.is_text()
                || matches!(
                    built_in,
                    BuiltIn::Decimal
                        | BuiltIn::Base64Binary
                        | BuiltIn::HexBinary
                        | BuiltIn::Integer
                        | BuiltIn::NonNegativeInteger
                        | BuiltIn::DateTime
                        | BuiltIn::Date
                        | BuiltIn::Time
                )
        }
        Value::Lexical(..) | Value::Any => true,
        Value::Type(id) => matches!(context.model.get(*id).kind, TypeKind::Union(_) | TypeKind::Polymorphic(_)),
        Value::List(_) | Value::Wrapper(_) | Value::Dictionary(_) => false,
    }
}

//! Every Rust identifier, fixed once.
//!
//! The rule for collisions: within a scope, names are given out in document order. The first to ask for an identifier
//! gets it. One that is taken, or that the generated code needs for itself, is asked for again with a word behind it
//! that says what it is (`OptionType`, `OtherValue`), then with a number from 2. A keyword is written raw (`r#type`);
//! the four that can't be get an underscore.

use crate::{
    model::{Home, Model, Node, TypeKind},
    words::{camel, screaming, snake},
};
use std::collections::BTreeSet;

/// What generated modules use without a path.
const TYPE_NAMES: &[&str] = &[
    "Answer",
    "Base64Binary",
    "Box",
    "Clone",
    "Copy",
    "DateTime",
    "Debug",
    "Decimal",
    "Default",
    "Dictionary",
    "Drop",
    "Duration",
    "Err",
    "Error",
    "Field",
    "Fn",
    "From",
    "Future",
    "Into",
    "IntoIterator",
    "Iterator",
    "List",
    "Namespace",
    "New",
    "None",
    "Ok",
    "Operation",
    "Option",
    "PartialEq",
    "ReadXml",
    "Reader",
    "RequestHeaders",
    "ResponseHeaders",
    "Result",
    "Self",
    "Send",
    "SimpleType",
    "SoapVersion",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "Vec",
    "WriteXml",
    "Writer",
    "XmlError",
];

/// What generated clients have beside their operations.
const METHOD_NAMES: &[&str] =
    &["allow_secrets_over_http", "from", "headers", "new", "override_headers", "with_headers"];

/// Gives identifiers out, each once.
#[derive(Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
}

impl Scope {
    /// A scope in which these are taken.
    pub(crate) fn with(taken: &[&str]) -> Self {
        Scope { taken: taken.iter().map(|&name| name.to_owned()).collect() }
    }

    /// An identifier as near to this as may be.
    pub(crate) fn give(&mut self, wanted: String, what: &str) -> String {
        let wanted = if wanted.is_empty() { what.to_owned() } else { wanted };
        let numbered = (2..).map(|number| format!("{wanted}{number}"));
        let candidates = [wanted.clone(), format!("{wanted}{what}")].into_iter().chain(numbered);
        for candidate in candidates {
            if self.taken.insert(candidate.clone()) {
                return keyword(candidate);
            }
        }
        wanted
    }
}

/// A keyword as an identifier.
fn keyword(name: String) -> String {
    match name.as_str() {
        "self" | "Self" | "super" | "crate" | "_" => format!("{name}_"),
        _ if syn::parse_str::<syn::Ident>(&name).is_ok() => name,
        _ => format!("r#{name}"),
    }
}

/// Fixes every identifier of the model.
pub fn assign(model: &mut Model) {
    let mut modules = Scope::with(&["types"]);
    let mut service_scopes = Vec::new();
    for service in &mut model.services {
        service.module = modules.give(snake(&service.port_type.xml), "_service");
        service.port_type.rust = camel(&service.port_type.xml);
        service.name.rust = camel(&service.name.xml);
        let name = if service.port_type.rust.is_empty() { "Soap" } else { &service.port_type.rust };
        service.client = format!("{name}Client");
        service.server = format!("{name}Server");
        service.implementation = if name.ends_with("Service") { name.to_owned() } else { format!("{name}Service") };
        let mut types = Scope::with(TYPE_NAMES);
        types.taken.extend([&service.client, &service.server, &service.implementation].map(String::clone));
        service_scopes.push((types, Scope::default()));
        let mut methods = Scope::with(METHOD_NAMES);
        let mut statics = Scope::default();
        for operation in &mut service.operations {
            operation.name.rust = methods.give(snake(&operation.name.xml), "_operation");
            operation.constant = statics.give(screaming(&operation.name.xml), "_OPERATION");
        }
        for headers in [&mut service.headers_in, &mut service.headers_out] {
            let mut fields = Scope::default();
            for header in headers {
                header.name.rust = fields.give(snake(&header.name.xml), "_header");
            }
        }
    }
    let mut types = (Scope::with(TYPE_NAMES), Scope::default());
    for ty in &mut model.types {
        let scope = match ty.home {
            Home::Types => Some(&mut types),
            Home::Service(index) => service_scopes.get_mut(index),
        };
        if let Some((names, tables)) = scope {
            ty.name.rust = names.give(camel(&ty.name.xml), "Type");
            ty.table = tables.give(format!("{}_FIELDS", screaming(&ty.name.rust)), "_TABLE");
            ty.attribute_table = tables.give(format!("{}_ATTRIBUTES", screaming(&ty.name.rust)), "_TABLE");
        }
        match &mut ty.kind {
            TypeKind::Struct(structure) | TypeKind::Group(structure) => {
                let mut fields = Scope::default();
                for field in &mut structure.fields {
                    let what = match field.node {
                        Node::Element => "_element",
                        Node::Attribute => "_attribute",
                        Node::Text => "_text",
                        Node::Group => "_group",
                        Node::Any | Node::AnyAttribute => "_wildcard",
                    };
                    field.name.rust = fields.give(snake(&field.name.xml), what);
                }
            }
            TypeKind::Choice(choice) => {
                let mut variants = Scope::with(&["Self"]);
                for alternative in &mut choice.alternatives {
                    let group = if alternative.node == Node::Group { "Group" } else { "" };
                    let wanted = camel(&alternative.name.xml) + group;
                    alternative.name.rust = variants.give(wanted, "Element");
                }
            }
            TypeKind::Polymorphic(polymorphic) => {
                let mut variants = Scope::with(&["Other", "Self"]);
                for ty in &mut polymorphic.types {
                    ty.name.rust = variants.give(camel(&ty.name.xml), "Type");
                }
            }
            TypeKind::Union(union) => {
                let mut variants = Scope::with(&["Other", "Self", "Text"]);
                for member in &mut union.members {
                    member.name.rust = variants.give(camel(&member.name.xml), "Value");
                }
            }
            TypeKind::Enumeration(enumeration) => {
                let mut variants = Scope::with(&["Other", "Self"]);
                for variant in &mut enumeration.variants {
                    let wanted =
                        if variant.name.xml.is_empty() { "Empty".to_owned() } else { camel(&variant.name.xml) };
                    variant.name.rust = variants.give(wanted, "Value");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scope;

    #[test]
    fn collisions_are_settled_in_order() {
        let mut scope = Scope::with(&["Option"]);
        let given: Vec<String> = ["Order", "Order", "Order", "Option", "", "type", "self"]
            .map(|name| scope.give(name.to_owned(), "Type"))
            .into();
        assert_eq!(given, ["Order", "OrderType", "Order2", "OptionType", "Type", "r#type", "self_"]);
    }
}

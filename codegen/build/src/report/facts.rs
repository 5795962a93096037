//! Lists the facts that documents declare, one per line, so that documents can be compared by their meaning.

use crate::{
    error::Error,
    load,
    model::{Body, Dictionary, Element, Field, Model, Node, Service, Type, TypeKind, Value},
    options::Request,
    resolve::{self, Selection},
};

/// Returns everything that the documents of a request declare about their operations, one fact per line: names, types,
/// order, occurrence, headers and actions. Documentation, file names and the order of declarations are no facts.
///
/// Two sets of documents with equal facts describe equal messages. The wording of the facts may change between versions
/// of this crate.
///
/// ```
#[doc = include_str!("../example.txt")]
/// let request = soapwright_build::Request::new([wsdl.clone()]);
/// let before = soapwright_build::facts(&request)?;
/// assert!(before.contains(&"GreeterService.Greet action urn:greeter/Greet".to_owned()));
///
/// let moved = std::fs::read_to_string(&wsdl)?.replace("greeter.invalid", "new.invalid");
/// std::fs::write(&wsdl, moved)?;
/// let after = soapwright_build::facts(&request)?;
/// let changed: Vec<_> = after.iter().filter(|fact| !before.contains(fact)).collect();
/// assert_eq!(changed.len(), 1);
/// assert!(changed[0].contains("https://new.invalid/"));
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Returns all findings if a document can't be read or is invalid. An operation that can't be generated is a fact.
pub fn facts(request: &Request) -> Result<Vec<String>, Error> {
    let loaded = load::load(&request.documents, &request.catalogs)?;
    let selection = Selection::of(request);
    let model = resolve::resolve(&loaded, &selection).map_err(|error| error.after(&loaded.broken))?.model;
    let mut facts: Vec<String> = model.types.iter().flat_map(|ty| type_facts(&model, ty)).collect();
    facts.sort();
    facts.extend(model.services.iter().flat_map(|service| service_facts(&model, service)));
    Ok(facts)
}

fn type_facts(model: &Model, ty: &Type) -> Vec<String> {
    let name = format!("{{{}}}{}", ty.namespace, ty.name.xml);
    match &ty.kind {
        TypeKind::Struct(_)
        | TypeKind::Group(_)
        | TypeKind::Choice(_)
        | TypeKind::Mixed(_)
        | TypeKind::Polymorphic(_)
        | TypeKind::Union(_) => {
            let kind = match &ty.kind {
                TypeKind::Group(_) => "a group",
                TypeKind::Choice(_) => "a choice",
                TypeKind::Mixed(_) => "mixed content",
                TypeKind::Polymorphic(_) => "one of several types",
                TypeKind::Union(_) => "a union",
                _ => "a struct",
            };
            let fields = ty.kind.fields().iter().enumerate();
            let fields = fields.map(|(at, field)| format!("{name} {at:03} {}", field_fact(model, field)));
            [format!("{name} is {kind}")].into_iter().chain(fields).collect()
        }
        TypeKind::Enumeration(enumeration) => {
            let values = enumeration.variants.iter().enumerate();
            let values = values.map(|(at, variant)| format!("{name} {at:03} = {:?}", variant.name.xml));
            [format!("{name} is an enumeration")].into_iter().chain(values).collect()
        }
    }
}

fn field_fact(model: &Model, field: &Field) -> String {
    let Field { node, element, occurs, default, .. } = field;
    let node = match node {
        Node::Element => "",
        Node::Attribute => "@",
        Node::Text => "text ",
        Node::Group => "group ",
        Node::Mixed => "mixed ",
        Node::Any | Node::AnyAttribute => "any ",
        Node::Attachment => "attachment ",
    };
    let (named, nillable) = (named(model, element), element.nillable.is_allowed());
    let default = default.as_ref().map_or_else(String::new, |default| format!(", {default:?}"));
    format!("{node}{named}, {occurs:?}, nillable {nillable}{default}")
}

fn describe(model: &Model, value: &Value) -> String {
    match value {
        Value::BuiltIn(built_in) => format!("{built_in:?}"),
        Value::Type(id) => {
            let ty = model.get(*id);
            format!("{{{}}}{}", ty.namespace, ty.name.xml)
        }
        Value::Any => "anything".to_owned(),
        Value::List(item) => format!("list of {}", describe(model, item)),
        Value::Lexical(base, form) => format!("{} as it is written, else {form:?}", describe(model, base)),
        Value::Wrapper(item) => {
            let nillable = item.element.nillable.is_allowed();
            format!("{} around {}, nillable {nillable}", item.wrapper, named(model, &item.element))
        }
        Value::Dictionary(dictionary) => {
            let Dictionary { wrapper, entry, key, value } = &**dictionary;
            let nillable = value.nillable.is_allowed();
            let (key, value) = (named(model, key), named(model, value));
            format!(
                "dictionary {wrapper} of {{{}}}{} {key}, {value}, nillable {nillable}",
                entry.namespace, entry.local
            )
        }
    }
}

/// Returns the name of an element and its type.
fn named(model: &Model, element: &Element) -> String {
    format!("{{{}}}{}: {}", element.namespace, element.name, describe(model, &element.value))
}

fn describe_body(model: &Model, body: &Body) -> String {
    named(model, &body.element)
}

fn describe_headers(model: &Model, headers: &[Field], indexes: &[usize]) -> String {
    indexes
        .iter()
        .filter_map(|&index| headers.get(index))
        .map(|header| named(model, &header.element))
        .collect::<Vec<_>>()
        .join(" and ")
}

fn service_facts(model: &Model, service: &Service) -> Vec<String> {
    let name = &service.name.xml;
    let mut facts = vec![format!(
        "service {name}: port type {}, port {}, {:?}, address {:?}",
        service.port_type.xml, service.port, service.soap, service.address
    )];
    for operation in &service.operations {
        let operation_name = &operation.name.xml;
        facts.push(format!("{name}.{operation_name} action {}", operation.soap_action));
        if let Some(action) = &operation.other_action {
            facts.push(format!("{name}.{operation_name} action in the other version {action}"));
        }
        for fault in &operation.faults {
            facts.push(format!("{name}.{operation_name} fault {}", named(model, &fault.detail.element)));
        }
        facts.push(format!("{name}.{operation_name} input {}", describe_body(model, &operation.input)));
        let output = operation.output.as_ref().map(|output| describe_body(model, output));
        facts.push(format!("{name}.{operation_name} output {output:?}"));
        facts.push(format!(
            "{name}.{operation_name} headers in {}",
            describe_headers(model, &service.headers_in, &operation.headers_in)
        ));
        facts.push(format!(
            "{name}.{operation_name} headers out {}",
            describe_headers(model, &service.headers_out, &operation.headers_out)
        ));
    }
    for left in &service.left_out {
        facts.push(format!("{name}.{} left out: {}", left.operation, left.obstacle.reason()));
    }
    facts
}

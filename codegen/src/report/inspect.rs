//! What is in a document, for a person or a program to look at.

use crate::{
    error::{Diagnostic, Error},
    load,
    model::{Field, Header, Model, Node, Occurs, Operation, OtherPort, Service, SoapVersion, TypeKind, Value},
    options::Request,
    resolve::{self, Selection},
};

/// A service and its ports.
#[derive(Debug, Clone)]
pub struct InspectedService {
    /// Its name.
    pub name: String,
    /// Its ports that are SOAP over HTTP.
    pub ports: Vec<InspectedPort>,
}

/// A port.
#[derive(Debug, Clone)]
pub struct InspectedPort {
    /// Its name.
    pub name: String,
    /// Its `soap:address`.
    pub address: Option<String>,
    /// The SOAP version: `1.1` or `1.2`.
    pub soap: &'static str,
    /// Its operations: those that can be generated, then the others. None for a port that isn't generated.
    pub operations: Vec<InspectedOperation>,
    /// The port whose client calls this one too, or instead if it is passed over.
    pub generated_as: Option<String>,
    /// Why it can't be called by that client; `None` if it can.
    pub passed_over: Option<String>,
}

/// An operation.
#[derive(Debug, Clone)]
pub struct InspectedOperation {
    /// Its name.
    pub name: String,
    /// Its soapAction.
    pub soap_action: String,
    /// The element of the request's body and its fields; `None` where it can't be told.
    pub input: Option<InspectedBody>,
    /// The element of the response's body and its fields; `None` for a one-way operation too.
    pub output: Option<InspectedBody>,
    /// The names of the request's header blocks.
    pub headers_in: Vec<String>,
    /// The names of the response's header blocks, header faults included.
    pub headers_out: Vec<String>,
    /// The elements of the faults that it declares.
    pub faults: Vec<String>,
    /// Why it can't be generated, and where; `None` if it can.
    pub left_out: Option<String>,
}

/// A message's body.
#[derive(Debug, Clone)]
pub struct InspectedBody {
    /// The element's local name.
    pub element: String,
    /// The element's namespace.
    pub namespace: String,
    /// Its fields: name and type, with `?` behind what may be absent or nil and `[]` behind what repeats.
    pub fields: Vec<(String, String)>,
}

/// Looks into documents without generating anything.
pub fn inspect(request: &Request) -> Result<(Vec<InspectedService>, Vec<Diagnostic>), Error> {
    let loaded = load::load(&request.documents, &request.catalogs)?;
    let selection = Selection::of(request);
    let resolve::Resolved { model, warnings, broken } = resolve::resolve(&loaded, &selection)?;
    let mut services: Vec<InspectedService> = Vec::new();
    for service in &model.services {
        let other = |other: &OtherPort| InspectedPort {
            name: other.name.clone(),
            address: other.address.clone(),
            soap: version(other.soap),
            operations: Vec::new(),
            generated_as: Some(service.port.clone()),
            passed_over: other.passed_over.clone(),
        };
        let ports = [port(&model, service)].into_iter().chain(service.other_ports.iter().map(other));
        match services.iter_mut().find(|known| known.name == service.name.xml) {
            Some(known) => known.ports.extend(ports),
            None => services.push(InspectedService { name: service.name.xml.clone(), ports: ports.collect() }),
        }
    }
    Ok((services, loaded.broken.iter().chain(&loaded.warnings).cloned().chain(warnings).chain(broken).collect()))
}

fn port(model: &Model, service: &Service) -> InspectedPort {
    let names = |headers: &[Header], indexes: &[usize]| -> Vec<String> {
        indexes.iter().filter_map(|&index| headers.get(index)).map(|header| header.name.xml.clone()).collect()
    };
    let supported = service.operations.iter().map(|operation: &Operation| InspectedOperation {
        name: operation.name.xml.clone(),
        soap_action: operation.soap_action.clone(),
        input: Some(body(model, &operation.input)),
        output: operation.output.as_ref().map(|output| body(model, output)),
        headers_in: names(&service.headers_in, &operation.headers_in),
        headers_out: names(&service.headers_out, &operation.headers_out),
        faults: operation.faults.iter().map(|fault| fault.element.clone()).collect(),
        left_out: None,
    });
    let left_out = service.left_out.iter().map(|left| InspectedOperation {
        name: left.operation.clone(),
        soap_action: left.soap_action.clone(),
        input: None,
        output: None,
        headers_in: Vec::new(),
        headers_out: Vec::new(),
        faults: Vec::new(),
        left_out: Some(format!("{} at {}", left.reason, left.place)),
    });
    InspectedPort {
        name: service.port.clone(),
        address: service.address.clone(),
        soap: version(service.soap),
        operations: supported.chain(left_out).collect(),
        generated_as: None,
        passed_over: None,
    }
}

fn version(version: SoapVersion) -> &'static str {
    match version {
        SoapVersion::Soap11 => "1.1",
        SoapVersion::Soap12 => "1.2",
    }
}

fn body(model: &Model, body: &crate::model::Body) -> InspectedBody {
    let fields = match &body.value {
        Value::Type(id) => match &model.get(*id).kind {
            TypeKind::Struct(structure) => {
                structure.fields.iter().map(|field| (field.name.xml.clone(), describe(model, field))).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    InspectedBody { element: body.element.clone(), namespace: body.namespace.clone(), fields }
}

fn describe(model: &Model, field: &Field) -> String {
    let mark = match field.occurs {
        Occurs::Repeated => "[]",
        Occurs::Optional => "?",
        Occurs::Required if field.nillable.is_allowed() => "?",
        Occurs::Required => "",
    };
    match field.node {
        Node::Attachment => "attachment".to_owned(),
        _ => format!("{}{mark}", value(model, &field.value)),
    }
}

fn value(model: &Model, of: &Value) -> String {
    match of {
        Value::BuiltIn(built_in) => built_in.name().to_owned(),
        Value::Type(id) => model.get(*id).name.xml.clone(),
        Value::Any => "anyType".to_owned(),
        Value::List(item) => format!("list of {}", value(model, item)),
        Value::Lexical(base, _) => value(model, base),
        Value::Wrapper(item) => {
            format!(
                "{}[{}{}]",
                item.wrapper.xml,
                value(model, &item.value),
                if item.nillable.is_allowed() { "?" } else { "" }
            )
        }
        Value::Dictionary(dictionary) => format!(
            "{}[{} to {}]",
            dictionary.wrapper.xml,
            value(model, &dictionary.key_value),
            value(model, &dictionary.value_value)
        ),
    }
}

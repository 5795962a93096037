//! Describes the services in documents, for people and programs.

use crate::{
    error::{Diagnostic, Error},
    load,
    model::{Field, Model, Node, Occurs, Operation, OtherPort, Service, SoapVersion, TypeKind, Value},
    options::Request,
    resolve::{self, Selection},
};

/// A service that [`inspect`] found, with its ports.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct InspectedService {
    /// The name of the service.
    pub name: String,
    /// The ports that use SOAP over HTTP. Other ports are reported as warnings.
    pub ports: Vec<InspectedPort>,
}

/// A port of an [`InspectedService`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct InspectedPort {
    /// The name of the port.
    pub name: String,
    /// The `location` of its `soap:address`; `None` if the document has none.
    pub address: Option<String>,
    /// The SOAP version: `1.1` or `1.2`.
    pub soap: &'static str,
    /// The operations that can be generated, followed by those that can't. Empty for a port without a client of its
    /// own.
    pub operations: Vec<InspectedOperation>,
    /// The name of the port that is generated instead of this one; `None` if this port has a client of its own.
    pub generated_as: Option<String>,
    /// The reason why the client of `generated_as` can't call this port; `None` if it can, or if there is no such
    /// client.
    pub passed_over: Option<String>,
}

/// An operation of an [`InspectedPort`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct InspectedOperation {
    /// The name of the operation.
    pub name: String,
    /// The `soapAction` of its binding; empty if there is none.
    pub soap_action: String,
    /// The body of the request; `None` for an operation that can't be generated.
    pub input: Option<InspectedBody>,
    /// The body of the response; `None` for a one-way operation and for one that can't be generated.
    pub output: Option<InspectedBody>,
    /// The local names of the header blocks of the request.
    pub headers_in: Vec<String>,
    /// The local names of the header blocks of the response, header faults included.
    pub headers_out: Vec<String>,
    /// The local names of the elements of the declared faults.
    pub faults: Vec<String>,
    /// The reason and the place why the operation can't be generated; `None` if it can.
    pub left_out: Option<String>,
}

/// The body of a message of an [`InspectedOperation`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct InspectedBody {
    /// The local name of the element in the body.
    pub element: String,
    /// The namespace of the element; empty if it has none.
    pub namespace: String,
    /// The name and the XSD type of each child element and attribute. `?` follows the type of one that may be absent or
    /// nil, `[]` that of one that may repeat.
    pub fields: Vec<(String, String)>,
}

/// Describes the services in the documents of a request without generating anything. Returns the services and the
/// warnings. An operation that can't be generated because a document is invalid is described too, with the reason.
///
/// ```
#[doc = include_str!("../example.txt")]
/// let request = soapwright_build::Request::new([wsdl]);
/// let (services, warnings) = soapwright_build::inspect(&request)?;
/// assert!(warnings.is_empty());
/// assert_eq!(services[0].name, "GreeterService");
/// let operation = &services[0].ports[0].operations[0];
/// assert_eq!(operation.soap_action, "urn:greeter/Greet");
/// let input = operation.input.as_ref().expect("it can be generated");
/// assert_eq!(input.fields[1], ("nickname".to_owned(), "string?".to_owned()));
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Returns all findings if a document can't be read or is invalid, or if the request selects something that no document
/// contains.
pub fn inspect(request: &Request) -> Result<(Vec<InspectedService>, Vec<Diagnostic>), Error> {
    let loaded = load::load(&request.documents, &request.catalogs)?;
    let selection = Selection::of(request);
    let resolve::Resolved { model, warnings, broken, errors } =
        resolve::survey(&loaded, &selection).map_err(|error| error.after(&loaded.broken))?;
    if model.services.is_empty() && !errors.is_empty() {
        return Err(Error::new(errors).after(&loaded.broken));
    }
    let mut services: Vec<InspectedService> = Vec::new();
    for service in &model.services {
        let mut ports = vec![port(&model, service)];
        ports.extend(service.other_ports.iter().map(|other| other_port(service, other)));
        match services.iter_mut().find(|known| known.name == service.name.xml) {
            Some(known) => known.ports.extend(ports),
            None => services.push(InspectedService { name: service.name.xml.clone(), ports }),
        }
    }
    let findings = loaded.broken.into_iter().chain(loaded.warnings).chain(warnings).chain(broken);
    Ok((services, findings.collect()))
}

/// Describes a port without a client of its own.
fn other_port(service: &Service, other: &OtherPort) -> InspectedPort {
    InspectedPort {
        name: other.name.clone(),
        address: other.address.clone(),
        soap: version(other.soap),
        operations: Vec::new(),
        generated_as: Some(service.port.clone()),
        passed_over: other.passed_over.clone(),
    }
}

fn names(headers: &[Field], indexes: &[usize]) -> Vec<String> {
    indexes.iter().filter_map(|&index| headers.get(index)).map(|header| header.element.name.clone()).collect()
}

/// Returns a finding and its place as one line.
fn reason_and_place(finding: &Diagnostic) -> String {
    match &finding.place {
        Some(place) => format!("{} at {place}", finding.message),
        None => finding.message.clone(),
    }
}

fn port(model: &Model, service: &Service) -> InspectedPort {
    let supported = service.operations.iter().map(|operation: &Operation| InspectedOperation {
        name: operation.name.xml.clone(),
        soap_action: operation.soap_action.clone(),
        input: Some(body(model, &operation.input)),
        output: operation.output.as_ref().map(|output| body(model, output)),
        headers_in: names(&service.headers_in, &operation.headers_in),
        headers_out: names(&service.headers_out, &operation.headers_out),
        faults: operation.faults.iter().map(|fault| fault.detail.element.name.clone()).collect(),
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
        left_out: Some(reason_and_place(&left.obstacle.finding)),
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
    let fields = match &body.element.value {
        Value::Type(id) => match &model.get(*id).kind {
            TypeKind::Struct(structure) => {
                structure.fields.iter().map(|field| (field.element.name.clone(), describe(model, field))).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    InspectedBody { element: body.element.name.clone(), namespace: body.element.namespace.clone(), fields }
}

fn describe(model: &Model, field: &Field) -> String {
    let mark = match field.occurs {
        Occurs::Repeated => "[]",
        Occurs::Optional => "?",
        Occurs::Required if field.element.nillable.is_allowed() => "?",
        Occurs::Required => "",
    };
    match field.node {
        Node::Attachment => "attachment".to_owned(),
        _ => format!("{}{mark}", value(model, &field.element.value)),
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
                item.wrapper,
                value(model, &item.element.value),
                if item.element.nillable.is_allowed() { "?" } else { "" }
            )
        }
        Value::Dictionary(dictionary) => format!(
            "{}[{} to {}]",
            dictionary.wrapper,
            value(model, &dictionary.key.value),
            value(model, &dictionary.value.value)
        ),
    }
}

//! The operations of a service as values.

use super::{
    context::Context,
    docs, faults,
    ident::mark,
    lines, ports,
    service::{HeaderTypes, body, response},
    white_space::white_space,
};
use crate::model::{Body, Form, Home, Operation, Service, SoapVersion};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

const INDENT: &str = "    ";

/// Returns the module `operations` as formatted text.
pub(super) fn text(context: &Context<'_>, service: &Service, home: Home) -> String {
    let HeaderTypes { request, response, .. } = HeaderTypes::new(service);
    let (parameters, fault) = match service.operations.iter().all(|operation| operation.faults.is_empty()) {
        true => ("I, O".to_owned(), quote!()),
        false => ("I, O, F = ()".to_owned(), quote!(, F)),
    };
    let alias = lines::inline(quote!(soapwright::Operation<I, O, #request, #response #fault>));
    let mut text =
        "/// The operations of this service as values, which encode requests and decode responses without a client.\n\
                    pub mod operations {\n    use super::*;\n\n    \
                    /// An operation of this service with the body `I` of requests and the body `O` of responses.\n"
            .to_owned();
    text.push_str(&format!("    pub type Operation<{parameters}> = {alias};\n"));
    for operation in &service.operations {
        text.push('\n');
        constant(context, service, home, operation, &mut text);
    }
    text + "}\n"
}

/// Appends the constant of an operation, with a line for each property.
fn constant(context: &Context<'_>, service: &Service, home: Home, operation: &Operation, text: &mut String) {
    let name = &operation.name.xml;
    let (client, method) = (&service.client, operation.name.rust.trim_start_matches("r#"));
    let doc = format!("The operation {}, called by [`{client}::{method}`].", docs::code(name));
    text.push_str(&lines::doc(INDENT, &[docs::fill(&doc)]));

    let (request, response) = (body(context, home, &operation.input), response(context, home, operation));
    let fault = faults::argument(operation);
    let ty = format!("Operation<{request}, {response}{fault}>");
    text.push_str(&lines::fit(INDENT, [&format!("pub static {}:", operation.constant), &format!("{ty} =")]));
    let namespaces = context.shared("NAMESPACES");
    text.push_str(&format!("        {}", lines::inline(quote!(Operation::new(#name, &#namespaces)))));
    for property in properties(context, service, operation) {
        text.push_str(&format!("\n            {}", lines::inline(property)));
    }
    text.push_str(";\n");
}

/// Returns the calls that set the properties of an operation.
fn properties(context: &Context<'_>, service: &Service, operation: &Operation) -> Vec<TokenStream> {
    let request = element(context, &operation.input).map(|element| quote!(.request(#element)));
    let response = operation.output.as_ref().map(|output| {
        let element = element(context, output).unwrap_or_else(|| quote!(soapwright::generated::v1::EMPTY_BODY));
        let rpc = (output.form == Form::Rpc).then(|| quote!(.rpc_response()));
        quote!(.response(#element #rpc))
    });
    let has_all_headers = operation.headers_in.iter().copied().eq(0..service.headers_in.len());
    let headers = (!has_all_headers).then(|| {
        let indexes = operation.headers_in.iter().map(|&index| Literal::usize_unsuffixed(index));
        quote!(.headers(&[#(#indexes),*]))
    });
    let mtom = operation.mtom.then(|| quote!(.with_mtom()));
    bindings(operation).into_iter().chain([request, response, headers, mtom].into_iter().flatten()).collect()
}

/// Returns the calls that set the bindings of an operation, the preferred one first. Their actions are in quotes, as both
/// versions of SOAP send them, so that a request needs no memory for it.
fn bindings(operation: &Operation) -> Vec<TokenStream> {
    let other = operation.other_action.as_ref().map(|action| (ports::other(operation.soap), action));
    let bindings = [(operation.soap, &operation.soap_action)].into_iter().chain(other);
    bindings
        .map(|(version, action)| (version, format!("\"{action}\"")))
        .map(|(version, quoted)| match version {
            SoapVersion::Soap11 => quote!(.soap11(#quoted)),
            SoapVersion::Soap12 => quote!(.soap12(#quoted)),
        })
        .collect()
}

/// Returns the row of the element of a body; `None` if the body is empty.
fn element(context: &Context<'_>, body: &Body) -> Option<TokenStream> {
    let element = match body.form {
        Form::Whole => quote!(soapwright::generated::v1::BODY),
        Form::Empty => return None,
        Form::Document | Form::Rpc => context.element(&body.element),
    };
    let white_space = white_space(&body.element.value).map(mark);
    let secret = body.secret.then(|| quote!(.secret()));
    Some(quote!(#element #white_space #secret))
}

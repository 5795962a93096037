//! The client of a service.

use super::{context::Context, docs, faults, lines, ports, types};
use crate::{
    error::Error,
    model::{Body, Home, Operation, Service},
    output::format,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

const INDENT: &str = "    ";

/// Returns the client, the types of its calls and errors, and the constant of its ports, as formatted text.
pub(super) fn text(context: &Context<'_>, service: &Service, home: Home) -> Result<String, Error> {
    let headers = HeaderTypes::new(service);
    let client = &service.client;
    let request_headers = lines::inline(headers.request.clone());
    let purpose = format!("A client for the service {}.", docs::code(&service.name.xml));
    let doc = [docs::fill(&purpose), docs::markdown(service.doc.as_ref()), ports::addresses(service)];
    let mut text = lines::doc("", &doc);
    text.push_str(&format!("pub struct {client}<T>(soapwright::Client<T, {request_headers}>);\n\n"));
    text.push_str(&format!("soapwright::service_client! {{\n    {client}<T>,\n    headers: {request_headers},\n"));
    if let Some(address) = &service.address {
        text.push_str(&format!("    address: {},\n", Literal::string(address)));
    }
    text.push_str(&format!("}}\n\nimpl<T> {client}<T> {{\n"));
    let methods = service.operations.iter().map(|operation| method(context, service, home, operation));
    text.push_str(&methods.collect::<Vec<_>>().join("\n"));
    text.push_str("}\n\n");
    let (aliases, ports) = (aliases(service, &headers), ports::constant(service));
    Ok(text + &format::items(quote!(#aliases #ports))?)
}

/// Returns the types of the service's calls and errors.
fn aliases(service: &Service, HeaderTypes { request, response, .. }: &HeaderTypes) -> TokenStream {
    if service.operations.iter().all(|operation| operation.faults.is_empty()) {
        let headers = match (service.headers_out.is_empty(), service.headers_in.is_empty()) {
            (true, true) => quote!(),
            (false, true) => quote!(, #response),
            (_, false) => quote!(, #response, (), #request),
        };
        return quote! {
            /// A call of one of this service's operations, whose response has the body `O`.
            pub type Call<T, O> = soapwright::Call<T, O #headers>;
            /// The error returned by this service's operations.
            pub type Error = soapwright::Error<#response>;
        };
    }
    let request = (!service.headers_in.is_empty()).then(|| quote!(, #request));
    quote! {
        /// A call of one of this service's operations, whose response has the body `O`. `F` is the type of the
        /// operation's declared faults.
        pub type Call<T, O, F = ()> = soapwright::Call<T, O, #response, F #request>;
        /// The error returned by this service's operations. `F` is the type of an operation's declared faults; `Error`
        /// without it can hold the error of any operation.
        pub type Error<F = ()> = soapwright::Error<#response, F>;
    }
}

/// The types of a service's headers.
pub(super) struct HeaderTypes {
    /// Whether requests have headers.
    pub(super) has_request: bool,
    pub(super) request: TokenStream,
    pub(super) response: TokenStream,
}

impl HeaderTypes {
    pub(super) fn new(service: &Service) -> Self {
        HeaderTypes {
            has_request: !service.headers_in.is_empty(),
            request: if service.headers_in.is_empty() { quote!(()) } else { quote!(RequestHeaders) },
            response: if service.headers_out.is_empty() { quote!(()) } else { quote!(ResponseHeaders) },
        }
    }
}

/// Returns the type of a body.
pub(super) fn body(context: &Context<'_>, home: Home, body: &Body) -> String {
    types::value(context, home, &body.element.value)
}

/// Returns the type of the body of an operation's response.
pub(super) fn response(context: &Context<'_>, home: Home, operation: &Operation) -> String {
    operation.output.as_ref().map_or_else(|| "()".to_owned(), |output| body(context, home, output))
}

/// Returns the method that calls an operation.
fn method(context: &Context<'_>, service: &Service, home: Home, operation: &Operation) -> String {
    let one_way = if operation.output.is_none() { "One-way: the service sends no response." } else { "" };
    let doc = [purpose(operation, "Calls"), one_way.to_owned(), ports::actions(service, operation)];
    let request = body(context, home, &operation.input);
    let (response, fault) = (response(context, home, operation), faults::argument(operation));
    let call = format!("Call<T, {response}{fault}>");
    let signature = lines::signature(INDENT, &operation.name.rust, &request, &call);
    let constant = &operation.constant;
    format!("{}{signature}        self.0.call(&operations::{constant}, request)\n    }}\n", lines::doc(INDENT, &doc))
}

/// Returns the documentation of an operation; if the contract has none, a sentence with this verb.
pub(super) fn purpose(operation: &Operation, verb: &str) -> String {
    let doc = docs::markdown(operation.doc.as_ref());
    if doc.is_empty() { docs::fill(&format!("{verb} the operation {}.", docs::code(&operation.name.xml))) } else { doc }
}

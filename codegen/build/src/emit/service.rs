//! The operations of a service as values, and the clients that call them.

use super::{context::Context, docs, faults, ident::ident, ports, types, white_space::white_space};
use crate::model::{Body, Form, Home, Operation, Service};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Returns the client, the type of its errors and the constant of its ports.
pub(super) fn asynchronous(context: &Context<'_>, service: &Service, home: Home) -> TokenStream {
    let headers = HeaderTypes::new(service);
    context.soap("Transport");
    let client = client(service, &headers, Kind::Asynchronous);
    let methods = methods(context, service, home, &headers, Kind::Asynchronous);
    let (name, ports) = (ident(&service.client), ports::constant(service));
    let error = error(service, &headers.response);
    quote! {
        #client
        impl<T: Transport> #name<T> { #methods }
        #error
        #ports
    }
}

fn error(service: &Service, headers: &TokenStream) -> TokenStream {
    if service.operations.iter().all(|operation| operation.faults.is_empty()) {
        return quote! {
            /// The error returned by this service's operations.
            pub type Error = soapwright::Error<#headers>;
        };
    }
    quote! {
        /// The error returned by this service's operations. `F` is the type of an operation's declared faults; `Error`
        /// without it can hold the error of any operation.
        pub type Error<F = ()> = soapwright::Error<#headers, F>;
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

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Asynchronous,
    Blocking,
}

/// Returns the struct of a client and all of its methods that aren't operations.
fn client(service: &Service, headers: &HeaderTypes, kind: Kind) -> TokenStream {
    let request_headers = &headers.request;
    let name = ident(&service.client);
    let service_name = docs::code(&service.name.xml);
    let purpose = match kind {
        Kind::Asynchronous => format!("A client for the service {service_name}."),
        Kind::Blocking => format!("A client for the service {service_name} that blocks until the response arrives."),
    };
    let address = ports::addresses(service);
    let contract_address = service.address.as_ref().map_or_else(|| quote!(None), |address| quote!(Some(#address)));
    let doc = docs::attributes(&[docs::fill(&purpose), docs::markdown(service.doc.as_ref()), address]);
    let set_headers = (!service.headers_in.is_empty()).then(|| set_headers(&name, request_headers));
    let set_version = service.speaks_both().then(|| set_version(service));
    quote! {
        #doc
        #[derive(Debug, Clone)]
        pub struct #name<T> {
            client: soapwright::Client<T, #request_headers>,
        }
        impl<T> #name<T> {
            /// Creates a client that sends requests to `endpoint`, an `https://` or `http://` address.
            pub fn new(transport: T, endpoint: impl Into<String>) -> Result<Self, soapwright::EndpointError> {
                Ok(Self { client: soapwright::Client::new(transport, endpoint)? })
            }
            #set_headers
            #set_version
            /// Allows requests that contain secrets to be sent over unencrypted `http://`.
            #[must_use]
            pub fn allow_secrets_over_http(self) -> Self {
                Self { client: self.client.allow_secrets_over_http() }
            }
        }
        impl<T> From<soapwright::Client<T, #request_headers>> for #name<T> {
            fn from(client: soapwright::Client<T, #request_headers>) -> Self {
                Self { client }
            }
        }
        impl<T> soapwright::ServiceClient<T> for #name<T> {
            type RequestHeaders = #request_headers;
            const ADDRESS: Option<&'static str> = #contract_address;
        }
    }
}

/// Returns the methods for the headers of every request.
fn set_headers(name: &TokenStream, request_headers: &TokenStream) -> TokenStream {
    quote! {
        /// Sets the headers that are sent with every request.
        #[must_use]
        pub fn with_headers(self, headers: #request_headers) -> Self {
            Self { client: self.client.with_headers(headers) }
        }
        /// Returns a client with the same transport that sends `headers` instead, for one or a few calls.
        pub fn override_headers(&self, headers: #request_headers) -> #name<&T> {
            #name { client: self.client.override_headers(headers) }
        }
        /// Returns the headers that are sent with every request.
        pub fn headers(&self) -> &#request_headers {
            self.client.headers()
        }
    }
}

/// Returns the method that sets the SOAP version.
fn set_version(service: &Service) -> TokenStream {
    let doc = docs::attributes(&[docs::fill(&format!(
        "Sets the SOAP version of requests, which is {} by default. The endpoint must support it. An operation that the \
         contract binds to one version only is always sent in that version.",
        service.soap
    ))]);
    quote! {
        #doc
        #[must_use]
        pub fn with_soap_version(self, version: soapwright::SoapVersion) -> Self {
            Self { client: self.client.with_soap_version(version) }
        }
    }
}

/// Returns the module `blocking`.
pub(super) fn blocking(context: &Context<'_>, service: &Service, home: Home) -> TokenStream {
    let headers = HeaderTypes::new(service);
    let name = ident(&service.client);
    let client = client(service, &headers, Kind::Blocking);
    let methods = methods(context, service, home, &headers, Kind::Blocking);
    quote! {
        /// The blocking client of this service.
        pub mod blocking {
            use super::*;
            #client
            impl<T: soapwright::BlockingTransport> #name<T> { #methods }
        }
    }
}

/// Returns the type of a body.
pub(super) fn body(context: &Context<'_>, home: Home, body: &Body) -> TokenStream {
    types::value(context, home, &body.element.value)
}

/// Returns the row of the element of a body.
fn element(context: &Context<'_>, body: &Body) -> TokenStream {
    match body.form {
        Form::Whole => quote!(soapwright::xml::BODY),
        Form::Empty => quote!(soapwright::xml::EMPTY_BODY),
        Form::Document | Form::Rpc => context.element(&body.element),
    }
}

fn response(context: &Context<'_>, home: Home, operation: &Operation) -> TokenStream {
    operation.output.as_ref().map_or_else(|| quote!(()), |output| body(context, home, output))
}

/// Returns one method for each operation.
fn methods(context: &Context<'_>, service: &Service, home: Home, headers: &HeaderTypes, kind: Kind) -> TokenStream {
    let headers = &headers.response;
    let (answer, call) = match kind {
        Kind::Asynchronous => (quote!(), context.soap("Call")),
        Kind::Blocking => (context.soap("Answer"), quote!()),
    };
    let methods = service.operations.iter().map(|operation| {
        let (name, constant) = (ident(&operation.name.rust), ident(&operation.constant));
        let (request, response) = (body(context, home, &operation.input), response(context, home, operation));
        let one_way = if operation.output.is_none() { "One-way: the service sends no response." } else { "" };
        let doc =
            docs::attributes(&[purpose(operation, "Calls"), one_way.to_owned(), ports::actions(service, operation)]);
        let fault = faults::argument(operation);
        let fault_alone = (!operation.faults.is_empty()).then(|| {
            let name = ident(&operation.fault);
            quote!(<#name>)
        });
        match kind {
            Kind::Asynchronous => quote! {
                #doc
                pub fn #name(&self, request: #request) -> #call<'_, #response, #headers #fault> {
                    self.client.call(&operations::#constant, request)
                }
            },
            Kind::Blocking => quote! {
                #doc
                pub fn #name(&self, request: #request) -> Result<#answer<#response, #headers>, Error #fault_alone> {
                    self.client.call_blocking(&operations::#constant, request)
                }
            },
        }
    });
    quote!(#(#methods)*)
}

/// Returns the documentation of an operation; if the contract has none, a sentence with this verb.
pub(super) fn purpose(operation: &Operation, verb: &str) -> String {
    let doc = docs::markdown(operation.doc.as_ref());
    if doc.is_empty() { docs::fill(&format!("{verb} the operation {}.", docs::code(&operation.name.xml))) } else { doc }
}

/// Returns the module `operations`.
pub(super) fn operations(context: &Context<'_>, service: &Service, home: Home) -> TokenStream {
    let HeaderTypes { request: request_headers, response: response_headers, .. } = HeaderTypes::new(service);
    context.soap("Operation");
    context.soap("SoapVersion");
    let namespaces = context.shared("NAMESPACES");
    let operations = service.operations.iter().map(|operation| {
        let constant = ident(&operation.constant);
        let (name, quoted) = (&operation.name.xml, format!("\"{}\"", operation.soap_action));
        let (request, response) = (body(context, home, &operation.input), response(context, home, operation));
        let sent = element(context, &operation.input);
        let sent_space = white_space(&operation.input.element.value);
        let secret = operation.input.secret.then(|| quote!(.secret()));
        let received = match &operation.output {
            Some(output) => {
                let element = element(context, output);
                let white_space = white_space(&output.element.value);
                let rpc = (output.form == Form::Rpc).then(|| quote!(.rpc_response()));
                let secret = output.secret.then(|| quote!(.secret()));
                quote!(Some(#element #white_space #secret #rpc))
            }
            None => quote!(None),
        };
        let headers = operation.headers_in.iter().map(|&index| Literal::usize_unsuffixed(index));
        let version = ports::version(operation.soap);
        let other = operation.other_action.as_ref().map(|action| {
            let (version, quoted) = (ports::version(ports::other(operation.soap)), format!("\"{action}\""));
            quote!(.or(SoapVersion::#version, #quoted))
        });
        let mtom = operation.mtom.then(|| quote!(.with_mtom()));
        let fault = faults::argument(operation);
        let client = &service.client;
        let method = operation.name.rust.trim_start_matches("r#");
        let doc = format!("The operation {}, called by [`{client}::{method}`].", docs::code(name));
        let doc = docs::attributes(&[docs::fill(&doc)]);
        quote! {
            #doc
            pub static #constant: Operation<#request, #response, #request_headers, #response_headers #fault> = Operation::new(
                (#name, #quoted),
                SoapVersion::#version,
                &#namespaces,
                #sent #sent_space #secret,
                #received,
                &[#(#headers),*],
            )
            #other
            #mtom;
        }
    });
    quote! {
        /// The operations of this service as values, which encode requests and decode responses without a client.
        pub mod operations {
            use super::*;
            #(#operations)*
        }
    }
}

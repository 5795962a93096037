//! The server side of a service: a trait to implement, and a type that dispatches requests to it.

use super::{
    context::Context,
    docs,
    ident::ident,
    ports,
    service::{self, HeaderTypes, body},
    written::tokens,
};
use crate::model::{Form, Home, Node, Operation, Service, TypeKind, Value};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Returns the module `server` of a service, behind the Cargo feature `server` if `gate` is set.
pub(super) fn emit(context: &Context<'_>, service: &Service, home: Home, gate: bool) -> TokenStream {
    let gate = gate.then(|| quote!(#[cfg(feature = "server")]));
    let headers = HeaderTypes::new(service);
    let the_trait = the_trait(context, service, home, &headers);
    let response_headers = &headers.response;
    let (parameters, fault) = match (has_header_faults(service), declares(service)) {
        (true, _) => (quote!(O, F = (), H = ()), quote!(, F, H)),
        (false, true) => (quote!(O, F = ()), quote!(, F)),
        (false, false) => (quote!(O), quote!()),
    };
    let server = server(service);
    let dispatch = dispatch(context, service, home, &headers);
    quote! {
        /// The server side of this service: the trait to implement, and the server that calls it.
        #gate
        pub mod server {
            use super::*;
            use std::future::Future;
            /// The result of an operation. `Ok(response.into())` is a response without headers.
            pub type Result<#parameters> = soapwright::server::Result<O, #response_headers #fault>;
            #the_trait
            #server
            #dispatch
        }
    }
}

/// Returns whether any operation declares faults: then `Result` has a parameter for them.
fn declares(service: &Service) -> bool {
    service.operations.iter().any(|operation| !operation.faults.is_empty())
}

/// Returns whether any operation declares header faults: then `Result` has a parameter for the headers of faults.
fn has_header_faults(service: &Service) -> bool {
    service.operations.iter().any(|operation| operation.has_header_faults)
}

fn the_trait(context: &Context<'_>, service: &Service, home: Home, headers: &HeaderTypes) -> TokenStream {
    let methods = service.operations.iter().map(|operation| method(context, service, home, headers, operation));
    let name = ident(&service.implementation);
    let doc = docs::attributes(&[
        docs::fill(&format!(
            "An implementation of the service {}. A method that isn't implemented returns a fault.",
            docs::code(&service.name.xml)
        )),
        "Methods can be written as `async fn`.".to_owned(),
    ]);
    quote! {
        #doc
        #[allow(unused_variables, reason = "the default methods use no parameters")]
        pub trait #name: Send + Sync { #(#methods)* }
    }
}

fn method(
    context: &Context<'_>,
    service: &Service,
    home: Home,
    headers: &HeaderTypes,
    operation: &Operation,
) -> TokenStream {
    let name = ident(&operation.name.rust);
    let request = tokens(&body(context, home, &operation.input));
    let fault = (!operation.faults.is_empty()).then(|| ident(&operation.fault));
    let fault = match (fault, operation.has_header_faults) {
        (Some(fault), false) => quote!(, #fault),
        (None, false) => quote!(),
        (fault, true) => {
            let (fault, response) = (fault.unwrap_or_else(|| quote!(())), &headers.response);
            quote!(, #fault, #response)
        }
    };
    let result = match &operation.output {
        Some(output) => {
            let response = tokens(&body(context, home, output));
            quote!(Result<#response #fault>)
        }
        None if fault.is_empty() => quote!(std::result::Result<(), soapwright::Fault>),
        None => {
            let fault: TokenStream = fault.into_iter().skip(1).collect();
            quote!(std::result::Result<(), soapwright::Fault<#fault>>)
        }
    };
    let sent = &headers.request;
    let parameter = headers.has_request.then(|| quote!(, headers: #sent));
    let one_way = if operation.output.is_none() { "One-way: no response is sent, except a fault." } else { "" };
    let doc = docs::attributes(&[
        service::purpose(operation, "Handles"),
        one_way.to_owned(),
        ports::actions(service, operation),
    ]);
    let xml = &operation.name.xml;
    quote! {
        #doc
        fn #name(
            &self,
            request: #request
            #parameter
        ) -> impl Future<Output = #result> + Send {
            soapwright::server::not_implemented(#xml)
        }
    }
}

fn server(service: &Service) -> TokenStream {
    let (name, implementation) = (ident(&service.server), ident(&service.implementation));
    let doc = docs::attributes(&[docs::fill(&format!(
        "A server for the service {}, which passes requests to a [`{}`].",
        docs::code(&service.name.xml),
        service.implementation
    ))]);
    quote! {
        #doc
        #[derive(Debug, Clone)]
        pub struct #name<S> {
            service: S,
            limits: soapwright::server::Limits,
        }
        impl<S: #implementation> #name<S> {
            /// Creates a server that passes requests to `service`.
            pub fn new(service: S) -> Self {
                Self { service, limits: Default::default() }
            }
            /// Sets the memory limit for the values of one request, in bytes. The default is 64 MiB.
            #[must_use]
            pub fn with_max_request_memory(mut self, bytes: usize) -> Self {
                self.limits = self.limits.with_memory(bytes);
                self
            }
            /// Answers one HTTP request. The path of the request is ignored.
            ///
            /// A request that doesn't conform to the contract is answered with a fault or an HTTP error.
            pub fn handle(&self, request: soapwright::server::Request<impl AsRef<[u8]>>) -> soapwright::server::Responding<'_> {
                soapwright::server::handle(self, request.method(), request.headers(), request.body().as_ref())
            }
        }
    }
}

/// Returns the elements of the request if they are children of the Body themselves and its type is in the module of the
/// service.
fn content(context: &Context<'_>, home: Home, operation: &Operation) -> Option<TokenStream> {
    let Value::Type(id) = operation.input.element.value else { return None };
    let ty = context.model.get(id);
    let has_elements =
        ty.kind.fields().iter().any(|field| matches!(field.node, Node::Element | Node::Group | Node::Any));
    let is_own = ty.home == home && matches!(ty.kind, TypeKind::Struct(_));
    (operation.input.form == Form::Whole && is_own && has_elements).then(|| {
        let name = ident(&ty.name.rust);
        quote!(<#name as soapwright::generated::v1::ReadXml>::ELEMENTS)
    })
}

fn dispatch(context: &Context<'_>, service: &Service, home: Home, headers: &HeaderTypes) -> TokenStream {
    let (name, implementation) = (ident(&service.server), ident(&service.implementation));
    let sent = &headers.request;
    let namespaces = context.shared("NAMESPACES");
    let count = Literal::usize_unsuffixed(service.operations.len());
    let routes = service.operations.iter().map(|operation| {
        let constant = ident(&operation.constant);
        let content = content(context, home, operation).map(|elements| quote!(.of(#elements)));
        quote!(operations::#constant.route()#content)
    });
    let calls: Vec<TokenStream> = service
        .operations
        .iter()
        .map(|operation| {
            let (constant, method) = (ident(&operation.constant), ident(&operation.name.rust));
            let call = if headers.has_request {
                quote!(|request, headers| service.#method(request, headers))
            } else {
                quote!(|request, ()| service.#method(request))
            };
            let answer = if operation.output.is_some() { quote!(answer) } else { quote!(take) };
            quote!(soapwright::server::#answer(&operations::#constant, request, #call))
        })
        .collect();
    let (index, call) = match calls.as_slice() {
        [call] => (quote!(_), quote!(#call)),
        calls => {
            // The last arm matches the rest: there is no higher index.
            let last = calls.len().saturating_sub(1);
            let arms = calls.iter().enumerate().map(|(index, call)| {
                let number = Literal::usize_unsuffixed(index);
                let pattern = if index == last { quote!(_) } else { quote!(#number) };
                quote!(#pattern => #call,)
            });
            (quote!(index), quote!(match index { #(#arms)* }))
        }
    };
    quote! {
        static ROUTES: [soapwright::server::Route; #count] = [#(#routes),*];
        impl<S: #implementation> soapwright::server::Dispatch for #name<S> {
            const CONTRACT: soapwright::server::Contract = soapwright::server::Contract {
                namespaces: &#namespaces,
                headers: <#sent as soapwright::Headers>::FIELDS,
                routes: &ROUTES,
            };
            fn limits(&self) -> soapwright::server::Limits {
                self.limits
            }
            fn dispatch(&self, #index: usize, request: soapwright::server::Received<'_>) -> soapwright::server::Responding<'_> {
                let service = &self.service;
                #call
            }
        }
    }
}

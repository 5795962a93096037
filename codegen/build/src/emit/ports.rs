//! The ports of a service: as a constant, and in the documentation of clients and operations.

use super::docs;
use crate::model::{Operation, Service, SoapVersion};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns the constant `PORTS` of a service that has several ports.
pub(super) fn constant(service: &Service) -> Option<TokenStream> {
    let ports: Vec<TokenStream> = service
        .ports()
        .map(|(name, version, address)| {
            let version = self::version(version);
            let address = address.map_or_else(|| quote!(None), |address| quote!(Some(#address)));
            quote!(soapwright::Port::new(#name, soapwright::SoapVersion::#version, #address))
        })
        .collect();
    (ports.len() > 1).then(|| {
        quote! {
            /// The ports of this service. Its client can call each of them. It uses the SOAP version of the first
            /// unless another one is set.
            pub const PORTS: &[soapwright::Port] = &[#(#ports),*];
        }
    })
}

/// Returns the variant of `soapwright::SoapVersion`.
pub(super) fn version(version: SoapVersion) -> TokenStream {
    match version {
        SoapVersion::Soap11 => quote!(Soap11),
        SoapVersion::Soap12 => quote!(Soap12),
    }
}

/// Describes the addresses in the contract.
pub(super) fn addresses(service: &Service) -> String {
    let ports: Vec<_> = service.ports().collect();
    match ports.as_slice() {
        [(_, _, Some(address))] => {
            let address = docs::code(address);
            docs::fill(&format!("The contract gives the address {address}. `new` takes the address to call."))
        }
        [_] => String::new(),
        ports => {
            let ports: Vec<String> =
                ports.iter().map(|(name, version, address)| port(name, *version, *address)).collect();
            let ports = ports.join("\n");
            format!("The contract has these ports. `new` takes the address to call.\n\n{ports}")
        }
    }
}

fn port(name: &str, version: SoapVersion, address: Option<&str>) -> String {
    format!("- {} ({version}): {}", docs::code(name), address.map_or_else(|| "no address".to_owned(), docs::code))
}

/// Describes the soapAction of an operation for each version of SOAP.
pub(super) fn actions(service: &Service, operation: &Operation) -> String {
    let Operation { soap, soap_action, other_action, .. } = operation;
    docs::fill(&match other_action {
        None if soap_action.is_empty() && !service.speaks_both() => return String::new(),
        Some(action) if soap_action.is_empty() && action.is_empty() => return String::new(),
        Some(action) if action != soap_action => {
            let other = other(*soap);
            format!("soapAction: {} ({soap}), {} ({other}).", docs::code(soap_action), docs::code(action))
        }
        None if service.speaks_both() => format!("soapAction: {} ({soap} only).", docs::code(soap_action)),
        _ => format!("soapAction: {}.", docs::code(soap_action)),
    })
}

/// Returns the other version of SOAP.
pub(super) fn other(version: SoapVersion) -> SoapVersion {
    match version {
        SoapVersion::Soap11 => SoapVersion::Soap12,
        SoapVersion::Soap12 => SoapVersion::Soap11,
    }
}

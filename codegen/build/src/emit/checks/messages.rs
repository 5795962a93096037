//! Checks of headers, and of the faults that operations declare.

use super::{Checks, ident, implementation};
use crate::model::{Field, Model, Service};
use proc_macro2::TokenStream;

impl Checks {
    /// Returns the checks of a service's headers. Empty if there is nothing to check.
    pub(in crate::emit) fn headers(&self, model: &Model, service: &Service) -> TokenStream {
        let all = [("RequestHeaders", &service.headers_in), ("ResponseHeaders", &service.headers_out)];
        all.into_iter().map(|(name, headers)| self.of_headers(model, name, headers)).collect()
    }

    fn of_headers(&self, model: &Model, name: &str, headers: &[Field]) -> TokenStream {
        if !headers.iter().any(|field| self.has(model, field)) {
            return TokenStream::new();
        }
        implementation(&ident(name), "Header", &self.of_fields(model, headers))
    }

    /// Returns the checks of the faults that the operations of a service declare.
    pub(in crate::emit) fn faults(&self, model: &Model, service: &Service) -> TokenStream {
        let own = service.operations.iter().filter(|operation| operation.shares_faults.is_none());
        let checks = own.map(|operation| {
            let fields: Vec<Field> = operation.faults.iter().map(|fault| fault.detail.clone()).collect();
            if !fields.iter().any(|field| self.has(model, field)) {
                return TokenStream::new();
            }
            let body = self.of_variants(model, &fields, false, Field::clone);
            implementation(&ident(&operation.fault), "detail", &body)
        });
        checks.collect()
    }
}

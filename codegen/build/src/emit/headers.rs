//! The header blocks of a service: structs of the headers of requests and of responses.

use super::{
    builders,
    context::Context,
    docs, fields,
    ident::ident,
    items::{self, joined},
    structure, types,
};
use crate::{
    analysis::failure::Detection,
    error::Error,
    model::{Field, Home, Service, Value},
    options::{Failure, Options},
    output::{format, rows::Rows},
};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns the text of the structs of a service.
pub(super) fn text(context: &Context<'_>, home: Home, service: &Service, options: &Options) -> Result<String, Error> {
    let mut texts = Vec::new();
    if !service.headers_in.is_empty() {
        let doc = "The headers of requests. Each operation sends those that its binding declares.";
        let rust = headers_struct(context, home, ("RequestHeaders", true), doc, &service.headers_in)?;
        texts.extend([rust, codec(context, "RequestHeaders", &service.headers_in).text()]);
    }
    if !service.headers_out.is_empty() {
        let doc = "The headers of responses.";
        let rust = headers_struct(context, home, ("ResponseHeaders", options.server), doc, &service.headers_out)?;
        let failure = options.failure.as_ref().map(|failure| self::failure(context, service, failure));
        let items = failure.map(format::methods).transpose()?.unwrap_or_default();
        let codec = Rows { items, ..codec(context, "ResponseHeaders", &service.headers_out) };
        texts.extend([rust, codec.text()]);
    }
    Ok(joined(texts))
}

/// Returns the codec of headers. Both directions are needed: clients write the headers of requests and read those of
/// responses, and servers do the reverse.
fn codec(context: &Context<'_>, name: &str, headers: &[Field]) -> Rows {
    context.generated("headers");
    context.shared("NAMESPACES");
    let rows = headers.iter().map(|header| fields::row(context, header)).collect();
    items::codec(format!("headers! {{ {name} in NAMESPACES:"), rows)
}

/// Returns a struct of header blocks, with what creates it if `is_built` is set.
fn headers_struct(
    context: &Context<'_>,
    home: Home,
    (name, is_built): (&str, bool),
    doc: &str,
    headers: &[Field],
) -> Result<String, Error> {
    let mut members = String::new();
    for field in headers {
        let name = docs::component(&field.element.name, "header");
        let doc = [docs::markdown(field.doc.as_ref()), structure::constrained(name, field)];
        structure::member(&mut members, &doc, field, &types::field(context, home, field));
    }
    let item = structure::item(name, &[doc.to_owned()], (headers, true, is_built), members)?;
    let builder = is_built.then(|| builders::of_headers(context, home, name, headers)).transpose()?;
    Ok(joined([item, builder.unwrap_or_default()]))
}

/// Returns the methods `failed` and `describe`, which tell whether the headers report a failure, and its message.
fn failure(context: &Context<'_>, service: &Service, failure: &Failure) -> TokenStream {
    let Detection { succeeded, error, message } = Detection::of(context.model, service, failure);
    let succeeded = succeeded.map(|header| {
        let name = ident(&header.ident);
        match &header.element.value {
            Value::Lexical(..) => quote!(self.#name.as_ref().is_some_and(|succeeded| !succeeded.value())),
            _ => quote!(self.#name == Some(false)),
        }
    });
    let error = error.map(|header| ident(&header.ident));
    let present = error.as_ref().map(|name| quote!(self.#name.is_some()));
    let condition = match (succeeded, present) {
        (Some(succeeded), Some(present)) => quote!(#succeeded || #present),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return quote!(),
    };
    let texts = message.into_iter().map(|field| {
        let name = ident(&field.ident);
        if field.is_option() { quote!(error.#name.as_ref()) } else { quote!(Some(&error.#name)) }
    });
    let texts: Vec<TokenStream> = texts.collect();
    let describe = error.filter(|_| !texts.is_empty()).map(|error| {
        quote! {
            fn describe(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let texts = self.#error.iter().flat_map(|error| [#(#texts),*]);
                f.write_str(soapwright::generated::v1::first_text(texts))
            }
        }
    });
    quote! {
        fn failed(&self) -> bool {
            #condition
        }
        #describe
    }
}

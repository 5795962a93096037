//! The header blocks of a service: structs of the headers of requests and of responses.

use super::{builders, context::Context, debug, docs, fields, ident::ident, structure, types};
use crate::{
    analysis::failure::Detection,
    model::{Field, Home, Service, Value},
    options::{Failure, Options},
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(context: &Context<'_>, home: Home, service: &Service, options: &Options) -> TokenStream {
    let requests = (!service.headers_in.is_empty()).then(|| {
        let doc = "The headers of requests. Each operation sends those that its binding declares.";
        let structure = headers_struct(context, home, ("RequestHeaders", true), doc, &service.headers_in);
        let codec = codec(context, "RequestHeaders", "REQUEST_HEADERS", &service.headers_in, None);
        quote!(#structure #codec)
    });
    let responses = (!service.headers_out.is_empty()).then(|| {
        let doc = "The headers of responses.";
        let structure = headers_struct(context, home, ("ResponseHeaders", options.server), doc, &service.headers_out);
        let failure = options.failure.as_ref().map(|failure| self::failure(context, service, failure));
        let codec = codec(context, "ResponseHeaders", "RESPONSE_HEADERS", &service.headers_out, failure);
        quote!(#structure #codec)
    });
    quote!(#requests #responses)
}

/// Returns the implementation of `Headers`. Both directions are needed: clients write the headers of requests and read
/// those of responses, and servers do the reverse.
fn codec(
    context: &Context<'_>,
    name: &str,
    table: &str,
    headers: &[Field],
    failure: Option<TokenStream>,
) -> TokenStream {
    context.xml(&["Field", "Namespace", "Reader", "Writer"]);
    let rows = self::table(context, table, headers);
    let (name, table, namespaces) = (ident(name), ident(table), context.shared("NAMESPACES"));
    let reads = headers.iter().enumerate().map(|(index, header)| {
        let read = fields::read(context, &header.ident, &header.element.value);
        let index = Literal::usize_unsuffixed(index);
        quote!(#index => #read,)
    });
    let mut writes = headers.iter().enumerate().map(|(index, header)| {
        (Literal::usize_unsuffixed(index), fields::write(context, &header.ident, &header.element.value, &table, index))
    });
    let choice = match (headers.len(), writes.next()) {
        (1, Some((index, write))) => quote!(if index == #index { #write; }),
        (_, first) => {
            let arms = first.into_iter().chain(writes).map(|(index, write)| quote!(#index => #write,));
            quote!(match index { #(#arms)* _ => {} })
        }
    };
    quote! {
        #rows
        impl soapwright::Headers for #name {
            const NAMESPACES: &'static [Namespace] = &#namespaces;
            const FIELDS: &'static [Field] = &#table;
            fn read_header(&mut self, index: usize, reader: &mut Reader<'_>) -> Result<(), soapwright::XmlError> {
                match index {
                    #(#reads)*
                    _ => Ok(()),
                }
            }
            fn write_header(&self, index: usize, writer: &mut Writer) {
                #choice
            }
            #failure
        }
    }
}

/// Returns a struct of header blocks, with what creates it if `is_built` is set.
fn headers_struct(
    context: &Context<'_>,
    home: Home,
    (name, is_built): (&str, bool),
    doc: &str,
    headers: &[Field],
) -> TokenStream {
    let members = headers.iter().map(|field| {
        let name = docs::component(&field.element.name, "header");
        let doc = docs::attributes(&[docs::markdown(field.doc.as_ref()), structure::constrained(name, field)]);
        let (name, ty) = (ident(&field.ident), types::field(context, home, field));
        quote!(#doc pub #name: #ty)
    });
    let has_secret = headers.iter().any(|field| field.secret);
    let (derive, debug) = (structure::derive(has_secret, true), has_secret.then(|| debug::of_struct(name, headers)));
    let must_use = is_built.then(|| quote!(#[must_use]));
    let builder = is_built.then(|| builders::of_headers(context, home, name, headers));
    let (name, doc) = (ident(name), docs::attributes(&[doc.to_owned()]));
    quote!(#doc #derive #must_use pub struct #name { #(#members),* } #debug #builder)
}

fn table(context: &Context<'_>, name: &str, headers: &[Field]) -> TokenStream {
    let name = ident(name);
    let count = Literal::usize_unsuffixed(headers.len());
    let rows = headers.iter().map(|header| fields::row(context, header));
    quote!(static #name: [Field; #count] = [#(#rows),*];)
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
                f.write_str(soapwright::xml::first_text(texts))
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

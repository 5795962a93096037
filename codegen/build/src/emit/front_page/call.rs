//! The first call: a request with its required values, sent by a blocking and by an asynchronous client.

use super::{
    choose::candidates,
    uses::{RUNTIME, Uses},
    value::{Place, Values},
};
use crate::{
    analysis::minimal::Minimal,
    emit::{docs, ident::ident},
    limits::{EXAMPLE_CANDIDATES, EXAMPLE_HEADERS, EXAMPLE_MEMBERS, EXAMPLE_REQUEST},
    model::{Field, Model, Node, Occurs, Operation, Service, TypeKind, Value},
    output::format,
};
use proc_macro2::TokenStream;
use quote::quote;

/// A complete first call of a service. Its code is kept as text, because tokens can't be sent to other threads.
#[derive(Debug)]
pub struct FirstCall {
    uses: Uses,
    client: String,
    method: String,
    address: String,
    request: String,
    /// The headers, if the operation has some.
    headers: String,
    is_one_way: bool,
    /// The Cargo feature of the service.
    feature: Option<String>,
}

/// The way in which a client sends requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Blocking,
    Asynchronous,
}

impl FirstCall {
    /// Chooses an operation and writes its request; `None` if there is none that an example should call.
    pub(super) fn new(model: &Model, feature: &impl Fn(usize) -> Option<String>) -> Option<Self> {
        let minimal = Minimal::new(model);
        model.services.iter().enumerate().find_map(|(index, service)| {
            let operations = candidates(service.operations.iter().map(|operation| operation.called.as_str()))
                .into_iter()
                .take(EXAMPLE_CANDIDATES);
            let operations = operations.filter_map(|index| service.operations.get(index));
            let calls = operations.filter_map(|operation| FirstCall::of(model, &minimal, service, operation));
            let call = calls.min_by_key(|call| call.request.len() > EXAMPLE_REQUEST)?;
            Some(FirstCall { feature: feature(index), ..call })
        })
    }

    /// Writes a call of this operation; `None` if its request would be too long.
    fn of(model: &Model, minimal: &Minimal, service: &Service, operation: &Operation) -> Option<Self> {
        let mut values = Values::new(model, minimal);
        let client = values.uses.name(&service.module, &service.client).to_string();
        let request = request(&mut values, &operation.input.element.value)?;
        let headers: Vec<&Field> = operation.headers_in.iter().filter_map(|&at| service.headers_in.get(at)).collect();
        let headers = values.setters(&service.headers_in, &headers[..headers.len().min(EXAMPLE_HEADERS)]);
        let headers = if headers.is_empty() {
            String::new()
        } else {
            let name = values.uses.name(&service.module, "RequestHeaders");
            quote!(#name::new() #(#headers)*).to_string()
        };
        let address = service.address.as_deref().filter(|address| address.starts_with("http")).map(str::trim);
        Some(FirstCall {
            client,
            method: operation.name.rust.clone(),
            address: address.unwrap_or("https://example.com/").to_owned(),
            request: request.to_string(),
            headers,
            is_one_way: operation.output.is_none(),
            feature: None,
            uses: values.uses,
        })
    }

    /// Returns a function `main` that makes the call and blocks, given the paths of the generated modules and of the
    /// runtime.
    pub fn blocking(&self, modules: &str, runtime: &str) -> String {
        self.code(modules, runtime, Way::Blocking)
    }

    /// Returns the section of the front page of a crate, as lines that follow `//!`.
    pub(super) fn section(&self, name: &str) -> Vec<String> {
        let krate = name.replace('-', "_");
        let with = |transport: &str| {
            let features = [transport, "rustls"].into_iter().chain(self.feature.as_deref());
            features.map(crate::text::toml).collect::<Vec<_>>().join(", ")
        };
        let toml = format!("{name} = {{ path = \"../{name}\", features = [{}] }}", with("ureq"));
        let intro = "The feature `ureq` adds a transport that blocks, `reqwest` one that is asynchronous, and `rustls` TLS for \
                     `https://` addresses:";
        let mut lines = vec![String::new()];
        lines.extend(docs::lines(&["# First call".to_owned(), docs::fill(intro)]));
        let fenced = |language: &str, code: Vec<String>| {
            let code = code.into_iter().map(|line| if line.is_empty() { line } else { format!(" {line}") });
            [String::new(), format!(" ```{language}")]
                .into_iter()
                .chain(code)
                .chain([" ```".to_owned()])
                .collect::<Vec<_>>()
        };
        lines.extend(fenced("toml", vec!["[dependencies]".to_owned(), toml]));
        lines.extend(fenced("no_run", self.example(&krate, Way::Blocking)));
        lines.push(String::new());
        lines.extend(docs::lines(&[docs::fill(
            "With `reqwest`, the same client is asynchronous. The request is the same:",
        )]));
        lines.extend(fenced("no_run", self.example(&krate, Way::Asynchronous)));
        lines
    }

    /// Returns the lines of an example that is compiled as a test if its transport is enabled.
    fn example(&self, krate: &str, way: Way) -> Vec<String> {
        let feature = match way {
            Way::Blocking => "ureq",
            Way::Asynchronous => "reqwest",
        };
        let gate = match &self.feature {
            Some(own) => format!("all(feature = \"{feature}\", feature = \"{own}\")"),
            None => format!("feature = \"{feature}\""),
        };
        let mut lines = vec![format!("# #[cfg({gate})]")];
        lines.extend(self.code(krate, &format!("{krate}::{RUNTIME}"), way).lines().map(str::to_owned));
        if way == Way::Blocking {
            lines.extend([format!("# #[cfg(not({gate}))]"), "# fn main() {}".to_owned()]);
            return lines;
        }
        hide(&mut lines, "    let request =");
        lines
    }

    /// Returns the function that makes the call, given the paths of the generated modules and of the runtime.
    fn code(&self, krate: &str, runtime: &str, way: Way) -> String {
        let (transport, create, send) = match way {
            Way::Blocking => ("UreqTransport", quote!(::new()), quote!(.send()?)),
            Way::Asynchronous => ("ReqwestTransport", quote!(::new()?), quote!(.await?)),
        };
        let mut uses = self.uses.clone();
        let transport = uses.name(RUNTIME, transport);
        let uses = uses.items(krate, runtime);
        let (client, method, address) = (ident(&self.client), ident(&self.method), &self.address);
        let (request, headers) = (ident(&self.request), ident(&self.headers));
        let with_headers = (!headers.is_empty()).then(|| quote!(.with_headers(#headers)));
        let call = quote!(client.#method(request)#send);
        let call = if self.is_one_way {
            quote!(#call;)
        } else {
            quote! {
                let answer = #call;
                println!("{:?}", answer.body);
            }
        };
        let signature = match way {
            Way::Blocking => quote!(fn main()),
            Way::Asynchronous => quote!(async fn first_call()),
        };
        let code = quote! {
            #signature -> Result<(), Box<dyn std::error::Error>> {
                #(#uses)*
                let client = #client::new(#transport #create, #address)? #with_headers;
                let request = #request;
                #call
                Ok(())
            }
        };
        spaced(&format::items(code).unwrap_or_default())
    }
}

/// Returns the request: with its required members, or with some that it may have if it requires few.
fn request(values: &mut Values<'_>, value: &Value) -> Option<TokenStream> {
    let request = values.value(value, Place::Exact)?;
    let Value::Type(id) = value else { return Some(request) };
    let model = values.model;
    let TypeKind::Struct(structure) = &model.get(*id).kind else { return Some(request) };
    let is_simple = |field: &&Field| {
        field.occurs == Occurs::Optional
            && matches!(field.node, Node::Element | Node::Attribute)
            && matches!(field.element.value, Value::BuiltIn(_))
    };
    let count = EXAMPLE_MEMBERS.saturating_sub(model.required(structure).count());
    let set: Vec<&Field> = structure.fields.iter().filter(is_simple).take(count).collect();
    let setters = values.setters(&structure.fields, &set);
    Some(quote!(#request #(#setters)*))
}

/// Adds a blank line after the imports.
fn spaced(code: &str) -> String {
    let mut spaced = String::new();
    let mut lines = code.lines().peekable();
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        spaced.push('\n');
        let is_use = |line: &str| line.trim_start().starts_with("use ");
        let ends = is_use(line) && line.ends_with(';') || line == "    };";
        if ends && lines.peek().is_some_and(|next| !is_use(next)) && !spaced.contains("\n\n") {
            spaced.push('\n');
        }
    }
    spaced
}

/// Hides the statement that begins with these words, which remains a part of the test.
fn hide(lines: &mut [String], start: &str) {
    let Some(first) = lines.iter().position(|line| line.starts_with(start)) else { return };
    for line in lines.iter_mut().skip(first) {
        line.insert_str(0, "# ");
        if line.ends_with(';') {
            return;
        }
    }
}

//! Assigns Rust identifiers: takes a model with XML names (Namespaces in XML 1.0, 3), and sets the identifier of every
//! module, type, member and operation.
//!
//! **Modules.** The types in the namespace of the first document's port types are in `types`. Those of every other
//! namespace are in a module of their own within it, which is named after the URI ([`module`] has the rule) or by the
//! user. Modules depend on nothing but the URIs, so that no type moves when another one is added.
//!
//! **Services.** A client and its module are named after the port type, without the words that toolkits add to it
//! ([`service`] has the rule): `ITransactionProcessor` becomes `TransactionProcessorClient`. Services are named in
//! their order. One whose module would have the name of an earlier one keeps the whole name of its port type.
//!
//! **Values.** The variants of enumerations are named after the values; [`variant`] has the rule for signs and digits.
//!
//! **Collisions.** Items of a scope that would get the same identifier are ordered: named types, then types named after
//! a global element, then types named after the path to them, then types that the generator invents. Of two of the same
//! kind, the one that is spelled like the identifier is first (`Order` before `order`); then the alphabetical order
//! counts. The order in the document doesn't matter, and named types count whether an operation uses them or not. The
//! first item gets the identifier, unless generated code uses it itself. Each of the others gets a word for its kind
//! appended (`OptionType`, `OtherValue`), or else a number from 2; model groups, which have no name, get a number at
//! once (`OrderChoice2`). A keyword is written raw (`r#type`); the four that can't be raw get an underscore.
//!
//! **Setters.** A setter has the name of its member, unless a method of the struct has that name: then `with_` goes
//! before it, and an underscore after it for each member that would have the same setter ([`setters`] lists the
//! methods).
//!
//! **Required members.** The struct of the required members of `User` is `UserRequired`, or, if a type has that name,
//! `UserRequiredMembers`, or else a number from 2 follows `UserRequired`.
//!
//! An addition to a contract therefore renames an item only if it has the same identifier and precedes it in this
//! order.

pub(crate) mod case;
mod faults;
mod files;
mod module;
mod reserved;
mod scope;
mod service;
mod setters;
mod variant;

use files::short_ident;

pub(crate) use files::short;
pub(crate) use scope::Scope;
pub(crate) use setters::setter;

use crate::{
    error::Error,
    limits::ARGUMENTS,
    model::{Choice, Enumeration, Field, Home, Model, Node, Origin, Polymorphic, Service, TypeId, TypeKind},
    options::Request,
    setting::Setting,
};
use case::{camel, screaming, snake};
use reserved::{CONSTANT_NAMES, METHOD_NAMES, SERVICE_MODULES, TYPE_NAMES};
use scope::Candidate;
use std::collections::{BTreeMap, BTreeSet};

/// Returns an identifier for a name that may be a keyword: `r#type` for `type`.
fn keyword(name: String) -> String {
    match name.as_str() {
        "self" | "Self" | "super" | "crate" | "_" => format!("{name}_"),
        _ if is_keyword(&name) => format!("r#{name}"),
        _ => name,
    }
}

/// Returns whether a name is a keyword, including reserved ones.
pub(crate) fn is_keyword(name: &str) -> bool {
    // `syn` doesn't know `gen`, which is reserved since the edition 2024.
    name == "gen" || syn::parse_str::<syn::Ident>(name).is_err()
}

/// Sets every identifier of the model. The request has the user's names for modules, by namespace; the name `types`
/// means the module `types` itself.
pub fn assign(model: &mut Model, request: &Request) -> Result<(), Error> {
    model.modules = modules(model, request)?;
    services(&mut model.services);
    types(model);
    faults::assign(model);
    for ty in &mut model.types {
        match &mut ty.kind {
            TypeKind::Struct(structure) | TypeKind::Group(structure) => members(&mut structure.fields),
            TypeKind::Choice(choice) => alternatives(choice),
            TypeKind::Mixed(mixed) => give(&mut Scope::with(&["Other", "Self", "Text"]), &mut mixed.pieces, |piece| {
                candidate(camel(&piece.element.name), &piece.element.name, 0, "Element")
            }),
            TypeKind::Polymorphic(polymorphic) => derived(polymorphic),
            TypeKind::Enumeration(enumeration) => variants(enumeration),
            TypeKind::Union(union) => {
                give(&mut Scope::with(&["Other", "Self", "Text"]), &mut union.members, |member| {
                    candidate(camel(&member.element.name), &member.element.name, 0, "Value")
                })
            }
        }
    }
    Ok(())
}

/// Returns the modules of the namespaces, except those whose types are in `types` itself.
fn modules(model: &Model, request: &Request) -> Result<BTreeMap<String, String>, Error> {
    let namespaces: BTreeSet<&str> = model.namespaces.iter().map(String::as_str).collect();
    let mut by_user = BTreeMap::new();
    for (uri, name) in &request.options.modules {
        if !namespaces.contains(uri.as_str()) {
            continue; // `unmatched` has reported it, unless the request permits it.
        }
        let sound = !name.is_empty() && snake(name) == *name && !matches!(name.as_str(), "self" | "super" | "crate");
        let is_taken = module::TAKEN.iter().chain(files::TAKEN).any(|taken| taken == name) && name != "types";
        if !sound || is_taken || short(name) != name {
            let message = format!("`{name}` is not a valid name for the module of `{uri}`");
            return Err(request
                .origins
                .finding(Setting::Modules, uri, &message)
                .help("use a lower-case name such as `contoso_data`, or `types` to put the types into the module `types` itself")
                .into());
        }
        by_user.insert(uri.as_str(), name.as_str());
    }
    let (own, by_user): (BTreeMap<_, _>, BTreeMap<_, _>) = by_user.into_iter().partition(|(_, name)| *name == "types");
    let is_apart = |uri: &str| !own.contains_key(uri) && (uri != model.home || by_user.contains_key(uri));
    let apart = namespaces.into_iter().filter(|uri| is_apart(uri)).collect();
    let modules = module::modules(&apart, &by_user);
    Ok(modules.into_iter().map(|(uri, module)| (uri.to_owned(), module)).collect())
}

fn candidate(ident: String, xml: &str, rank: u8, what: &'static str) -> Candidate {
    Candidate { ident, xml: xml.to_owned(), rank, what }
}

fn services(services: &mut [Service]) {
    let taken: Vec<&str> = module::TAKEN.iter().chain(SERVICE_MODULES).chain(files::TAKEN).copied().collect();
    let mut modules = service::Modules::new(taken);
    for service in services {
        let names = modules.give(&service.name.xml, &service.port_type.xml);
        service.module = names.module;
        let name = match short_ident(camel(&names.stem)) {
            name if name.is_empty() => "Soap".to_owned(),
            name => name,
        };
        service.client = format!("{name}Client");
        service.server = format!("{name}Server");
        service.implementation = if name.ends_with("Service") { name } else { format!("{name}Service") };
        let methods = Scope::with(METHOD_NAMES).settle(&operations(service, snake, "_operation"));
        let mut names = Scope::with(CONSTANT_NAMES);
        let constants = names.settle(&operations(service, screaming, "_OPERATION"));
        for ((operation, method), constant) in service.operations.iter_mut().zip(methods).zip(constants) {
            operation.name.rust = method;
            operation.constant = constant;
        }
        for headers in [&mut service.headers_in, &mut service.headers_out] {
            give(&mut Scope::default(), headers, |header| {
                candidate(snake(&header.element.name), &header.element.name, 0, "_header")
            });
        }
    }
}

/// Returns the candidates for the identifiers of a service's operations. No name is spelled like a constant, so that
/// constants are ordered by the spelling of the methods.
fn operations(service: &Service, ident: fn(&str) -> String, what: &'static str) -> Vec<Candidate> {
    let names = service.operations.iter().map(|operation| &operation.called);
    names.map(|name| candidate(short_ident(ident(name)), name, u8::from(snake(name) != *name), what)).collect()
}

/// Returns the precedence of a type's claim to its name.
fn rank(origin: Origin) -> u8 {
    match origin {
        Origin::Named => 0,
        Origin::Element => 1,
        Origin::Nested => 2,
        Origin::Made => 3,
    }
}

/// Returns the word for a kind of type. The name of a model group or of mixed content has one already.
fn kind(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Choice(_) | TypeKind::Group(_) | TypeKind::Mixed(_) => "",
        _ => "Type",
    }
}

/// Names the types, module by module.
fn types(model: &mut Model) {
    let mut scopes: BTreeMap<(Home, String), Vec<TypeId>> = BTreeMap::new();
    for (id, ty) in model.types() {
        scopes.entry((ty.home, model.module_of(ty).to_owned())).or_default().push(id);
    }
    for ((home, module), ids) in scopes {
        let mut names = Scope::with(TYPE_NAMES);
        let mut candidates: Vec<Candidate> = ids
            .iter()
            .map(|&id| {
                let ty = model.get(id);
                candidate(short_ident(camel(&ty.name.xml)), &ty.name.xml, rank(ty.origin), kind(&ty.kind))
            })
            .collect();
        match home {
            Home::Service(index) => {
                // Modules of other services may be imported here.
                let others = model.services.iter().enumerate().filter(|(other, _)| *other != index);
                others.for_each(|(_, service)| names.take(&service.module));
                if let Some(service) = model.services.get(index) {
                    let own = [&service.client, &service.server, &service.implementation];
                    own.into_iter().for_each(|name| names.take(name));
                }
            }
            Home::Types => {
                if module.is_empty() {
                    model.modules.values().for_each(|module| names.take(module));
                }
                // Types that no operation uses yet have a claim to their names too.
                let reached: BTreeSet<(&str, &str)> = ids
                    .iter()
                    .map(|&id| model.get(id))
                    .filter(|ty| ty.origin == Origin::Named)
                    .map(|ty| (&*ty.namespace, &*ty.name.xml))
                    .collect();
                let others = model.declared.iter().filter(|name| {
                    let is_reached = reached.contains(&(&*name.namespace, &*name.local));
                    model.module(&name.namespace) == module && !is_reached
                });
                candidates
                    .extend(others.map(|name| candidate(short_ident(camel(&name.local)), &name.local, 0, "Type")));
            }
        }
        for (&id, name) in ids.iter().zip(names.settle(&candidates)) {
            model.types[id.0].name.rust = name;
        }
        required(model, &ids, &mut names);
    }
}

/// Names the structs of required members: `UserRequired` for `User`. This comes after the naming of types, so that none
/// of them renames a type.
fn required(model: &mut Model, ids: &[TypeId], names: &mut Scope) {
    for &id in ids {
        let ty = model.get(id);
        let (TypeKind::Struct(structure) | TypeKind::Group(structure)) = &ty.kind else { continue };
        if model.required(structure).count() > ARGUMENTS {
            let name = names.give(format!("{}Required", ty.name.rust), "Members");
            model.types[id.0].required = name;
        }
    }
}

/// Returns the precedence of a member's claim to its name, and the word for its kind.
fn rank_of_member(node: Node) -> (u8, &'static str) {
    match node {
        Node::Element => (0, "_element"),
        Node::Attribute => (1, "_attribute"),
        Node::Text => (2, "_text"),
        Node::Mixed | Node::Group => (2, ""),
        Node::Attachment => (3, "_attachment"),
        Node::Any | Node::AnyAttribute => (4, "_wildcard"),
    }
}

fn members(fields: &mut [Field]) {
    give(&mut Scope::default(), fields, |field| {
        let (rank, what) = rank_of_member(field.node);
        candidate(snake(&field.element.name), &field.element.name, rank, what)
    });
}

fn alternatives(choice: &mut Choice) {
    give(&mut Scope::with(&["Self"]), &mut choice.alternatives, |alternative| {
        let is_group = alternative.node == Node::Group;
        let ident = camel(&alternative.element.name) + if is_group { "Group" } else { "" };
        candidate(ident, &alternative.element.name, u8::from(is_group), "Element")
    });
}

fn derived(polymorphic: &mut Polymorphic) {
    give(&mut Scope::with(&["Other", "Self"]), &mut polymorphic.types, |ty| {
        candidate(camel(&ty.element.name), &ty.element.name, 0, "Type")
    });
}

fn give(scope: &mut Scope, fields: &mut [Field], candidate: impl Fn(&Field) -> Candidate) {
    let candidates: Vec<Candidate> = fields.iter().map(candidate).collect();
    for (field, name) in fields.iter_mut().zip(scope.settle(&candidates)) {
        field.ident = name;
    }
}

fn variants(enumeration: &mut Enumeration) {
    let candidates: Vec<Candidate> = enumeration
        .variants
        .iter()
        .map(|variant| {
            let xml = &variant.name.xml;
            candidate(variant::ident(xml), xml, 0, "Value")
        })
        .collect();
    let names = Scope::with(&["Other", "Self"]).settle(&candidates);
    for (variant, name) in enumeration.variants.iter_mut().zip(names) {
        variant.name.rust = name;
    }
}

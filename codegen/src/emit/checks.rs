//! Checks of what a contract asks beyond types: for each type that has something to check, a line for each such field.

use super::{ident, types};
use crate::{
    error::Place,
    model::{Bounds, Field, Item, Model, Node, Occurs, Simple, Type, TypeId, TypeKind, Value, ValueConstraint},
    pattern::translate,
};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

/// Which types have something to check.
pub(super) struct Checks {
    needed: Vec<bool>,
}

impl Checks {
    pub(super) fn new(model: &Model) -> Self {
        let mut checks = Checks { needed: vec![false; model.types.len()] };
        // Types may contain each other: what one needs comes to those that contain it, until nothing more comes.
        loop {
            let needed = |ty: &Type| ty.kind.fields().iter().any(|field| checks.has(model, field));
            let next: Vec<bool> = model.types.iter().map(needed).collect();
            if next == checks.needed {
                return checks;
            }
            checks.needed = next;
        }
    }

    fn has(&self, model: &Model, field: &Field) -> bool {
        let is_bound = field.occurs == Occurs::Repeated && bounds(field.bounds).is_some();
        match field.node {
            Node::Any | Node::AnyAttribute => false,
            _ => is_bound || facets(field).is_some() || self.needs(model, &field.value),
        }
    }

    /// Whether a value that isn't plain text has something to check.
    fn needs(&self, model: &Model, value: &Value) -> bool {
        match value {
            Value::Type(id) => is_enumeration(model, *id) || self.needed.get(id.0).copied().unwrap_or_default(),
            Value::Wrapper(item) => {
                let Item { value, simple, bounds, .. } = &**item;
                of_text(value, simple.as_ref(), false, None).is_some()
                    || self::bounds(*bounds).is_some()
                    || self.needs(model, value)
            }
            Value::Dictionary(dictionary) => {
                let key = of_text(&dictionary.key_value, dictionary.key_simple.as_ref(), false, None);
                let value = of_text(&dictionary.value_value, dictionary.value_simple.as_ref(), false, None);
                key.is_some()
                    || value.is_some()
                    || self.needs(model, &dictionary.key_value)
                    || self.needs(model, &dictionary.value_value)
            }
            Value::BuiltIn(_) | Value::List(_) | Value::Any => false,
        }
    }

    /// The check of a type, if it has something to check.
    pub(super) fn emit(&self, model: &Model, id: usize) -> TokenStream {
        let Some(ty) = model.types.get(id) else { return quote!() };
        let name = ident(&ty.name.rust);
        if matches!(ty.kind, TypeKind::Enumeration(_)) {
            return quote! {
                impl soap::check::Known for #name {
                    fn is_known(&self) -> bool {
                        !matches!(Self::from(self.as_str()), Self::Other(_))
                    }
                    fn value(&self) -> &str {
                        self.as_str()
                    }
                }
            };
        }
        if !self.needed[id] {
            return quote!();
        }
        let body = match &ty.kind {
            TypeKind::Struct(structure) | TypeKind::Group(structure) => {
                let checks = structure.fields.iter().map(|field| {
                    let name = ident(&field.name.rust);
                    self.of_field(model, field, &Access { value: quote!(self.#name), reference: quote!(&self.#name) })
                });
                quote!(#(#checks)*)
            }
            TypeKind::Choice(choice) => {
                // An alternative that is chosen isn't empty.
                let chosen = |field: &Field| Field {
                    bounds: Bounds { min: field.bounds.min.max(1), ..field.bounds },
                    occurs: if field.occurs == Occurs::Repeated { Occurs::Repeated } else { Occurs::Required },
                    nillable: field.nillable && field.occurs == Occurs::Repeated,
                    ..field.clone()
                };
                self.of_variants(model, &choice.alternatives, false, chosen)
            }
            TypeKind::Polymorphic(polymorphic) => self.of_variants(model, &polymorphic.types, true, Field::clone),
            TypeKind::Enumeration(_) => quote!(),
        };
        let xml = &ty.name.xml;
        quote! {
            impl soap::Check for #name {
                const NAME: &'static str = #xml;
                fn check_parts(&self, checker: &mut soap::check::Checker) {
                    #body
                }
            }
        }
    }

    fn of_variants(
        &self,
        model: &Model,
        variants: &[Field],
        is_open: bool,
        chosen: impl Fn(&Field) -> Field,
    ) -> TokenStream {
        let checked: Vec<&Field> = variants.iter().filter(|variant| self.has(model, &chosen(variant))).collect();
        let arms = checked.iter().map(|variant| {
            let access = Access { value: quote!(value), reference: quote!(value) };
            let mut field = chosen(variant);
            if is_open {
                // It stands in the element itself.
                field.node = Node::Group;
            }
            let (variant, check) = (ident(&variant.name.rust), self.of_field(model, &field, &access));
            quote!(Self::#variant(value) => { #check })
        });
        let rest = (is_open || checked.len() < variants.len()).then(|| quote!(_ => {}));
        quote!(match self { #(#arms)* #rest })
    }

    fn of_field(&self, model: &Model, field: &Field, access: &Access) -> TokenStream {
        if !self.has(model, field) {
            return quote!();
        }
        let name = match field.node {
            Node::Element => field.name.xml.clone(),
            Node::Attribute => format!("@{}", field.name.xml),
            _ => String::new(),
        };
        let Access { value, reference } = access;
        let counted = if name.is_empty() { &field.name.xml } else { &name };
        let count = (field.occurs == Occurs::Repeated)
            .then(|| bounds(field.bounds))
            .flatten()
            .map(|(min, max)| quote!(checker.count(#counted, #value.len(), #min, #max);));
        let facets = facets(field);
        let one = if types::is_option(field) { quote!(#value.as_ref()) } else { quote!(Some(#reference)) };
        match &field.value {
            Value::Wrapper(item) => {
                let Item { name: item_name, value: item_value, simple, bounds, nillable, .. } = &**item;
                let count =
                    self::bounds(*bounds).map(|(min, max)| quote!(checker.count(#item_name, list.len(), #min, #max);));
                let text = of_text(item_value, simple.as_ref(), field.secret, None);
                let items = self.of_items(model, item_name, item_value, text, &each(&quote!(list), *nillable));
                return inside(&name, &one, &quote!(list), &quote!(#count #items));
            }
            Value::Dictionary(dictionary) => {
                let key = of_text(&dictionary.key_value, dictionary.key_simple.as_ref(), false, None);
                let entry = of_text(&dictionary.value_value, dictionary.value_simple.as_ref(), field.secret, None);
                let keys = quote!(entries.iter().map(|(key, _)| Some(key)));
                let some = if dictionary.value_nillable { quote!(value.as_ref()) } else { quote!(Some(value)) };
                let values = quote!(entries.iter().map(|(_, value)| #some));
                let keys = self.of_items(model, &dictionary.key.0, &dictionary.key_value, key, &keys);
                let values = self.of_items(model, &dictionary.value.0, &dictionary.value_value, entry, &values);
                return inside(&name, &one, &quote!(entries), &quote!(#keys #values));
            }
            _ => {}
        }
        if field.occurs == Occurs::Repeated {
            let items = self.of_items(model, &name, &field.value, facets, &each(value, field.nillable));
            return quote!(#count #items);
        }
        let fixed = match &field.value {
            Value::Type(id) if is_enumeration(model, *id) => return quote!(checker.known(#name, #one);),
            Value::Type(id) if self.needed[id.0] => return quote!(checker.part(#name, #one);),
            _ => facets,
        };
        fixed.map(|facets| quote!(checker.value(#name, #one, &#facets);)).unwrap_or_default()
    }

    /// The check of what may repeat.
    fn of_items(
        &self,
        model: &Model,
        name: &str,
        value: &Value,
        facets: Option<TokenStream>,
        items: &TokenStream,
    ) -> TokenStream {
        match value {
            Value::Type(id) if is_enumeration(model, *id) => quote!(checker.all_known(#name, #items);),
            Value::Type(id) if self.needed[id.0] => quote!(checker.parts(#name, #items);),
            _ => facets.map(|facets| quote!(checker.values(#name, #items, &#facets);)).unwrap_or_default(),
        }
    }
}

/// How a check gets at a value.
struct Access {
    value: TokenStream,
    reference: TokenStream,
}

fn inside(name: &str, one: &TokenStream, binding: &TokenStream, checks: &TokenStream) -> TokenStream {
    quote!(if let Some(#binding) = #one { checker.inside(#name, |checker| { #checks }); })
}

fn each(list: &TokenStream, nillable: bool) -> TokenStream {
    if nillable { quote!(#list.iter().map(Option::as_ref)) } else { quote!(#list.iter().map(Some)) }
}

fn is_enumeration(model: &Model, id: TypeId) -> bool {
    matches!(model.get(id).kind, TypeKind::Enumeration(_))
}

/// How often something that repeats must and may occur, if that is any limit.
fn bounds(Bounds { min, max }: Bounds) -> Option<(TokenStream, TokenStream)> {
    if min == 0 && max.is_none() {
        return None;
    }
    let min = Literal::u32_unsuffixed(min);
    let max = max.map_or_else(|| quote!(u32::MAX), |max| Literal::u32_unsuffixed(max).into_token_stream());
    Some((quote!(#min), max))
}

fn facets(field: &Field) -> Option<TokenStream> {
    let fixed = match &field.default {
        Some(ValueConstraint::Fixed(value)) => Some(value.as_str()),
        _ => None,
    };
    of_text(&field.value, field.simple.as_ref(), field.secret, fixed)
}

/// What the text of a value may be, if it may not be any; enumerations are none of these.
fn of_text(value: &Value, simple: Option<&Simple>, secret: bool, fixed: Option<&str>) -> Option<TokenStream> {
    match value {
        Value::BuiltIn(_) | Value::List(_) => of_simple(simple?, secret, fixed),
        _ => None,
    }
}

fn of_simple(simple: &Simple, secret: bool, fixed: Option<&str>) -> Option<TokenStream> {
    let Simple { base, values, facets, item, .. } = simple;
    let item = item.as_ref().and_then(|item| of_simple(item, secret, None));
    let patterns: Vec<TokenStream> = facets
        .iter()
        .filter(|(name, _)| name == "pattern")
        .filter_map(|(_, pattern)| translate(pattern).map(|regex| quote!((#pattern, #regex))))
        .collect();
    let others: Vec<TokenStream> = facets
        .iter()
        .filter(|(name, _)| name != "pattern")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(fixed.map(|value| ("fixed", value)))
        .map(|(name, value)| quote!((#name, #value)))
        .collect();
    let says = others.len() > facets.iter().filter(|(name, _)| name == "whiteSpace").count();
    if values.is_empty() && patterns.is_empty() && !says && item.is_none() {
        return None;
    }
    let base = (base != "string").then(|| quote!(base: #base,));
    let values = (!values.is_empty()).then(|| quote!(values: &[#(#values),*],));
    let others = (!others.is_empty()).then(|| quote!(facets: &[#(#others),*],));
    let patterns = (!patterns.is_empty()).then(|| quote!(patterns: &[#(#patterns),*],));
    let item = item.map(|item| quote!(item: Some(&#item),));
    let secret = secret.then(|| quote!(secret: true,));
    Some(quote!(soap::check::Facets { #base #values #others #patterns #item #secret ..soap::check::Facets::ANY }))
}

/// The patterns that aren't checked, because they can't be translated.
pub(crate) fn unchecked(model: &Model) -> Vec<(String, Place)> {
    let mut unchecked: Vec<(String, Place)> = Vec::new();
    for ty in &model.types {
        for simple in ty.kind.fields().iter().filter_map(|field| field.simple.as_ref()) {
            let patterns = simple.facets.iter().filter(|(name, value)| name == "pattern" && translate(value).is_none());
            for (_, pattern) in patterns {
                if unchecked.iter().all(|(known, _)| known != pattern) {
                    unchecked.push((pattern.clone(), ty.place.clone()));
                }
            }
        }
    }
    unchecked
}

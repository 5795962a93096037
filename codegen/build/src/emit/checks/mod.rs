//! Checks of the constraints of a contract that Rust types don't express: implementations of `soapwright::Check`.

mod messages;
pub(super) mod simple;

pub(crate) use simple::unchecked;

use super::{ident::ident, types};
use crate::model::{
    Bounds, Element, Enumeration, Field, Item, Model, Nillable, Node, Occurs, Type, TypeId, TypeKind, Value,
};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use simple::{of_element, of_field as simple_of};

/// The types of a model that have something to check.
pub(super) struct Checks {
    needed: Vec<bool>,
}

impl Checks {
    pub(super) fn new(model: &Model) -> Self {
        let mut checks = Checks { needed: vec![false; model.types.len()] };
        // A type that contains one with something to check has something to check too. Types may contain each other.
        loop {
            let needed = |ty: &Type| {
                !matches!(ty.kind, TypeKind::Union(_)) && ty.kind.fields().iter().any(|field| checks.has(model, field))
            };
            let next: Vec<bool> = model.types.iter().map(needed).collect();
            if next == checks.needed {
                return checks;
            }
            checks.needed = next;
        }
    }

    /// Returns whether a field has something to check.
    fn has(&self, model: &Model, field: &Field) -> bool {
        let is_bound = field.occurs == Occurs::Repeated && bounds(field.bounds).is_some();
        match field.node {
            Node::Any | Node::AnyAttribute | Node::Attachment => false,
            _ => is_bound || simple_of(model, field).is_some() || self.needs(model, &field.element.value),
        }
    }

    fn has_element(&self, model: &Model, element: &Element) -> bool {
        of_element(model, element).is_some() || self.needs(model, &element.value)
    }

    /// Returns whether a value has something to check, its text aside.
    fn needs(&self, model: &Model, value: &Value) -> bool {
        match value {
            Value::Type(id) => is_enumeration(model, *id) || self.needed.get(id.0).copied().unwrap_or_default(),
            Value::Wrapper(item) => bounds(item.bounds).is_some() || self.has_element(model, &item.element),
            Value::Dictionary(dictionary) => {
                self.has_element(model, &dictionary.key) || self.has_element(model, &dictionary.value)
            }
            Value::BuiltIn(_) | Value::List(_) | Value::Lexical(..) | Value::Any => false,
        }
    }

    /// Returns whether `soapwright::Check` is implemented for the type of a value.
    pub(super) fn is_checked(&self, model: &Model, value: &Value) -> bool {
        matches!(value, Value::Type(id) if !is_enumeration(model, *id) && self.needed[id.0])
    }

    /// Returns the check of a type. Empty if there is nothing to check.
    pub(super) fn emit(&self, model: &Model, id: TypeId) -> TokenStream {
        let ty = model.get(id);
        let name = ident(&ty.name.rust);
        if let TypeKind::Enumeration(enumeration) = &ty.kind {
            if enumeration.open {
                return quote!();
            }
            let (value, text) = match enumeration.is_of_names() {
                true => (quote!(self.name()), quote!(self.name().to_string())),
                false => (quote!(self.as_str()), quote!(self.as_str().to_owned())),
            };
            return quote! {
                impl soapwright::check::Known for #name {
                    fn is_known(&self) -> bool {
                        !matches!(Self::from(#value), Self::Other(_))
                    }
                    fn value(&self) -> String {
                        #text
                    }
                }
            };
        }
        if !self.needed[id.0] {
            return quote!();
        }
        let body = match &ty.kind {
            TypeKind::Struct(structure) | TypeKind::Group(structure) => self.of_fields(model, &structure.fields),
            TypeKind::Choice(choice) => self.of_variants(model, &choice.alternatives, false, Field::chosen),
            TypeKind::Mixed(mixed) => self.of_variants(model, &mixed.pieces, true, Field::clone),
            TypeKind::Polymorphic(polymorphic) => self.of_variants(model, &polymorphic.types, true, without_element),
            TypeKind::Enumeration(_) | TypeKind::Union(_) => quote!(),
        };
        implementation(&name, &ty.name.xml, &body)
    }

    fn of_fields(&self, model: &Model, fields: &[Field]) -> TokenStream {
        let checks = fields.iter().map(|field| {
            let name = ident(&field.ident);
            self.of_field(model, field, &Access { value: quote!(self.#name), reference: quote!(&self.#name) })
        });
        quote!(#(#checks)*)
    }

    fn of_variants(
        &self,
        model: &Model,
        variants: &[Field],
        is_open: bool,
        chosen: impl Fn(&Field) -> Field,
    ) -> TokenStream {
        let checked: Vec<&Field> = variants.iter().filter(|variant| self.has(model, &chosen(variant))).collect();
        let rest = is_open || checked.len() < variants.len();
        let arms: Vec<(TokenStream, TokenStream)> = checked
            .iter()
            .map(|variant| {
                let access = Access { value: quote!(value), reference: quote!(value) };
                let field = chosen(variant);
                let (variant, check) = (ident(&variant.ident), self.of_field(model, &field, &access));
                (quote!(Self::#variant(value)), check)
            })
            .collect();
        if let ([(pattern, check)], true) = (arms.as_slice(), rest) {
            return quote!(if let #pattern = self { #check });
        }
        let arms = arms.iter().map(|(pattern, check)| quote!(#pattern => { #check }));
        let rest = rest.then(|| quote!(_ => {}));
        quote!(match self { #(#arms)* #rest })
    }

    fn of_field(&self, model: &Model, field: &Field, access: &Access) -> TokenStream {
        if !self.has(model, field) {
            return quote!();
        }
        let check = self.of_member(model, field, access);
        if field.secret { quote!(checker.hiding(|checker| { #check });) } else { check }
    }

    fn of_member(&self, model: &Model, field: &Field, access: &Access) -> TokenStream {
        let name = match field.node {
            Node::Element => field.element.name.clone(),
            Node::Attribute => format!("@{}", field.element.name),
            _ => String::new(),
        };
        let Access { value, reference } = access;
        let counted = if name.is_empty() { &field.element.name } else { &name };
        let count = (field.occurs == Occurs::Repeated)
            .then(|| bounds(field.bounds))
            .flatten()
            .map(|(min, max)| quote!(checker.count(#counted, #value.len(), #min, #max);));
        let simple = simple_of(model, field);
        let is_option = types::is_option(field);
        let one = match (is_option, field.element.nillable) {
            (true, Nillable::WithAttributes) => quote!(#value.as_ref().and_then(soapwright::Nillable::value)),
            (true, _) => quote!(#value.as_ref()),
            (false, Nillable::WithAttributes) => quote!(#value.value()),
            (false, _) => quote!(Some(#reference)),
        };
        match &field.element.value {
            Value::Wrapper(item) => {
                let Item { element, bounds, .. } = &**item;
                let list = if is_option { quote!(list) } else { value.clone() };
                let name_of_item = &element.name;
                let count = self::bounds(*bounds)
                    .map(|(min, max)| quote!(checker.count(#name_of_item, #list.len(), #min, #max);));
                let items = self.of_elements(model, element, &each(&list, element.nillable));
                return inside(&name, is_option.then_some((&list, &one)), &quote!(#count #items));
            }
            Value::Dictionary(dictionary) => {
                let entries = if is_option { quote!(entries) } else { value.clone() };
                let keys = quote!(#entries.iter().map(|(key, _)| Some(key)));
                let some = match dictionary.value.nillable {
                    Nillable::No => quote!(Some(value)),
                    Nillable::Bare => quote!(value.as_ref()),
                    Nillable::WithAttributes => quote!(value.value()),
                };
                let values = quote!(#entries.iter().map(|(_, value)| #some));
                let keys = self.of_elements(model, &dictionary.key, &keys);
                let values = self.of_elements(model, &dictionary.value, &values);
                return inside(&name, is_option.then_some((&entries, &one)), &quote!(#keys #values));
            }
            _ => {}
        }
        if field.occurs == Occurs::Repeated {
            let items = self.of_items(model, &name, &field.element.value, simple, &each(value, field.element.nillable));
            return quote!(#count #items);
        }
        let simple = match &field.element.value {
            Value::Type(id) if is_enumeration(model, *id) => return quote!(checker.known(#name, #one);),
            Value::Type(id) if self.needed[id.0] => return quote!(checker.part(#name, #one);),
            _ => simple,
        };
        simple.map(|simple| quote!(checker.value(#name, #one, &#simple);)).unwrap_or_default()
    }

    /// Returns the check of the elements of a wrapper or of the entries of a dictionary.
    fn of_elements(&self, model: &Model, element: &Element, items: &TokenStream) -> TokenStream {
        self.of_items(model, &element.name, &element.value, of_element(model, element), items)
    }

    /// Returns the check of the items of a field or list.
    fn of_items(
        &self,
        model: &Model,
        name: &str,
        value: &Value,
        simple: Option<TokenStream>,
        items: &TokenStream,
    ) -> TokenStream {
        match value {
            Value::Type(id) if is_enumeration(model, *id) => quote!(checker.all_known(#name, #items);),
            Value::Type(id) if self.needed[id.0] => quote!(checker.parts(#name, #items);),
            _ => simple.map(|simple| quote!(checker.values(#name, #items, &#simple);)).unwrap_or_default(),
        }
    }
}

/// Returns a type of a polymorphic element as it is checked: its parts are in the element itself.
fn without_element(field: &Field) -> Field {
    Field { node: Node::Group, ..field.clone() }
}

/// Returns an implementation of `soapwright::Check` for a type. Paths to its parts begin with the XML name.
fn implementation(name: &TokenStream, xml: &str, body: &TokenStream) -> TokenStream {
    quote! {
        impl soapwright::Check for #name {
            const NAME: &'static str = #xml;
            fn check_parts(&self, checker: &mut soapwright::check::Checker) {
                #body
            }
        }
    }
}

/// Expressions for a value that is checked.
struct Access {
    value: TokenStream,
    reference: TokenStream,
}

/// Returns checks of the parts of an element, which are made only if the element is present.
fn inside(name: &str, option: Option<(&TokenStream, &TokenStream)>, checks: &TokenStream) -> TokenStream {
    let inside = quote!(checker.inside(#name, |checker| { #checks }););
    match option {
        Some((binding, value)) => quote!(if let Some(#binding) = #value { #inside }),
        None => inside,
    }
}

/// Returns an iterator over the items of a list that aren't nil.
fn each(list: &TokenStream, nillable: Nillable) -> TokenStream {
    match nillable {
        Nillable::No => quote!(#list.iter().map(Some)),
        Nillable::Bare => quote!(#list.iter().map(Option::as_ref)),
        Nillable::WithAttributes => quote!(#list.iter().map(soapwright::Nillable::value)),
    }
}

/// Returns whether a type is an enumeration that lists all valid values.
fn is_enumeration(model: &Model, id: TypeId) -> bool {
    matches!(&model.get(id).kind, TypeKind::Enumeration(Enumeration { open: false, .. }))
}

/// Returns the least and the greatest number of occurrences; `None` if any number is valid.
fn bounds(Bounds { min, max }: Bounds) -> Option<(TokenStream, TokenStream)> {
    if min == 0 && max.is_none() {
        return None;
    }
    let min = Literal::u32_unsuffixed(min);
    let max = max.map_or_else(|| quote!(u32::MAX), |max| Literal::u32_unsuffixed(max).into_token_stream());
    Some((quote!(#min), max))
}

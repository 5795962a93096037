//! Structs: complex types.

use super::{
    attachments, builders,
    context::Context,
    debug, docs, fields,
    ident::ident,
    types,
    white_space::{narrow, white_space},
};
use crate::model::{
    Element, Field, Form, Nillable, Node, Occurs, Origin, Struct, Type, TypeId, Value, ValueConstraint,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(context: &Context<'_>, id: TypeId, ty: &Type, structure: &Struct) -> TokenStream {
    let own = docs::apposed(&context.messages.describe(id), &name(ty, context.messages.form(id)));
    let doc = docs::attributes(&[docs::markdown(ty.doc.as_ref()), own]);
    let declaration = declaration(context, id, ty, structure);
    let builder = builders::emit(context, id, ty, structure);
    let (start, codec) = (start(context, ty, structure), codec(context, ty, structure));
    quote! {
        #doc
        #declaration
        #builder
        #start
        #codec
    }
}

/// Returns the struct item.
pub(super) fn declaration(context: &Context<'_>, id: TypeId, ty: &Type, structure: &Struct) -> TokenStream {
    let name = ident(&ty.name.rust);
    let members = members(context, ty, structure.fields.iter().cloned());
    let has_secret = structure.fields.iter().any(|field| field.secret);
    let derive = derive(has_secret, builders::derives_default(context, structure));
    let is_built = context.messages.is_built(id);
    let must_use = is_built.then(|| quote!(#[must_use]));
    let required = (is_built && !ty.required.is_empty()).then(|| required(context, ty, structure));
    let debug = has_secret.then(|| debug::of_struct(&ty.name.rust, &structure.fields));
    quote! {
        #derive
        #must_use
        pub struct #name { #members }
        #debug
        #required
    }
}

/// Returns the struct of the required members that `new` takes. It holds them in place, so that no caller needs a `Box`.
fn required(context: &Context<'_>, ty: &Type, structure: &Struct) -> TokenStream {
    let name = ident(&ty.required);
    let doc = docs::attributes(&[format!("The members that [`{}::new`] requires.", ty.name.rust)]);
    let required = context.model.required(structure).map(|field| Field { boxed: false, ..field.clone() });
    let members = members(context, ty, required);
    quote!(#doc pub struct #name { #members })
}

/// Returns the members of a struct with their documentation.
fn members(context: &Context<'_>, ty: &Type, fields: impl Iterator<Item = Field>) -> TokenStream {
    let members = fields.map(|field| {
        let doc = docs::attributes(&[docs::markdown(field.doc.as_ref()), describe(&field)]);
        let (name, ty) = (ident(&field.ident), types::field(context, ty.home, &field));
        quote!(#doc pub #name: #ty)
    });
    quote!(#(#members),*)
}

/// Returns the attribute that derives the traits of a struct. `Debug` is written out where a member is secret.
pub(super) fn derive(has_secret: bool, has_default: bool) -> TokenStream {
    let debug = (!has_secret).then(|| quote!(Debug,));
    let default = has_default.then(|| quote!(, Default));
    quote!(#[derive(#debug Clone, PartialEq #default)])
}

/// Returns the implementation of `StartValue`, from which reading starts.
pub(super) fn start(context: &Context<'_>, ty: &Type, structure: &Struct) -> TokenStream {
    context.xml(&["StartValue"]);
    let name = ident(&ty.name.rust);
    let members = structure.fields.iter().map(|field| ident(&field.ident));
    quote! {
        impl StartValue for #name {
            #[inline]
            fn start() -> Self {
                Self { #(#members: StartValue::start()),* }
            }
        }
    }
}

/// Names the component that a type comes from. `form` is the form of the message body that has this type, if any.
pub(super) fn name(ty: &Type, form: Option<Form>) -> String {
    match (ty.origin, form) {
        (Origin::Named, _) => docs::component(&ty.name.xml, "type"),
        (Origin::Element, _) | (_, Some(Form::Document | Form::Rpc)) => docs::component(&ty.name.xml, "element"),
        // The elements of the message are children of the Body.
        (_, Some(Form::Whole | Form::Empty)) => String::new(),
        (Origin::Nested | Origin::Made, None) => "An anonymous type.".to_owned(),
    }
}

/// Describes the XML of a field or a variant: its name, its facets and its default.
pub(super) fn describe(field: &Field) -> String {
    let name = match field.node {
        Node::Element => docs::component(&field.element.name, "element"),
        Node::Attribute => docs::component(&field.element.name, "attribute"),
        Node::Text => "The text content.".to_owned(),
        Node::Any => return "Elements that match an `xs:any` wildcard.".to_owned(),
        Node::AnyAttribute => return "Attributes that match the `xs:anyAttribute` wildcard.".to_owned(),
        Node::Attachment => return attachments::describe(field),
        Node::Mixed => return "The mixed content: text and elements in document order.".to_owned(),
        Node::Group => return "The elements of a model group, which have no parent element of their own.".to_owned(),
    };
    constrained(name, field)
}

/// Adds a field's facets and its default or fixed value to a description.
pub(super) fn constrained(name: String, field: &Field) -> String {
    // An empty element that means an empty text is nothing special.
    let told = field.default.as_ref().filter(|default| match default {
        ValueConstraint::Default(value) => !value.is_empty() || field.node != Node::Element,
        ValueConstraint::Fixed(_) => true,
    });
    let value = told.map(|default| match (default, field.node) {
        (ValueConstraint::Fixed(value), _) => format!("Always {}.", docs::code(value)),
        (ValueConstraint::Default(value), Node::Element) => format!("An empty element means {}.", docs::code(value)),
        (ValueConstraint::Default(value), _) => format!("Defaults to {}.", docs::code(value)),
    });
    let is_nil = field.occurs == Occurs::Required && field.element.nillable == Nillable::Bare;
    let nil = is_nil.then(|| "`None` is sent as `xsi:nil`.".to_owned());
    let sentences: Vec<String> = [Some(name), limits(field), value, nil].into_iter().flatten().collect();
    docs::fill(&sentences.join(" "))
}

/// Describes the restrictions of a field that its Rust type does not express.
fn limits(field: &Field) -> Option<String> {
    let counted = match &field.element.value {
        Value::Wrapper(item) => docs::items(item.bounds),
        _ if field.occurs == Occurs::Repeated => docs::items(field.bounds),
        _ => None,
    };
    let facets = match &field.element.value {
        Value::Wrapper(item) => vec![facets(Some("item"), &item.element)],
        Value::Dictionary(dictionary) => {
            vec![facets(Some("key"), &dictionary.key), facets(Some("value"), &dictionary.value)]
        }
        _ => {
            let each = (field.occurs == Occurs::Repeated).then_some("item");
            vec![facets(each, &field.element)]
        }
    };
    let sentences: Vec<String> = counted.into_iter().chain(facets.into_iter().flatten()).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Describes the facets of a value, or of each of several values. Those of a named type are in the type's documentation.
fn facets(each: Option<&str>, element: &Element) -> Option<String> {
    if !matches!(element.value, Value::BuiltIn(_) | Value::List(_) | Value::Lexical(..)) {
        return None;
    }
    let facets = docs::facets(element.simple.as_ref()?);
    let described = each.map_or_else(|| facets.clone(), |each| docs::of_each(each, &facets));
    (!facets.is_empty()).then_some(described)
}

fn codec(context: &Context<'_>, ty: &Type, structure: &Struct) -> TokenStream {
    context.xml(&["Field", "ReadXml", "Reader", "WriteXml", "Writer"]);
    let name = ident(&ty.name.rust);
    if structure.nodes(Node::Group).next().is_some() {
        // Without a name, because a service may have a type called `Group`.
        context.xml(&["Group as _"]);
    }
    let elements = nodes(context, structure.fields.iter().filter(|field| is_element(field)), &ty.table);
    let attributes = nodes(context, structure.fields.iter().filter(|field| is_attribute(field)), &ty.attribute_table);
    let read_attributes = read_attributes(&attributes);
    let read_content = read_content(structure, &elements);
    let write_start = write_start(structure, &attributes);
    let write_content = write_content(context, structure, &elements);
    let (read_content, write_attachments) = attachments::codec(structure, read_content);
    let (attribute_rows, rows) = (attributes.rows, elements.rows);
    quote! {
        #attribute_rows
        #rows
        impl ReadXml for #name {
            fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), soapwright::XmlError> {
                #read_attributes
                #read_content
            }
        }
        impl WriteXml for #name {
            fn write_xml(&self, field: &Field, writer: &mut Writer) {
                #write_start
                #write_content
                writer.end(field);
                #write_attachments
            }
        }
    }
}

fn is_attribute(field: &Field) -> bool {
    matches!(field.node, Node::Attribute | Node::AnyAttribute)
}

/// Returns whether a field is an element, or several of them.
fn is_element(field: &Field) -> bool {
    matches!(field.node, Node::Element | Node::Group | Node::Any)
}

/// Returns whether the struct has mixed content without named elements, which allows any element.
fn is_open(structure: &Struct) -> bool {
    structure.nodes(Node::Mixed).next().is_some_and(|field| field.element.value == Value::Any)
}

/// Returns the code that reads the attributes, if there are any.
fn read_attributes(attributes: &Nodes) -> Option<TokenStream> {
    let Nodes { table, reads, open, .. } = attributes;
    let attribute = ident(if *open { "any_or_attribute" } else { "attribute" });
    table.as_ref().map(|table| {
        quote! {
            let mut at = 0;
            loop {
                match reader.#attribute(&#table, &mut at)? {
                    #(#reads,)*
                    _ => break,
                }?;
            }
        }
    })
}

/// Returns the code that reads the text, the elements or the mixed content.
fn read_content(structure: &Struct, elements: &Nodes) -> TokenStream {
    if let Some(field) = structure.nodes(Node::Mixed).next() {
        let mixed = ident(&field.ident);
        let read = ident(if is_open(structure) { "any_content" } else { "mixed" });
        return quote!(reader.#read(&mut self.#mixed));
    }
    if let Some(field) = structure.nodes(Node::Text).next() {
        let (text, white_space) = (ident(&field.ident), white_space(&field.element.value));
        return quote!(self.#text.read_xml(reader #white_space));
    }
    let Nodes { table: Some(table), reads, open, .. } = elements else { return quote!(reader.no_fields()) };
    let (done, end) = attachments::end_of_elements(structure);
    let next = ident(if *open { "any_or_next" } else { "next" });
    quote! {
        let mut cursor = reader.begin(&#table);
        loop {
            match reader.#next(&mut cursor) {
                #(#reads,)*
                _ => #done,
            }?;
        }
        #end
    }
}

/// Returns the code that writes the start tag with the attributes.
fn write_start(structure: &Struct, attributes: &Nodes) -> TokenStream {
    let is_open = is_open(structure);
    if attributes.table.is_none() && !is_open {
        return quote!(writer.start(field););
    }
    let mixed = structure.nodes(Node::Mixed).next().filter(|_| is_open).map(|field| ident(&field.ident));
    let prefixes = mixed.map(|mixed| {
        let others = structure.nodes(Node::AnyAttribute).next().map(|field| ident(&field.ident));
        let others = others.map_or_else(|| quote!(None), |others| quote!(Some(&self.#others)));
        quote!(writer.any_prefixes(&self.#mixed, #others);)
    });
    let writes = &attributes.writes;
    quote! {
        writer.begin(field);
        #prefixes
        #(#writes;)*
        writer.content();
    }
}

/// Returns the code that writes the text, the elements or the mixed content.
fn write_content(context: &Context<'_>, structure: &Struct, elements: &Nodes) -> TokenStream {
    let (text, mixed) = (structure.nodes(Node::Text).next(), structure.nodes(Node::Mixed).next());
    let is_secret = text.or(mixed).is_some_and(|field| field.secret);
    let keep_secret = is_secret.then(|| quote!(writer.keep_secret();));
    if let Some(field) = mixed {
        let mixed = ident(&field.ident);
        let write = ident(if is_open(structure) { "any_content" } else { "mixed" });
        return quote!(#keep_secret writer.#write(&self.#mixed););
    }
    if let Some(field) = text {
        context.xml(&["SimpleType"]);
        let (text, narrow) = (ident(&field.ident), narrow(&field.element.value));
        return quote!(#keep_secret SimpleType::write(&self.#text, writer #narrow););
    }
    let writes = &elements.writes;
    quote!(#(#writes;)*)
}

/// The code that reads and writes several fields.
#[derive(Default)]
pub(super) struct Nodes {
    /// The identifier of their table; `None` if there are none.
    pub(super) table: Option<TokenStream>,
    /// The table as an item.
    pub(super) rows: TokenStream,
    /// The arms that read them.
    pub(super) reads: Vec<TokenStream>,
    pub(super) writes: Vec<TokenStream>,
    /// Whether there is a wildcard among them.
    pub(super) open: bool,
}

/// Returns the code that reads and writes these fields with a table of this name.
pub(super) fn nodes<'f>(context: &Context<'_>, fields: impl Iterator<Item = &'f Field>, table: &str) -> Nodes {
    let (mut rows, mut nodes) = (Vec::new(), Nodes::default());
    let mut any_attribute = None;
    let table = ident(table);
    for field in fields {
        let own = fields::rows(context, field);
        let read = fields::read_field(context, field);
        nodes.open |= field.node == Node::AnyAttribute || fields::is_open(context, field);
        if own.is_empty() {
            any_attribute = Some(read);
        } else {
            let pattern = pattern(rows.len(), own.len());
            nodes.reads.push(quote!(#pattern => #read));
        }
        nodes.writes.push(fields::write_field(context, field, &table, rows.len()));
        rows.extend(own);
    }
    let count = Literal::usize_unsuffixed(rows.len());
    nodes.reads.extend(any_attribute.map(|read| quote!(#count => #read)));
    if !nodes.reads.is_empty() {
        nodes.rows = quote!(static #table: [Field; #count] = [#(#rows),*];);
        nodes.table = Some(table);
    }
    nodes
}

/// Returns the pattern that matches these rows of a table.
pub(super) fn pattern(first: usize, count: usize) -> TokenStream {
    let (from, upto) = (Literal::usize_unsuffixed(first), Literal::usize_unsuffixed(first + count.max(1) - 1));
    if count > 1 { quote!(#from..=#upto) } else { quote!(#from) }
}

//! Writing of XML that a contract leaves open.

use super::{
    attributes::Attributes,
    element::{AnyType, Content, Element, Node},
};
use crate::xml::{
    codec::WriteXml, error::XmlErrorKind, field::Field, name::is_ncname, namespace::builtin, qname::QName, work::Key,
    write::Writer,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

impl WriteXml for AnyType {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        let namespace = writer.uri(field);
        // The prefix of the element may be bound to another namespace in the value.
        let prefix = field.qualified().split_once(':').map_or("", |(prefix, _)| prefix);
        if self.attributes.prefixes.iter().any(|(known, _)| known == prefix) {
            writer.secret_field(field);
            return writer.any_element(namespace, field.local(), self, "");
        }
        writer.begin(field);
        writer.any_start(&self.attributes);
        writer.content();
        writer.any_nodes(&self.content, "");
        writer.end(field);
    }
}

impl Writer {
    /// Writes elements of any name.
    pub fn any_elements(&mut self, elements: &[Element]) {
        for Element { name, value } in elements {
            self.any_element(&name.namespace, &name.local, value, "");
        }
    }

    /// Writes elements of any name that may contain a secret.
    pub fn secret_elements(&mut self, elements: &[Element]) {
        if !elements.is_empty() {
            self.keep_secret();
        }
        self.any_elements(elements);
    }

    /// Writes attributes of any name into a start tag.
    pub fn any_attributes(&mut self, attributes: &Attributes) {
        self.declare_all(&attributes.prefixes, &[]);
        self.any_list(attributes);
    }

    /// Declares the prefixes of names in the text of mixed content, in the start tag of its element, which also has
    /// these attributes.
    pub fn any_prefixes(&mut self, content: &Content, attributes: Option<&Attributes>) {
        let others = attributes.map_or(&[][..], |attributes| attributes.prefixes.as_slice());
        self.declare_all(&content.prefixes, others);
    }

    /// Declares prefixes that `others` don't contain. A prefix that is bound to another namespace can't be written.
    fn declare_all(&mut self, prefixes: &[(String, Arc<str>)], others: &[(String, Arc<str>)]) {
        let others: BTreeMap<Key<'_>, &str> = others.iter().rev().map(|(prefix, uri)| (Key(prefix), &**uri)).collect();
        for (prefix, uri) in prefixes {
            self.check_name(prefix);
            match self.use_prefix(prefix).or(others.get(&Key(prefix)).copied()) {
                None => self.declare(prefix, uri),
                Some(known) if *known == **uri => {}
                Some(_) => self.refuse(XmlErrorKind::Prefix(prefix.clone())),
            }
        }
    }

    /// Writes mixed content of any elements.
    pub fn any_content(&mut self, content: &Content) {
        self.any_nodes(&content.nodes, "");
    }

    /// Writes an element in a place where `default` is the namespace of names without a prefix.
    fn any_element(&mut self, namespace: &str, local: &str, value: &AnyType, default: &str) {
        self.check_name(local);
        self.raw("<");
        self.raw(local);
        if namespace != default {
            self.declare("", namespace);
        }
        self.any_start(&value.attributes);
        self.raw(">");
        self.any_nodes(&value.content, namespace);
        self.raw("</");
        self.raw(local);
        self.raw(">");
    }

    /// Writes attributes with the declarations of their prefixes.
    fn any_start(&mut self, attributes: &Attributes) {
        if attributes.is_untouched() {
            return;
        }
        for (prefix, uri) in &attributes.prefixes {
            self.check_name(prefix);
            self.declare(prefix, uri);
        }
        self.any_list(attributes);
    }

    fn any_list(&mut self, attributes: &Attributes) {
        let prefixes = attributes.prefixes.iter().rev();
        let known: BTreeMap<Key<'_>, &str> =
            prefixes.clone().map(|(prefix, uri)| (Key(uri), prefix.as_str())).collect();
        let taken: BTreeSet<Key<'_>> = prefixes.map(|(prefix, _)| Key(prefix)).collect();
        let mut free = (0..).map(|number| format!("a{number}")).filter(|prefix| !taken.contains(&Key(prefix)));
        for (QName { namespace, local }, value) in &attributes.list {
            self.check_name(local);
            let prefix = match (&**namespace, known.get(&Key(namespace))) {
                ("", _) => String::new(),
                (builtin::XML_URI, _) => "xml:".to_owned(),
                (_, Some(prefix)) => format!("{prefix}:"),
                (builtin::XSI_URI, None) if !taken.contains(&Key("xsi")) => {
                    self.use_xsi();
                    "xsi:".to_owned()
                }
                (uri, None) => {
                    let prefix = free.next().unwrap_or_default();
                    self.declare(&prefix, uri);
                    format!("{prefix}:")
                }
            };
            self.raw(" ");
            self.raw(&prefix);
            self.raw(local);
            self.raw("=\"");
            self.attribute_text(value);
            self.raw("\"");
        }
    }

    fn any_nodes(&mut self, content: &[Node], default: &str) {
        for node in content {
            match node {
                Node::Element(Element { name, value }) => {
                    self.any_element(&name.namespace, &name.local, value, default);
                }
                Node::Text(text) => self.text(text),
            }
        }
    }

    fn declare(&mut self, prefix: &str, uri: &str) {
        self.raw(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
        self.raw(prefix);
        self.raw("=\"");
        self.attribute_text(uri);
        self.raw("\"");
    }

    fn check_name(&mut self, local: &str) {
        if !is_ncname(local) {
            self.refuse(XmlErrorKind::Name(local.to_owned()));
        }
    }
}

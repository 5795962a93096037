//! Reading and writing what a contract leaves open.

use super::{
    Result, XmlErrorKind,
    attributes::{self, Raw},
    bindings::Bindings,
    name::{Field, builtin},
    read::Reader,
    slots::{ReadXml, WriteXml},
    token::{self, Token},
    work::Key,
    write::Writer,
};
use crate::any::{AnyType, Attributes, Content, Element, Node, QName, prefix_of};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

impl ReadXml for AnyType {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        *self = reader.any()?;
        Ok(())
    }

    fn read_nil(reader: &mut Reader<'_>) -> Result<bool> {
        if reader.has_attributes_beside_nil() { Ok(false) } else { reader.nil() }
    }
}

impl WriteXml for AnyType {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        let namespace = writer.uri(field);
        // Its prefix may mean something else within.
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

/// The namespaces that prefixes in values or text stand for, in the order in which they came.
#[derive(Default)]
pub(super) struct Prefixes {
    list: Vec<(String, Arc<str>)>,
    /// The numbers of their declarations.
    known: BTreeSet<usize>,
}

impl Prefixes {
    /// The prefix for a namespace, which there is from now on.
    fn prefix_of(&mut self, uri: Arc<str>) -> String {
        prefix_of(&mut self.list, uri)
    }

    /// Keeps the prefixes that there may be in a text, which may be a name, a list of names, or an expression with names in
    /// it.
    fn keep(&mut self, text: &str, bindings: &Bindings<'_>) {
        for (colon, _) in text.match_indices(':') {
            let before = &text[..colon];
            let prefix = &before[before.trim_end_matches(|c: char| token::is_ncname_part(c)).len()..];
            if !prefix.is_empty()
                && let Some(declaration) = bindings.position(prefix)
                && self.known.insert(declaration)
                && let Some(uri) = bindings.uri(prefix)
            {
                self.list.push((prefix.to_owned(), uri));
            }
        }
    }
}

impl Reader<'_> {
    /// The innermost element as one of any name.
    pub fn any_element(&mut self, into: &mut Vec<Element>) -> Result<()> {
        let element = self.one_element()?;
        self.push(into, element)
    }

    pub(super) fn one_element(&mut self) -> Result<Element> {
        let name = self.open.last().map_or("", |element| element.name);
        Ok(Element { name: self.qname(name)?, value: self.any()? })
    }

    /// The attribute that is being read as one of any name.
    pub fn any_attribute(&mut self, into: &mut Attributes) -> Result<()> {
        let Some(raw) = self.attribute.take() else { return Ok(()) };
        let mut prefixes = std::mem::take(&mut self.prefixes);
        prefixes.list = std::mem::take(&mut into.prefixes);
        // The numbers of declarations mean other ones for another element.
        if prefixes.list.is_empty() {
            prefixes.known.clear();
        }
        let kept = self.keep_attribute(raw, &mut prefixes);
        into.prefixes = std::mem::take(&mut prefixes.list);
        self.prefixes = prefixes;
        self.push(&mut into.list, kept?)
    }

    fn any(&mut self) -> Result<AnyType> {
        let mut prefixes = Prefixes::default();
        let mut list = self.attribute_list(&mut prefixes)?;
        // The reader notes the most frequent attribute without splitting it off.
        if self.nil && self.raw.is_empty() {
            list.push((QName::new(self.bindings.one(builtin::XSI_URI), "nil"), "true".to_owned()));
        }
        let content = self.content(&mut prefixes)?;
        Ok(AnyType { attributes: Attributes { list, prefixes: prefixes.list }, content })
    }

    /// The attributes of the innermost element, but for declarations of namespaces.
    pub(super) fn all_attributes(&mut self) -> Result<Attributes> {
        let mut prefixes = Prefixes::default();
        let list = self.attribute_list(&mut prefixes)?;
        Ok(Attributes { list, prefixes: prefixes.list })
    }

    fn attribute_list(&mut self, prefixes: &mut Prefixes) -> Result<Vec<(QName, String)>> {
        let mut list = Vec::new();
        for index in 0..self.raw.len() {
            let raw = self.raw[index];
            if !raw.declares {
                let kept = self.keep_attribute(raw, prefixes)?;
                self.push(&mut list, kept)?;
            }
        }
        Ok(list)
    }

    /// Mixed content of any elements, to the end of the innermost element.
    pub fn any_content(&mut self, content: &mut Content) -> Result<()> {
        if self.nil {
            return Err(self.error(XmlErrorKind::Nil));
        }
        let mut prefixes = Prefixes::default();
        content.nodes = self.content(&mut prefixes)?;
        content.prefixes = prefixes.list;
        Ok(())
    }

    fn content(&mut self, prefixes: &mut Prefixes) -> Result<Vec<Node>> {
        let mut nodes = Vec::new();
        if self.empty {
            self.close();
            return Ok(nodes);
        }
        let mut text = String::new();
        loop {
            match self.token()? {
                Token::Text(piece) | Token::CData(piece) => text.push_str(&lines(piece)),
                Token::Reference(c) => text.push(c),
                Token::Start { name, attributes, empty } => {
                    self.keep_text(&mut text, &mut nodes, prefixes)?;
                    self.start(name, attributes, empty)?;
                    self.name_is_sound()?;
                    let name = self.qname(name)?;
                    self.grow(&mut nodes)?;
                    nodes.push(Node::Element(Element { name, value: self.any()? }));
                }
                Token::End => break,
                Token::Eof => return Err(self.unclosed()),
            }
        }
        self.keep_text(&mut text, &mut nodes, prefixes)?;
        self.close();
        Ok(nodes)
    }

    fn keep_attribute(&mut self, raw: Raw<'_>, prefixes: &mut Prefixes) -> Result<(QName, String)> {
        let name = match raw.prefix() {
            Some(_) => self.qname(raw.name)?,
            None => self.local_name(raw.name)?,
        };
        let value = attributes::value(raw.value).map_err(|kind| self.error(kind))?;
        self.charge_text(&value)?;
        let unprefixed_type = raw.namespace == builtin::XSI && raw.local == "type" && !value.contains(':');
        let value = match self.bindings.uri("").filter(|uri| unprefixed_type && !uri.is_empty()) {
            // The default namespace will be another where this is written.
            Some(uri) => format!("{}:{}", prefixes.prefix_of(uri), value.trim()),
            None => {
                prefixes.keep(&value, &self.bindings);
                value.into_owned()
            }
        };
        Ok((name, value))
    }

    fn keep_text(&mut self, text: &mut String, nodes: &mut Vec<Node>, prefixes: &mut Prefixes) -> Result<()> {
        if !text.is_empty() {
            self.charge_text(text)?;
            prefixes.keep(text, &self.bindings);
            self.push(nodes, Node::Text(std::mem::take(text)))?;
        }
        Ok(())
    }

    fn qname(&mut self, name: &str) -> Result<QName> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        match self.bindings.uri(prefix) {
            Some(uri) => {
                self.charge_text(local)?;
                Ok(QName::new(uri, local))
            }
            None => Err(self.error(XmlErrorKind::UndeclaredPrefix(prefix.to_owned()))),
        }
    }

    fn local_name(&mut self, name: &str) -> Result<QName> {
        self.charge_text(name)?;
        Ok(QName::new(Arc::default(), name))
    }
}

/// Line ends reach the application as a line feed (XML 1.0, 2.11).
pub(super) fn lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

impl Writer {
    /// Elements of any name.
    pub fn any_elements(&mut self, elements: &[Element]) {
        for Element { name, value } in elements {
            self.any_element(&name.namespace, &name.local, value, "");
        }
    }

    /// Elements of any name that stand where a secret may.
    pub fn secret_elements(&mut self, elements: &[Element]) {
        if !elements.is_empty() {
            self.keep_secret();
        }
        self.any_elements(elements);
    }

    /// Attributes of any name, within a start tag.
    pub fn any_attributes(&mut self, attributes: &Attributes) {
        self.declare_all(&attributes.prefixes, &[]);
        self.any_list(attributes);
    }

    /// The prefixes of names in the text of mixed content, within the start tag of the element that it is in, where these
    /// attributes stand too.
    pub fn any_prefixes(&mut self, content: &Content, attributes: Option<&Attributes>) {
        let others = attributes.map_or(&[][..], |attributes| attributes.prefixes.as_slice());
        self.declare_all(&content.prefixes, others);
    }

    /// Declares prefixes that `others` don't stand for already. One that stands for another namespace can't be written.
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

    /// Mixed content of any elements.
    pub fn any_content(&mut self, content: &Content) {
        self.any_nodes(&content.nodes, "");
    }

    /// An element, where `default` is the namespace of names without a prefix.
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

    /// Attributes with the prefixes that they need.
    fn any_start(&mut self, attributes: &Attributes) {
        for (prefix, uri) in &attributes.prefixes {
            self.check_name(prefix);
            self.declare(prefix, uri);
        }
        self.any_list(attributes);
    }

    fn any_list(&mut self, attributes: &Attributes) {
        let prefixes = || attributes.prefixes.iter().rev();
        let known: BTreeMap<Key<'_>, &str> = prefixes().map(|(prefix, uri)| (Key(uri), prefix.as_str())).collect();
        let taken: BTreeSet<Key<'_>> = prefixes().map(|(prefix, _)| Key(prefix)).collect();
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
        if !token::is_ncname(local) {
            self.refuse(XmlErrorKind::Name(local.to_owned()));
        }
    }
}

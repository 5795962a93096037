//! Reading and writing what a contract leaves open.

use super::{
    Result, XmlErrorKind,
    attributes::{self, Raw},
    name::{Field, builtin},
    read::Reader,
    slots::{ReadXml, WriteXml},
    token::{self, Token},
    write::Writer,
};
use crate::any::{AnyType, Attributes, Content, Element, Node, QName};
use std::borrow::Cow;

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

impl Reader<'_> {
    /// The innermost element as one of any name.
    pub fn any_element(&mut self, into: &mut Vec<Element>) -> Result<()> {
        let name = self.open.last().map_or("", |element| element.name);
        let name = self.qname(name)?;
        into.push(Element { name, value: self.any()? });
        Ok(())
    }

    /// The attribute that is being read as one of any name.
    pub fn any_attribute(&mut self, into: &mut Attributes) -> Result<()> {
        let Some(raw) = self.attribute.take() else { return Ok(()) };
        self.keep_attribute(raw, into)
    }

    fn any(&mut self) -> Result<AnyType> {
        let mut any = AnyType { attributes: self.all_attributes()?, ..AnyType::default() };
        // The reader notes the most frequent attribute without splitting it off.
        if self.nil && self.raw.is_empty() {
            any.attributes.list.push((QName::new(builtin::XSI_URI, "nil"), "true".to_owned()));
        }
        let mut content = Content::default();
        content.prefixes.append(&mut any.attributes.prefixes);
        self.content(&mut content)?;
        (any.attributes.prefixes, any.content) = (content.prefixes, content.nodes);
        Ok(any)
    }

    /// The attributes of the innermost element, but for declarations of namespaces.
    pub(super) fn all_attributes(&mut self) -> Result<Attributes> {
        let mut attributes = Attributes::default();
        let raw = std::mem::take(&mut self.raw);
        for &attribute in raw.iter().filter(|raw| !raw.is_declaration()) {
            self.keep_attribute(attribute, &mut attributes)?;
        }
        self.raw = raw;
        Ok(attributes)
    }

    /// Mixed content of any elements, to the end of the innermost element.
    pub fn any_content(&mut self, content: &mut Content) -> Result<()> {
        if self.nil { Err(self.error(XmlErrorKind::Nil)) } else { self.content(content) }
    }

    fn content(&mut self, content: &mut Content) -> Result<()> {
        if self.empty {
            self.close();
            return Ok(());
        }
        let mut text = String::new();
        loop {
            match self.token()? {
                Token::Text(piece) | Token::CData(piece) => text.push_str(&lines(piece)),
                Token::Reference(c) => text.push(c),
                Token::Start { name, attributes, empty } => {
                    self.keep_text(&mut text, content);
                    self.start(name, attributes, empty)?;
                    self.name_is_sound()?;
                    let name = self.qname(name)?;
                    content.nodes.push(Node::Element(Element { name, value: self.any()? }));
                }
                Token::End => break,
                Token::Eof => return Err(self.unclosed()),
            }
        }
        self.keep_text(&mut text, content);
        self.close();
        Ok(())
    }

    fn keep_attribute(&self, Raw { name, value }: Raw<'_>, into: &mut Attributes) -> Result<()> {
        let name = if name.contains(':') { self.qname(name)? } else { QName::new("", name) };
        let value = attributes::value(value).map_err(|kind| self.error(kind))?.into_owned();
        let unprefixed_type = name.local == "type" && name.namespace == builtin::XSI_URI && !value.contains(':');
        let value = match self.uri("").filter(|uri| unprefixed_type && !uri.is_empty()) {
            // The default namespace will be another where this is written.
            Some(uri) => {
                let prefix = into.prefix_of(uri);
                format!("{prefix}:{}", value.trim())
            }
            None => {
                self.keep_prefix(&value, &mut into.prefixes);
                value
            }
        };
        into.list.push((name, value));
        Ok(())
    }

    fn keep_text(&self, text: &mut String, content: &mut Content) {
        if !text.is_empty() {
            self.keep_prefix(text, &mut content.prefixes);
            content.nodes.push(Node::Text(std::mem::take(text)));
        }
    }

    /// Keeps what prefixes stand for, where the text may be a name, a list of names, or an expression with names in it.
    fn keep_prefix(&self, text: &str, prefixes: &mut Vec<(String, String)>) {
        for (colon, _) in text.match_indices(':') {
            let before = &text[..colon];
            let prefix = &before[before.trim_end_matches(|c: char| token::is_ncname_part(c)).len()..];
            if let Some(uri) = self.uri(prefix)
                && !(prefix.is_empty() || uri.is_empty())
                && !prefixes.iter().any(|(known, _)| known == prefix)
            {
                prefixes.push((prefix.to_owned(), uri.to_owned()));
            }
        }
    }

    fn qname(&self, name: &str) -> Result<QName> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        match self.uri(prefix) {
            Some(uri) => Ok(QName::new(uri, local)),
            None if prefix.is_empty() => Ok(QName::new("", local)),
            None => Err(self.error(XmlErrorKind::UndeclaredPrefix(prefix.to_owned()))),
        }
    }

    /// The namespace name that a prefix stands for.
    fn uri(&self, prefix: &str) -> Option<&str> {
        match self.bindings.iter().rev().find(|binding| binding.prefix == prefix) {
            Some(binding) => Some(&binding.uri),
            None if prefix == "xml" => Some(builtin::XML_URI),
            None => None,
        }
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
    fn declare_all(&mut self, prefixes: &[(String, String)], others: &[(String, String)]) {
        for (prefix, uri) in prefixes {
            self.check_name(prefix);
            let other = others.iter().find(|(other, _)| other == prefix);
            match self.use_prefix(prefix).or(other.map(|(_, uri)| uri.as_str())) {
                None => self.declare(prefix, uri),
                Some(known) if known == uri => {}
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
        for (number, (QName { namespace, local }, value)) in attributes.list.iter().enumerate() {
            self.check_name(local);
            let known = attributes.prefixes.iter().find(|(_, uri)| uri == namespace);
            let taken = |prefix: &str| attributes.prefixes.iter().any(|(known, _)| known == prefix);
            let prefix = match (namespace.as_str(), known) {
                ("", _) => String::new(),
                (builtin::XML_URI, _) => "xml:".to_owned(),
                (_, Some((prefix, _))) => format!("{prefix}:"),
                (builtin::XSI_URI, None) if !taken("xsi") => {
                    self.use_xsi();
                    "xsi:".to_owned()
                }
                (uri, None) => {
                    let mut free = (number..).map(|number| format!("a{number}")).filter(|prefix| !taken(prefix));
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

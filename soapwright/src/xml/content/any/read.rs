//! Reading of XML that a contract leaves open.

use super::{
    attributes::{AttributeList, Attributes},
    element::{AnyType, Content, Element, Node},
};
use crate::{
    limits::ALLOCATION,
    xml::{
        codec::ReadXml,
        error::{Result, XmlErrorKind},
        namespace::builtin,
        prefixes::Prefixes,
        qname::QName,
        read::{Raw, Reader, Token, append, attribute_value},
        start::start_from_default,
    },
};
use std::{borrow::Cow, sync::Arc};

start_from_default!(AnyType, Attributes, Content);

impl ReadXml for AnyType {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        *self = reader.any()?;
        Ok(())
    }

    fn read_nil(reader: &mut Reader<'_>) -> Result<bool> {
        if reader.has_attributes_beside_nil() { Ok(false) } else { reader.nil() }
    }
}

impl Reader<'_> {
    /// Reads the innermost element as an element of any name.
    pub fn any_element(&mut self, into: &mut Vec<Element>) -> Result<()> {
        let element = self.one_element()?;
        self.push(into, element)
    }

    pub(in crate::xml) fn one_element(&mut self) -> Result<Element> {
        let name = self.open.last().map_or(("", ""), |element| (element.name.prefix(), element.name.local()));
        Ok(Element { name: self.qname(name)?, value: self.any()? })
    }

    /// Reads the current attribute as an attribute of any name.
    pub fn any_attribute(&mut self, into: &mut Attributes) -> Result<()> {
        let Some(raw) = self.attribute.take() else { return Ok(()) };
        let mut prefixes = std::mem::take(&mut self.prefixes);
        prefixes.list = std::mem::take(&mut into.prefixes);
        // The indices belong to the declarations in scope of another element.
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
        let list = self.attribute_list(&mut prefixes)?;
        let content = self.content(&mut prefixes)?;
        Ok(AnyType { attributes: self.attributes_of(list, prefixes)?, content })
    }

    /// Returns the attributes of the innermost element except namespace declarations.
    pub(in crate::xml) fn all_attributes(&mut self) -> Result<Attributes> {
        let mut prefixes = Prefixes::default();
        let list = self.attribute_list(&mut prefixes)?;
        self.attributes_of(list, prefixes)
    }

    fn attributes_of(&mut self, list: Vec<(QName, String)>, prefixes: Prefixes) -> Result<Attributes> {
        if list.is_empty() && prefixes.list.is_empty() {
            return Ok(Attributes::default());
        }
        self.charge(size_of::<AttributeList>() + ALLOCATION)?;
        Ok(AttributeList { list, prefixes: prefixes.list }.into())
    }

    fn attribute_list(&mut self, prefixes: &mut Prefixes) -> Result<Vec<(QName, String)>> {
        let count = self.raw.iter().filter(|raw| !raw.declares).count();
        self.charge(count * size_of::<(QName, String)>())?;
        let mut list = Vec::with_capacity(count);
        for index in 0..self.raw.len() {
            let raw = self.raw[index];
            if !raw.declares {
                list.push(self.keep_attribute(raw, prefixes)?);
            }
        }
        Ok(list)
    }

    /// Reads mixed content of any elements to the end of the innermost element.
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
        if let Some(text) = self.simple_text() {
            self.keep_text(Cow::Borrowed(text), &mut nodes, prefixes)?;
            self.close();
            return Ok(nodes);
        }
        let mut text = Cow::Borrowed("");
        loop {
            match self.token()? {
                Token::Text(piece) | Token::CData(piece) => append(&mut text, piece),
                Token::Reference(c) => text.to_mut().push(c),
                Token::Start(name) => {
                    self.keep_text(std::mem::take(&mut text), &mut nodes, prefixes)?;
                    self.start(name)?;
                    let name = self.qname((name.prefix(), name.local()))?;
                    self.grow(&mut nodes)?;
                    // A message may consist of empty elements.
                    let value = if self.empty && self.raw.is_empty() {
                        self.close();
                        AnyType::default()
                    } else {
                        self.any()?
                    };
                    nodes.push(Node::Element(Element { name, value }));
                }
                Token::End => break,
                Token::Eof => return Err(self.unclosed()),
            }
        }
        self.keep_text(text, &mut nodes, prefixes)?;
        self.close();
        Ok(nodes)
    }

    fn keep_attribute(&mut self, raw: Raw<'_>, prefixes: &mut Prefixes) -> Result<(QName, String)> {
        let name = match raw.is_prefixed() {
            true => self.qname((raw.name.prefix(), raw.name.local()))?,
            false => self.local_name(raw.name.local())?,
        };
        let value = attribute_value(raw.value).map_err(|kind| self.error(kind))?;
        self.charge_text(&value)?;
        let unprefixed_type = raw.namespace == builtin::XSI && raw.name.local() == "type" && !value.contains(':');
        let default = if unprefixed_type { self.bindings.uri("") } else { None };
        let value = match default.filter(|uri| !uri.is_empty()) {
            // The value is written in a place with another default namespace.
            Some(uri) => format!("{}:{}", prefixes.prefix_of(uri), value.trim()),
            None => {
                prefixes.keep(&value, &self.bindings);
                value.into_owned()
            }
        };
        Ok((name, value))
    }

    fn keep_text(&mut self, text: Cow<'_, str>, nodes: &mut Vec<Node>, prefixes: &mut Prefixes) -> Result<()> {
        if !text.is_empty() {
            self.charge_text(&text)?;
            prefixes.keep(&text, &self.bindings);
            self.push(nodes, Node::Text(text.into_owned()))?;
        }
        Ok(())
    }

    fn qname(&mut self, (prefix, local): (&str, &str)) -> Result<QName> {
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

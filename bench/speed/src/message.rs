//! Messages as trees, and the styles in which SOAP stacks write them.

use std::fmt::Write;

pub const SERVICES: &str = "http://www.superoffice.net/ws/crm/NetServer/Services86";
pub const ARRAYS: &str = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
pub const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// An element of the services' namespace, or of that of arrays if its type is a list of built-in types.
pub struct Element {
    pub name: &'static str,
    /// The type with its prefix, `xsd`, `so` or `arr`, or nothing if the element has no type with a name or is nil.
    pub of: &'static str,
    pub content: Content,
}

pub enum Content {
    Text(String),
    Elements(Vec<Element>),
    Nil,
}

/// A way to write namespaces and types, which depends on the stack of the server.
#[derive(Clone, Copy, PartialEq)]
pub enum Style {
    /// No prefixes in the body, as .NET and JAXB write it.
    DefaultNamespace,
    /// A prefix for each element, declared where it is needed, as WCF writes it.
    Prefixes,
    /// A prefix and `xsi:type` for each element, as PHP, gSOAP and Axis write it.
    Types,
    /// A default namespace, and a line for each element.
    Indented,
}

impl Style {
    /// All styles with their names in the tables.
    pub const ALL: [(&str, Self); 4] = [
        ("default namespace", Self::DefaultNamespace),
        ("prefixes", Self::Prefixes),
        ("xsi:type", Self::Types),
        ("indented", Self::Indented),
    ];

    /// Returns the prefix of an element, with its colon.
    fn prefix(self, element: &Element, depth: usize) -> &'static str {
        match (self, element.is_item(), depth) {
            (Self::Types, true, _) => "arr:",
            (Self::Types, false, _) => "so:",
            (_, true, _) => "b:",
            (Self::Prefixes, _, 2..) => "a:",
            _ => "",
        }
    }
}

impl Element {
    /// Whether this is an item of a list of built-in types.
    fn is_item(&self) -> bool {
        self.name == "string"
    }

    fn write(&self, style: Style, depth: usize, xml: &mut String) {
        let (prefix, name) = (style.prefix(self, depth), self.name);
        indent(style, depth, xml);
        let _ = write!(xml, "<{prefix}{name}");
        match (style, depth) {
            (Style::DefaultNamespace | Style::Indented, 0) => {
                let _ = write!(xml, " xmlns=\"{SERVICES}\" xmlns:i=\"{INSTANCE}\"");
            }
            (Style::Prefixes, 0) => {
                let _ = write!(xml, " xmlns=\"{SERVICES}\"");
            }
            (Style::Prefixes, 1) => {
                let _ = write!(xml, " xmlns:a=\"{SERVICES}\" xmlns:i=\"{INSTANCE}\"");
            }
            _ => {}
        }
        if style == Style::Types && !self.of.is_empty() {
            let _ = write!(xml, " xsi:type=\"{}\"", self.of);
        }
        match &self.content {
            Content::Nil if style == Style::Types => xml.push_str(" xsi:nil=\"true\"/>"),
            Content::Nil => xml.push_str(" i:nil=\"true\"/>"),
            Content::Text(text) if text.is_empty() => xml.push_str("/>"),
            Content::Text(text) => {
                xml.push('>');
                xml.push_str(&text.replace('&', "&amp;"));
                let _ = write!(xml, "</{prefix}{name}>");
            }
            Content::Elements(elements) => {
                if style != Style::Types && elements.first().is_some_and(Self::is_item) {
                    let _ = write!(xml, " xmlns:b=\"{ARRAYS}\"");
                }
                xml.push('>');
                elements.iter().for_each(|element| element.write(style, depth + 1, xml));
                indent(style, depth, xml);
                let _ = write!(xml, "</{prefix}{name}>");
            }
        }
    }
}

fn indent(style: Style, depth: usize, xml: &mut String) {
    if style == Style::Indented {
        xml.push('\n');
        (0..depth + 2).for_each(|_| xml.push_str("  "));
    }
}

/// Returns a response in an envelope with the service's response headers.
pub fn envelope(style: Style, body: &Element) -> String {
    let mut xml = format!("<s:Envelope xmlns:s=\"{SOAP}\"");
    if style == Style::Types {
        let _ = write!(
            xml,
            " xmlns:so=\"{SERVICES}\" xmlns:arr=\"{ARRAYS}\" xmlns:xsd=\"{SCHEMA}\" xmlns:xsi=\"{INSTANCE}\""
        );
    }
    let _ = write!(
        xml,
        "><s:Header><h:ExceptionInfo i:nil=\"true\" xmlns:h=\"{SERVICES}\" xmlns:i=\"{INSTANCE}\"/>\
         <h:Succeeded xmlns:h=\"{SERVICES}\">true</h:Succeeded></s:Header><s:Body>"
    );
    body.write(style, 0, &mut xml);
    xml.push_str("</s:Body></s:Envelope>");
    xml
}

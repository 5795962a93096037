//! Writes elements as XML in many styles, as tokens that can be mutated.

mod text;

use crate::{
    random::Random,
    tree::{Element, Name, Node},
    values::{SERVICE, XSI, type_of},
};

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const PREFIXES: [&str; 8] = ["a", "b", "n", "p1", "abcdefgh", "\u{e4}", "_", "xm"];
const SPACES: [&str; 6] = [" ", "\n", "\t", "\r\n", "  ", " \r "];
const NOTHING: [&str; 8] = [
    "<!---->",
    "<!-- a - b -->",
    "<!--<a>&b;]]>-->",
    "<?a?>",
    "<?b c?>",
    "<?xm l ? >?>",
    "<!--\r\n-->",
    "<?\u{e4} \u{20ac}?>",
];

/// How often unusual forms are chosen: never with 0, else once in so many times.
#[derive(Clone, Copy)]
pub struct Style {
    pub unusual: usize,
    /// Whether elements are in a default namespace, if they can be.
    pub default: bool,
    /// Whether white space may be added between elements.
    pub spaced: bool,
    /// Whether white space may be written as references or in CDATA sections. It is then content, even where no text is
    /// expected.
    pub disguised: bool,
    /// Whether members have an `xsi:type`.
    pub types: bool,
}

pub struct Writer<'r> {
    random: &'r mut Random,
    style: Style,
    pub tokens: Vec<String>,
    /// The declarations in scope: prefix and namespace name.
    scope: Vec<(String, String)>,
}

/// The prefixes of a start tag.
#[derive(Default)]
struct Tag {
    declared: Vec<(String, String)>,
    used: Vec<String>,
}

/// Writes an envelope with this element in its Body.
pub fn envelope(random: &mut Random, style: Style, body: &Element) -> Vec<String> {
    let mut writer = Writer { random, style, tokens: Vec::new(), scope: Vec::new() };
    writer.prologue();
    for token in ["<", "s:Envelope", " ", "xmlns:s", "=", "'", SOAP, "'"] {
        writer.push(token);
    }
    writer.scope.push(("s".to_owned(), SOAP.to_owned()));
    if writer.unusual() {
        writer.push(&format!(" xmlns:i=\"{XSI}\" xmlns:n=\"{SERVICE}\""));
        writer.scope.extend([("i".to_owned(), XSI.to_owned()), ("n".to_owned(), SERVICE.to_owned())]);
    }
    if style.types {
        writer.push(&format!(" xmlns:t='{XSI}' xmlns:d='http://www.w3.org/2001/XMLSchema'"));
    }
    writer.push(">");
    writer.between();
    if writer.unusual() {
        writer.push("<s:Header><x xmlns='urn:x' y='&lt;'>z</x></s:Header>");
    }
    writer.push("<s:Body>");
    writer.between();
    writer.element(body);
    writer.between();
    for token in ["</", "s:Body", ">", "</", "s:Envelope", ">"] {
        writer.push(token);
    }
    writer.between();
    writer.tokens
}

impl Writer<'_> {
    fn unusual(&mut self) -> bool {
        self.style.unusual > 0 && self.random.once_in(self.style.unusual)
    }

    fn push(&mut self, token: &str) {
        self.tokens.push(token.to_owned());
    }

    fn prologue(&mut self) {
        if self.unusual() {
            self.push("\u{feff}");
        }
        if self.unusual() {
            let parts: [&str; 4] = [
                "<?xml version='1.0'?>",
                "<?xml version=\"1.0\" encoding='utf-8' ?>",
                "<?xml version='1.1'\nstandalone='yes'?>",
                "<?xml version='1.0' encoding=\"UTF-8\" standalone='no'?>\r\n",
            ];
            let part = self.random.pick(&parts).to_owned();
            self.push(&part);
        }
        self.between();
    }

    /// Writes what means nothing between elements.
    fn between(&mut self) {
        while self.unusual() {
            let token = match self.random.once_in(2) {
                true => self.random.pick(&SPACES),
                false => self.random.pick(&NOTHING),
            };
            self.push(token);
        }
    }

    fn space(&mut self) {
        let space = if self.unusual() { self.random.pick(&SPACES) } else { " " };
        self.push(space);
    }

    fn some_space(&mut self) {
        if self.unusual() {
            self.space();
        }
    }

    fn namespace(&self, prefix: &str) -> Option<&str> {
        let found = self.scope.iter().rev().find(|(other, _)| other == prefix);
        found.map(|(_, uri)| uri.as_str()).or(prefix.is_empty().then_some(""))
    }

    /// Returns a prefix for a namespace, and declares it if necessary. A prefix that the element uses already isn't
    /// declared again.
    fn prefix(&mut self, uri: &str, of_attribute: bool, tag: &mut Tag) -> String {
        if uri == "http://www.w3.org/XML/1998/namespace" {
            return "xml".to_owned();
        }
        let mut candidates: Vec<String> = self.scope.iter().map(|(prefix, _)| prefix.clone()).collect();
        candidates.push(String::new());
        candidates.retain(|prefix| self.namespace(prefix) == Some(uri) && !(of_attribute && prefix.is_empty()));
        if !candidates.is_empty() && !self.unusual() {
            return candidates.swap_remove(self.random.below(candidates.len()));
        }
        let can_be_default = !of_attribute && self.style.default;
        let mut prefix = match uri.is_empty() || can_be_default {
            true => String::new(),
            // Mostly few prefixes, so that one often hides that of an outer element.
            false if self.random.once_in(4) => self.random.pick(&PREFIXES).to_owned(),
            false => self.random.pick(&PREFIXES[..2]).to_owned(),
        };
        while tag.used.contains(&prefix) {
            prefix = format!("p{}", self.random.below(100));
        }
        tag.declared.push((prefix.clone(), uri.to_owned()));
        self.scope.push((prefix.clone(), uri.to_owned()));
        prefix
    }

    fn element(&mut self, element: &Element) {
        let in_scope = self.scope.len();
        let mut tag = Tag::default();
        let name = self.qualified(&element.name, false, &mut tag);
        let mut attributes = Vec::new();
        for (attribute, value) in &element.attributes {
            let name = match attribute.0.is_empty() {
                true => attribute.1.clone(),
                false => self.qualified(attribute, true, &mut tag),
            };
            attributes.push((name, value.clone()));
        }
        let written = tag.declared.into_iter().map(|(prefix, uri)| match prefix.is_empty() {
            true => ("xmlns".to_owned(), uri),
            false => (format!("xmlns:{prefix}"), uri),
        });
        let mut written: Vec<(String, String)> = written.collect();
        let at = if self.unusual() { written.len() } else { 0 };
        written.splice(at..at, attributes);
        self.push("<");
        self.push(&name);
        for (name, value) in written {
            self.space();
            self.push(&name);
            self.some_space();
            self.push("=");
            self.some_space();
            self.value(&value);
        }
        if self.style.types
            && element.name.0 == SERVICE
            && element.elements().next().is_none()
            && !self.random.once_in(4)
        {
            for token in [" ", "t:type", "=", "\"", "d:", type_of(&element.name.1), "\""] {
                self.push(token);
            }
        }
        self.some_space();
        if element.content.is_empty() && self.random.once_in(2) {
            self.push("/>");
        } else {
            self.push(">");
            self.content(element);
            self.push("</");
            self.push(&name);
            self.some_space();
            self.push(">");
        }
        self.scope.truncate(in_scope);
    }

    fn qualified(&mut self, name: &Name, of_attribute: bool, tag: &mut Tag) -> String {
        let prefix = self.prefix(&name.0, of_attribute, tag);
        tag.used.push(prefix.clone());
        if prefix.is_empty() { name.1.clone() } else { format!("{prefix}:{}", name.1) }
    }

    fn content(&mut self, element: &Element) {
        // White space between the elements of the contract isn't kept.
        let is_struct = self.style.spaced && element.name.0 == SERVICE && element.elements().next().is_some();
        for node in &element.content {
            if is_struct {
                self.between();
            }
            match node {
                Node::Element(child) => self.element(child),
                Node::Text(text) => self.text(text),
            }
        }
        if is_struct {
            self.between();
        }
    }
}

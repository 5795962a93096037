//! The choice of the optional parts, items and alternatives of sample values.

use crate::{Attribute, Sample, SampleMixed, Simple};
use soapwright::{
    AnyType, Attachment, Attributes, Check, Content, Dictionary, Element, Nillable, Node, QName,
    xml::{SimpleType, parse_with_prefixes},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The namespace of elements and attributes in place of wildcards, for which the validator has a schema.
const ANYTHING: &str = "urn:anything";
/// The depth down to which samples are filled.
const DEPTH: usize = 24;
/// The maximum depth of repeated values: a type that must contain itself has no finite value.
const END: usize = 80;
/// The number of times that a type is filled below the first levels; later values are minimal.
const FILLED: u32 = 5;
/// The number of times that a type is filled without showing anything new before its values are minimal.
const TRIED: u32 = 60;
/// The number of values of a sample after which the rest is minimal.
const BUDGET: usize = 4_000;

/// The kind of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// Optional parts are present.
    Full,
    /// Optional parts are present, but every second nillable part is nil.
    Nil,
    /// Optional parts are absent.
    Least,
}

/// A source of sample values.
pub struct Sampler {
    round: Round,
    /// The number of drawn texts, which makes texts distinct.
    drawn: u64,
    nils: u64,
    values: usize,
    stack: Vec<Frame>,
    filled: BTreeMap<&'static str, (u32, u32)>,
    /// The next alternative of each choice.
    choices: BTreeMap<&'static str, usize>,
    /// The alternatives of each choice that were incomplete when they occurred.
    open: BTreeMap<&'static str, BTreeSet<usize>>,
    /// The indexes of the headers of the current operation.
    headers: &'static [usize],
    /// The number of alternatives and filled types that occurred for the first time.
    shown: u32,
    unfinished: bool,
    /// The violations that the checks of the contract found in the sample.
    pub(crate) violations: Vec<String>,
}

/// A value that is being drawn.
struct Frame {
    name: &'static str,
    /// Whether the value is minimal.
    least: bool,
    /// Whether a choice within it has alternatives left, or it was cut short.
    unfinished: bool,
    /// The alternative of a choice.
    alternative: Option<usize>,
    is_open: bool,
}

impl Default for Sampler {
    fn default() -> Self {
        Sampler {
            round: Round::Full,
            drawn: 0,
            nils: 0,
            values: 0,
            stack: Vec::new(),
            filled: BTreeMap::new(),
            choices: BTreeMap::new(),
            open: BTreeMap::new(),
            headers: &[],
            shown: 0,
            unfinished: false,
            violations: Vec::new(),
        }
    }
}

impl Sampler {
    /// Starts another sample.
    pub fn begin(&mut self, round: Round) {
        self.round = round;
        self.stack.clear();
        self.values = 0;
        self.unfinished = false;
        self.violations.clear();
    }

    /// Records the violations that the checks of the contract find in a value.
    pub fn check<T: Check>(&mut self, value: &T) {
        if let Err(violations) = value.check() {
            self.violations.extend(violations.iter().map(ToString::to_string));
        }
    }

    /// Whether a choice in this sample has alternatives that haven't occurred in any sample.
    pub fn is_unfinished(&self) -> bool {
        self.unfinished
    }

    /// Draws a value of a complex type.
    pub fn value<T: Sample>(&mut self) -> T {
        self.named(T::NAME, T::sample)
    }

    /// Draws mixed content with text before, between and after its elements.
    pub fn mixed<T: SampleMixed>(&mut self) -> Vec<T> {
        self.named(T::NAME, |s| {
            let is_least = s.least();
            let elements = T::sample(s);
            if is_least {
                return elements;
            }
            let mut content = vec![T::from(&s.anything_text())];
            for element in elements {
                content.extend([element, T::from(&s.anything_text())]);
            }
            content
        })
    }

    fn named<T>(&mut self, name: &'static str, sample: impl FnOnce(&mut Self) -> T) -> T {
        assert!(self.stack.len() < 4 * END, "a value of {name} has no end");
        let within = self.stack.iter().filter(|frame| frame.name == name).count();
        let (filled, tried) = self.filled.get(name).copied().unwrap_or_default();
        self.values += 1;
        let exhausted = self.stack.len() > DEPTH || self.values > BUDGET;
        let least = self.stack.last().is_some_and(|frame| frame.least)
            || self.round == Round::Least
            || within > 1
            || exhausted
            || self.stack.len() > 2 && (filled >= FILLED || tried >= TRIED);
        // A value that is cut short is drawn again in another sample, in which more types are minimal.
        if exhausted && self.round == Round::Full && filled == 0 && tried < TRIED {
            self.leave_unfinished();
        }
        self.stack.push(Frame { name, least, unfinished: false, alternative: None, is_open: false });
        let shown = self.shown;
        let value = sample(self);
        let frame = self.stack.pop();
        let unfinished = frame.as_ref().is_some_and(|frame| frame.unfinished);
        if let Some(Frame { alternative: Some(alternative), is_open, .. }) = frame {
            let open = self.open.entry(name).or_default();
            if is_open {
                open.insert(alternative)
            } else {
                open.remove(&alternative)
            };
        }
        if !least {
            let (filled, tried) = self.filled.entry(name).or_default();
            self.shown += u32::from(!unfinished && *filled == 0);
            *tried += u32::from(self.shown == shown);
            *filled += u32::from(!unfinished);
        }
        value
    }

    /// Draws the headers of a message, limited to those of these indexes.
    pub fn headers<T: Sample>(&mut self, indexes: &'static [usize]) -> T {
        self.headers = indexes;
        self.value()
    }

    /// Draws a header block, if the operation has it.
    pub fn header<T>(&mut self, index: usize, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.headers.contains(&index) { self.optional(draw) } else { None }
    }

    /// Whether minimal values are wanted.
    fn least(&self) -> bool {
        self.round == Round::Least || self.stack.last().is_some_and(|frame| frame.least)
    }

    /// Draws an optional value.
    pub fn optional<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (!self.least()).then(|| draw(self))
    }

    /// Returns the default for an absent value whose type has no values.
    pub fn never<T: Default>(&mut self) -> T {
        T::default()
    }

    /// Draws a nillable value.
    pub fn nillable<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.nils += 1;
        let nil = self.least() || self.round == Round::Nil && self.nils.is_multiple_of(2);
        (!nil).then(|| draw(self))
    }

    /// Draws a nillable value that has attributes if it is nil.
    pub fn nillable_with<T: Sample>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Nillable<T> {
        self.nillable(draw).map_or_else(|| self.nil(), Nillable::Value)
    }

    /// Draws a nil value with the attributes of its type.
    pub fn nil<T: Sample>(&mut self) -> Nillable<T> {
        let mut attributes = Attributes::default();
        let is_least = self.least();
        for Attribute { namespace, local, fixed, simple, .. } in
            T::ATTRIBUTES.iter().filter(|a| a.required || !is_least)
        {
            self.drawn += 1;
            let text = fixed.map_or_else(|| simple.text(self.drawn), str::to_owned);
            // The values share one list of prefixes, so each needs prefixes of its own.
            let (text, prefixes) = prefixed(&text);
            let renamed = |prefix: &str| format!("{local}{prefix}");
            let text = prefixes
                .iter()
                .fold(text, |text, (prefix, _)| text.replace(&format!("{prefix}:"), &format!("{}:", renamed(prefix))));
            attributes.prefixes.extend(prefixes.into_iter().map(|(prefix, uri)| (renamed(&prefix), uri)));
            attributes.list.push((QName::new(*namespace, *local), text));
        }
        Nillable::Nil(attributes)
    }

    /// Draws a list of values.
    pub fn many<T>(&mut self, min: u32, max: u32, mut draw: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let wanted = match self.stack.len() {
            _ if self.least() => 0,
            0..=6 => 2,
            _ => 1,
        };
        let count = if self.stack.len() > END { 0 } else { wanted.max(min).min(max) };
        (0..count).map(|_| draw(self)).collect()
    }

    /// Draws the entries of a dictionary.
    pub fn dictionary<K: PartialEq, V>(
        &mut self,
        mut key: impl FnMut(&mut Self) -> K,
        mut value: impl FnMut(&mut Self) -> V,
    ) -> Dictionary<K, V> {
        self.many(0, 2, |s| (key(s), value(s))).into_iter().collect()
    }

    /// Chooses an alternative. `least` is one with finite values.
    pub fn alternative(&mut self, choice: &'static str, count: usize, least: usize) -> usize {
        if self.least() {
            return least;
        }
        let next = self.choices.entry(choice).or_default();
        let turn = *next % count.max(1);
        let open = self.open.get(choice);
        // The incomplete alternatives take turns, because one of them may never become complete.
        let left = open.and_then(|open| open.iter().nth(next.saturating_sub(count) % open.len().max(1)));
        let chosen = left.filter(|_| *next >= count).copied().unwrap_or(turn);
        *next += 1;
        self.shown += u32::from(*next <= count);
        let unfinished = *next < count || open.is_some_and(|open| open.iter().any(|open| *open != chosen));
        if let Some(frame) = self.stack.last_mut() {
            frame.alternative = Some(chosen);
        }
        if unfinished {
            let is_open = self.stack.last().is_some_and(|frame| frame.is_open);
            self.leave_unfinished();
            if let Some(frame) = self.stack.last_mut() {
                frame.is_open = is_open;
            }
        }
        chosen
    }

    /// Records that the values being drawn are incomplete.
    fn leave_unfinished(&mut self) {
        self.unfinished = true;
        for frame in &mut self.stack {
            (frame.unfinished, frame.is_open) = (true, true);
        }
    }

    /// Draws a value of a simple type.
    pub fn text<T: SimpleType>(&mut self, simple: &Simple) -> T {
        self.drawn += 1;
        let text = simple.text(self.drawn);
        let (prefixed, prefixes) = if T::QUALIFIED { prefixed(&text) } else { (text, Vec::new()) };
        parse_with_prefixes(&prefixed, &prefixes)
            .unwrap_or_else(|wanted| panic!("`{prefixed}` is not read as {wanted}; it was drawn for {simple:?}"))
    }

    /// Returns a fixed value.
    pub fn fixed<T: SimpleType>(&mut self, text: &str) -> T {
        T::parse(text).unwrap_or_else(|wanted| panic!("the fixed value `{text}` is not read as {wanted}"))
    }

    /// Draws a value of `xs:anyType`.
    pub fn anything(&mut self) -> AnyType {
        AnyType { content: self.content().nodes, ..AnyType::default() }
    }

    /// Draws a value of `xs:anySimpleType`.
    pub fn any_text(&mut self) -> AnyType {
        AnyType::from(self.anything_text())
    }

    /// Draws open mixed content, with an element because one may be required.
    pub fn content(&mut self) -> Content {
        let element = Element::new(QName::new(ANYTHING, "anything"), self.anything_text());
        let nodes = vec![Node::Text(self.anything_text()), Node::Element(element), Node::Text(self.anything_text())];
        Content { nodes, ..Content::default() }
    }

    /// Draws elements in place of an element wildcard.
    pub fn any(&mut self, namespaces: &[&str], min: u32, max: u32) -> Vec<Element> {
        self.many(min, max, |s| {
            let inner = Element::new(QName::new("urn:another", "inner"), s.anything());
            let mut value = s.anything();
            value.attributes.list.push((QName::new("", "kind"), "a \"<\"&\n".to_owned()));
            value.content.push(Node::Element(inner));
            value.content.push(Node::Text(" and more".to_owned()));
            Element::new(s.name(namespaces), value)
        })
    }

    /// Draws attributes in place of an attribute wildcard.
    pub fn any_attributes(&mut self, namespaces: &[&str]) -> Attributes {
        // Attributes in SOAP's namespace are interpreted by servers (SOAP 1.1, 4.2), so a known one is used.
        let name = match namespaces {
            ["http://schemas.xmlsoap.org/soap/envelope/", ..] => QName::new(namespaces[0], "actor"),
            _ => self.name(namespaces),
        };
        let list = self.many(0, 1, |s| (name.clone(), s.anything_text()));
        list.into()
    }

    /// Draws an attachment for the message part of this name, of one of these media types.
    pub fn attachment(&mut self, part: &str, media_types: &[&str]) -> Attachment {
        self.drawn += 1;
        let media_type = media_types.first().map_or("", |media_type| media_type);
        let mut content_type = media_type.replace("*/*", "text/plain").replace('*', "x-sample");
        // The content has lines that resemble boundaries.
        let mut bytes = format!("\r\n--{part}\r\n\0{}\n", self.drawn);
        if content_type.starts_with("multipart/") {
            content_type.push_str("; boundary=inner");
            bytes = format!("--inner\r\n\r\n{}\r\n--inner--\r\n", self.drawn);
        }
        Attachment {
            content_id: Some(format!("{part}={}@sample", self.drawn).into()),
            ..Attachment::new(content_type, bytes)
        }
    }

    /// Returns a name that a wildcard allows, in the first of these namespaces or in [`ANYTHING`].
    fn name(&self, namespaces: &[&str]) -> QName {
        QName::new(namespaces.first().copied().unwrap_or(ANYTHING), "anything")
    }

    fn anything_text(&mut self) -> String {
        self.drawn += 1;
        format!("anything-{}", self.drawn)
    }
}

/// Converts names of the form `{namespace}local` to prefixed ones. Returns the text and the prefixes.
fn prefixed(text: &str) -> (String, Vec<(String, Arc<str>)>) {
    let mut prefixes: Vec<(String, Arc<str>)> = Vec::new();
    let words = text.split(' ').map(|word| match word.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some(("", local)) => local.to_owned(),
        Some((namespace, local)) => {
            let prefix = format!("p{}", prefixes.len());
            prefixes.push((prefix.clone(), namespace.into()));
            format!("{prefix}:{local}")
        }
        None => word.to_owned(),
    });
    let words: Vec<String> = words.collect();
    (words.join(" "), prefixes)
}

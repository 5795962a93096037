//! How much of a value there is: its optional parts, its items, its alternatives.

use crate::{Attribute, Sample, SampleMixed, Simple};
use soapwright::{
    AnyType, Attachment, Attributes, Check, Content, Dictionary, Element, Nillable, Node, QName,
    xml::{SimpleType, parse_with_prefixes},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The namespace of what stands in the place of wildcards, which the judge has a schema for.
const ANYTHING: &str = "urn:anything";
/// How many values deep a sample is filled.
const DEPTH: usize = 24;
/// How many values deep a sample may be at all: a type that repeats itself at least once has no end.
const END: usize = 80;
/// How often a type is filled below the first levels; from then on it comes with no more than it must have.
const FILLED: u32 = 5;
/// How often a type is filled in vain for the sake of what it is to show yet.
const TRIED: u32 = 60;
/// How many values one sample has before the rest comes with no more than it must have.
const BUDGET: usize = 4_000;

/// What a sample is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// All that may be there is.
    Full,
    /// All that may be there is, but every second of what may be nil is nil.
    Nil,
    /// All that may be absent is.
    Least,
}

/// Draws sample values.
pub struct Sampler {
    round: Round,
    /// Numbers texts, so that two that change places are noticed.
    drawn: u64,
    nils: u64,
    values: usize,
    stack: Vec<Frame>,
    filled: BTreeMap<&'static str, (u32, u32)>,
    /// For each choice the alternative that comes next.
    choices: BTreeMap<&'static str, usize>,
    /// For each choice the alternatives that didn't show all of themselves when they were there.
    open: BTreeMap<&'static str, BTreeSet<usize>>,
    /// The indexes of the headers that the operation at hand has.
    headers: &'static [usize],
    /// How much was shown for the first time: alternatives, and types with all that may be there.
    shown: u32,
    unfinished: bool,
    /// What the checks of the contract have against the sample.
    pub(crate) violations: Vec<String>,
}

/// A value that is being drawn.
struct Frame {
    name: &'static str,
    /// It comes with no more than it must have.
    least: bool,
    /// A choice within it has alternatives left, or it was cut short.
    unfinished: bool,
    /// The alternative that it is, and whether that is unfinished by itself.
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
    /// Begins another sample.
    pub fn begin(&mut self, round: Round) {
        self.round = round;
        self.stack.clear();
        self.values = 0;
        self.unfinished = false;
        self.violations.clear();
    }

    /// Notes what the checks of the contract have against a sample.
    pub fn check<T: Check>(&mut self, value: &T) {
        if let Err(violations) = value.check() {
            self.violations.extend(violations.iter().map(ToString::to_string));
        }
    }

    /// Whether a choice in this sample has alternatives that no sample has shown.
    pub fn is_unfinished(&self) -> bool {
        self.unfinished
    }

    /// A value that isn't a text.
    pub fn value<T: Sample>(&mut self) -> T {
        self.named(T::NAME, T::sample)
    }

    /// Mixed content: with text before, between and behind its elements.
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
        // What is cut short for want of room comes again, in a sample that has less of what was there already.
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

    /// The headers of a message, of which its operation has those of these indexes: no other is written.
    pub fn headers<T: Sample>(&mut self, indexes: &'static [usize]) -> T {
        self.headers = indexes;
        self.value()
    }

    /// A header block.
    pub fn header<T>(&mut self, index: usize, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.headers.contains(&index) { self.optional(draw) } else { None }
    }

    /// Whether no more is wanted than there must be.
    fn least(&self) -> bool {
        self.round == Round::Least || self.stack.last().is_some_and(|frame| frame.least)
    }

    /// What may be absent.
    pub fn optional<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (!self.least()).then(|| draw(self))
    }

    /// What is never there, because there is no value of its type.
    pub fn never<T: Default>(&mut self) -> T {
        T::default()
    }

    /// What may be nil.
    pub fn nillable<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.nils += 1;
        let nil = self.least() || self.round == Round::Nil && self.nils.is_multiple_of(2);
        (!nil).then(|| draw(self))
    }

    /// What may be nil and have attributes then.
    pub fn nillable_with<T: Sample>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Nillable<T> {
        self.nillable(draw).map_or_else(|| self.nil(), Nillable::Value)
    }

    /// What is nil, with the attributes of its type.
    pub fn nil<T: Sample>(&mut self) -> Nillable<T> {
        let mut attributes = Attributes::default();
        let is_least = self.least();
        for Attribute { namespace, local, fixed, simple, .. } in
            T::ATTRIBUTES.iter().filter(|a| a.required || !is_least)
        {
            self.drawn += 1;
            let text = fixed.map_or_else(|| simple.text(self.drawn), str::to_owned);
            // Prefixes are kept with the values that have them, so each needs its own.
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

    /// What repeats.
    pub fn many<T>(&mut self, min: u32, max: u32, mut draw: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let wanted = match self.stack.len() {
            _ if self.least() => 0,
            0..=6 => 2,
            _ => 1,
        };
        let count = if self.stack.len() > END { 0 } else { wanted.max(min).min(max) };
        (0..count).map(|_| draw(self)).collect()
    }

    /// The entries of a dictionary.
    pub fn dictionary<K: PartialEq, V>(
        &mut self,
        mut key: impl FnMut(&mut Self) -> K,
        mut value: impl FnMut(&mut Self) -> V,
    ) -> Dictionary<K, V> {
        self.many(0, 2, |s| (key(s), value(s))).into_iter().collect()
    }

    /// Which of this choice's alternatives it is; `least` is one that has an end.
    pub fn alternative(&mut self, choice: &'static str, count: usize, least: usize) -> usize {
        if self.least() {
            return least;
        }
        let next = self.choices.entry(choice).or_default();
        let turn = *next % count.max(1);
        let open = self.open.get(choice);
        // In turn, because one of them may never show all of itself.
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

    /// Notes that this sample doesn't show all of what is being drawn.
    fn leave_unfinished(&mut self) {
        self.unfinished = true;
        for frame in &mut self.stack {
            (frame.unfinished, frame.is_open) = (true, true);
        }
    }

    /// A text that is allowed here.
    pub fn text<T: SimpleType>(&mut self, simple: &Simple) -> T {
        self.drawn += 1;
        let text = simple.text(self.drawn);
        let (prefixed, prefixes) = if T::QUALIFIED { prefixed(&text) } else { (text, Vec::new()) };
        parse_with_prefixes(&prefixed, &prefixes)
            .unwrap_or_else(|wanted| panic!("`{prefixed}` is not read as {wanted}; it was to be {simple:?}"))
    }

    /// The only text that is allowed here.
    pub fn fixed<T: SimpleType>(&mut self, text: &str) -> T {
        T::parse(text).unwrap_or_else(|wanted| panic!("the fixed value `{text}` is not read as {wanted}"))
    }

    /// What may be anything.
    pub fn anything(&mut self) -> AnyType {
        AnyType { content: self.content().nodes, ..AnyType::default() }
    }

    /// What may be any text.
    pub fn any_text(&mut self) -> AnyType {
        AnyType::from(self.anything_text())
    }

    /// Mixed content that may be anything: an element too, because there may have to be one.
    pub fn content(&mut self) -> Content {
        let element = Element::new(QName::new(ANYTHING, "anything"), self.anything_text());
        let nodes = vec![Node::Text(self.anything_text()), Node::Element(element), Node::Text(self.anything_text())];
        Content { nodes, ..Content::default() }
    }

    /// What stands in the place of a wildcard for elements.
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

    /// What stands in the place of a wildcard for attributes.
    pub fn any_attributes(&mut self, namespaces: &[&str]) -> Attributes {
        // A server looks at SOAP's own attributes (SOAP 1.1, 4.2), so that they are declared.
        let name = match namespaces {
            ["http://schemas.xmlsoap.org/soap/envelope/", ..] => QName::new(namespaces[0], "actor"),
            _ => self.name(namespaces),
        };
        let list = self.many(0, 1, |s| (name.clone(), s.anything_text()));
        Attributes { list, ..Attributes::default() }
    }

    /// An attachment that is the message's part of this name, of one of these media types.
    pub fn attachment(&mut self, part: &str, media_types: &[&str]) -> Attachment {
        self.drawn += 1;
        let media_type = media_types.first().map_or("", |media_type| media_type);
        let mut content_type = media_type.replace("*/*", "text/plain").replace('*', "x-sample");
        // Lines that look like what separates parts.
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

    /// A name that a wildcard takes. The judge knows those of [`ANYTHING`].
    fn name(&self, namespaces: &[&str]) -> QName {
        QName::new(namespaces.first().copied().unwrap_or(ANYTHING), "anything")
    }

    fn anything_text(&mut self) -> String {
        self.drawn += 1;
        format!("anything-{}", self.drawn)
    }
}

/// A text whose names are written as `{namespace}local` as one with prefixes, and what those stand for.
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

//! The check of a value's text against the constraining facets (XSD 1.0 Part 2, 4.3).

use super::{
    lexical::has,
    order::{compare, digits, is_ordered},
    pattern::matches,
};
use crate::{
    limits::SHOWN_VALUE,
    shown::Shown,
    xml::{SameValue, TextType, collapse},
};
use std::{borrow::Cow, cmp::Ordering};

/// The name and value of a facet. In addition to the facets of XSD there are `fixed`, and `regex`, which is the
/// preceding pattern in the syntax of the crate `regex`.
pub(super) type Facet = (&'static str, &'static str);

/// A simple type, against which a text is checked.
#[derive(Debug, Clone, Copy)]
#[doc(hidden)]
pub struct Simple<'t> {
    variety: Variety<'t>,
    /// The facets, those of the base type first.
    facets: &'t [Facet],
    /// Whether messages hide the value.
    secret: bool,
}

/// The variety of a simple type (XSD 1.0 Part 2, 2.5.1).
#[derive(Debug, Clone, Copy)]
enum Variety<'t> {
    /// Derived from this built-in type.
    Atomic(&'t str),
    /// A list of items of this type.
    List(&'t Simple<'t>),
    /// A union of these member types.
    Union(&'t [Simple<'t>]),
}

/// Creates a type that is derived from this built-in type.
#[doc(hidden)]
pub fn atomic<'t>(base: &'t str, facets: &'t [Facet]) -> Simple<'t> {
    Simple { variety: Variety::Atomic(base), facets, secret: false }
}

/// Creates a list type of these items.
#[doc(hidden)]
pub fn list<'t>(items: &'t Simple<'t>, facets: &'t [Facet]) -> Simple<'t> {
    Simple { variety: Variety::List(items), facets, secret: false }
}

/// Creates a union type of these member types.
#[doc(hidden)]
pub fn union<'t>(members: &'t [Simple<'t>], facets: &'t [Facet]) -> Simple<'t> {
    Simple { variety: Variety::Union(members), facets, secret: false }
}

impl Simple<'_> {
    /// Returns the type, whose messages hide the value if `secret` is set.
    pub(super) fn hidden(self, secret: bool) -> Self {
        Simple { secret, ..self }
    }

    /// Notes the violations of the type by a text.
    pub(super) fn check(&self, text: &str, note: &mut dyn FnMut(String)) {
        match self.variety {
            Variety::Atomic(base) => {
                let text = &*self.white_space(text);
                match has(base, text) {
                    true => self.facets(base, text, &self.show(text), note),
                    false => note(format!("{} is not a valid xs:{base}", self.show(text))),
                }
            }
            Variety::List(items) => {
                let text = &*collapse(text);
                self.facets("", text, &self.show(text), note);
                let items = Simple { secret: self.secret, ..*items };
                text.split(' ').filter(|text| !text.is_empty()).for_each(|text| items.check(text, note));
            }
            Variety::Union(members) => {
                let mut broken = Vec::new();
                for member in members {
                    let member = Simple { secret: self.secret, ..*member };
                    let mut notes = Vec::new();
                    member.check(text, &mut |note| notes.push(note));
                    let text = &*member.white_space(text);
                    self.facets(member.base(), text, &self.show(text), &mut |note| notes.push(note));
                    if notes.is_empty() {
                        return;
                    }
                    broken.extend(member.takes(text).then_some(notes));
                }
                // If the text is valid for the base type of only one member, that member was intended.
                match broken.as_mut_slice() {
                    [notes] => notes.drain(..).for_each(note),
                    _ => note(format!("{} matches none of the types that the contract allows", self.show(text))),
                }
            }
        }
    }

    /// Returns the value in the form in which a message shows it.
    fn show(&self, text: &str) -> String {
        if self.secret { HIDDEN.to_owned() } else { shown(text) }
    }

    /// Returns `true` if a text with processed white space is valid for the type without its facets.
    fn takes(&self, text: &str) -> bool {
        match self.variety {
            Variety::Atomic(base) => has(base, text),
            Variety::List(items) => text.split(' ').all(|text| text.is_empty() || items.takes(text)),
            Variety::Union(members) => members.iter().any(|member| member.takes(&member.white_space(text))),
        }
    }

    /// Returns the built-in type from which it is derived, or an empty text for lists and unions.
    fn base(&self) -> &str {
        match self.variety {
            Variety::Atomic(base) => base,
            Variety::List(_) | Variety::Union(_) => "",
        }
    }

    /// Notes the violations of the type's facets by a text, which messages show as `value`.
    fn facets(&self, base: &str, text: &str, value: &str, note: &mut dyn FnMut(String)) {
        let mut listed = self.facets.iter().filter(|(name, _)| *name == "enumeration").peekable();
        if listed.peek().is_some() && !listed.any(|(_, one)| self.is_same(text, &self.white_space(one))) {
            note(format!("{value} is not one of the values that the contract lists"));
        }
        let mut pattern = "";
        for (name, limit) in self.facets {
            match *name {
                "pattern" => pattern = limit,
                "regex" => {
                    if !matches(limit, text) {
                        note(format!("{value} doesn't match the pattern `{pattern}`"));
                    }
                }
                _ => {
                    if let Some(breach) = self.breach(base, name, limit, text) {
                        note(format!("{value} {breach}"));
                    }
                }
            }
        }
    }

    /// Returns the description of the violation of a facet, or `None` if the text satisfies it.
    fn breach(&self, base: &str, name: &str, limit: &str, text: &str) -> Option<String> {
        let (is_broken, words) = match name {
            "minInclusive" => {
                (is_any(base, text, limit, &[Ordering::Less]), "is less than the minimum of the contract")
            }
            "minExclusive" => (
                is_any(base, text, limit, &[Ordering::Less, Ordering::Equal]),
                "is not greater than the lower bound of the contract",
            ),
            "maxInclusive" => {
                (is_any(base, text, limit, &[Ordering::Greater]), "is greater than the maximum of the contract")
            }
            "maxExclusive" => (
                is_any(base, text, limit, &[Ordering::Greater, Ordering::Equal]),
                "is not less than the upper bound of the contract",
            ),
            "fixed" => (!self.is_same(text, &self.white_space(limit)), "is not the fixed value of the contract"),
            "length" | "minLength" | "maxLength" => {
                let (length, unit) = length(base, text)?;
                let limit: usize = limit.trim().parse().ok()?;
                return match name {
                    "minLength" if length < limit => {
                        Some(format!("is too short: the contract requires at least {limit} {unit}"))
                    }
                    "maxLength" if length > limit => {
                        Some(format!("is too long: the contract allows at most {limit} {unit}"))
                    }
                    "length" if length != limit => {
                        Some(format!("has the wrong length: the contract requires {limit} {unit}"))
                    }
                    _ => None,
                };
            }
            "totalDigits" | "fractionDigits" => {
                let (total, fraction) = digits(text)?;
                let limit: usize = limit.trim().parse().ok()?;
                return match name {
                    "totalDigits" if total > limit => Some(format!("has more than {limit} digits")),
                    "fractionDigits" if fraction > limit => {
                        Some(format!("has more than {limit} digits after the decimal point"))
                    }
                    _ => None,
                };
            }
            _ => return None,
        };
        let limit = limit.trim();
        is_broken.then(|| format!("{words}: {limit}"))
    }

    /// Returns the text with its white space processed by the type's facet `whiteSpace` (4.3.6).
    fn white_space<'v>(&self, text: &'v str) -> Cow<'v, str> {
        let said = self.facets.iter().rev().find(|(name, _)| *name == "whiteSpace").map(|(_, value)| *value);
        let text_type = match said {
            Some("preserve") => TextType::String,
            Some("replace") => TextType::NormalizedString,
            Some(_) => TextType::Token,
            None => TextType::named(self.base()).unwrap_or(TextType::Token),
        };
        text_type.apply(text.into())
    }
}

impl SameValue for Simple<'_> {
    fn is_same(&self, a: &str, b: &str) -> bool {
        match self.variety {
            Variety::Atomic(base) => is_equal(base, a, b),
            Variety::List(items) => {
                let (a, b) = (a.split(' '), b.split(' '));
                a.clone().count() == b.clone().count() && a.zip(b).all(|(a, b)| items.is_same(a, b))
            }
            Variety::Union(members) => members.iter().any(|member| {
                let (a, b) = (member.white_space(a), member.white_space(b));
                member.takes(&a) && member.takes(&b) && member.is_same(&a, &b)
            }),
        }
    }
}

/// Returns `true` if a text compares with a bound in one of these orders, or is not comparable with it.
fn is_any(base: &str, text: &str, limit: &str, orders: &[Ordering]) -> bool {
    compare(base, text, limit).map_or_else(|| is_ordered(base), |order| orders.contains(&order))
}

/// Returns the length of a value and its unit, or `None` if the type has no length (4.3.1).
fn length(base: &str, text: &str) -> Option<(usize, &'static str)> {
    match base {
        "" => Some((text.split(' ').filter(|item| !item.is_empty()).count(), "items")),
        "hexBinary" => Some((text.len() / 2, "octets")),
        "base64Binary" => {
            let characters = text.bytes().filter(|b| *b != b'=' && *b != b' ').count();
            Some((characters / 4 * 3 + characters % 4 * 3 / 4, "octets"))
        }
        // Every value satisfies the length facets (errata to 4.3.1).
        "QName" | "NOTATION" => None,
        _ => Some((text.chars().count(), "characters")),
    }
}

/// Returns `true` if two texts are the same value of a built-in type (4.3.5).
fn is_equal(base: &str, a: &str, b: &str) -> bool {
    match base {
        _ if a == b => true,
        "hexBinary" => a.eq_ignore_ascii_case(b),
        "base64Binary" => a.bytes().filter(|b| *b != b' ').eq(b.bytes().filter(|b| *b != b' ')),
        _ => compare(base, a, b) == Some(Ordering::Equal),
    }
}

/// The words by which a message refers to a secret value.
pub(super) const HIDDEN: &str = "the value";

/// Returns a value as a quotation in a message, truncated if it is long.
pub(super) fn shown(text: &str) -> String {
    format!("`{}`", Shown(text, SHOWN_VALUE))
}

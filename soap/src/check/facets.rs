//! The constraining facets (XSD 1.0 Part 2, 4.3), held against a value's text.

use super::order::{compare, digits};
use std::{borrow::Cow, cmp::Ordering};

/// What the text of a simple type may be.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Facets {
    /// The built-in type that it is derived from; empty for a list.
    pub base: &'static str,
    /// The enumerated values; any if there are none.
    pub values: &'static [&'static str],
    /// The other facets, name and value, those of the base type first.
    pub facets: &'static [(&'static str, &'static str)],
    /// The patterns, each as the contract has it and as the crate `regex` has it.
    pub patterns: &'static [(&'static str, &'static str)],
    /// The type of a list's items.
    pub item: Option<&'static Facets>,
    /// No message shows the value.
    pub secret: bool,
}

impl Facets {
    /// Any text.
    pub const ANY: Facets =
        Facets { base: "string", values: &[], facets: &[], patterns: &[], item: None, secret: false };

    /// Notes how the text breaks the facets.
    pub(super) fn check(&self, text: &str, note: &mut dyn FnMut(String)) {
        let text = &*self.white_space(text);
        let value = if self.secret { "the value".to_owned() } else { shown(text) };
        if !self.values.is_empty() && !self.values.iter().any(|one| self.is_equal(text, &self.white_space(one))) {
            note(format!("{value} is none of the values that the contract lists"));
        }
        for (name, limit) in self.facets {
            if let Some(breach) = self.breach(name, limit, text) {
                note(format!("{value} {breach}"));
            }
        }
        #[cfg(feature = "pattern")]
        for (pattern, regex) in self.patterns.iter().filter(|(_, regex)| !super::pattern::matches(regex, text)) {
            let _ = regex;
            note(format!("{value} doesn't match the pattern `{pattern}`"));
        }
        if let Some(item) = self.item {
            let item = Facets { secret: item.secret || self.secret, ..*item };
            text.split(' ').filter(|text| !text.is_empty()).for_each(|text| item.check(text, note));
        }
    }

    /// How the text breaks one of them.
    fn breach(&self, name: &str, limit: &str, text: &str) -> Option<String> {
        // Whether the value's place in the order of its type is one of these. Where there is none, nothing is said.
        let is = |wrong: &[Ordering]| compare(self.base, text, limit).is_some_and(|order| wrong.contains(&order));
        let (is_broken, words) = match name {
            "minInclusive" => (is(&[Ordering::Less]), "is less than the least that the contract allows"),
            "minExclusive" => (is(&[Ordering::Less, Ordering::Equal]), "is not more than the bound of the contract"),
            "maxInclusive" => (is(&[Ordering::Greater]), "is more than the most that the contract allows"),
            "maxExclusive" => (is(&[Ordering::Greater, Ordering::Equal]), "is not less than the bound of the contract"),
            "fixed" => (!self.is_equal(text, &self.white_space(limit)), "is not the value that the contract has fixed"),
            "length" | "minLength" | "maxLength" => {
                let (length, unit) = self.length(text)?;
                let limit: usize = limit.trim().parse().ok()?;
                return match name {
                    "minLength" if length < limit => {
                        Some(format!("is too short: the contract asks for at least {limit} {unit}"))
                    }
                    "maxLength" if length > limit => {
                        Some(format!("is too long: the contract allows at most {limit} {unit}"))
                    }
                    "length" if length != limit => {
                        Some(format!("has the wrong length: the contract asks for {limit} {unit}"))
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
                        Some(format!("has more than {limit} digits behind the point"))
                    }
                    _ => None,
                };
            }
            _ => return None,
        };
        let limit = limit.trim();
        is_broken.then(|| format!("{words}: {limit}"))
    }

    /// The length in the unit of the type (4.3.1).
    fn length(&self, text: &str) -> Option<(usize, &'static str)> {
        match self.base {
            "" => Some((text.split(' ').filter(|item| !item.is_empty()).count(), "items")),
            "hexBinary" => Some((text.len() / 2, "octets")),
            "base64Binary" => {
                let characters = text.bytes().filter(|b| *b != b'=' && *b != b' ').count();
                Some((characters * 3 / 4, "octets"))
            }
            // Every value has a length that is allowed (errata to 4.3.1).
            "QName" | "NOTATION" => None,
            _ => Some((text.chars().count(), "characters")),
        }
    }

    /// Whether two texts are the same value.
    fn is_equal(&self, a: &str, b: &str) -> bool {
        a == b || compare(self.base, a, b) == Some(Ordering::Equal)
    }

    /// The text as its type's white space has it (4.3.6).
    fn white_space<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let said = self.facets.iter().rev().find(|(name, _)| *name == "whiteSpace").map(|(_, value)| *value);
        let own = match self.base {
            "string" | "anySimpleType" => "preserve",
            "normalizedString" => "replace",
            _ => "collapse",
        };
        match said.unwrap_or(own) {
            "preserve" => Cow::Borrowed(text),
            "replace" => Cow::Owned(text.replace(['\t', '\n', '\r'], " ")),
            _ => {
                let words = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
                Cow::Owned(words.collect::<Vec<_>>().join(" "))
            }
        }
    }
}

/// A value in a message, cut where it is long.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("`{}...`", &text[..end]),
        None => format!("`{text}`"),
    }
}

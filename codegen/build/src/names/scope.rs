//! Unique identifiers within a scope.

use super::keyword;
use std::collections::BTreeSet;

/// A set of identifiers, each of which is given out once.
#[derive(Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
}

/// An item that needs an identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The preferred identifier: the XML name in Rust's spelling.
    pub(crate) ident: String,
    /// The XML name.
    pub(crate) xml: String,
    /// The precedence of its claim: lower numbers come first.
    pub(crate) rank: u8,
    /// A word for its kind, which is appended to the identifier in a collision.
    pub(crate) what: &'static str,
}

impl Scope {
    /// Creates a scope in which these identifiers are taken.
    pub(crate) fn with(taken: &[&str]) -> Self {
        Scope { taken: taken.iter().map(|&name| name.to_owned()).collect() }
    }

    /// Marks an identifier as taken.
    pub(crate) fn take(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// Returns whether an identifier is taken.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// Returns the identifier `wanted`, or if it is taken, with `what` appended, or else a number from 2.
    pub(crate) fn give(&mut self, wanted: String, what: &str) -> String {
        let wanted = if wanted.is_empty() { alone(what) } else { wanted };
        let numbered = (2..).map(|number| format!("{wanted}{number}"));
        let candidates = [wanted.clone(), format!("{wanted}{what}")].into_iter().chain(numbered);
        for candidate in candidates {
            if self.taken.insert(candidate.clone()) {
                return keyword(candidate);
            }
        }
        wanted
    }

    /// Returns an identifier for each candidate, by the rule for collisions in the documentation of [`names`](super).
    pub(crate) fn settle(&mut self, candidates: &[Candidate]) -> Vec<String> {
        let idents: Vec<String> = candidates.iter().map(|candidate| self.preferred(candidate)).collect();
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_by_key(|&index| {
            let Candidate { ident, xml, rank, .. } = &candidates[index];
            (*rank, *xml != idents[index], xml != ident, xml, index)
        });
        let mut given = vec![String::new(); candidates.len()];
        let mut left = Vec::new();
        for index in order {
            if self.taken.insert(idents[index].clone()) {
                given[index] = keyword(idents[index].clone());
            } else {
                left.push(index);
            }
        }
        for index in left {
            given[index] = self.give(candidates[index].ident.clone(), candidates[index].what);
        }
        given
    }

    /// Returns the identifier of a candidate before collisions with other candidates are resolved.
    fn preferred(&self, Candidate { ident, what, .. }: &Candidate) -> String {
        match ident.as_str() {
            "" => alone(what),
            _ if self.taken.contains(ident) => format!("{ident}{what}"),
            _ => ident.clone(),
        }
    }
}

/// Returns the identifier of an item whose name has no letters or digits: the word for its kind.
fn alone(what: &str) -> String {
    what.trim_start_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Scope};
    use crate::names::case::camel;

    fn settle(names: &[(&str, u8)]) -> Vec<String> {
        let candidate =
            |&(xml, rank): &(&str, u8)| Candidate { ident: camel(xml), xml: xml.to_owned(), rank, what: "Type" };
        Scope::with(&["Option"]).settle(&names.iter().map(candidate).collect::<Vec<_>>())
    }

    #[test]
    fn name_that_equals_the_identifier_keeps_it_in_any_order() {
        for (names, given) in [
            (&[("order", 0), ("Order", 0)][..], &["OrderType", "Order"][..]),
            (&[("Order", 1), ("Order", 0)], &["OrderType", "Order"]),
            (&[("order", 0), ("Order", 1)], &["Order", "OrderType"]),
            (&[("Order", 0), ("order", 0), ("OrderType", 0)], &["Order", "Order2", "OrderType"]),
            (&[("ORDER", 0), ("order", 0)], &["Order", "OrderType"]),
            (&[("order", 0), ("ORDER", 0)], &["OrderType", "Order"]),
            (&[("Option", 0)], &["OptionType"]),
            (&[("Option", 0), ("OptionType", 0)], &["Option2", "OptionType"]),
            (&[("optionType", 0), ("option", 0)], &["OptionTypeType", "OptionType"]),
            (&[("Order", 0), ("Order", 0), ("Order", 0)], &["Order", "OrderType", "Order2"]),
            (&[("+", 0), ("-", 0)], &["Type", "TypeType"]),
            (&[("Self", 0)], &["Self_"]),
        ] {
            assert_eq!(settle(names), given, "{names:?}");
        }
    }

    #[test]
    fn names_are_given_in_order() {
        let mut scope = Scope::with(&["Option"]);
        let given: Vec<String> = ["Order", "Order", "Order", "Option", "", "type", "self"]
            .map(|name| scope.give(name.to_owned(), "Type"))
            .into();
        assert_eq!(given, ["Order", "OrderType", "Order2", "OptionType", "Type", "r#type", "self_"]);
    }
}

//! Identifiers within one scope.

use super::keyword;
use std::collections::BTreeSet;

/// Gives identifiers out, each once.
#[derive(Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
}

/// Something that wants an identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The identifier it would like: its XML name in Rust's spelling.
    pub(crate) ident: String,
    /// Its XML name.
    pub(crate) xml: String,
    /// How good its claim is: what has the least number is served first.
    pub(crate) rank: u8,
    /// What it is, to put behind its name.
    pub(crate) what: &'static str,
}

impl Scope {
    /// A scope in which these are taken.
    pub(crate) fn with(taken: &[&str]) -> Self {
        Scope { taken: taken.iter().map(|&name| name.to_owned()).collect() }
    }

    /// Takes an identifier for something else.
    pub(crate) fn take(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// Whether an identifier is taken.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// An identifier as near to this as may be.
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

    /// An identifier for each of these, by the rule for collisions.
    pub(crate) fn settle(&mut self, candidates: &[Candidate]) -> Vec<String> {
        // Generated code needs the names that are taken for itself.
        let ident = |Candidate { ident, what, .. }: &Candidate| match ident.as_str() {
            "" => alone(what),
            _ if self.taken.contains(ident) => format!("{ident}{what}"),
            _ => ident.clone(),
        };
        let idents: Vec<String> = candidates.iter().map(ident).collect();
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
}

/// What something is, as the identifier of what has no name but marks.
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
    fn what_is_spelled_so_keeps_its_name_wherever_it_stands() {
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

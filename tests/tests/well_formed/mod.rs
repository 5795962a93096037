//! Tests of well-formedness by XML 1.0 (5th edition) and Namespaces in XML 1.0, with each case in every place that it
//! can have. The verdicts and the values are compared with those of roxmltree and libxml2. Where these disagree, the
//! clause of the case decides.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod case;
mod cases;
mod encodings;
mod libxml2;
mod places;
mod values;

use case::{Case, Place};
use cases::all;
use places::{Document, Kept, documents};
use values::{ours, roxmltree, text_values};

/// Returns the reason why a parser's result contradicts the specification.
fn contradiction(case: &Case, document: &Document, result: &Result<String, String>) -> Option<String> {
    let values = match result {
        Err(_) if !case.is_well_formed => return None,
        Err(error) => return Some(error.clone()),
        Ok(_) if !case.is_well_formed => return Some("accepted".to_owned()),
        Ok(values) => values,
    };
    let value = text_values(case.value.as_deref()?);
    let is_attribute = case.place == Place::Attribute;
    // The name of an attribute ends at its `=`.
    let found = match document.kept {
        Kept::Nothing => return None,
        Kept::Name => values.as_str(),
        Kept::Any | Kept::Within if is_attribute => values.split_once('=')?.1.split_once([']', '@'])?.0,
        Kept::Any => values.strip_prefix("{}Any[")?.strip_suffix("]")?,
        Kept::Within => values.strip_prefix("{}Any[{}x[")?.strip_suffix("]]")?,
    };
    // An empty text of an element isn't kept.
    let is_equal = found == value || found.is_empty() && value == "\"\"";
    (!is_equal).then(|| format!("{found} instead of {value}"))
}

/// Asserts that `read` agrees with the specification on all cases in all places.
fn judge<'c>(cases: impl Iterator<Item = &'c Case>, mut read: impl FnMut(&Document) -> Result<String, String>) {
    let mut wrong = String::new();
    for case in cases {
        for document in documents(case) {
            if let Some(why) = contradiction(case, &document, &read(&document)) {
                wrong += &format!("{} ({}): {why} for {:?}\n", document.place, case.clause, document.text);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Asserts that a parser reads the same values as ours from all cases in all places.
fn assert_same_values<'c>(
    cases: impl Iterator<Item = &'c Case>,
    mut read: impl FnMut(&Document) -> Result<String, String>,
) {
    let mut wrong = String::new();
    for document in cases.filter(|case| case.is_well_formed).flat_map(documents) {
        let (ours, theirs) = (ours(document.text.as_bytes(), None), read(&document));
        if ours != theirs {
            wrong += &format!("{}: {ours:?} instead of {theirs:?} for {:?}\n", document.place, document.text);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn reader_reads_exactly_well_formed_xml() {
    judge(all().iter(), |document| ours(document.text.as_bytes(), None));
}

#[test]
fn roxmltree_agrees_on_well_formedness_and_values() {
    let cases = all();
    let cases = || cases.iter().filter(|case| !case.roxmltree_differs);
    judge(cases(), |document| roxmltree(&document.text));
    assert_same_values(cases(), |document| roxmltree(&document.text));
}

#[test]
fn libxml2_agrees_on_well_formedness_and_values() {
    let cases = all();
    let cases = || cases.iter().filter(|case| !case.libxml2_differs);
    let sent: Vec<_> = cases().flat_map(documents).map(|document| document.text.into_bytes()).collect();
    let Some(verdicts) = libxml2::judge(&sent) else { return };
    let mut in_order = verdicts.iter().cloned();
    judge(cases(), |_| in_order.next().unwrap());
    let verdicts = sent.iter().zip(&verdicts).collect::<std::collections::BTreeMap<_, _>>();
    assert_same_values(cases(), |document| verdicts[&document.text.clone().into_bytes()].clone());
}

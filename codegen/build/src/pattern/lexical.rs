//! Chooses how values are written under patterns: takes a simple type that isn't a text type, and returns the canonical
//! form, or another form together with the text that was read.
//!
//! A value is written in its canonical form if that is proven to be valid: if the patterns allow one text of a value,
//! they must allow every text that may be written for it. Without a proof, the value keeps the text that was read.

use super::{
    ascii::Expr,
    automaton::Automaton,
    equal,
    family::Family,
    forms::{self, expression},
    product::Question,
};
use crate::limits::DIGITS;
use crate::model::{BuiltIn, Facet, FacetKind, LexicalForm as Form, Simple, Variety};

/// The way in which values of a type are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// In the canonical form.
    Plain,
    /// As the text that was read, or in this form if there is none.
    AsRead(Form),
}

/// Returns the way in which values of a type are written. Only the patterns of the type itself count, not those of its
/// item or member types.
pub(crate) fn written(simple: &Simple) -> Written {
    let mut patterns = simple.patterns().peekable();
    let Some(parts) = parts(simple).filter(|parts| patterns.peek().is_some() && !parts.iter().all(is_text)) else {
        return Written::Plain;
    };
    let Some(patterns) = patterns.map(expression).collect::<Option<Vec<Expr>>>() else {
        return Written::AsRead(Form::Canonical);
    };
    // A value of a union belongs to one member, while each item of a list may belong to another family.
    let count = if is_list(simple) { parts.len() } else { 1 };
    let cases: Vec<Case<'_>> =
        parts.chunks(count).map(|families| Case { simple, families, patterns: &patterns }).collect();
    match (all(cases.iter().map(|case| case.fits(Form::Canonical, false))), cases.as_slice(), parts.as_slice()) {
        (Some(true), ..) => Written::Plain,
        (Some(false), [case], [family]) => Written::AsRead(case.form(*family).unwrap_or(Form::Canonical)),
        _ => Written::AsRead(Form::Canonical),
    }
}

/// Returns whether all answers are true; `None` if one that is needed isn't known.
fn all(mut answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    answers.try_fold(true, |all, answer| answer.map(|holds| all && holds))
}

fn is_text(family: &Family) -> bool {
    *family == Family::Text
}

/// Returns the families of a type: one for an atomic type, else those of the item or member types. `None` if qualified
/// names are among them.
fn parts(simple: &Simple) -> Option<Vec<Family>> {
    match &simple.variety {
        Variety::Any => Some(vec![Family::Text]),
        Variety::Atomic(built_in) => Some(vec![Family::of(*built_in)?]),
        Variety::List(item) => parts(item),
        Variety::Union(members) => {
            let all: Option<Vec<Vec<Family>>> = members.iter().map(parts).collect();
            all.map(|all| all.concat())
        }
    }
}

/// A type with its patterns, limited to values of some of its families.
struct Case<'s> {
    simple: &'s Simple,
    families: &'s [Family],
    patterns: &'s [Expr],
}

impl Case<'_> {
    /// Returns the forms to try.
    fn candidates(&self, family: Family) -> Vec<Form> {
        let read = self.read().and_then(|read| Automaton::new(self.patterns.iter().chain([&read])));
        read.map(|mut read| forms::candidates(family, &mut read)).unwrap_or_default()
    }

    /// Returns the first form in which every value that has a valid text has a valid text. `None` if there is none.
    fn form(&self, family: Family) -> Option<Form> {
        for form in self.candidates(family) {
            if self.fits(form, true)? {
                return Some(form);
            }
        }
        None
    }

    /// Returns whether every value that has a valid text has a valid text in this form. `None` if that takes too long
    /// to find out. With `near`, rare texts don't count.
    fn fits(&self, form: Form, near: bool) -> Option<bool> {
        let mut written = vec![expression(&self.whole(|family| forms::texts(form, family)))?];
        written.extend(least(self.simple, self.families).and_then(|bound| expression(&bound)));
        let equal = self.equal(near);
        let read = self.read()?;
        Question { equal: &equal, read: &read, written: &written, patterns: self.patterns }.holds()
    }

    /// Returns the texts that can be read.
    fn read(&self) -> Option<Expr> {
        expression(&self.whole(Family::texts))
    }

    /// Returns the pairs of texts of the same value.
    fn equal(&self, near: bool) -> Expr {
        let all = Expr::Or(self.families.iter().map(|family| equal::texts(*family, near)).collect());
        if is_list(self.simple) { equal::lists(&all) } else { all }
    }

    /// Returns the pattern of the whole text, given those of each family.
    fn whole(&self, texts: impl Fn(Family) -> String) -> String {
        let all: Vec<String> = self.families.iter().map(|family| texts(*family)).collect();
        let all = all.join("|");
        if is_list(self.simple) { format!("(({all})( ({all}))*)?") } else { all }
    }
}

/// Returns a pattern for the numbers from a type's lower bound on. `None` if there is no lower bound, or one below 0.
fn least(simple: &Simple, families: &[Family]) -> Option<String> {
    let is_float = match families {
        _ if is_list(simple) => return None,
        [Family::Integer | Family::Decimal] => false,
        [Family::Float] => true,
        _ => return None,
    };
    let bounds = bound_of_base(&simple.variety).into_iter().chain(simple.facets.iter().filter_map(lower_bound));
    let bounds = bounds.filter(|bound| is_natural(bound));
    let bound = bounds.map(|bound| bound.trim_start_matches('0')).max_by_key(|bound| (bound.len(), *bound))?;
    // With an exponent, the digits of a number don't say how great it is.
    if bound.is_empty() || is_float {
        return Some("[^\\-][\\s\\S]*".to_owned());
    }
    // A number isn't less if it has more digits, the same digits, or a greater digit after the same leading ones.
    let mut branches = vec![format!("[1-9][0-9]{{{},}}", bound.len()), bound.to_owned()];
    for (at, digit) in bound.bytes().enumerate().filter(|(_, digit)| *digit < b'9') {
        let (same, more, rest) = (&bound[..at], char::from(digit + 1), bound.len() - at - 1);
        branches.push(format!("{same}[{more}-9][0-9]{{{rest}}}"));
    }
    Some(format!("\\+?0*({})(\\.[0-9]*)?", branches.join("|")))
}

/// Returns the least value of a built-in type, if that is 0 or more.
fn bound_of_base(variety: &Variety) -> Option<&'static str> {
    use BuiltIn::{NonNegativeInteger, PositiveInteger, UnsignedByte, UnsignedInt, UnsignedLong, UnsignedShort};
    match variety {
        Variety::Atomic(PositiveInteger) => Some("1"),
        Variety::Atomic(NonNegativeInteger | UnsignedByte | UnsignedShort | UnsignedInt | UnsignedLong) => Some("0"),
        _ => None,
    }
}

/// Returns the value of a facet that no value of the type is less than.
fn lower_bound(Facet { kind, value }: &Facet) -> Option<&str> {
    match kind {
        FacetKind::MinInclusive | FacetKind::MinExclusive => Some(value.trim()),
        FacetKind::Length
        | FacetKind::MinLength
        | FacetKind::MaxLength
        | FacetKind::Pattern
        | FacetKind::Enumeration
        | FacetKind::WhiteSpace
        | FacetKind::MaxInclusive
        | FacetKind::MaxExclusive
        | FacetKind::TotalDigits
        | FacetKind::FractionDigits => None,
    }
}

/// Returns whether a bound is a whole number without a sign, and short enough for a pattern.
fn is_natural(bound: &str) -> bool {
    !bound.is_empty() && bound.len() <= DIGITS && bound.bytes().all(|b| b.is_ascii_digit())
}

fn is_list(simple: &Simple) -> bool {
    matches!(simple.variety, Variety::List(_))
}

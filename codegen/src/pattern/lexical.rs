//! Whether the values of a type that isn't text may be written as they are by themselves, where patterns fix the texts.
//!
//! A type is plain if that is proven: wherever the patterns allow a text of a value, they allow every text that the value
//! may be written as. What can't be proven keeps the text that was read, which costs little and loses nothing.

use super::{
    ascii::Expr,
    automaton::Automaton,
    equal,
    family::Family,
    forms::{self, expression},
    product::Question,
};
use crate::model::{LexicalForm as Form, Simple};

/// How values of a type are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// As they are by themselves.
    Plain,
    /// As the text that was read, and else in this form.
    AsRead(Form),
}

/// How values of this type are written, by its own patterns; those of items and members are their own.
pub(crate) fn written(simple: &Simple) -> Written {
    let mut patterns = simple.facets.iter().filter(|(name, _)| name == "pattern").peekable();
    let Some(parts) = parts(simple).filter(|parts| patterns.peek().is_some() && !parts.iter().all(is_text)) else {
        return Written::Plain;
    };
    let Some(patterns) = patterns.map(|(_, pattern)| expression(pattern)).collect::<Option<Vec<Expr>>>() else {
        return Written::AsRead(Form::Canonical);
    };
    // A value of a union is one of a member; in a list each item may be of another.
    let cases: Vec<Case<'_>> = match simple.item {
        Some(_) => vec![Case { simple, families: &parts, patterns: &patterns }],
        None => parts.chunks(1).map(|families| Case { simple, families, patterns: &patterns }).collect(),
    };
    match (all(cases.iter().map(|case| case.fits(Form::Canonical, false))), cases.as_slice(), parts.as_slice()) {
        (Some(true), ..) => Written::Plain,
        (Some(false), [case], [family]) => Written::AsRead(case.form(*family).unwrap_or(Form::Canonical)),
        _ => Written::AsRead(Form::Canonical),
    }
}

/// Whether all of these hold; `None` where one is too hard to tell.
fn all(mut answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    answers.try_fold(true, |all, answer| answer.map(|holds| all && holds))
}

fn is_text(family: &Family) -> bool {
    *family == Family::Text
}

/// The families of a type, its items or its members; `None` where there are names.
fn parts(simple: &Simple) -> Option<Vec<Family>> {
    match (&simple.item, simple.members.as_slice()) {
        (Some(item), _) => parts(item),
        (None, []) => Some(vec![Family::of(&simple.base)?]),
        (None, members) => {
            let all: Option<Vec<Vec<Family>>> = members.iter().map(parts).collect();
            all.map(|all| all.concat())
        }
    }
}

/// A type, or one of several that it may be, with its patterns.
struct Case<'s> {
    simple: &'s Simple,
    families: &'s [Family],
    patterns: &'s [Expr],
}

impl Case<'_> {
    fn candidates(&self, family: Family) -> Vec<Form> {
        let read = self.read().and_then(|read| Automaton::new(self.patterns.iter().chain([&read])));
        read.map(|mut read| forms::candidates(family, &mut read)).unwrap_or_default()
    }

    /// The first form that all values have that have an allowed text.
    fn form(&self, family: Family) -> Option<Form> {
        for form in self.candidates(family) {
            if self.fits(form, true)? {
                return Some(form);
            }
        }
        None
    }

    /// Whether all values that have an allowed text have one in this form; `None` where that is too hard to tell.
    fn fits(&self, form: Form, near: bool) -> Option<bool> {
        let mut written = vec![expression(&self.whole(|family| forms::texts(form, family)))?];
        written.extend(least(self.simple, self.families).and_then(|bound| expression(&bound)));
        let equal = self.equal(near);
        let read = self.read()?;
        Question { equal: &equal, read: &read, written: &written, patterns: self.patterns }.holds()
    }

    fn read(&self) -> Option<Expr> {
        expression(&self.whole(Family::texts))
    }

    fn equal(&self, near: bool) -> Expr {
        let all = Expr::Or(self.families.iter().map(|family| equal::texts(*family, near)).collect());
        if self.is_list() { equal::lists(&all) } else { all }
    }

    /// The pattern of the whole text.
    fn whole(&self, texts: impl Fn(Family) -> String) -> String {
        let all: Vec<String> = self.families.iter().map(|family| texts(*family)).collect();
        let all = all.join("|");
        if self.is_list() { format!("(({all})( ({all}))*)?") } else { all }
    }

    fn is_list(&self) -> bool {
        self.simple.item.is_some()
    }
}

/// The pattern of the numbers that a type's lower bound leaves, where that is 0 or more.
fn least(simple: &Simple, families: &[Family]) -> Option<String> {
    let is_float = match families {
        _ if simple.item.is_some() => return None,
        [Family::Integer | Family::Decimal] => false,
        [Family::Float] => true,
        _ => return None,
    };
    let by_type = match simple.base.as_str() {
        "positiveInteger" => "1",
        "nonNegativeInteger" | "unsignedByte" | "unsignedShort" | "unsignedInt" | "unsignedLong" => "0",
        _ => "",
    };
    let is_number = |bound: &str| !bound.is_empty() && bound.len() <= 40 && bound.bytes().all(|b| b.is_ascii_digit());
    let facets = simple.facets.iter().filter(|(name, _)| matches!(&**name, "minInclusive" | "minExclusive"));
    let facets = facets.map(|(_, bound)| bound.trim());
    let bounds = [by_type].into_iter().chain(facets).filter(|bound| is_number(bound));
    let bound = bounds.map(|bound| bound.trim_start_matches('0')).max_by_key(|bound| (bound.len(), *bound))?;
    // Not all texts of a floating-point number show how great it is.
    if bound.is_empty() || is_float {
        return Some("[^\\-][\\s\\S]*".to_owned());
    }
    // More digits, or as many of which one is greater where all before it are the same, or the same digits.
    let mut branches = vec![format!("[1-9][0-9]{{{},}}", bound.len()), bound.to_owned()];
    for (at, digit) in bound.bytes().enumerate().filter(|(_, digit)| *digit < b'9') {
        let (same, more, rest) = (&bound[..at], char::from(digit + 1), bound.len() - at - 1);
        branches.push(format!("{same}[{more}-9][0-9]{{{rest}}}"));
    }
    Some(format!("\\+?0*({})(\\.[0-9]*)?", branches.join("|")))
}

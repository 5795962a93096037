//! The lexical forms in which the values of a family may be written, and the texts of each form.

use super::{
    ascii::{self, Expr},
    automaton::Automaton,
    family::Family,
    syntax,
};
use crate::limits::{COUNTED_STATES, DIGITS};
use crate::model::{Digits, LexicalForm as Form};
use std::collections::BTreeSet;

/// Returns the forms to try for the values of a family, given the texts that may be read. The forms closest to the
/// canonical one are first.
pub(super) fn candidates(family: Family, read: &mut Automaton) -> Vec<Form> {
    let Counts { whole, fraction } = counts(read);
    let ends = |counts: &BTreeSet<usize>| [counts.first().copied(), counts.last().copied()].into_iter().flatten();
    let least = fraction.first().copied().unwrap_or_default();
    match family {
        Family::Boolean => vec![Form::ZeroOne],
        Family::Integer | Family::Decimal | Family::Float => {
            let wholes = [1].into_iter().chain(ends(&whole));
            let mosts = match fraction.last() {
                _ if family == Family::Integer => vec![Some(0)],
                Some(most) if *most < DIGITS => vec![Some(*most)],
                _ => vec![None],
            };
            let forms = wholes.flat_map(|whole| {
                let mosts = mosts.clone();
                [0, least].into_iter().flat_map(move |least| {
                    mosts.clone().into_iter().flat_map(move |most| {
                        [false, true].map(|plus| Form::Digits(Digits { whole, fraction: (least, most), plus }))
                    })
                })
            });
            forms.collect()
        }
        Family::DateTime | Family::Time => [0, least]
            .into_iter()
            .flat_map(|least| [Form::Fraction, Form::Utc, Form::Offset].map(|form| form(least)))
            .collect(),
        Family::Date => vec![Form::Offset(0)],
        Family::HexBinary => vec![Form::Lowercase],
        Family::Base64Binary | Family::Duration | Family::Text => Vec::new(),
    }
}

/// Returns a pattern that matches all texts of a family in a form.
pub(super) fn texts(form: Form, family: Family) -> String {
    const OFFSET: &str = "[+\\-](00:(0[1-9]|[1-5][0-9])|(0[1-9]|1[0-3]):[0-5][0-9]|14:00)";
    match (form, family) {
        (Form::ZeroOne, _) => "0|1".to_owned(),
        (Form::Digits(digits), _) => numbers(digits),
        (Form::Fraction(least), _) => times(family, least, &format!("Z|{OFFSET}")),
        (Form::Utc(least), _) => times(family, least, "Z"),
        (Form::Offset(_), Family::Date) => format!("[0-9\\-]+(\\+00:00|{OFFSET})?"),
        (Form::Offset(least), _) => times(family, least, &format!("\\+00:00|{OFFSET}")),
        (Form::Lowercase, _) => "[0-9a-f]*".to_owned(),
        (Form::Canonical, Family::Boolean) => "true|false".to_owned(),
        (Form::Canonical, Family::Integer) => numbers(Digits { whole: 1, fraction: (0, Some(0)), plus: false }),
        (Form::Canonical, Family::Decimal) => numbers(Digits { whole: 1, fraction: (0, None), plus: false }),
        (Form::Canonical, Family::Float) => {
            let digits = numbers(Digits { whole: 1, fraction: (1, None), plus: false });
            format!("{digits}|-?[0-9](\\.[0-9]+)?e-?[0-9]+|-?INF|NaN")
        }
        (Form::Canonical, Family::HexBinary) => "[0-9A-F]*".to_owned(),
        (Form::Canonical, Family::DateTime | Family::Time) => texts(Form::Fraction(0), family),
        (Form::Canonical, Family::Date) => format!("[0-9\\-]+(Z|{OFFSET})?"),
        (Form::Canonical, Family::Duration) => {
            let (date, time) = ("([0-9]+Y)?([0-9]+M)?([0-9]+D)?", "([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?");
            format!("-?P{date}(T{time})?")
        }
        (Form::Canonical, Family::Base64Binary) => "[^ ]*".to_owned(),
        (Form::Canonical, Family::Text) => "[\\s\\S]*".to_owned(),
    }
}

/// Returns a pattern for times, with dates for `dateTime`, that have at least so many digits of a fraction of a second.
fn times(family: Family, least: usize, offset: &str) -> String {
    let fraction = match least {
        0 => "(\\.[0-9]*[1-9])?".to_owned(),
        _ => format!("\\.([0-9]{{{least}}}|[0-9]{{{least},}}[1-9])"),
    };
    let day = if family == Family::DateTime { "[0-9\\-]+T" } else { "" };
    format!("{day}[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}{fraction}({offset})?")
}

/// Returns a pattern for numbers with these digits.
fn numbers(Digits { whole, fraction: (least, most), plus }: Digits) -> String {
    let sign = if plus { "[+\\-]" } else { "-?" };
    let whole = match whole {
        0 => "([1-9][0-9]*)?".to_owned(),
        whole => format!("([0-9]{{{whole}}}|[1-9][0-9]{{{whole},}})"),
    };
    let most = most.map_or_else(String::new, |most| most.to_string());
    let fraction = match (least, &*most) {
        (_, "0") => String::new(),
        (0, most) => format!("(\\.[0-9]{{1,{most}}})?"),
        (least, most) => format!("\\.[0-9]{{{least},{most}}}"),
    };
    format!("{sign}{whole}{fraction}")
}

/// The numbers of digits that texts have before and after the decimal point.
#[derive(Default)]
struct Counts {
    whole: BTreeSet<usize>,
    fraction: BTreeSet<usize>,
}

/// Returns the numbers of digits that the texts of an automaton have.
fn counts(texts: &mut Automaton) -> Counts {
    let mut counts = Counts::default();
    let start = (Automaton::START, 0, None, false);
    let (mut seen, mut open) = (BTreeSet::from([start]), vec![start]);
    while let Some((state, whole, fraction, is_over)) = open.pop().filter(|_| !texts.is_too_large()) {
        if texts.accepts(state) {
            counts.whole.insert(whole);
            counts.fraction.insert(fraction.unwrap_or_default());
        }
        for byte in 0..128 {
            let next = texts.step(state, byte);
            if next == Automaton::DEAD {
                continue;
            }
            let is_digit = byte.is_ascii_digit();
            let next = match fraction {
                None if is_digit => (next, one_more(whole), None, false),
                None if byte == b'.' => (next, whole, Some(0), false),
                Some(count) if is_digit && !is_over => (next, whole, Some(one_more(count)), false),
                Some(count) => (next, whole, Some(count), true),
                None => (next, whole, None, false),
            };
            if seen.len() < COUNTED_STATES && seen.insert(next) {
                open.push(next);
            }
        }
    }
    counts
}

/// Returns the number of digits after one more. It doesn't grow without end, so that the search ends.
fn one_more(count: usize) -> usize {
    (count + 1).min(DIGITS)
}

/// Returns the expression of a pattern; `None` if it is malformed.
pub(super) fn expression(pattern: &str) -> Option<Expr> {
    syntax::parse(pattern).map(|pattern| ascii::of(&pattern))
}

//! Texts of the same value (XSD 1.0 Part 2, 3.2). For each family there is an expression for the pairs of a text that
//! is read and a text that may be written for its value. It may match other pairs too, but leaves out none.

use super::{
    ascii::{Chars, Expr, Side, range},
    family::Family,
};

/// Returns the pairs of a family. With `near`, rare pairs are left out: midnight as the end of a day, times whose
/// digits change with the offset, and floating-point numbers without an exponent whose digits differ.
pub(super) fn texts(family: Family, near: bool) -> Expr {
    match family {
        Family::Boolean => or([both_of(["true", "1"]), both_of(["false", "0"])]),
        Family::Integer => number(None),
        Family::Decimal => number(Some(fraction())),
        Family::Float if near => or([number(Some(fraction())), any_number(read(one_of("eE"))), words()]),
        Family::Float => or([any_number(then([])), words()]),
        Family::HexBinary => many(or(hex())),
        Family::Base64Binary => many(or([both(!range(' ', ' ')), read(range(' ', ' '))])),
        Family::DateTime | Family::Time => moment(family, near),
        Family::Date => date(),
        Family::Duration => duration(),
        Family::Text => many(both(Chars::MAX)),
    }
}

/// Returns the pairs of lists, given the pairs of their items.
pub(super) fn lists(items: &Expr) -> Expr {
    let space = both(range(' ', ' '));
    or([then([]), then([items.clone(), many(then([space, items.clone()]))])])
}

fn or<const N: usize>(parts: [Expr; N]) -> Expr {
    Expr::Or(parts.into())
}

fn then<const N: usize>(parts: [Expr; N]) -> Expr {
    Expr::Then(parts.into())
}

fn many(part: Expr) -> Expr {
    Expr::Many(Box::new(part), 0, None)
}

fn maybe(part: Expr) -> Expr {
    Expr::Many(Box::new(part), 0, Some(1))
}

fn both(chars: Chars) -> Expr {
    Expr::Of(Side::Both, chars)
}

fn read(chars: Chars) -> Expr {
    Expr::Of(Side::Read, chars)
}

fn written(chars: Chars) -> Expr {
    Expr::Of(Side::Written, chars)
}

fn one_of(chars: &str) -> Chars {
    chars.chars().fold(0, |all, c| all | range(c, c))
}

fn digits() -> Chars {
    range('0', '9')
}

/// Returns all pairs of these texts, which have the same value.
fn both_of<const N: usize>(texts: [&str; N]) -> Expr {
    let side = |side| Expr::Or(texts.iter().map(|text| spelled(side, text)).collect());
    then([side(Side::Read), side(Side::Written)])
}

/// Returns an expression for this text on one side.
fn spelled(side: Side, text: &str) -> Expr {
    Expr::Then(text.chars().map(|c| Expr::Of(side, range(c, c))).collect())
}

/// Returns an expression for any number of these characters in each text, independently of the other.
fn either(chars: Chars) -> Expr {
    then([many(read(chars)), many(written(chars))])
}

/// Returns the pairs of the same number, with any `+` and any redundant zeros. `fraction` is for a fraction other than
/// 0.
fn number(fraction: Option<Expr>) -> Expr {
    let (zeros, plus) = (either(one_of("0")), one_of("+"));
    let sign = or([both(one_of("-")), then([maybe(read(plus)), maybe(written(plus))])]);
    let whole = then([zeros.clone(), both(range('1', '9')), many(both(digits()))]);
    // Zero has no sign.
    let zero = then([maybe(read(plus | one_of("-"))), maybe(written(plus)), zeros.clone()]);
    let Some(fraction) = fraction else {
        let digit = then([read(one_of("0")), written(one_of("0"))]);
        return or([then([sign, whole]), then([zero, digit])]);
    };
    or([
        then([sign.clone(), whole, or([fraction.clone(), no_fraction()])]),
        then([sign, zeros, fraction]),
        then([zero, no_fraction()]),
    ])
}

/// Returns the pairs of the same fraction other than 0.
fn fraction() -> Expr {
    then([both(one_of(".")), many(both(digits())), both(range('1', '9')), either(one_of("0"))])
}

/// Returns the pairs of fractions that are 0 or absent.
fn no_fraction() -> Expr {
    let zeros = |side| then([Expr::Of(side, one_of(".")), many(Expr::Of(side, one_of("0")))]);
    then([maybe(zeros(Side::Read)), maybe(zeros(Side::Written))])
}

/// Returns the pairs of floating-point numbers with the same sign, if the text that is read contains `mark`. The digits
/// don't matter, since different ones may round to the same number.
fn any_number(mark: Expr) -> Expr {
    let minus = one_of("-");
    let plus = one_of("+");
    let sign = or([both(minus), then([maybe(read(plus)), maybe(written(plus))])]);
    let chars = digits() | one_of(".eE");
    let text = || many(read(chars | one_of("+-")));
    then([sign, text(), mark, text(), written(chars), many(written(chars | minus))])
}

/// Returns the pairs of floating-point values that aren't written in digits.
fn words() -> Expr {
    or([both_of(["INF"]), both_of(["-INF"]), both_of(["NaN"])])
}

/// Returns the pairs of each hexadecimal digit, in either case.
fn hex() -> [Expr; 7] {
    let letter = |c: char| {
        let cases = range(c, c) | range(c.to_ascii_uppercase(), c.to_ascii_uppercase());
        then([read(cases), written(cases)])
    };
    [both(digits()), letter('a'), letter('b'), letter('c'), letter('d'), letter('e'), letter('f')]
}

/// Returns the pairs of times of day, with dates for `dateTime`.
fn moment(family: Family, near: bool) -> Expr {
    let (clock, date) = (digits() | one_of(":"), digits() | one_of("-"));
    let is_dated = family == Family::DateTime;
    let dated = |day: Expr| if is_dated { then([day, both(one_of("T"))]) } else { then([]) };
    let fraction = or([fraction(), no_fraction()]);
    let same = then([dated(many(both(date))), many(both(clock)), fraction.clone()]);
    if near {
        return then([same, maybe(offsets())]);
    }
    // A different offset changes the time and perhaps the date, but keeps the year at four digits.
    let digits = |count| Expr::Many(Box::new(written(digits())), count, Some(count));
    let dash = || written(one_of("-"));
    let any_day = dated(then([many(read(date)), digits(4), dash(), digits(2), dash(), digits(2)]));
    let any_time = then([many(read(clock)), many(written(clock)), fraction]);
    // The end of a day is written as midnight of the next day.
    let midnight = then([spelled(Side::Read, "24:00:00"), spelled(Side::Written, "00:00:00"), no_fraction()]);
    or([same, then([any_day.clone(), midnight, maybe(offsets())]), then([any_day, any_time, offsets()])])
}

/// Returns all pairs of offsets.
fn offsets() -> Expr {
    let one = |side| then([Expr::Of(side, one_of("Z+-")), many(Expr::Of(side, digits() | one_of(":")))]);
    then([one(Side::Read), one(Side::Written)])
}

/// Returns the pairs of dates, or parts of dates, with the same offset, if any.
fn date() -> Expr {
    let other = then([both(one_of("+-")), many(both(digits() | one_of(":")))]);
    let offset = or([both_of(["Z", "+00:00", "-00:00"]), other]);
    then([many(both(digits() | one_of("-"))), maybe(offset)])
}

/// Returns the pairs of durations with the same parts. Parts of 0 aren't written, except in `PT0S`.
fn duration() -> Expr {
    let zeros = || many(read(one_of("0")));
    let none = |unit: &str| maybe(then([zeros(), read(one_of(unit))]));
    let count = || then([zeros(), both(range('1', '9')), many(both(digits()))]);
    let part = |unit: &str| or([none(unit), then([count(), both(one_of(unit))])]);
    let no_seconds = || maybe(then([zeros(), no_fraction(), read(one_of("S"))]));
    let seconds =
        or([then([count(), or([fraction(), no_fraction()])]), then([zeros(), written(one_of("0")), fraction()])]);
    let seconds = or([no_seconds(), then([seconds, both(one_of("S"))])]);
    let time = then([both(one_of("T")), part("H"), part("M"), seconds]);
    let no_time = || maybe(then([read(one_of("T")), none("H"), none("M"), no_seconds()]));
    let start = || then([maybe(both(one_of("-"))), both(one_of("P"))]);
    let days = then([part("Y"), part("M"), part("D"), or([time, no_time()])]);
    let nothing = then([none("Y"), none("M"), none("D"), no_time(), spelled(Side::Written, "T0S")]);
    then([start(), or([days, nothing])])
}

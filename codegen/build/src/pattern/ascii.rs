//! Patterns, limited to ASCII: values of types that aren't text types are written in ASCII alone.

use super::syntax::{Atom, Class, Escape, Expression, Item, Piece, Set};

/// A set of ASCII characters, with a bit for each.
pub(super) type Chars = u128;

/// A regular expression over pairs of texts: one that is read, and one that is written. In a pattern, all parts match
/// both.
#[derive(Debug, Clone)]
pub(super) enum Expr {
    Of(Side, Chars),
    Then(Vec<Expr>),
    Or(Vec<Expr>),
    /// A repetition, with the least and the greatest number of times.
    Many(Box<Expr>, u32, Option<u32>),
}

/// The texts of a pair that a character is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Both texts, which have the same character there.
    Both,
    /// The text that is read.
    Read,
    /// The text that is written.
    Written,
}

/// Returns the expression that matches the same ASCII texts as a pattern.
pub(super) fn of(Expression(branches): &Expression) -> Expr {
    Expr::Or(branches.iter().map(|branch| Expr::Then(branch.iter().map(of_piece).collect())).collect())
}

fn of_piece(Piece { atom, min, max }: &Piece) -> Expr {
    let atom = match atom {
        Atom::Char(c) => Expr::Of(Side::Both, range(*c, *c)),
        Atom::Any => Expr::Of(Side::Both, !(range('\n', '\n') | range('\r', '\r'))),
        Atom::Escape(escape) => Expr::Of(Side::Both, of_escape(escape)),
        Atom::Class(class) => Expr::Of(Side::Both, of_class(class)),
        Atom::Group(group) => of(group),
    };
    if (*min, *max) == (1, Some(1)) { atom } else { Expr::Many(Box::new(atom), *min, *max) }
}

fn of_class(Class { negative, items, minus }: &Class) -> Chars {
    let items = items.iter().map(|item| match item {
        Item::Range(first, last) => range(*first, *last),
        Item::Escape(escape) => of_escape(escape),
    });
    let all = items.fold(0, |all, item| all | item);
    let all = if *negative { !all } else { all };
    minus.as_ref().map_or(all, |minus| all & !of_class(minus))
}

fn of_escape(Escape { set, negative }: &Escape) -> Chars {
    let chars = match set {
        Set::Space => range(' ', ' ') | range('\t', '\n') | range('\r', '\r'),
        Set::Digit => range('0', '9'),
        Set::Word => where_is(|c| !category(c).starts_with(['P', 'Z', 'C'])),
        Set::NameStart => where_is(|c| c.is_ascii_alphabetic() || matches!(c, ':' | '_')),
        Set::NameChar => where_is(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '.')),
        Set::Category(name) => where_is(|c| category(c).starts_with(name.as_str())),
        Set::Block(first, last) => where_is(|c| (*first..=*last).contains(&u32::from(c))),
    };
    if *negative { !chars } else { chars }
}

/// Returns the ASCII characters from `first` to `last`.
pub(super) fn range(first: char, last: char) -> Chars {
    where_is(|c| (first..=last).contains(&c))
}

/// Returns the ASCII characters for which a condition holds.
fn where_is(is: impl Fn(char) -> bool) -> Chars {
    (0..128u8).filter(|byte| is(char::from(*byte))).fold(0, |all, byte| all | 1 << byte)
}

/// Returns the general category of an ASCII character.
fn category(c: char) -> &'static str {
    match c {
        'A'..='Z' => "Lu",
        'a'..='z' => "Ll",
        '0'..='9' => "Nd",
        ' ' => "Zs",
        '_' => "Pc",
        '-' => "Pd",
        '(' | '[' | '{' => "Ps",
        ')' | ']' | '}' => "Pe",
        '$' => "Sc",
        '+' | '<' | '=' | '>' | '|' | '~' => "Sm",
        '^' | '`' => "Sk",
        c if c.is_ascii_control() => "Cc",
        _ => "Po",
    }
}

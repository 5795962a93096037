//! Patterns as far as ASCII goes, in which all values are written that aren't text.

use super::syntax::{Atom, Class, Escape, Expression, Item, Piece, Set};

/// Characters of ASCII: a bit for each.
pub(super) type Chars = u128;

/// An expression of which the parts are read, written, or both. A pattern reads and writes alike.
#[derive(Debug, Clone)]
pub(super) enum Expr {
    Of(Side, Chars),
    Then(Vec<Expr>),
    Or(Vec<Expr>),
    /// How often, at least and at most.
    Many(Box<Expr>, u32, Option<u32>),
}

/// On which side of a pair of texts a character stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// On both: it is the same there.
    Both,
    /// In the text that is read.
    Read,
    /// In the text that is written.
    Written,
}

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

/// The characters of ASCII from one to another.
pub(super) fn range(first: char, last: char) -> Chars {
    where_is(|c| (first..=last).contains(&c))
}

fn where_is(is: impl Fn(char) -> bool) -> Chars {
    (0..128u8).filter(|byte| is(char::from(*byte))).fold(0, |all, byte| all | 1 << byte)
}

/// The general category of a character of ASCII.
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

//! The parser of patterns (XSD 1.0 Part 2, F).

use crate::limits::PATTERN_DEPTH;

use super::blocks;
use std::{iter::Peekable, str::Chars};

/// The categories of characters (F.1.1), each between spaces.
const CATEGORIES: &str =
    " L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn ";

/// A regular expression, as its branches, of which one has to match.
#[derive(Debug)]
pub(super) struct Expression(pub(super) Vec<Vec<Piece>>);

/// An atom with its quantifier.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) atom: Atom,
    pub(super) min: u32,
    /// `None` means any number.
    pub(super) max: Option<u32>,
}

#[derive(Debug)]
pub(super) enum Atom {
    Char(char),
    /// `.`
    Any,
    Escape(Escape),
    Class(Class),
    Group(Expression),
}

/// A class of characters in brackets.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) negative: bool,
    pub(super) items: Vec<Item>,
    /// The class whose characters are subtracted.
    pub(super) minus: Option<Box<Class>>,
}

#[derive(Debug)]
pub(super) enum Item {
    /// The first and the last character.
    Range(char, char),
    Escape(Escape),
}

/// An escape for a set of characters, or for all others if `negative`.
#[derive(Debug)]
pub(super) struct Escape {
    pub(super) set: Set,
    pub(super) negative: bool,
}

#[derive(Debug)]
pub(super) enum Set {
    /// `\s`
    Space,
    /// `\d`
    Digit,
    /// `\w`
    Word,
    /// `\i`
    NameStart,
    /// `\c`
    NameChar,
    /// `\p{Lu}`
    Category(String),
    /// `\p{IsBasicLatin}`, as its first and last character.
    Block(u32, u32),
}

/// Parses a pattern; `None` if it is malformed.
pub(super) fn parse(pattern: &str) -> Option<Expression> {
    let mut parser = Parser { rest: pattern.chars().peekable() };
    let expression = parser.branches(0)?;
    parser.rest.next().is_none().then_some(expression)
}

struct Parser<'p> {
    rest: Peekable<Chars<'p>>,
}

impl Parser<'_> {
    /// Parses branches, up to a closing parenthesis or the end.
    fn branches(&mut self, depth: usize) -> Option<Expression> {
        if depth > PATTERN_DEPTH {
            return None;
        }
        let (mut branches, mut branch) = (Vec::new(), Vec::new());
        while let Some(&next) = self.rest.peek() {
            match next {
                ')' => break,
                '|' => {
                    self.rest.next();
                    branches.push(std::mem::take(&mut branch));
                }
                _ => {
                    let atom = self.atom(depth)?;
                    let (min, max) = self.quantifier()?;
                    branch.push(Piece { atom, min, max });
                }
            }
        }
        branches.push(branch);
        Some(Expression(branches))
    }

    fn atom(&mut self, depth: usize) -> Option<Atom> {
        Some(match self.rest.next()? {
            '(' => {
                let group = self.branches(depth + 1)?;
                self.rest.next_if_eq(&')')?;
                Atom::Group(group)
            }
            '[' => Atom::Class(self.class(depth + 1)?),
            '\\' => match self.single() {
                Some(c) => Atom::Char(c),
                None => Atom::Escape(self.escape()?),
            },
            '.' => Atom::Any,
            '*' | '+' | '?' | '{' | '}' | ']' => return None,
            other => Atom::Char(other),
        })
    }

    fn quantifier(&mut self) -> Option<(u32, Option<u32>)> {
        match self.rest.next_if(|c| matches!(c, '*' | '+' | '?' | '{')) {
            Some('*') => return Some((0, None)),
            Some('+') => return Some((1, None)),
            Some('?') => return Some((0, Some(1))),
            Some(_) => {}
            None => return Some((1, Some(1))),
        }
        let inner = self.until('}')?;
        let (min, max) = match inner.split_once(',') {
            Some((min, "")) => (number(min)?, None),
            Some((min, max)) => (number(min)?, Some(number(max)?)),
            None => (number(&inner)?, Some(number(&inner)?)),
        };
        max.is_none_or(|max| min <= max).then_some((min, max))
    }

    /// Parses a class, after its opening bracket.
    fn class(&mut self, depth: usize) -> Option<Class> {
        if depth > PATTERN_DEPTH {
            return None;
        }
        let negative = self.rest.next_if_eq(&'^').is_some();
        let mut class = Class { negative, items: Vec::new(), minus: None };
        loop {
            let item = match self.rest.next()? {
                ']' => break,
                '-' if !class.items.is_empty() && self.rest.peek() == Some(&'[') => {
                    self.rest.next();
                    class.minus = Some(Box::new(self.class(depth + 1)?));
                    self.rest.next_if_eq(&']')?;
                    break;
                }
                '[' => return None,
                '\\' => match self.single() {
                    Some(c) => self.range(c)?,
                    None => Item::Escape(self.escape()?),
                },
                first => self.range(first)?,
            };
            class.items.push(item);
        }
        (!class.items.is_empty()).then_some(class)
    }

    /// Parses the rest of a range that begins with this character, if it is one.
    fn range(&mut self, first: char) -> Option<Item> {
        let mut ahead = self.rest.clone();
        // A hyphen at the end of a class, or before a class that is subtracted, doesn't make a range.
        if ahead.next() != Some('-') || matches!(ahead.peek(), Some('[' | ']')) {
            return Some(Item::Range(first, first));
        }
        self.rest.next();
        let last = match self.rest.next()? {
            '\\' => self.single()?,
            last => last,
        };
        (first <= last).then_some(Item::Range(first, last))
    }

    /// Parses an escape for a single character, after its backslash. All ASCII punctuation may be escaped, which is
    /// more than the specification allows.
    fn single(&mut self) -> Option<char> {
        let c = match *self.rest.peek()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            c if c.is_ascii_punctuation() => c,
            _ => return None,
        };
        self.rest.next();
        Some(c)
    }

    /// Parses an escape for a set of characters, after its backslash.
    fn escape(&mut self) -> Option<Escape> {
        let letter = self.rest.next()?;
        let set = match letter.to_ascii_lowercase() {
            's' => Set::Space,
            'd' => Set::Digit,
            'w' => Set::Word,
            'i' => Set::NameStart,
            'c' => Set::NameChar,
            'p' => self.property()?,
            _ => return None,
        };
        Some(Escape { set, negative: letter.is_ascii_uppercase() })
    }

    /// Parses the category or block of `\p`: `{L}` or `{IsBasicLatin}`.
    fn property(&mut self) -> Option<Set> {
        self.rest.next_if_eq(&'{')?;
        let name = self.until('}')?;
        if let Some(block) = name.strip_prefix("Is") {
            let (first, last) = blocks::block(block)?;
            return Some(Set::Block(first, last));
        }
        CATEGORIES.contains(&format!(" {name} ")).then_some(Set::Category(name))
    }

    /// Returns the text before a mark, and skips the mark.
    fn until(&mut self, mark: char) -> Option<String> {
        let mut text = String::new();
        loop {
            match self.rest.next()? {
                c if c == mark => return Some(text),
                c => text.push(c),
            }
        }
    }
}

/// Parses the number of a quantifier, of at most eight digits.
fn number(text: &str) -> Option<u32> {
    let is_number = text.len() < 9 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

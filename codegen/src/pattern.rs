//! Patterns of XML Schema (XSD 1.0 Part 2, F) in the words of the crate `regex`, by which the runtime checks them.

mod blocks;

use std::{fmt::Write, iter::Peekable, str::Chars};

/// The same expression for `regex`, without anchors; `None` for one that isn't sound or can't be said there.
pub(crate) fn translate(pattern: &str) -> Option<String> {
    let mut translator = Translator { rest: pattern.chars().peekable(), text: String::new() };
    translator.branches(0)?;
    translator.rest.next().is_none().then_some(translator.text)
}

/// Groups and classes may not be nested deeper.
const MAX_DEPTH: usize = 50;

/// What names begin with (XML 1.0, 2.3), for a class.
const NAME_START: &str = ":A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\
                          \\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\
                          \\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";

/// What names may have beside that.
const NAME_MORE: &str = "\\-\\.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}";

/// The categories of characters (F.1.1).
const CATEGORIES: &str =
    " L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn ";

struct Translator<'p> {
    rest: Peekable<Chars<'p>>,
    text: String,
}

impl Translator<'_> {
    /// Branches, up to a closing parenthesis or the end.
    fn branches(&mut self, depth: usize) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        while let Some(&next) = self.rest.peek() {
            match next {
                ')' => break,
                '|' => {
                    self.rest.next();
                    self.text.push('|');
                }
                _ => {
                    self.atom(depth)?;
                    self.quantifier()?;
                }
            }
        }
        Some(())
    }

    fn atom(&mut self, depth: usize) -> Option<()> {
        match self.rest.next()? {
            '(' => {
                self.text.push_str("(?:");
                self.branches(depth + 1)?;
                self.rest.next_if_eq(&')')?;
                self.text.push(')');
            }
            '[' => self.class(depth + 1)?,
            '\\' => self.escape(false)?,
            '.' => self.text.push_str("[^\\n\\r]"),
            '*' | '+' | '?' | '{' | '}' | ']' => return None,
            other => self.literal(other),
        }
        Some(())
    }

    fn quantifier(&mut self) -> Option<()> {
        if let Some(quantifier) = self.rest.next_if(|c| matches!(c, '*' | '+' | '?')) {
            self.text.push(quantifier);
        } else if self.rest.next_if_eq(&'{').is_some() {
            let mut inner = String::new();
            loop {
                match self.rest.next()? {
                    '}' => break,
                    c => inner.push(c),
                }
            }
            let (least, most) = inner.split_once(',').unwrap_or((&inner, "0"));
            let is_number = |text: &str| !text.is_empty() && text.len() < 9 && text.bytes().all(|b| b.is_ascii_digit());
            if !is_number(least) || !(most.is_empty() || is_number(most)) {
                return None;
            }
            if inner.contains(',') && !most.is_empty() && most.parse::<u32>().ok()? < least.parse().ok()? {
                return None;
            }
            // Writing to a string can't fail.
            let _ = write!(self.text, "{{{inner}}}");
        }
        Some(())
    }

    /// A class, behind its opening bracket.
    fn class(&mut self, depth: usize) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        // A class of its own, so that another can be taken from it.
        self.text.push_str(if self.rest.next_if_eq(&'^').is_some() { "[[^" } else { "[[" });
        let mut is_empty = true;
        loop {
            match self.rest.next()? {
                ']' => {
                    self.text.push_str("]]");
                    break;
                }
                '-' if !is_empty && self.rest.peek() == Some(&'[') => {
                    self.rest.next();
                    self.text.push_str("]--");
                    self.class(depth + 1)?;
                    self.rest.next_if_eq(&']')?;
                    self.text.push(']');
                    break;
                }
                '[' => return None,
                '\\' => match self.rest.peek().copied().and_then(single) {
                    Some(c) => {
                        self.rest.next();
                        self.range(c)?;
                    }
                    None => self.escape(true)?,
                },
                first => self.range(first)?,
            }
            is_empty = false;
        }
        (!is_empty).then_some(())
    }

    /// A character of a class, or a range that begins with it.
    fn range(&mut self, first: char) -> Option<()> {
        self.literal(first);
        let mut ahead = self.rest.clone();
        // At the end of a class, and before another that is taken from it, a hyphen makes no range.
        if ahead.next() != Some('-') || matches!(ahead.peek(), Some('[' | ']')) {
            return Some(());
        }
        self.rest.next();
        let last = match self.rest.next()? {
            '\\' => single(self.rest.next()?)?,
            last => last,
        };
        self.text.push('-');
        self.literal(last);
        (first <= last).then_some(())
    }

    /// What stands behind a backslash.
    fn escape(&mut self, in_class: bool) -> Option<()> {
        let class = |items: &str| if in_class { items.to_owned() } else { format!("[{items}]") };
        let next = self.rest.next()?;
        if let Some(c) = single(next) {
            self.literal(c);
            return Some(());
        }
        let text = match next {
            's' => class(" \\t\\n\\r"),
            'S' => "[^ \\t\\n\\r]".to_owned(),
            'd' => "\\p{Nd}".to_owned(),
            'D' => "\\P{Nd}".to_owned(),
            'w' => "[^\\p{P}\\p{Z}\\p{C}]".to_owned(),
            'W' => class("\\p{P}\\p{Z}\\p{C}"),
            'i' => class(NAME_START),
            'I' => format!("[^{NAME_START}]"),
            'c' => class(&format!("{NAME_START}{NAME_MORE}")),
            'C' => format!("[^{NAME_START}{NAME_MORE}]"),
            'p' => self.property(false)?,
            'P' => self.property(true)?,
            _ => return None,
        };
        self.text.push_str(&text);
        Some(())
    }

    /// `{L}` or `{IsBasicLatin}`.
    fn property(&mut self, negative: bool) -> Option<String> {
        self.rest.next_if_eq(&'{')?;
        let mut name = String::new();
        loop {
            match self.rest.next()? {
                '}' => break,
                c => name.push(c),
            }
        }
        let not = if negative { "^" } else { "" };
        if let Some(block) = name.strip_prefix("Is") {
            let (first, last) = blocks::block(block)?;
            return Some(format!("[{not}\\u{{{first:X}}}-\\u{{{last:X}}}]"));
        }
        CATEGORIES.contains(&format!(" {name} ")).then(|| format!("[{not}\\p{{{name}}}]"))
    }

    /// A character that means itself.
    fn literal(&mut self, c: char) {
        if c.is_ascii_control() {
            // Writing to a string can't fail.
            let _ = write!(self.text, "\\u{{{:X}}}", u32::from(c));
            return;
        }
        if c.is_ascii_punctuation()
            && !matches!(c, '_' | '"' | '\'' | '/' | ',' | ';' | ':' | '<' | '>' | '=' | '!' | '@' | '%' | '`')
        {
            self.text.push('\\');
        }
        self.text.push(c);
    }
}

/// The one character that a backslash and this one stand for. Marks needn't all be escaped, nor be allowed to be; whoever
/// does so all the same means them.
fn single(escaped: char) -> Option<char> {
    match escaped {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        c => Some(c).filter(char::is_ascii_punctuation),
    }
}

#[cfg(test)]
mod tests {
    use super::translate;

    #[test]
    fn patterns_are_translated() {
        for (pattern, regex) in [
            ("[A-Z]{3}", Some("[[A-Z]]{3}")),
            ("a|b(c|d)?", Some("a|b(?:c|d)?")),
            ("^x$", Some("\\^x\\$")),
            ("[^a-z-[aeiou]]*", Some("[[^a-z]--[[aeiou]]]*")),
            ("[-+&~]", Some("[[\\-\\+\\&\\~]]")),
            ("[a-]", Some("[[a\\-]]")),
            ("\\d{2,}\\.\\s", Some("\\p{Nd}{2,}\\.[ \\t\\n\\r]")),
            ("\\p{Lu}\\P{IsBasicLatin}", Some("[\\p{Lu}][^\\u{0}-\\u{7F}]")),
            (".", Some("[^\\n\\r]")),
            ("", Some("")),
            ("\\p{IsGurmukhi}\\p{IsPrivateUse}", Some("[\\u{A00}-\\u{A7F}][\\u{E000}-\\u{F8FF}]")),
            ("\\$\\/\\n[\\t-\\-\\d-]", Some("\\$/\\u{A}[[\\u{9}-\\-\\p{Nd}\\-]]")),
            ("[a-z0-9-]", Some("[[a-z0-9\\-]]")),
            ("\\p{IsKlingon}", None),
            ("[z-a]", None),
            ("[a-\\d]", None),
            ("a{3,2}", None),
            ("\\p{Xy}", None),
            ("a{,3}", None),
            ("a{1", None),
            ("(a", None),
            ("a)", None),
            ("[]", None),
            ("[a", None),
            ("*a", None),
            ("a**", None),
            ("a+?", None),
            ("\\b", None),
            ("(?:a)", None),
        ] {
            assert_eq!(translate(pattern).as_deref(), regex, "{pattern}");
        }
        assert_eq!(translate(&"(".repeat(100_000)), None);
    }
}

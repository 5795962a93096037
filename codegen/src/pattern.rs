//! Patterns of XML Schema (XSD 1.0 Part 2, F) in the words of the crate `regex`, by which the runtime checks them.

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

/// The blocks of Unicode that patterns are likely to name (F.1.1).
const BLOCKS: [(&str, u32, u32); 36] = [
    ("BasicLatin", 0x0, 0x7F),
    ("Latin-1Supplement", 0x80, 0xFF),
    ("LatinExtended-A", 0x100, 0x17F),
    ("LatinExtended-B", 0x180, 0x24F),
    ("IPAExtensions", 0x250, 0x2AF),
    ("SpacingModifierLetters", 0x2B0, 0x2FF),
    ("CombiningDiacriticalMarks", 0x300, 0x36F),
    ("Greek", 0x370, 0x3FF),
    ("Cyrillic", 0x400, 0x4FF),
    ("Armenian", 0x530, 0x58F),
    ("Hebrew", 0x590, 0x5FF),
    ("Arabic", 0x600, 0x6FF),
    ("Syriac", 0x700, 0x74F),
    ("Devanagari", 0x900, 0x97F),
    ("Bengali", 0x980, 0x9FF),
    ("Tamil", 0xB80, 0xBFF),
    ("Thai", 0xE00, 0xE7F),
    ("Tibetan", 0xF00, 0xFFF),
    ("Georgian", 0x10A0, 0x10FF),
    ("HangulJamo", 0x1100, 0x11FF),
    ("LatinExtendedAdditional", 0x1E00, 0x1EFF),
    ("GreekExtended", 0x1F00, 0x1FFF),
    ("GeneralPunctuation", 0x2000, 0x206F),
    ("SuperscriptsandSubscripts", 0x2070, 0x209F),
    ("CurrencySymbols", 0x20A0, 0x20CF),
    ("LetterlikeSymbols", 0x2100, 0x214F),
    ("NumberForms", 0x2150, 0x218F),
    ("Arrows", 0x2190, 0x21FF),
    ("MathematicalOperators", 0x2200, 0x22FF),
    ("BoxDrawing", 0x2500, 0x257F),
    ("CJKSymbolsandPunctuation", 0x3000, 0x303F),
    ("Hiragana", 0x3040, 0x309F),
    ("Katakana", 0x30A0, 0x30FF),
    ("CJKUnifiedIdeographs", 0x4E00, 0x9FFF),
    ("HangulSyllables", 0xAC00, 0xD7A3),
    ("HalfwidthandFullwidthForms", 0xFF00, 0xFFEF),
];

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
                '\\' => self.escape(true)?,
                // Between two characters it makes a range of them.
                '-' if !is_empty && !matches!(self.rest.peek(), Some(']')) => self.text.push('-'),
                other => self.literal(other),
            }
            is_empty = false;
        }
        (!is_empty).then_some(())
    }

    /// What stands behind a backslash.
    fn escape(&mut self, in_class: bool) -> Option<()> {
        let class = |items: &str| if in_class { items.to_owned() } else { format!("[{items}]") };
        let text = match self.rest.next()? {
            c @ ('n' | 'r' | 't' | '\\' | '|' | '.' | '?' | '*' | '+' | '(' | ')' | '{' | '}' | '-' | '[' | ']'
            | '^') => {
                format!("\\{c}")
            }
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
            let (_, first, last) = BLOCKS.iter().find(|(known, ..)| *known == block)?;
            return Some(format!("[{not}\\u{{{first:X}}}-\\u{{{last:X}}}]"));
        }
        CATEGORIES.contains(&format!(" {name} ")).then(|| format!("[{not}\\p{{{name}}}]"))
    }

    /// A character that means itself.
    fn literal(&mut self, c: char) {
        if c.is_ascii_punctuation()
            && !matches!(c, '_' | '"' | '\'' | '/' | ',' | ';' | ':' | '<' | '>' | '=' | '!' | '@' | '%' | '`')
        {
            self.text.push('\\');
        }
        self.text.push(c);
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
            ("\\p{IsKlingon}", None),
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

//! Texts that match a regular expression of XML Schema (XSD 1.0 Part 2, F).

use std::{iter::Peekable, str::Chars};

/// Returns a text that matches the pattern, or `None` if the pattern isn't supported. Every part is repeated `more`
/// times more than required, if allowed, and `number` selects characters and branches.
pub(crate) fn text(pattern: &str, more: usize, number: u64) -> Option<String> {
    let mut writer = Writer { rest: pattern.chars().peekable(), more, number };
    let text = writer.branches()?;
    writer.rest.next().is_none().then_some(text)
}

/// A parser of a pattern that produces a matching text.
struct Writer<'a> {
    rest: Peekable<Chars<'a>>,
    more: usize,
    number: u64,
}

impl Writer<'_> {
    /// Parses branches separated by `|`, and chooses one.
    fn branches(&mut self) -> Option<String> {
        let mut branches = vec![self.pieces()?];
        while self.rest.next_if_eq(&'|').is_some() {
            branches.push(self.pieces()?);
        }
        let chosen = self.number as usize % branches.len();
        Some(branches.swap_remove(chosen))
    }

    /// Parses atoms with their quantifiers.
    fn pieces(&mut self) -> Option<String> {
        let mut text = String::new();
        while let Some(&next) = self.rest.peek() {
            if matches!(next, '|' | ')') {
                break;
            }
            let before = self.rest.clone();
            let mut atom = self.atom()?;
            let (least, greatest) = self.quantifier()?;
            let after = self.rest.clone();
            let count = greatest.min(least + self.more);
            for repetition in 0..count {
                if repetition > 0 {
                    self.rest = before.clone();
                    self.number = self.number.wrapping_mul(7).wrapping_add(1);
                    atom = self.atom()?;
                }
                text += &atom;
            }
            self.rest = after;
        }
        Some(text)
    }

    fn atom(&mut self) -> Option<String> {
        match self.rest.next()? {
            '(' => {
                let text = self.branches()?;
                self.rest.next_if_eq(&')')?;
                Some(text)
            }
            '[' => {
                let characters = self.class()?;
                self.choose(&characters)
            }
            '\\' => {
                let characters = self.escape()?;
                self.choose(&characters)
            }
            '.' => self.choose(&ascii()),
            '*' | '+' | '?' | '{' | '}' | ']' => None,
            other => Some(other.to_string()),
        }
    }

    fn choose(&self, characters: &[char]) -> Option<String> {
        let at = self.number as usize % characters.len().max(1);
        characters.get(at).map(char::to_string)
    }

    /// Parses a quantifier into its minimum and maximum.
    fn quantifier(&mut self) -> Option<(usize, usize)> {
        let quantifier = match self.rest.peek() {
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('?') => (0, 1),
            Some('{') => {
                self.rest.next();
                let mut inner = String::new();
                while let Some(c) = self.rest.next_if(|c| *c != '}') {
                    inner.push(c);
                }
                match inner.split_once(',') {
                    None => (inner.parse().ok()?, inner.parse().ok()?),
                    Some((least, "")) => (least.parse().ok()?, usize::MAX),
                    Some((least, greatest)) => (least.parse().ok()?, greatest.parse().ok()?),
                }
            }
            _ => return Some((1, 1)),
        };
        self.rest.next();
        Some(quantifier)
    }

    /// Parses the characters of a class, after its opening bracket.
    fn class(&mut self) -> Option<Vec<char>> {
        let negative = self.rest.next_if_eq(&'^').is_some();
        let mut characters = Vec::new();
        let mut taken = Vec::new();
        loop {
            let first = match self.rest.next()? {
                ']' => break,
                '\\' => {
                    let escaped = self.escape()?;
                    if escaped.len() != 1 {
                        characters.extend(escaped);
                        continue;
                    }
                    escaped[0]
                }
                '-' if self.rest.next_if_eq(&'[').is_some() => {
                    taken = self.class()?;
                    continue;
                }
                other => other,
            };
            let mut ahead = self.rest.clone();
            if ahead.next() == Some('-') && !matches!(ahead.peek(), None | Some(']' | '[')) {
                self.rest.next();
                let last = match self.rest.next()? {
                    '\\' => *self.escape()?.first()?,
                    other => other,
                };
                characters.extend(first..=last.min(char::from_u32(u32::from(first) + 255)?));
            } else {
                characters.push(first);
            }
        }
        if negative {
            characters = ascii().into_iter().filter(|c| !characters.contains(c)).collect();
        }
        characters.retain(|c| !taken.contains(c) && !c.is_control());
        // Alphanumeric characters are preferred, because they need no escaping.
        let plain: Vec<char> = characters.iter().copied().filter(char::is_ascii_alphanumeric).collect();
        Some(if plain.is_empty() { characters } else { plain })
    }

    /// Parses the characters of an escape, after its backslash.
    fn escape(&mut self) -> Option<Vec<char>> {
        let only = |is: fn(&char) -> bool| ascii().into_iter().filter(is).collect();
        Some(match self.rest.next()? {
            'd' => only(char::is_ascii_digit),
            'w' | 'c' => only(char::is_ascii_alphanumeric),
            'i' => only(char::is_ascii_alphabetic),
            'D' | 'S' => only(char::is_ascii_alphabetic),
            's' => vec![' '],
            'W' => vec!['.', ','],
            'p' => {
                self.rest.next_if_eq(&'{')?;
                let mut name = String::new();
                while let Some(c) = self.rest.next_if(|c| *c != '}') {
                    name.push(c);
                }
                self.rest.next_if_eq(&'}')?;
                match name.as_str() {
                    "L" => only(char::is_ascii_alphabetic),
                    "Lu" => only(char::is_ascii_uppercase),
                    "Ll" => only(char::is_ascii_lowercase),
                    "N" | "Nd" => only(char::is_ascii_digit),
                    "IsBasicLatin" => only(char::is_ascii_alphanumeric),
                    _ => return None,
                }
            }
            'n' | 'r' | 't' | 'P' | 'I' | 'C' => return None,
            other => vec![other],
        })
    }
}

/// Returns the characters used for texts.
fn ascii() -> Vec<char> {
    ('a'..='z').chain('0'..='9').chain('A'..='Z').chain("_-.:,;!?()+*/= ".chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn texts_match_their_pattern() {
        let cases = [
            ("[A-C][A-C]-[0-9]{2}", 0, "BB-18"),
            ("a|bc?", 0, "b"),
            ("a|bc?", 3, "bc"),
            ("(ab+)*\\.\\d?", 2, "abbbabbb.8"),
            ("[^a-y]", 0, "0"),
            ("[a-c-[a]]\\p{Lu}", 0, "cB"),
            ("[\\-._]x{0,2}", 1, ".x"),
            ("\\p{IsBasicLatin}{2}", 0, "bi"),
        ];
        for (pattern, more, expected) in cases {
            assert_eq!(text(pattern, more, 1).as_deref(), Some(expected), "{pattern}");
        }
        assert_eq!(text("\\p{IsGreek}", 0, 1), None);
        assert_eq!(text("(a", 0, 1), None);
    }
}

//! The part of a line of a document that a finding is about, short enough for a terminal: many documents are a single
//! line of several hundred kilobytes.

use soapwright_build::is_hidden;
use std::ops::Range;

/// The maximum number of characters of a line that is shown as a whole, and of a part of a longer one.
const WIDTH: usize = 100;
/// The maximum number of characters before the marked ones in a part of a line.
const BEFORE: usize = 30;

/// A part of a line, with the bytes in it that are to be marked.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, in which hidden characters are escaped, so that it can't control a terminal.
    pub text: String,
    /// The marked bytes of the text.
    pub marked: Range<usize>,
    /// Whether the text is the line itself.
    pub is_line: bool,
}

impl Excerpt {
    /// Returns the excerpt for a finding with this message at a line and a column, both counted from 1. Returns `None`
    /// if the text doesn't reach that far.
    pub fn new(text: &str, line: u32, column: u32, message: &str) -> Option<Excerpt> {
        let line = text.lines().nth(usize::try_from(line).ok()?.checked_sub(1)?)?;
        let column = usize::try_from(column).ok()?.checked_sub(1)?;
        let start = line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(column)?;
        let marked = marked(line, start, message);
        let (before, rest) = line.split_at_checked(marked.start)?;
        let (inner, after) = rest.split_at_checked(marked.len())?;
        let excerpt = Self::cut(before, inner, after);
        Some(Excerpt { is_line: excerpt.text == line, ..excerpt })
    }

    /// Shortens the three parts of a line, and escapes them.
    fn cut(before: &str, inner: &str, after: &str) -> Excerpt {
        let is_short = [before, inner, after].iter().map(|part| part.chars().count()).sum::<usize>() <= WIDTH;
        let before = match before.char_indices().rev().nth(BEFORE - 1) {
            Some((at, _)) if !is_short && at > 0 => format!("...{}", escaped(before.get(at..).unwrap_or_default())),
            _ => escaped(before),
        };
        let inner = escaped(&first(inner, WIDTH - BEFORE));
        let left = (WIDTH - BEFORE).saturating_sub(inner.chars().count());
        let after = if is_short { escaped(after) } else { escaped(&first(after, left)) };
        Excerpt { marked: before.len()..before.len() + inner.len(), text: before + &inner + &after, is_line: false }
    }
}

/// Returns the first characters of a text, followed by three dots if there are more.
fn first(text: &str, count: usize) -> String {
    match text.char_indices().nth(count) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Escapes hidden characters except tabs.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) && c != '\t' {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// Returns the bytes of a line to mark for a finding that begins at this byte: in a tag the attribute value that the
/// message names, or else the name of the element; elsewhere a text in quotes or a word.
fn marked(line: &str, start: usize, message: &str) -> Range<usize> {
    let rest = line.get(start..).unwrap_or_default();
    let Some(tag) = rest.strip_prefix('<').map(|_| tag(rest)) else {
        if let Some(close) = quoted(rest) {
            return start..start + close;
        }
        let word = rest.find(|c: char| c.is_whitespace() || "<>\"'".contains(c)).unwrap_or(rest.len());
        let first = rest.chars().next().map_or(0, char::len_utf8);
        return start..start + word.max(first);
    };
    let named = values(tag).find(|value| tag.get(value.clone()).is_some_and(|value| names(message, value)));
    match named {
        Some(value) => start + value.start..start + value.end,
        None => start..start + tag.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(tag.len()),
    }
}

/// Returns the length of the text in quotes at the beginning of a text, which ends on the same line.
fn quoted(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(text.get(1..)?.find(quote)? + 2)
}

/// Returns the tag at the beginning of a text, as far as it is on one line.
fn tag(text: &str) -> &str {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, '>') => return text.get(..at).unwrap_or(text),
            _ => {}
        }
    }
    text
}

/// Returns the places of the attribute values in a tag.
fn values(tag: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let open = from + tag.get(from..)?.find(['"', '\''])?;
        let quote = tag.get(open..)?.chars().next()?;
        let close = open + 1 + tag.get(open + 1..)?.find(quote)?;
        from = close + 1;
        Some(open + 1..close)
    })
}

/// Returns whether a message has this attribute value as a word, or its local name between backticks.
fn names(message: &str, value: &str) -> bool {
    if message.split_whitespace().any(|word| word.trim_end_matches([',', ':', ';']) == value) {
        return true;
    }
    let quoted = message.split('`').skip(1).step_by(2);
    let local = value.rsplit(':').next().unwrap_or(value);
    let mut locals = quoted.map(|name| (name, name.rsplit('}').next().unwrap_or(name)));
    !local.is_empty() && locals.any(|(name, name_local)| name == value || name_local == local)
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    /// Returns the excerpt with its marked part in brackets.
    fn of(text: &str, line: u32, column: u32, message: &str) -> String {
        let Some(Excerpt { text, marked, .. }) = Excerpt::new(text, line, column, message) else {
            return String::new();
        };
        format!("{}[{}]{}", &text[..marked.start], &text[marked.clone()], &text[marked.end..])
    }

    #[test]
    fn named_attribute_value_is_marked_or_else_the_element() {
        let text = "<a>\r\n  <xs:element name='x' type=\"t:Missing\" default='>'/>\r\n</a>";
        assert_eq!(
            of(text, 2, 3, "there is no type `{urn:t}Missing`"),
            "  <xs:element name='x' type=\"t:[Missing]\" default='>'/>".replace("t:[Missing]", "[t:Missing]")
        );
        assert_eq!(of(text, 2, 3, "`default` is `>`").matches("[>]").count(), 1);
        assert!(of(text, 2, 3, "t:Missing: no").contains("\"[t:Missing]\""));
        assert!(of(text, 2, 3, "elements nest too deep").starts_with("  [<xs:element] name='x'"));
        assert_eq!(of("out = 1\nx = [", 1, 7, "not a string"), "out = [1]");
        assert_eq!(of("x = ['a', \"b c\"]", 1, 11, "no `b c`"), "x = ['a', [\"b c\"]]");
        assert_eq!(of("x = 'é", 1, 5, "unclosed"), "x = [']é");
        assert_eq!(of("<a", 1, 3, "unexpected end"), "<a[]");
        assert_eq!(of("<a", 1, 9, ""), "");
        assert_eq!(of("<a", 2, 1, ""), "");
    }

    #[test]
    fn long_line_is_cut_around_the_marked_part() {
        let filler = "<x name='é尺'/>".repeat(50_000);
        let text = format!("{filler}<xs:element ref='t:No'/>{filler}");
        let column = u32::try_from(filler.chars().count() + 1).unwrap_or_default();
        let shown = of(&text, 1, column, "there is no element `{urn:t}No`");
        assert_eq!(
            shown,
            "...x name='é尺'/><xs:element ref='[t:No]'/><x name='é尺'/><x name='é尺'/><x name='é尺'/><x name='é尺'/><x name..."
        );
        let long = format!("<{}>", "é".repeat(1_000));
        assert_eq!(of(&long, 1, 1, ""), format!("[<{}...]...", "é".repeat(69)));
        assert!(of(&"x".repeat(101), 1, 101, "").starts_with("...xxx"));
    }

    #[test]
    fn hidden_characters_are_escaped() {
        let text = "\t<a b='\u{1b}[31m\u{202e}x' c='尺'/>";
        assert_eq!(of(text, 1, 2, "`尺`"), "\t<a b='\\u{1b}[31m\\u{202e}x' c='[尺]'/>");
    }
}

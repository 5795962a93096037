//! Documentation as Markdown that renders as the original text.

use crate::limits::DOC_LINE;

use super::plain::plain;

/// Converts the documentation of a document to Markdown: converts or removes its markup, escapes the characters that
/// Markdown would interpret, and fills lines up to 100 characters.
pub(in crate::emit) fn markdown(doc: Option<&String>) -> String {
    let Some(doc) = doc else { return String::new() };
    let text = plain(doc);
    let paragraphs = text.split("\n\n").flat_map(blocks);
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Splits lines, none of which is empty, into a paragraph and a list.
fn blocks(lines: &str) -> [String; 2] {
    let mut pieces = vec![String::new()];
    for line in lines.lines() {
        match item(line) {
            Some(item) => pieces.push(item),
            None => {
                if let Some(piece) = pieces.last_mut() {
                    piece.push(' ');
                    piece.push_str(line);
                }
            }
        }
    }
    let mut filled = pieces.iter().map(|piece| escape(piece));
    let paragraph = filled.next().map(|words| fill_words(&words, DOC_LINE)).unwrap_or_default();
    let items = filled.filter(|words| !words.is_empty());
    let items: Vec<String> =
        items.map(|words| format!("- {}", fill_words(&words, DOC_LINE - 2).replace('\n', "\n  "))).collect();
    [paragraph, items.join("\n")]
}

/// Returns the text of a line that is an item of a list, with its number if it has one.
fn item(line: &str) -> Option<String> {
    let line = line.trim();
    let (mark, rest) = line.split_once(char::is_whitespace)?;
    match mark {
        "-" | "*" | "+" | "\u{2022}" | "\u{b7}" => Some(rest.to_owned()),
        _ => {
            let number = mark.trim_end_matches(['.', ')']);
            let is_number = number.len() + 1 == mark.len() && (1..=2).contains(&number.len());
            (is_number && number.bytes().all(|b| b.is_ascii_digit())).then(|| line.to_owned())
        }
    }
}

/// Splits a text into words, escapes Markdown's characters in them, and makes addresses links.
fn escape(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.map(escaped_word).filter(|word| !word.is_empty()).collect()
}

fn escaped_word(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(at) = rest.find("http") {
        if !["://", "s://"].iter().any(|separator| rest[at + 4..].starts_with(separator)) {
            push_escaped(&mut escaped, &rest[..at + 4]);
            rest = &rest[at + 4..];
            continue;
        }
        let end = rest[at..].find(|c| !is_of_uri(c)).map_or(rest.len(), |end| at + end);
        let address = rest[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']);
        push_escaped(&mut escaped, &rest[..at]);
        escaped.push_str(&format!("<{address}>"));
        rest = &rest[at + address.len()..];
    }
    push_escaped(&mut escaped, rest);
    escaped
}

/// Returns whether a character may occur in a URI (RFC 3986, 2).
fn is_of_uri(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

fn push_escaped(escaped: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_reference = c == '&' && chars.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#');
        if is_reference || matches!(c, '[' | ']' | '<' | '>' | '*' | '_' | '`' | '\\' | '#' | '|' | '~') {
            escaped.push('\\');
        }
        // Characters that change the direction of the text or are invisible could hide parts of it.
        if !crate::text::is_hidden(c) {
            escaped.push(c);
        }
    }
}

/// Breaks a text into lines of up to 100 characters. Inline code stays on one line.
pub(in crate::emit) fn fill(text: &str) -> String {
    fill_words(&words(text), DOC_LINE)
}

/// Splits a text at spaces that aren't within inline code.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut fence = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches('`').len();
        if run > 0 {
            fence = match fence {
                0 => run,
                fence if fence == run => 0,
                fence => fence,
            };
        } else if c == ' ' && fence == 0 {
            words.push(String::new());
            rest = &rest[1..];
            continue;
        }
        let length = run.max(c.len_utf8());
        if let Some(word) = words.last_mut() {
            word.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

fn fill_words(words: &[String], most: usize) -> String {
    let mut filled = String::new();
    let mut width = 0;
    for word in words {
        let length = word.chars().count();
        // A line must not begin like a list item, a heading or a quotation.
        let is_number = word.trim_end_matches(['.', ')']).parse::<u32>().is_ok();
        let marker = word.starts_with(['-', '+', '=']) || is_number;
        if width > 0 && width + 1 + length > most && !marker {
            filled.push('\n');
            width = 0;
        } else if width > 0 {
            filled.push(' ');
            width += 1;
        }
        match word.find(['.', ')']).filter(|_| width == 0 && is_number) {
            Some(mark) => {
                filled.push_str(&word[..mark]);
                filled.push('\\');
                filled.push_str(&word[mark..]);
            }
            None => {
                if width == 0 && marker && !is_number {
                    filled.push('\\');
                }
                filled.push_str(word);
            }
        }
        width += length;
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::{fill, markdown};

    #[test]
    fn markup_becomes_markdown() {
        for (doc, expected) in [
            ("<summary>Sets a\n   password.</summary>", "Sets a password."),
            ("One.<para/><b>Two</b>.", "One.\n\nTwo."),
            ("Array[0] of List&lt;int&gt; & x_y", "Array\\[0\\] of List\\<int\\> & x\\_y"),
            ("a &lt; b &amp;&amp; c", "a \\< b && c"),
            ("&amp;lt; &amp;#96;", "\\&lt; \\&\\#96;"),
            ("see http://example.com/a_b.", "see <http://example.com/a_b>."),
            ("(&lt;https://example.com/a&gt;)", "(\\<<https://example.com/a>\\>)"),
            ("x=http://example.com/`a`", "x=<http://example.com/>\\`a\\`"),
            ("http://", "<http://>"),
            ("https and httphttp://a", "https and http<http://a>"),
            ("- one\n- two\n  and more\n", "- one\n- two and more"),
            ("Of these:\n1. one\n2) two", "Of these:\n\n- 1\\. one\n- 2\\) two"),
            ("1. one", "- 1\\. one"),
            ("-one", "\\-one"),
            ("2024", "2024"),
            ("    let a = 1;\n\tb", "let a = 1; b"),
            ("```\nfn main() {}\n```", "\\`\\`\\` fn main() {} \\`\\`\\`"),
            ("~~~", "\\~\\~\\~"),
            ("a\u{202e}b\u{85}c\u{0}\u{2028}d", "ab c d"),
            ("   ", ""),
        ] {
            assert_eq!(markdown(Some(&doc.to_owned())), expected, "{doc}");
        }
    }

    #[test]
    fn lines_do_not_begin_with_markers() {
        let long = "word ".repeat(19);
        for mark in ["-", "+", "=", "1.", "7)", "---", "==="] {
            let filled = fill(&format!("{long}{mark} after"));
            assert!(filled.lines().count() == 2 && filled.ends_with("\nafter"), "{filled}");
        }
    }

    #[test]
    fn code_stays_in_its_line() {
        let code = format!("```` {} ``` x ````", "a ".repeat(60));
        assert_eq!(fill(&format!("one two {code} three")), format!("one two\n{code}\nthree"));
    }
}

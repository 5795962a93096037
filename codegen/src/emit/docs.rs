//! Documentation of documents as Rust documentation.

use proc_macro2::TokenStream;
use quote::quote;

/// One `#[doc]` attribute for each line of these paragraphs, with an empty line between two.
pub(super) fn attributes(paragraphs: &[String]) -> TokenStream {
    let mut lines = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(paragraph.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") }));
    }
    quote!(#(#[doc = #lines])*)
}

/// Documentation as it stands in a document, as Markdown: its markup turned into Markdown's or taken away, what
/// Markdown would misread escaped, lines filled up to 100 characters.
pub(super) fn markdown(doc: Option<&String>) -> String {
    let Some(doc) = doc else { return String::new() };
    let paragraphs = plain(doc);
    let filled: Vec<String> = paragraphs.split("\n\n").map(|paragraph| fill(&escape(paragraph))).collect();
    filled.into_iter().filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The text without tags; those that break lines leave an empty line.
fn plain(doc: &str) -> String {
    let mut text = String::new();
    let mut rest = doc;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let name_end = after.find(|c: char| !(c.is_alphanumeric() || c == '/' || c == '!' || c == ':' || c == '_'));
        let name = &after[..name_end.unwrap_or(after.len())];
        let close = after.find('>').filter(|_| name.trim_matches('/').starts_with(|c: char| c.is_alphabetic()));
        let Some(close) = close else {
            text.push('<');
            rest = after;
            continue;
        };
        match name.trim_matches('/').to_ascii_lowercase().as_str() {
            "p" | "para" | "br" | "div" | "li" | "ul" | "ol" | "summary" | "remarks" | "tr" | "table" => {
                text.push_str("\n\n");
            }
            _ => {}
        }
        rest = &after[close + 1..];
    }
    text.push_str(rest);
    for (entity, c) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
    {
        text = text.replace(entity, c);
    }
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n")
}

/// Markdown's own characters escaped, addresses made links.
fn escape(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let bare = word.trim_end_matches(['.', ',', ';', ')']);
        if (bare.starts_with("http://") || bare.starts_with("https://")) && !bare.contains(['<', '>']) {
            return format!("<{bare}>{}", &word[bare.len()..]);
        }
        let mut escaped = String::new();
        for c in word.chars() {
            if matches!(c, '[' | ']' | '<' | '>' | '*' | '_' | '`' | '\\' | '#' | '|' | '~') {
                escaped.push('\\');
            }
            // A character that would turn the text's direction around hides what it says.
            if !matches!(u32::from(c), 0x202A..=0x202E | 0x2066..=0x2069) {
                escaped.push(c);
            }
        }
        escaped
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The text in lines of up to 100 characters.
pub(super) fn fill(text: &str) -> String {
    let mut filled = String::new();
    let mut width = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        // A line may not begin like a list, a heading or a quotation.
        let marker = word.starts_with(['-', '+', '=']) || word.trim_end_matches(['.', ')']).parse::<u32>().is_ok();
        if width == 0 {
            if marker {
                filled.push('\\');
            }
        } else if width + 1 + length > 100 && !marker {
            filled.push('\n');
            width = 0;
        } else {
            filled.push(' ');
            width += 1;
        }
        filled.push_str(word);
        width += length;
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn markup_becomes_markdown() {
        for (doc, expected) in [
            ("<summary>Sets a\n   password.</summary>", "Sets a password."),
            ("One.<para/><b>Two</b>.", "One.\n\nTwo."),
            ("Array[0] of List<int> & x_y", "Array\\[0\\] of List & x\\_y"),
            ("a < b &amp;&amp; c", "a \\< b && c"),
            ("see http://example.com/a_b.", "see <http://example.com/a_b>."),
            ("- one", "\\- one"),
            ("   ", ""),
        ] {
            assert_eq!(markdown(Some(&doc.to_owned())), expected, "{doc}");
        }
    }
}

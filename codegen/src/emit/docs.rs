//! Documentation of documents as Rust documentation.

use crate::model::{Bounds, Simple};
use proc_macro2::TokenStream;
use quote::quote;

/// One `#[doc]` attribute for each line of these paragraphs, with an empty line between two.
pub(super) fn attributes(paragraphs: &[String]) -> TokenStream {
    let lines = lines(paragraphs);
    quote!(#(#[doc = #lines])*)
}

/// The lines of these paragraphs as they stand behind `///`, with an empty line between two.
pub(super) fn lines(paragraphs: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(paragraph.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") }));
    }
    lines
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

/// What a contract asks of a text beyond its type, as a few short sentences; nothing, where it asks nothing.
pub(super) fn facets(simple: &Simple) -> String {
    let (get, mut said) = (|name: &str| latest(simple, name), Vec::new());
    said.extend(match simple.base.as_str() {
        base @ ("language" | "NMTOKEN" | "Name" | "NCName" | "ID" | "IDREF" | "ENTITY") => {
            Some(format!("A valid `xs:{base}`."))
        }
        _ => None,
    });
    let unit = match simple.base.as_str() {
        "" => ["item", "items"],
        "base64Binary" | "hexBinary" => ["octet", "octets"],
        _ => ["character", "characters"],
    };
    let exactly = get("length").map(|length| (Some(length), Some(length)));
    let (least, most) = exactly.unwrap_or((get("minLength").filter(|least| *least != "0"), get("maxLength")));
    said.extend(range(least, most, unit));
    said.extend(match (get("minInclusive"), get("maxInclusive")) {
        (Some(least), Some(most)) => Some(format!("From {least} to {most}.")),
        (Some(least), None) => Some(format!("At least {least}.")),
        (None, Some(most)) => Some(format!("At most {most}.")),
        (None, None) => None,
    });
    said.extend(get("minExclusive").map(|bound| format!("More than {bound}.")));
    said.extend(get("maxExclusive").map(|bound| format!("Less than {bound}.")));
    said.extend(get("totalDigits").and_then(|most| range(None, Some(most), ["digit", "digits"])));
    said.extend(get("fractionDigits").map(|most| match most {
        "0" => "No digits behind the point.".to_owned(),
        "1" => "At most 1 digit behind the point.".to_owned(),
        most => format!("At most {most} digits behind the point."),
    }));
    let patterns =
        simple.facets.iter().filter(|(name, pattern)| name == "pattern" && !EVERYTHING.contains(&&**pattern));
    said.extend(patterns.map(|(_, pattern)| format!("Matches {}.", code(pattern))));
    if let Some(of_items) = simple.item.as_ref().map(|item| facets(item)).filter(|text| !text.is_empty()) {
        said.push(of_each(&of_items));
    }
    said.join(" ")
}

/// What facets say of each item.
pub(super) fn of_each(facets: &str) -> String {
    let mut chars = facets.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    "Each item: ".chars().chain(first).chain(chars).collect()
}

/// How many items there must and may be, where that says more than the type.
pub(super) fn items(Bounds { min, max }: Bounds) -> Option<String> {
    let least = (min > 1 || (min == 1 && max.is_some())).then(|| min.to_string());
    range(least.as_deref(), max.map(|max| max.to_string()).as_deref(), ["item", "items"])
}

/// Patterns that say nothing.
const EVERYTHING: [&str; 4] = [".*", "[\\s\\S]*", "(.|\\s)*", "(.|\\n)*"];

/// A facet's value; of several the one that was said last, which is the narrowest.
fn latest<'s>(simple: &'s Simple, name: &str) -> Option<&'s str> {
    let value = simple.facets.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.trim());
    // A bound is a number or a time; what else is written there is the contract's mistake, and no Markdown.
    value.filter(|value| value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | ':')))
}

fn range(least: Option<&str>, most: Option<&str>, [one, many]: [&str; 2]) -> Option<String> {
    let unit = |number: &str| if number == "1" { one } else { many };
    Some(match (least, most) {
        (Some(least), Some(most)) if least == most => format!("Exactly {most} {}.", unit(most)),
        (Some(least), Some(most)) => format!("{least} to {most} {}.", unit(most)),
        (Some(least), None) => format!("At least {least} {}.", unit(least)),
        (None, Some(most)) => format!("At most {most} {}.", unit(most)),
        (None, None) => return None,
    })
}

/// A text as code, whatever backticks it has in it.
fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r', '\t'], " ");
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
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
    use super::{facets, items, markdown};
    use crate::model::{Bounds, Simple};

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

    #[test]
    fn facets_are_said_shortly() {
        let simple = |base: &str, list: &[(&str, &str)]| Simple {
            base: base.to_owned(),
            facets: list.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect(),
            ..Simple::default()
        };
        for (base, list, said) in [
            ("string", &[("maxLength", "50"), ("whiteSpace", "collapse")][..], "At most 50 characters."),
            ("string", &[("minLength", "0"), ("maxLength", "1")], "At most 1 character."),
            ("string", &[("maxLength", "50"), ("minLength", "2"), ("maxLength", "9")], "2 to 9 characters."),
            ("string", &[("length", "3"), ("pattern", "[A-Z]{3}")], "Exactly 3 characters. Matches `[A-Z]{3}`."),
            ("string", &[("pattern", ".*"), ("pattern", "a`b")], "Matches ``a`b``."),
            ("hexBinary", &[("minLength", "2")], "At least 2 octets."),
            ("", &[("minLength", "2"), ("maxLength", "2")], "Exactly 2 items."),
            ("int", &[("minInclusive", "1"), ("maxInclusive", "12")], "From 1 to 12."),
            ("int", &[("minInclusive", "<b>")], ""),
            ("NCName", &[("maxLength", "9")], "A valid `xs:NCName`. At most 9 characters."),
            (
                "dateTime",
                &[("minInclusive", "-0044-03-15T00:00:00"), ("maxExclusive", "2000-01-01T00:00:00+14:00")],
                "At least -0044-03-15T00:00:00. Less than 2000-01-01T00:00:00+14:00.",
            ),
            ("duration", &[("minExclusive", "-P1M"), ("maxInclusive", "PT0.5S")], "At most PT0.5S. More than -P1M."),
            ("double", &[("maxInclusive", "INF")], "At most INF."),
            (
                "integer",
                &[("maxInclusive", "999999999999999999999999999999")],
                "At most 999999999999999999999999999999.",
            ),
            (
                "decimal",
                &[("minExclusive", "0"), ("totalDigits", "9"), ("fractionDigits", "2")],
                "More than 0. At most 9 digits. At most 2 digits behind the point.",
            ),
        ] {
            assert_eq!(facets(&simple(base, list)), said, "{list:?}");
        }
        for (min, max, said) in [
            (0, None, None),
            (1, None, None),
            (2, None, Some("At least 2 items.")),
            (0, Some(5), Some("At most 5 items.")),
            (1, Some(5), Some("1 to 5 items.")),
            (3, Some(3), Some("Exactly 3 items.")),
        ] {
            assert_eq!(items(Bounds { min, max }).as_deref(), said);
        }
    }
}

//! Documentation of documents as Rust documentation. All text from a document passes through [`markdown`] or [`code`].

mod markdown;
mod plain;

pub(super) use markdown::{fill, markdown};

use crate::model::{Bounds, BuiltIn, Facet, FacetKind, Simple, Variety};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns one `#[doc]` attribute for each line of these paragraphs, with an empty line between paragraphs.
pub(super) fn attributes(paragraphs: &[String]) -> TokenStream {
    let lines = lines(paragraphs);
    quote!(#(#[doc = #lines])*)
}

/// Returns the lines of these paragraphs as they follow `///`, with an empty line between paragraphs.
pub(super) fn lines(paragraphs: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(paragraph.lines().map(line));
    }
    lines
}

/// Returns a line as it follows `///`. Control characters in it are escaped. It is indented only if it continues an
/// item of a list, so that it isn't taken for code.
fn line(line: &str) -> String {
    let text = line.trim_start();
    let indent = if text.len() + 2 == line.len() && line.starts_with("  ") { "  " } else { "" };
    if text.is_empty() { String::new() } else { format!(" {indent}{}", crate::text::line(text)) }
}

/// Names a component: ``The `Person` type.`` for the kind `type`. The module's documentation names the namespace.
pub(super) fn component(local: &str, kind: &str) -> String {
    fill(&format!("The {} {kind}.", code(local)))
}

/// Joins two sentences about one thing, either of which may be empty: ``The request of `Get`, the `Get` element.``
pub(super) fn apposed(first: &str, second: &str) -> String {
    if first.is_empty() || second.is_empty() {
        return fill(&format!("{first}{second}"));
    }
    let mut chars = second.chars();
    let small = chars.next().into_iter().flat_map(char::to_lowercase);
    fill(&format!("{}, {}", first.trim_end_matches('.'), small.chain(chars).collect::<String>()))
}

/// Converts a message of the generator, which has code between backticks, to Markdown on one line.
pub(super) fn message(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(index, part)| match index % 2 {
        0 => {
            let plain = markdown(Some(&part.to_owned())).replace('\n', " ");
            let space = |is_there: bool| if is_there { " " } else { "" };
            format!("{}{plain}{}", space(part.starts_with(' ')), space(part.ends_with(' ') && !plain.is_empty()))
        }
        _ => code(part),
    });
    parts.collect()
}

/// Joins phrases for a sentence: `a`, `a and b` or `a, b and c`.
pub(super) fn listed(phrases: &[String]) -> String {
    match phrases {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Returns what a simple type requires of a text beyond its Rust type, in a few short sentences. Empty if it requires
/// nothing.
pub(super) fn facets(simple: &Simple) -> String {
    let mut said = Vec::new();
    if let Variety::Atomic(built_in) = simple.variety
        && built_in.is_narrow_text()
    {
        said.push(format!("A valid `xs:{}`.", built_in.name()));
    }
    let limits = Limits::of(simple);
    said.extend(limits.sentences(unit(&simple.variety)));
    if let Variety::List(item) = &simple.variety {
        let of_items = facets(item);
        said.extend((!of_items.is_empty()).then(|| of_each("item", &of_items)));
    }
    said.join(" ")
}

/// Returns the unit of length of a type, as singular and plural (XSD 1.0 Part 2, 4.3.1).
fn unit(variety: &Variety) -> [&'static str; 2] {
    match variety {
        Variety::List(_) | Variety::Union(_) => ["item", "items"],
        Variety::Atomic(BuiltIn::Base64Binary | BuiltIn::HexBinary) => ["octet", "octets"],
        Variety::Atomic(_) | Variety::Any => ["character", "characters"],
    }
}

/// The values of the facets that documentation mentions. Of several facets of a kind only the last one counts, because
/// it is the narrowest.
#[derive(Default)]
struct Limits<'s> {
    length: Option<&'s str>,
    min_length: Option<&'s str>,
    max_length: Option<&'s str>,
    patterns: Vec<&'s str>,
    max_inclusive: Option<&'s str>,
    max_exclusive: Option<&'s str>,
    min_exclusive: Option<&'s str>,
    min_inclusive: Option<&'s str>,
    total_digits: Option<&'s str>,
    fraction_digits: Option<&'s str>,
}

impl<'s> Limits<'s> {
    fn of(simple: &'s Simple) -> Self {
        let mut limits = Limits::default();
        for Facet { kind, value } in &simple.facets {
            match kind {
                FacetKind::Length => limits.length = bound(value),
                FacetKind::MinLength => limits.min_length = bound(value),
                FacetKind::MaxLength => limits.max_length = bound(value),
                FacetKind::Pattern => limits.patterns.push(value),
                FacetKind::MaxInclusive => limits.max_inclusive = bound(value),
                FacetKind::MaxExclusive => limits.max_exclusive = bound(value),
                FacetKind::MinExclusive => limits.min_exclusive = bound(value),
                FacetKind::MinInclusive => limits.min_inclusive = bound(value),
                FacetKind::TotalDigits => limits.total_digits = bound(value),
                FacetKind::FractionDigits => limits.fraction_digits = bound(value),
                // Reading and writing take care of white space, and enums list their values.
                FacetKind::WhiteSpace | FacetKind::Enumeration => {}
            }
        }
        limits
    }

    /// Returns a sentence for each limit, with lengths in this unit.
    fn sentences(&self, unit: [&str; 2]) -> Vec<String> {
        let mut said = Vec::new();
        let min_length = self.min_length.filter(|least| *least != "0");
        let (least, most) = self.length.map_or((min_length, self.max_length), |length| (Some(length), Some(length)));
        said.extend(range(least, most, unit));
        said.extend(match (self.min_inclusive, self.max_inclusive) {
            (Some(least), Some(most)) => Some(format!("From {least} to {most}.")),
            (Some(least), None) => Some(format!("At least {least}.")),
            (None, Some(most)) => Some(format!("At most {most}.")),
            (None, None) => None,
        });
        said.extend(self.min_exclusive.map(|bound| format!("More than {bound}.")));
        said.extend(self.max_exclusive.map(|bound| format!("Less than {bound}.")));
        said.extend(self.total_digits.and_then(|most| range(None, Some(most), ["digit", "digits"])));
        said.extend(self.fraction_digits.map(|most| match most {
            "0" => "No digits after the decimal point.".to_owned(),
            "1" => "At most 1 digit after the decimal point.".to_owned(),
            most => format!("At most {most} digits after the decimal point."),
        }));
        let patterns = self.patterns.iter().filter(|pattern| !EVERYTHING.contains(pattern));
        said.extend(patterns.map(|pattern| format!("Matches {}.", code(pattern))));
        said
    }
}

/// Returns the value of a bound, trimmed. `None` for a value that is neither a number nor a time: it is a mistake of
/// the document, and could be Markdown.
fn bound(value: &str) -> Option<&str> {
    let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | ':');
    Some(value.trim()).filter(|value| value.chars().all(is_sound))
}

/// Turns sentences about facets into one about each value: `Each item: 1 to 10 characters.`
pub(super) fn of_each(what: &str, facets: &str) -> String {
    let mut chars = facets.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    format!("Each {what}: ").chars().chain(first).chain(chars).collect()
}

/// Returns a sentence about the number of items, if the Rust type doesn't already say as much.
pub(super) fn items(Bounds { min, max }: Bounds) -> Option<String> {
    let least = (min > 1 || (min == 1 && max.is_some())).then(|| min.to_string());
    range(least.as_deref(), max.map(|max| max.to_string()).as_deref(), ["item", "items"])
}

/// Patterns that match any text.
const EVERYTHING: [&str; 4] = [".*", "[\\s\\S]*", "(.|\\s)*", "(.|\\n)*"];

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

/// Returns a text as inline code on one line, whatever backticks, spaces and line ends it contains. An empty text is
/// `""`.
pub(super) fn code(text: &str) -> String {
    if text.is_empty() {
        return "\"\"".to_owned();
    }
    let text = crate::text::line(text);
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    // Markdown takes one space off at both ends, where there are any.
    let is_spaced = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let space = if text.starts_with('`') || text.ends_with('`') || is_spaced { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::{code, facets, items, lines};
    use crate::model::{Bounds, BuiltIn, Facet, FacetKind, Simple, Variety};

    #[test]
    fn message_keeps_its_code_and_escapes_the_rest() {
        for (text, markdown) in [
            ("there is no type `{urn:a}T`", "there is no type `{urn:a}T`"),
            ("`a_b` isn't `c`, but *d*", "`a_b` isn't `c`, but \\*d\\*"),
            ("plain", "plain"),
            ("", ""),
        ] {
            assert_eq!(super::message(text), markdown);
        }
    }

    #[test]
    fn inline_code_is_fenced_and_escaped() {
        for (text, expected) in [
            ("a", "`a`"),
            ("", "\"\""),
            ("`", "`` ` ``"),
            ("a```b", "````a```b````"),
            (" a ", "`  a  `"),
            ("  ", "`  `"),
            ("a\n\n    b();", "`a\\n\\n    b();`"),
            ("\u{202e}", "`\\u{202e}`"),
        ] {
            assert_eq!(code(text), expected);
        }
    }

    #[test]
    fn control_characters_do_not_end_lines() {
        let paragraphs = ["a\r\u{85}\u{202e}b\nc".to_owned(), "\t    d".to_owned()];
        assert_eq!(lines(&paragraphs), [" a\\r\\u{85}\\u{202e}b", " c", "", " d"]);
    }

    #[test]
    fn facets_are_described_in_sentences() {
        let simple = |base: &str, list: &[(&str, &str)]| {
            let token = || Box::new(Simple::new(Variety::Atomic(BuiltIn::Token)));
            let variety = BuiltIn::parse(base).map_or_else(|| Variety::List(token()), Variety::Atomic);
            let facets = list.iter().map(|&(name, value)| Facet {
                kind: FacetKind::parse(name).expect("a facet"),
                value: value.to_owned(),
            });
            Simple { facets: facets.collect(), ..Simple::new(variety) }
        };
        for (base, list, said) in [
            ("string", &[("maxLength", "50"), ("whiteSpace", "collapse")][..], "At most 50 characters."),
            ("string", &[("minLength", "0"), ("maxLength", "1")], "At most 1 character."),
            ("string", &[("maxLength", "50"), ("minLength", "2"), ("maxLength", "9")], "2 to 9 characters."),
            ("string", &[("length", "3"), ("pattern", "[A-Z]{3}")], "Exactly 3 characters. Matches `[A-Z]{3}`."),
            ("string", &[("pattern", ".*"), ("pattern", "a`b")], "Matches ``a`b``."),
            ("hexBinary", &[("minLength", "2")], "At least 2 octets."),
            ("list", &[("minLength", "2"), ("maxLength", "2")], "Exactly 2 items."),
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
                "More than 0. At most 9 digits. At most 2 digits after the decimal point.",
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

//! Documentation of a document without its markup.

/// Elements that begin a paragraph.
const BLOCKS: &[&str] = &[
    "blockquote",
    "br",
    "center",
    "div",
    "dl",
    "dt",
    "example",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "list",
    "ol",
    "p",
    "para",
    "param",
    "pre",
    "remarks",
    "returns",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "typeparam",
    "ul",
    "exception",
];

/// Elements that begin an item of a list.
const ITEMS: &[&str] = &["item", "li"];

/// Elements that are separated from the text before them by a space.
const CELLS: &[&str] = &["dd", "description", "listheader", "td", "term", "th"];

/// Elements within a line.
const WITHIN: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "c",
    "cite",
    "code",
    "em",
    "font",
    "i",
    "img",
    "inheritdoc",
    "kbd",
    "nobr",
    "paramref",
    "q",
    "s",
    "samp",
    "see",
    "seealso",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "tt",
    "typeparamref",
    "u",
    "value",
    "var",
];

/// Elements that may lack an end tag.
const ALONE: &[&str] = &[
    "br",
    "dd",
    "dt",
    "hr",
    "img",
    "inheritdoc",
    "li",
    "p",
    "para",
    "paramref",
    "see",
    "seealso",
    "td",
    "th",
    "tr",
    "typeparamref",
];

/// Removes the markup of a text. Returns lines, with empty lines between paragraphs and `- ` before items of lists.
///
/// Elements of the document are markup. An escaped tag is markup only if HTML or the documentation of .NET has such an
/// element, and the element ends. Anything else in angle brackets is text: `List<String>`, `<yyyy>-<mm>`.
pub(super) fn plain(doc: &str) -> String {
    let (text, _) = unmarked(doc, true);
    let (text, has_markup) = unmarked(&decoded(&text), false);
    let text = if has_markup { decoded(&text) } else { text };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n")
}

/// Removes tags; if `all` is false, only those of known elements. Returns the text and whether it had any tags.
fn unmarked(doc: &str, all: bool) -> (String, bool) {
    let mut text = String::with_capacity(doc.len());
    let (mut rest, mut found) = (doc, false);
    let mut links: Vec<String> = Vec::new();
    let mut ends = Ends::default();
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let tag = Tag::read(after).filter(|tag| all || tag.is_known(|| ends.come(after, tag)));
        let Some(tag) = tag else {
            text.push('<');
            rest = after;
            continue;
        };
        found = true;
        match tag.name.as_str() {
            "a" if tag.closes => {
                let link = links.pop().filter(|link| link.starts_with("http") && !text.ends_with(link.as_str()));
                text.extend(link.map(|link| format!(" ({link})")));
            }
            "a" => links.push(tag.value(&["href"]).unwrap_or_default().to_owned()),
            "see" | "seealso" | "paramref" | "typeparamref" if tag.is_empty => {
                let value = tag.value(&["cref", "name", "langword", "href"]).unwrap_or_default();
                text.push_str(
                    value.split_once(':').filter(|(kind, _)| kind.len() == 1).map_or(value, |(_, name)| name),
                );
            }
            name if BLOCKS.contains(&name) => text.push_str("\n\n"),
            name if ITEMS.contains(&name) => text.push_str(if tag.closes { "\n" } else { "\n- " }),
            name if CELLS.contains(&name) => text.push(' '),
            name if WITHIN.contains(&name) || tag.closes => {}
            _ => text.push('\n'),
        }
        rest = &after[tag.length..];
    }
    text.push_str(rest);
    (text, found)
}

/// The last position of each end tag in a text. It is looked up once for each name, so that the time stays linear.
#[derive(Default)]
struct Ends {
    known: Vec<(String, usize)>,
}

impl Ends {
    /// Returns whether the end tag of this element follows in the text `after` its start.
    fn come(&mut self, after: &str, tag: &Tag<'_>) -> bool {
        // The length of the text from the last such end tag on. The tag follows if `after` is longer.
        let left = match self.known.iter().find(|(name, _)| *name == tag.name) {
            Some((_, left)) => *left,
            None => {
                let lower = after.to_ascii_lowercase();
                let left = lower.rfind(&format!("</{}", tag.name)).map_or(usize::MAX, |at| after.len() - at);
                self.known.push((tag.name.clone(), left));
                left
            }
        };
        left != usize::MAX && after.len() > left
    }
}

/// A tag of XML or HTML.
struct Tag<'t> {
    /// In lower case.
    name: String,
    closes: bool,
    is_empty: bool,
    attributes: Vec<(&'t str, &'t str)>,
    /// The length after the opening bracket, in bytes.
    length: usize,
}

impl<'t> Tag<'t> {
    /// Reads the tag that a text begins with. The opening bracket has been removed.
    fn read(text: &'t str) -> Option<Tag<'t>> {
        let closes = text.starts_with('/');
        let mut rest = text.trim_start_matches('/');
        let name = word(rest).filter(|name| name.starts_with(|c: char| c.is_alphabetic() || c == '_'))?;
        rest = &rest[name.len()..];
        let mut attributes = Vec::new();
        loop {
            let trimmed = rest.trim_start();
            if let Some(end) = trimmed.strip_prefix("/>").or_else(|| trimmed.strip_prefix('>')) {
                let is_empty = trimmed.starts_with('/');
                let name = name.to_ascii_lowercase();
                return Some(Tag { name, closes, is_empty, attributes, length: text.len() - end.len() });
            }
            if trimmed.len() == rest.len() {
                return None;
            }
            let key = word(trimmed)?;
            let value = trimmed[key.len()..].trim_start().strip_prefix('=')?.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, behind) = value[1..].split_once(quote)?;
            attributes.push((key, value));
            rest = behind;
        }
    }

    /// Returns whether it belongs to an element of HTML or of the documentation of .NET that is complete.
    fn is_known(&self, ends: impl FnOnce() -> bool) -> bool {
        let name = self.name.as_str();
        let is_known = [BLOCKS, ITEMS, CELLS, WITHIN].iter().any(|names| names.contains(&name));
        is_known && (self.closes || self.is_empty || ALONE.contains(&name) || ends())
    }

    fn value(&self, names: &[&str]) -> Option<&'t str> {
        self.attributes.iter().find(|(name, _)| names.contains(name)).map(|(_, value)| *value)
    }
}

/// Returns the name that a text begins with.
fn word(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':'))).unwrap_or(text.len());
    Some(&text[..end]).filter(|word| !word.is_empty())
}

/// Replaces the references in a text, each once.
fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        // Known references are at most this long.
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        match end.and_then(|end| Some((end, reference(&rest[1..end])?))) {
            Some((end, c)) => {
                decoded.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded + rest
}

fn reference(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn text_in_angle_brackets_is_kept() {
        for (doc, text) in [
            ("Use &lt;CustomerID&gt; of List&lt;String&gt;", "Use <CustomerID> of List<String>"),
            ("a &lt;b and c&gt; d &lt;b", "a <b and c> d <b"),
            ("&lt;b&gt;bold&lt;/b&gt; and &lt;i&gt;", "bold and <i>"),
            ("&lt;value&gt; of &lt;code&gt;", "<value> of <code>"),
            ("a &lt;= b &lt;&gt; c &lt;/&gt;", "a <= b <> c </>"),
            ("&lt;summary&gt;One &amp;lt; two.&lt;/summary&gt;", "\n\nOne < two.\n"),
            ("<summary>One &amp;lt; two.</summary>", "\n\nOne &lt; two.\n"),
            ("<title>One</title><other>Two</other>", "\nOne\nTwo"),
            ("See <see cref=\"T:A.B\"/>, <paramref name='x > y'/>.", "See A.B, x > y."),
            ("<a href='http://example.com/'>here</a>", "here (http://example.com/)"),
            ("<ul><li>a</li><li>b</li></ul>", "\n\n\n- a\n\n- b\n\n"),
            ("&#60;x&#x3E; &#10; &unknown; & &#xD800;", "<x> \n&unknown; & &#xD800;"),
        ] {
            assert_eq!(plain(doc).trim_end(), text.trim_end().replace(" \n", "\n"), "{doc}");
        }
    }

    #[test]
    fn time_grows_with_the_length() {
        let doc = "&lt;b&gt;&lt;x &amp;".repeat(100_000);
        assert_eq!(plain(&doc).len(), "<b><x &".len() * 100_000);
    }
}

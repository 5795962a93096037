//! The layout of macro calls with a row for each member of a type, whose tokens the formatter doesn't know.

use crate::limits::{ROW_LABEL, ROW_LINE};

/// A call of a macro of the runtime: a name, a type, and rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// The text before the rows, such as `codec! { User:`.
    pub head: String,
    /// The rows in their order.
    pub rows: Vec<Row>,
    /// More rows, which follow a semicolon.
    pub more: Vec<Row>,
    /// Formatted items, which follow a semicolon.
    pub items: String,
}

/// A row: the name of a member or variant, and its XML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The name, which begins a column of its own.
    pub label: String,
    /// The text after the name, in pieces between which a line can be broken.
    pub words: Vec<String>,
    /// The rows in parentheses after the last word; `None` if there are no parentheses.
    pub list: Option<Vec<String>>,
    /// The mark after the row.
    pub end: Option<char>,
}

impl Row {
    /// Returns a row of this name and these words.
    pub fn new(label: impl Into<String>, words: Vec<String>) -> Row {
        Row { label: label.into(), words, list: None, end: None }
    }

    /// Returns the row as one line.
    fn line(&self, width: usize) -> String {
        let list = self.list.as_ref().map(|list| format!("({})", list.join(", "))).unwrap_or_default();
        let text = format!("{:width$} {}{list}", self.label, self.words.join(" "));
        text.trim_end().to_owned()
    }

    /// Adds the row to `text`, on as many lines as it needs.
    fn push(&self, text: &mut String, width: usize) {
        let (line, end) = (self.line(width), self.end.unwrap_or(','));
        if INDENT.len() + line.chars().count() < ROW_LINE {
            return push(text, &[INDENT, &line, end.encode_utf8(&mut [0; 4]), "\n"]);
        }
        let mut line = format!("{INDENT}{:width$}", self.label);
        for word in &self.words {
            let is_first = line.len() == INDENT.len() + self.label.len().max(width);
            if !is_first && line.chars().count() + 1 + word.chars().count() >= ROW_LINE {
                push(text, &[line.trim_end(), "\n"]);
                line = format!("{INDENT}{INDENT}{word}");
            } else {
                line.push(' ');
                line.push_str(word);
            }
        }
        text.push_str(line.trim_end());
        if let Some(list) = &self.list {
            text.push_str("(\n");
            list.iter().for_each(|row| push(text, &[INDENT, INDENT, row, ",\n"]));
            push(text, &[INDENT, ")"]);
        }
        text.push(end);
        text.push('\n');
    }
}

const INDENT: &str = "    ";

impl Rows {
    /// Returns the call with one row on each line. A call with one short row is one line.
    pub fn text(&self) -> String {
        if self.more.is_empty() && self.items.is_empty() {
            let short = match self.rows.as_slice() {
                [] => Some(format!("{} }}\n", self.head)),
                // The macro tells attributes from elements at their commas.
                [row] if row.label.starts_with('@') => Some(format!("{} {}, }}\n", self.head, row.line(0))),
                [row] if row.end.is_none() => Some(format!("{} {} }}\n", self.head, row.line(0))),
                _ => None,
            };
            if let Some(short) = short.filter(|short| short.chars().count() <= ROW_LINE) {
                return short;
            }
        }
        let lengths = self.rows.iter().chain(&self.more).map(|row| row.label.chars().count());
        let width = lengths.filter(|&length| length <= ROW_LABEL).max().unwrap_or_default();
        let mut text = format!("{}\n", self.head);
        self.rows.iter().for_each(|row| row.push(&mut text, width));
        if !self.more.is_empty() {
            push(&mut text, &[INDENT, ";\n"]);
            self.more.iter().for_each(|row| row.push(&mut text, width));
        }
        if !self.items.is_empty() {
            push(&mut text, &[INDENT, ";\n", &self.items]);
        }
        text.push_str("}\n");
        text
    }
}

fn push(text: &mut String, pieces: &[&str]) {
    pieces.iter().for_each(|piece| text.push_str(piece));
}

#[cfg(test)]
mod tests {
    use super::{Row, Rows};

    fn row(label: &str, words: &[&str]) -> Row {
        Row::new(label, words.iter().map(|&word| word.to_owned()).collect())
    }

    fn text(rows: Vec<Row>) -> String {
        Rows { head: "codec! { Book:".to_owned(), rows, ..Rows::default() }.text()
    }

    #[test]
    fn one_row_is_one_line_and_several_are_a_table() {
        assert_eq!(text(vec![]), "codec! { Book: }\n");
        assert_eq!(
            text(vec![row("title", &["\"n1:Title\"", "required"])]),
            "codec! { Book: title \"n1:Title\" required }\n"
        );
        assert_eq!(
            text(vec![row("title", &["\"n1:Title\""]), row("no", &["\"n1:No\"", "secret"])]),
            "codec! { Book:\n    title \"n1:Title\",\n    no    \"n1:No\" secret,\n}\n"
        );
    }

    #[test]
    fn long_row_is_wrapped_between_words() {
        let long = format!("\"n1:{}\"", "x".repeat(70));
        let wrapped = text(vec![row("title", &[&long, "required", "nillable", "[\"n1:Item\" nillable]"])]);
        let expected = format!("    title {long} required\n        nillable [\"n1:Item\" nillable],\n");
        assert_eq!(wrapped, format!("codec! {{ Book:\n{expected}}}\n"));
    }

    #[test]
    fn long_list_has_a_row_on_each_line() {
        let list = |name: &str| Some(vec![format!("\"n1:{name}\" first"), "\"n1:b\" member".to_owned()]);
        let short = Row { list: list("a"), ..row("copy", &["= group"]) };
        assert_eq!(text(vec![short]), "codec! { Book: copy = group(\"n1:a\" first, \"n1:b\" member) }\n");
        let name = "x".repeat(80);
        let long = Row { list: list(&name), ..row("copy", &["= group"]) };
        let expected = format!("    copy = group(\n        \"n1:{name}\" first,\n        \"n1:b\" member,\n    ),\n");
        assert_eq!(text(vec![long]), format!("codec! {{ Book:\n{expected}}}\n"));
    }
}

//! The results as Markdown tables: one for each operation, with a row for each server and a column for each case.

use crate::{case::Ask, cases::REASONS};
use std::collections::BTreeMap;

/// An operation and its cases.
pub type Table = (&'static str, &'static [&'static dyn Ask]);

/// Rows by operation and server.
#[derive(Default)]
pub struct Tables {
    rows: BTreeMap<(String, String), String>,
}

impl Tables {
    /// Reads the output of [`Tables::render`].
    pub fn parse(text: &str) -> Self {
        let (mut tables, mut operation) = (Tables::default(), "");
        for line in text.lines() {
            match line.strip_prefix("| ").and_then(|line| line.split_once(" |")) {
                Some((head, _)) if head.starts_with('`') => operation = head.trim_matches('`'),
                Some((server, _)) => tables.insert(operation, server, line.to_owned()),
                None => {}
            }
        }
        tables
    }

    /// Inserts a row, and replaces the older row of the server.
    pub fn insert(&mut self, operation: &str, server: &str, row: String) {
        self.rows.insert((operation.to_owned(), server.to_owned()), row);
    }

    /// Adds the older rows that aren't replaced by these.
    pub fn over(self, mut older: Self) -> Self {
        older.rows.extend(self.rows);
        older
    }

    /// Renders the tables with the rows of these servers, and a note for each word in them.
    pub fn render(&self, tables: &[Table], servers: &[&str]) -> String {
        let (mut text, mut notes) = (String::new(), String::new());
        for (operation, cases) in tables {
            let heads = row(&format!("`{operation}`"), cases.iter().map(|case| case.name()));
            text += &format!("{heads}\n|{}\n", " --- |".repeat(cases.len() + 1));
            let rows = servers.iter().filter_map(|server| self.rows.get(&((*operation).into(), (*server).into())));
            text.extend(rows.flat_map(|row| [row, "\n"]));
            text += "\n";
        }
        for reason in REASONS.iter().filter(|reason| text.contains(&format!("| {} |", reason.word))) {
            notes += &format!("- {}: {}\n", reason.word, reason.why);
        }
        text + &notes
    }
}

/// Returns a row of a table.
pub fn row<'a>(head: &str, cells: impl Iterator<Item = &'a str>) -> String {
    let cells: String = cells.map(|cell| format!(" {cell} |")).collect();
    format!("| {head} |{cells}")
}

//! Findings for a person: like those of the Rust compiler, with the line of the document. Coloured on a terminal,
//! unless `--color` or the environment (`NO_COLOR`, `CLICOLOR`) says otherwise.

use crate::excerpt::Excerpt;
use annotate_snippets::{AnnotationKind, Group, Level, Message, Origin, Padding, Renderer, Snippet};
use soapwright_build::{Diagnostic, Error, Place, condense, document_text, line};
use std::{collections::BTreeMap, io::Write};

/// Sets when standard error is coloured.
pub fn set_color(choice: clap::ColorChoice) {
    let choice = match choice {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Prints an error about the command line or the configuration to standard error.
pub fn usage(message: &str) {
    say(&Level::ERROR, message.to_owned());
}

/// Prints errors to standard error, and after them, unless it is to be quiet, the warnings that may be the reason.
pub fn errors(error: &Error, quiet: bool) {
    let count = findings(&error.diagnostics, &Level::ERROR, ["error", "errors"]);
    if !quiet {
        warnings(&error.warnings);
    }
    if count > 1 {
        say(&Level::ERROR, format!("there are {count} errors"));
    }
}

/// Prints warnings to standard error.
pub fn warnings(warnings: &[Diagnostic]) {
    findings(warnings, &Level::WARNING, ["warning", "warnings"]);
}

/// Prints a note to standard error.
pub fn note(note: &Diagnostic) {
    findings(std::slice::from_ref(note), &Level::NOTE, ["note", "notes"]);
}

/// Prints findings, and returns their number without those that have the cause of another.
fn findings(findings: &[Diagnostic], level: &Level<'_>, [one, more]: [&str; 2]) -> usize {
    let (shown, others) = condense(findings);
    let mut texts = BTreeMap::new();
    for finding in &shown {
        let mut groups = groups(finding, level, &mut texts);
        let mut notes: Vec<Message<'_>> = Vec::new();
        notes.extend(finding.help.as_ref().map(|help| Level::HELP.message(line(help))));
        match finding.same_cause {
            0 => {}
            1 => notes.push(Level::NOTE.message(format!("1 more {one} has the same cause"))),
            count => notes.push(Level::NOTE.message(format!("{count} more {more} have the same cause"))),
        }
        if let Some(last) = groups.pop() {
            groups.push(last.elements(notes));
        }
        print(&groups);
        if finding.place.is_some() {
            write("");
        }
    }
    match others {
        0 => {}
        1 => say(level, format!("1 more {one} isn't shown")),
        count => say(level, format!("{count} more {more} aren't shown")),
    }
    shown.len() + others
}

/// Returns the message of a finding with its place: the file, the components around it, and the line. Each file is read
/// once, into `texts`.
fn groups<'a>(
    finding: &'a Diagnostic,
    level: &Level<'a>,
    texts: &mut BTreeMap<&'a str, Option<String>>,
) -> Vec<Group<'a>> {
    let title = level.clone().primary_title(line(&finding.message));
    let Some(Place { file, line: row, column, component, .. }) = &finding.place else {
        return vec![Group::with_title(title)];
    };
    let wide = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let text = texts.entry(file).or_insert_with(|| document_text(file));
    let excerpt = text.as_deref().and_then(|text| Excerpt::new(text, *row, *column, &finding.message));
    let is_line = excerpt.as_ref().is_some_and(|excerpt| excerpt.is_line);
    let snippet = excerpt.map(|Excerpt { text, marked, .. }| {
        Snippet::source(text).line_start(wide(*row)).annotation(AnnotationKind::Primary.span(marked))
    });
    match snippet {
        Some(snippet) if is_line && component.is_empty() => vec![title.element(snippet.path(line(file)))],
        // The snippet would count the columns of the excerpt, so that the place stands in a group of its own.
        snippet => {
            let place = title.element(Origin::path(line(file)).line(wide(*row)).char_column(wide(*column)));
            let within = (!component.is_empty()).then(|| Level::NOTE.with_name("in").message(line(component)));
            let snippet = snippet.map(|snippet| Group::with_level(level.clone()).element(snippet).element(Padding));
            [place.elements(within)].into_iter().chain(snippet).collect()
        }
    }
}

/// Prints a message without a place.
fn say(level: &Level<'_>, message: String) {
    print(&[Group::with_title(level.clone().primary_title(message))]);
}

fn print(report: &[Group<'_>]) {
    write(&Renderer::styled().render(report));
}

/// Prints a line to standard error. A closed pipe is no error.
pub fn write(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

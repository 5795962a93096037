//! Errors and findings: a message, its place in a document, and advice.

mod report;

pub use report::Report;

use crate::{limits::SHOWN_FINDINGS, text};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::Path,
    sync::Arc,
};

/// A place in a document: its file, line and column, and the path of components that leads to it.
///
/// Many documents consist of a single line, so that the component path says more than the numbers. Rendered with
/// [`Display`](fmt::Display), a place looks like `order.wsdl:12:5 (schema urn:x / complexType Order)`, always on one
/// line: control characters are escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The path of the file, as the user or the import named it.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
    /// The named elements around the place, outermost first, such as `schema urn:x / complexType Order / element Line`;
    /// empty for a place outside all of them.
    pub component: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", text::line(&self.file), self.line, self.column)?;
        if self.component.is_empty() { Ok(()) } else { write!(f, " ({})", text::line(&self.component)) }
    }
}

/// The place and the message of a finding.
pub(crate) type Key = (Option<(Arc<str>, u32, u32)>, String);

/// A finding about a document, a file or a setting: an error or a warning.
///
/// ```
/// use soapwright_build::Diagnostic;
///
/// let finding = Diagnostic::plain("the folder is full").help("choose another one");
/// assert_eq!(finding.to_string(), "the folder is full\n  help: choose another one");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The fact that was found, in lower case and without a full stop.
    pub message: String,
    /// The place in a document, if the finding is about one.
    pub place: Option<Place>,
    /// Advice on what to do about it.
    pub help: Option<String>,
    /// The number of further findings with the same cause, such as a missing file, which [`condense`] leaves out.
    pub same_cause: usize,
    /// The cause that it shares with others, if it is known.
    pub(crate) cause: Option<Box<Cause>>,
}

/// The cause that several findings share, told apart by a text, such as the name of a missing file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cause {
    /// The finding is the cause itself.
    Itself(String),
    /// The finding follows from the cause.
    Of(String),
}

impl Diagnostic {
    /// Creates a finding about a place in a document.
    pub fn at(place: &Place, message: impl Into<String>) -> Self {
        Diagnostic { place: Some(place.clone()), ..Self::plain(message) }
    }

    /// Creates a finding about a file as a whole. Its message begins with the path.
    pub fn file(path: &Path, message: impl fmt::Display) -> Self {
        Self::plain(format!("{}: {message}", path.display()))
    }

    /// Creates a finding that is about neither a document nor a file.
    pub fn plain(message: impl Into<String>) -> Self {
        Diagnostic { message: message.into(), place: None, help: None, same_cause: 0, cause: None }
    }

    /// Adds advice on what to do about the finding, replacing any earlier advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Returns what tells it apart from other findings: its place and message.
    pub(crate) fn key(&self) -> Key {
        let place = self.place.as_ref().map(|place| (place.file.clone(), place.line, place.column));
        (place, self.message.clone())
    }

    fn consequence_of(&self) -> Option<&str> {
        match self.cause.as_deref()? {
            Cause::Of(cause) => Some(cause),
            Cause::Itself(_) => None,
        }
    }

    /// Marks the finding as a consequence of a cause. Of several without the cause itself, the first one is shown.
    #[must_use]
    pub(crate) fn follows(mut self, cause: impl Into<String>) -> Self {
        self.cause = Some(Box::new(Cause::Of(cause.into())));
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&text::line(&self.message))?;
        if let Some(help) = &self.help {
            write!(f, "\n  help: {}", text::line(help))?;
        }
        match self.same_cause {
            0 => Ok(()),
            1 => f.write_str("\n  note: 1 more finding has the same cause"),
            more => write!(f, "\n  note: {more} more findings have the same cause"),
        }
    }
}

/// Returns the findings to show to a person, and the number of the others.
///
/// A finding with the same cause as an earlier one is only counted there, in [`same_cause`](Diagnostic::same_cause). Of
/// the rest, the first twenty are returned.
pub fn condense(findings: &[Diagnostic]) -> (Vec<Diagnostic>, usize) {
    let mut shown: Vec<Diagnostic> = Vec::new();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        if let Some(Cause::Of(cause)) = finding.cause.as_deref()
            && let Some(earlier) = first.get(cause.as_str()).and_then(|&at| shown.get_mut(at))
        {
            earlier.same_cause += 1;
            continue;
        }
        if let Some(Cause::Itself(cause) | Cause::Of(cause)) = finding.cause.as_deref() {
            first.entry(cause).or_insert(shown.len());
        }
        shown.push(finding.clone());
    }
    let others = shown.len().saturating_sub(SHOWN_FINDINGS);
    shown.truncate(SHOWN_FINDINGS);
    (shown, others)
}

/// The error returned by this crate's functions: all errors that a step of the generator found, at least one.
///
/// Rendered with [`Display`](fmt::Display), each finding begins on its own line with `error:` or `warning:`, followed by
/// its place, the message, and the advice if there is any. It is [condensed](condense). [`Debug`] shows the same text, so that a
/// build script whose `main` returns this error prints it for a person to read.
///
/// ```
/// let request = soapwright_build::Request::new(["missing.wsdl"]);
/// let error = soapwright_build::generate(&request).expect_err("there is no such file");
/// assert_eq!(error.diagnostics.len(), 1);
/// assert_eq!(error.to_string(), "error: missing.wsdl: there is no such file");
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Error {
    /// The errors, in the order of the documents and of the places in them.
    pub diagnostics: Vec<Diagnostic>,
    /// The warnings of earlier steps, such as about a missing import. They may be the reason for an error.
    pub warnings: Vec<Diagnostic>,
}

impl Error {
    /// Creates an error of these findings, without warnings.
    pub(crate) fn new(diagnostics: Vec<Diagnostic>) -> Self {
        Error { diagnostics, warnings: Vec::new() }
    }

    /// Adds the findings of an earlier step that were no errors then. Those from which an error follows are put in front
    /// of the errors, the others in front of the warnings.
    #[must_use]
    pub(crate) fn after(self, earlier: &[Diagnostic]) -> Self {
        let consequences: BTreeSet<&str> = self.diagnostics.iter().filter_map(Diagnostic::consequence_of).collect();
        let is_reason = |finding: &Diagnostic| match finding.cause.as_deref() {
            Some(Cause::Itself(cause) | Cause::Of(cause)) => consequences.contains(cause.as_str()),
            None => false,
        };
        let known: BTreeSet<Key> = self.diagnostics.iter().chain(&self.warnings).map(Diagnostic::key).collect();
        let new = earlier.iter().filter(|finding| !known.contains(&finding.key())).cloned();
        let (mut diagnostics, mut warnings): (Vec<_>, Vec<_>) = new.partition(is_reason);
        diagnostics.extend(self.diagnostics.iter().cloned());
        warnings.extend(self.warnings);
        Error { diagnostics, warnings }
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Error::new(vec![diagnostic])
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_condensed(f, &self.diagnostics, "error")?;
        if !self.warnings.is_empty() {
            f.write_str("\n")?;
        }
        write_condensed(f, &self.warnings, "warning")
    }
}

fn write_condensed(f: &mut fmt::Formatter<'_>, findings: &[Diagnostic], level: &str) -> fmt::Result {
    let (shown, others) = condense(findings);
    for (i, diagnostic) in shown.iter().enumerate() {
        if i > 0 {
            f.write_str("\n")?;
        }
        write!(f, "{level}: {diagnostic}")?;
    }
    match others {
        0 => Ok(()),
        1 => write!(f, "\n{level}: 1 more {level} isn't shown"),
        more => write!(f, "\n{level}: {more} more {level}s aren't shown"),
    }
}

impl fmt::Debug for Error {
    /// Begins on a line of its own, because `main` prints an error after the word `Error:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::{Cause, Diagnostic, Error, condense};

    #[test]
    fn consequences_are_counted_where_their_cause_is_shown() {
        let cause = |name: &str| Diagnostic {
            cause: Some(Box::new(Cause::Itself(name.to_owned()))),
            ..Diagnostic::plain(format!("no file {name}"))
        };
        let of = |name: &str, message: &str| Diagnostic::plain(message).follows(name);
        let (condensed, others) = condense(&[
            cause("a"),
            cause("b"),
            of("b", "no type B"),
            Diagnostic::plain("another error"),
            of("a", "no type A"),
            of("b", "no type C"),
            of("t", "no type T"),
            of("t", "no type T, again"),
        ]);
        assert_eq!(others, 0);
        let shown: Vec<String> = condensed.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "no file a\n  note: 1 more finding has the same cause",
                "no file b\n  note: 2 more findings have the same cause",
                "another error",
                "no type T\n  note: 1 more finding has the same cause",
            ]
        );
    }

    #[test]
    fn earlier_finding_is_an_error_only_if_an_error_follows_from_it() {
        let cause = |name: &str| Diagnostic {
            cause: Some(Box::new(Cause::Itself(name.to_owned()))),
            ..Diagnostic::plain(format!("no file {name}"))
        };
        let error = Error::new(vec![Diagnostic::plain("no type A").follows("a"), Diagnostic::plain("no header H")]);
        let error = error.after(&[cause("b"), cause("a"), Diagnostic::plain("no header H")]);
        assert_eq!(
            error.to_string(),
            "error: no file a\n  note: 1 more finding has the same cause\nerror: no header H\nwarning: no file b"
        );
    }

    #[test]
    fn error_reads_the_same_in_a_build_script_and_counts_what_it_does_not_show() {
        let diagnostics: Vec<Diagnostic> = (1..=22).map(|n| Diagnostic::plain(format!("finding {n}"))).collect();
        let error = Error::new(diagnostics);
        let text = error.to_string();
        assert!(text.starts_with("error: finding 1\nerror: finding 2\n"), "{text}");
        assert!(text.ends_with("error: finding 20\nerror: 2 more errors aren't shown"), "{text}");
        assert_eq!(format!("{error:?}"), format!("\n{text}"));
    }
}

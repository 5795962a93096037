//! quick-xml's events as tokens that borrow from the text, with the rules of XML 1.0 that quick-xml leaves to its
//! caller.

use super::declaration;
use crate::{
    limits::BLOCK,
    xml::{
        error::XmlErrorKind,
        name::{is_char, is_ncname},
    },
};
use quick_xml::{Reader, errors::Error, events::Event};
use std::borrow::Cow;

pub(crate) struct Tokens<'a> {
    text: &'a str,
    /// The number of bytes of the text before those of the events.
    skipped: usize,
    events: Reader<&'a [u8]>,
    /// Whether the text contains a `]`.
    bracket: bool,
}

pub(crate) enum Token<'a> {
    Start { name: &'a str, attributes: &'a str, empty: bool },
    End,
    Text(&'a str),
    CData(&'a str),
    Reference(char),
    Eof,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str, bracket: bool) -> Self {
        // Servers that insert a file into a message may leave its byte order mark after that of the message.
        let marked = text.trim_start_matches('\u{FEFF}');
        let mut events = Reader::from_str(marked);
        events.config_mut().check_comments = true;
        Tokens { text, skipped: text.len() - marked.len(), events, bracket }
    }

    /// Returns the byte offset after the last token.
    pub(crate) fn offset(&self) -> usize {
        self.skipped + self.events.buffer_position() as usize
    }

    /// Returns a piece of the text that an event has borrowed, with the lifetime of the text.
    #[inline(always)]
    fn piece(&self, borrowed: &str) -> Result<&'a str, Box<XmlErrorKind>> {
        let from = (borrowed.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        self.text.get(from..from.wrapping_add(borrowed.len())).ok_or_else(|| ill("a token outside the text"))
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the next token. Comments and processing instructions are skipped.
    // Inlined, because its three callers are hot: otherwise the token would be passed through memory.
    #[inline(always)]
    pub(crate) fn next(&mut self) -> Result<Token<'a>, Box<XmlErrorKind>> {
        loop {
            let event = self.events.read_event().map_err(explain)?;
            return Ok(match event {
                Event::Text(content) => {
                    // Text that isn't followed by markup or a reference is at the end of the input.
                    let Cow::Borrowed(text) = content.into_inner() else { continue };
                    if self.bracket && text.contains("]]>") {
                        return Err(ill("`]]>` in text"));
                    }
                    Token::Text(text)
                }
                Event::Start(tag) => {
                    let (name, attributes) = self.piece(&tag)?.split_at(tag.name().as_ref().len());
                    Token::Start { name, attributes, empty: false }
                }
                Event::End(_) => Token::End,
                Event::Empty(tag) => {
                    let (name, attributes) = self.piece(&tag)?.split_at(tag.name().as_ref().len());
                    Token::Start { name, attributes, empty: true }
                }
                Event::GeneralRef(name) => Token::Reference(resolve(&name).map_err(Box::new)?),
                Event::CData(content) => match content.into_inner() {
                    Cow::Borrowed(text) => Token::CData(text),
                    Cow::Owned(_) => continue,
                },
                Event::Comment(_) => continue,
                Event::PI(instruction) if instruction.target().eq_ignore_ascii_case("xml") => {
                    return Err(ill("a processing instruction named `xml`"));
                }
                // The target must not contain a colon (Namespaces in XML 1.0, 7).
                Event::PI(instruction) if !is_ncname(instruction.target()) => {
                    return Err(ill("a processing instruction whose target is not a name"));
                }
                Event::PI(_) => continue,
                Event::Decl(declaration) => {
                    // `<?` and `?>` are not part of the event.
                    if self.events.buffer_position() != declaration.len() as u64 + 4 {
                        return Err(ill("an XML declaration that is not at the very beginning"));
                    }
                    declaration::check(&declaration).map_err(ill)?;
                    continue;
                }
                Event::DocType(_) => return Err(Box::new(XmlErrorKind::DocumentType)),
                Event::Eof => Token::Eof,
            });
        }
    }
}

#[cold]
fn ill(what: &'static str) -> Box<XmlErrorKind> {
    Box::new(XmlErrorKind::NotWellFormed(Cow::Borrowed(what)))
}

#[cold]
fn explain(error: Error) -> Box<XmlErrorKind> {
    Box::new(XmlErrorKind::NotWellFormed(Cow::Owned(match error {
        Error::IllFormed(error) => error.to_string(),
        Error::Syntax(error) => error.to_string(),
        other => other.to_string(),
    })))
}

/// Returns the character of an entity or character reference, given without `&` and `;` (XML 1.0, 4.1, 4.6).
pub(crate) fn resolve(name: &str) -> Result<char, XmlErrorKind> {
    match name {
        "amp" => return Ok('&'),
        "lt" => return Ok('<'),
        "gt" => return Ok('>'),
        "quot" => return Ok('"'),
        "apos" => return Ok('\''),
        _ => {}
    }
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix('x') {
            Some(digits) if digits.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(digits, 16).ok(),
            None if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok(),
            _ => None,
        },
        None => return Err(XmlErrorKind::NotWellFormed(Cow::Owned(format!("entity `&{name};` is not declared")))),
    };
    number
        .and_then(char::from_u32)
        .filter(|&c| is_char(c))
        .ok_or_else(|| XmlErrorKind::NotWellFormed(Cow::Owned(format!("`&{name};` is not a character of XML 1.0"))))
}

/// The result of a scan of the whole text.
pub(crate) struct Survey {
    /// The offset of the first character that XML 1.0 doesn't allow, and the character.
    pub(crate) bad: Option<(usize, char)>,
    /// Whether the text contains a `]`.
    pub(crate) bracket: bool,
    /// Whether the text contains a carriage return.
    pub(crate) carriage_return: bool,
}

/// Scans the text. All bytes are tested without a branch for each, so that the compiler vectorizes the loop. Most
/// messages need no second scan.
pub(crate) fn survey(text: &str) -> Survey {
    if !has_any(text, |b| (b < 0x20) | (b == b']') | (b == 0xEF)) {
        return Survey { bad: None, bracket: false, carriage_return: false };
    }
    let any = has_any(text, |b| ((b < 0x20) & (b != b'\n') & (b != b'\t') & (b != b'\r')) | (b == 0xEF));
    let bad = if any { text.char_indices().find(|&(_, c)| !is_char(c)) } else { None };
    Survey { bad, bracket: text.contains(']'), carriage_return: text.contains('\r') }
}

/// Returns `true` if `is` returns `true` for any byte.
#[inline]
fn has_any(text: &str, is: impl Fn(u8) -> bool) -> bool {
    text.as_bytes().chunks(BLOCK).any(|block| block.iter().fold(false, |any, &b| any | is(b)))
}

/// Returns `true` if a token is text that consists of white space (XML 1.0, 2.3).
pub(crate) fn only_blank(token: &Token<'_>) -> bool {
    match token {
        Token::Text(text) => text.bytes().all(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r')),
        _ => false,
    }
}

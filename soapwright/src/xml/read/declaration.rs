//! The XML declaration (XML 1.0, 2.8).

/// Checks a declaration, which is given without `<?` and `?>`. The error is the reason why it is invalid.
///
/// Its parts must be in this order, and only the version is required: `version="1.0" encoding="utf-8"
/// standalone="yes"`.
pub(in crate::xml) fn check(declaration: &str) -> Result<(), &'static str> {
    let rest = declaration.strip_prefix("xml").unwrap_or(declaration);
    let (version, rest) = part(rest, "version")?;
    if !version.is_some_and(is_version) {
        return Err("an XML declaration without a version 1.x");
    }
    let (encoding, rest) = part(rest, "encoding")?;
    if !encoding.is_none_or(is_encoding) {
        return Err("an XML declaration whose encoding is not an encoding name");
    }
    let (standalone, rest) = part(rest, "standalone")?;
    if !standalone.is_none_or(|value| matches!(value, "yes" | "no")) {
        return Err("an XML declaration whose `standalone` is neither yes nor no");
    }
    if trim(rest).is_empty() { Ok(()) } else { Err("an XML declaration with unexpected content") }
}

/// Returns `true` for the production `VersionNum` (XML 1.0, 2.8).
fn is_version(value: &str) -> bool {
    value.strip_prefix("1.").is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns `true` for the production `EncName` (XML 1.0, 4.3.3).
fn is_encoding(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_alphabetic())
        && value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// Returns the quoted value after an equals sign, and the rest of the text.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let value = trim(trim(text).strip_prefix('=')?);
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split_once(quote)
}

/// Returns the value of the part with this name if it is next, and the rest of the text.
fn part<'a>(text: &'a str, name: &str) -> Result<(Option<&'a str>, &'a str), &'static str> {
    let trimmed = trim(text);
    let Some(rest) = trimmed.strip_prefix(name) else { return Ok((None, text)) };
    if trimmed.len() == text.len() {
        return Err("an XML declaration without a space between its parts");
    }
    let (value, rest) = quoted(rest).ok_or("an XML declaration with a part that has no value in quotes")?;
    Ok((Some(value), rest))
}

fn trim(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

//! From the bytes of a file to its text (XML 1.0, appendix F).

/// The text of these bytes, or why they have none, as a lower-case fact.
pub(super) fn decode(bytes: &[u8]) -> Result<String, String> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err("the encoding is UTF-32, which isn't supported".into()),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0, b'<', 0, _, ..] => utf16(bytes, u16::from_be_bytes),
        [b'<', 0, _, 0, ..] => utf16(bytes, u16::from_le_bytes),
        _ => declared(bytes),
    }
}

/// The encoding is what the XML declaration says, or else UTF-8.
fn declared(bytes: &[u8]) -> Result<String, String> {
    let Some(name) = declared_name(bytes) else { return utf8(bytes) };
    match name.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" | "us-ascii" | "ascii" => utf8(bytes),
        "iso-8859-1" | "latin1" | "iso_8859-1" => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
        "windows-1252" | "cp1252" => Ok(bytes.iter().map(|&byte| windows_1252(byte)).collect()),
        // The declaration could be read, so it can't be UTF-16: someone converted the file and left it as it was.
        "utf-16" | "utf-16le" | "utf-16be" => utf8(bytes),
        _ => {
            Err(format!("the encoding is `{name}`, which isn't supported: UTF-8, UTF-16, ISO-8859-1, windows-1252 are"))
        }
    }
}

fn declared_name(bytes: &[u8]) -> Option<String> {
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let end = declaration.iter().position(|&byte| byte == b'>')?;
    let declaration = std::str::from_utf8(declaration.get(..end)?).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (name, _) = value.get(1..)?.split_once(quote)?;
    Some(name.trim().to_owned())
}

fn utf8(bytes: &[u8]) -> Result<String, String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(format!("this is not UTF-8: byte {} can't stand there", error.valid_up_to() + 1)),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err("this is not UTF-16: the last character is cut off".into());
    }
    let units = pairs.filter_map(|pair| pair.try_into().ok()).map(unit);
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map(|text| text.trim_start_matches('\u{feff}').to_owned())
        .map_err(|_| "this is not UTF-16: half of a surrogate pair is missing".into())
}

/// ISO-8859-1 but for 0x80 to 0x9F.
fn windows_1252(byte: u8) -> char {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9F => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

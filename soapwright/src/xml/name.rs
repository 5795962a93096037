//! The characters of names (XML 1.0, 2.2 and 2.3).

/// Returns `true` for the production `Char` (XML 1.0, 2.2).
pub(crate) fn is_char(c: char) -> bool {
    c >= ' ' && c != '\u{FFFE}' && c != '\u{FFFF}' || matches!(c, '\t' | '\n' | '\r')
}

/// Returns `true` if a name has the form `NCName` or `NCName:NCName` (Namespaces in XML 1.0, 4).
pub(crate) fn is_qname(name: &str) -> bool {
    match name.split_once(':') {
        Some((prefix, local)) => is_ncname(prefix) && is_ncname(local),
        None => is_ncname(name),
    }
}

/// Returns `true` for a name without a colon, the production `NCName` (Namespaces in XML 1.0, 3).
pub(crate) fn is_ncname(name: &str) -> bool {
    !name.contains(':') && is_name(name)
}

/// Returns `true` for the production `Name` (XML 1.0, 2.3).
pub(crate) fn is_name(name: &str) -> bool {
    let first = name.chars().next();
    first.is_some_and(|c| matches!(c, '_' | ':') || c.is_ascii_alphabetic() || is_name_start_beyond_ascii(c))
        && is_nmtoken(name)
}

/// Returns `true` for the production `Nmtoken` (XML 1.0, 2.3).
pub(crate) fn is_nmtoken(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c == ':' || is_ncname_part(c))
}

/// Returns `true` for a character that an `NCName` may contain (Namespaces in XML 1.0, 3).
pub(crate) fn is_ncname_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') || is_name_beyond_ascii(c)
}

fn is_name_start_beyond_ascii(c: char) -> bool {
    matches!(u32::from(c), 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x2FF | 0x370..=0x37D | 0x37F..=0x1FFF | 0x200C..=0x200D
        | 0x2070..=0x218F | 0x2C00..=0x2FEF | 0x3001..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFFD | 0x10000..=0xEFFFF)
}

fn is_name_beyond_ascii(c: char) -> bool {
    is_name_start_beyond_ascii(c) || matches!(u32::from(c), 0xB7 | 0x300..=0x36F | 0x203F..=0x2040)
}

/// The part that a byte has in a name.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Part {
    /// It may stand anywhere.
    Start,
    /// It may stand anywhere but at the beginning.
    Inner,
    Colon,
    /// It belongs to a character beyond ASCII.
    Beyond,
    None,
}

/// The parts of all bytes.
pub(super) const PARTS: [Part; 256] = {
    let mut parts = [Part::None; 256];
    let mut byte = 0;
    while byte < 256 {
        parts[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => Part::Start,
            b'0'..=b'9' | b'-' | b'.' => Part::Inner,
            b':' => Part::Colon,
            0x80.. => Part::Beyond,
            _ => Part::None,
        };
        byte += 1;
    }
    parts
};

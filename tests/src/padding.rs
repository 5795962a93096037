//! Removal of insignificant zeros from times in documents.

/// Returns the document without the trailing zeros in fractions of seconds, which are insignificant (XSD 1.0 Part 2,
/// 3.2.7.2).
pub fn without_padding(example: &str) -> String {
    let piece = |piece: &str| {
        let time = piece.find('<').and_then(|end| piece[..end].split_once('.'));
        let Some((seconds, fraction)) = time.filter(|(seconds, _)| is_date_time(seconds)) else {
            return piece.to_owned();
        };
        let (digits, zone) = fraction.split_at(fraction.find(|c: char| !c.is_ascii_digit()).unwrap_or(fraction.len()));
        let digits = digits.trim_end_matches('0');
        let point = if digits.is_empty() { "" } else { "." };
        format!("{seconds}{point}{digits}{zone}{}", &piece[seconds.len() + 1 + fraction.len()..])
    };
    example.split('>').map(piece).collect::<Vec<_>>().join(">")
}

/// Returns `true` if the text has the form `2024-07-03T06:30:59`.
fn is_date_time(text: &str) -> bool {
    text.len() == 19 && text.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b }).eq(*b"0000-00-00T00:00:00")
}

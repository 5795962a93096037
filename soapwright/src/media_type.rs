//! The header `Content-Type` (RFC 9110, 8.3).

use std::borrow::Cow;

/// A media type with its parameters (RFC 9110, 8.3.1).
#[derive(Clone, Copy)]
pub(crate) struct MediaType<'a> {
    /// The type and subtype as they are written. Case makes no difference.
    essence: &'a str,
    parameters: &'a str,
}

impl<'a> MediaType<'a> {
    pub(crate) fn new(content_type: &'a str) -> Self {
        let (essence, parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
        MediaType { essence: essence.trim(), parameters }
    }

    /// Returns `true` if this is the type and subtype.
    pub(crate) fn is(&self, essence: &str) -> bool {
        self.essence.eq_ignore_ascii_case(essence)
    }

    /// Returns the value of the parameter with this name, without quotes.
    pub(crate) fn parameter(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.parameters;
        loop {
            rest = rest.trim_start_matches([' ', '\t', ';']);
            let end = rest.find(['=', ';'])?;
            let (found, after) = (&rest[..end], &rest[end + 1..]);
            // A parameter without a value is none.
            if rest[end..].starts_with(';') {
                rest = after;
                continue;
            }
            let (value, after) = value(after);
            if found.trim().eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = after;
        }
    }

    /// Returns the encoding that the parameter `charset` names. It is in single quotes if a server takes these for
    /// quotes, and the first of a list if a gateway has joined several headers.
    pub(crate) fn charset(&self) -> Option<Cow<'a, str>> {
        let charset = match self.parameter("charset")? {
            Cow::Borrowed(text) => bare(text).into(),
            Cow::Owned(text) => Cow::from(bare(&text).to_owned()),
        };
        Some(charset).filter(|charset| !charset.is_empty())
    }
}

fn bare(charset: &str) -> &str {
    charset.split(',').next().unwrap_or_default().trim_matches([' ', '\t', '"', '\''])
}

/// Returns a parameter's value, which is a token or a quoted string, and the text after it.
fn value(text: &str) -> (Cow<'_, str>, &str) {
    let text = text.trim_start_matches([' ', '\t']);
    let Some(quoted) = text.strip_prefix('"') else {
        let (token, after) = text.split_once(';').unwrap_or((text, ""));
        return (token.trim().into(), after);
    };
    if let Some(end) = quoted.find(['"', '\\'])
        && quoted[end..].starts_with('"')
    {
        return (quoted[..end].into(), &quoted[end + 1..]);
    }
    let mut value = String::new();
    let mut chars = quoted.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => value.extend(chars.next()),
            c => value.push(c),
        }
    }
    (value.into(), chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::MediaType;

    #[test]
    fn quoted_parameter_may_contain_separators() {
        let text = r#"Application/SOAP+xml ; charset=UTF-8; Action="urn:a;charset=x=\"y\"";start = "#;
        let media_type = MediaType::new(text);
        assert!(media_type.is("application/soap+xml"));
        let parameter = |name| media_type.parameter(name);
        assert_eq!(parameter("charset").as_deref(), Some("UTF-8"));
        assert_eq!(parameter("action").as_deref(), Some("urn:a;charset=x=\"y\""));
        assert_eq!(parameter("start").as_deref(), Some(""));
        assert_eq!(parameter("boundary"), None);
        assert_eq!(MediaType::new("text/xml").parameter("charset"), None);
    }

    #[test]
    fn charset_is_found_as_servers_write_it() {
        for (text, charset) in [
            ("text/xml; charset=utf-8", Some("utf-8")),
            ("text/xml; Charset = \"UTF-8\" ; a=b", Some("UTF-8")),
            ("text/xml; charset='utf-8'", Some("utf-8")),
            ("text/xml; charset=\"'utf-8'\"", Some("utf-8")),
            ("text/xml; charset=utf-8, text/xml; charset=utf-8", Some("utf-8")),
            ("text/xml; charset=\"utf-8, iso-8859-1\"", Some("utf-8")),
            ("text/xml;;; a; charset=utf-8;", Some("utf-8")),
            ("text/xml; charset=\"u\\tf-8\"", Some("utf-8")),
            ("application/soap+xml; action=\"urn:a; charset=x\"; charset=utf-8", Some("utf-8")),
            ("application/soap+xml; action=\"urn:a; charset=x\"", None),
            ("text/xml; xcharset=a", None),
            ("text/xml; charset", None),
            ("text/xml; charset=", None),
            ("", None),
        ] {
            assert_eq!(MediaType::new(text).charset().as_deref(), charset, "{text}");
        }
    }
}

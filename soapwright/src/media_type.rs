//! The header `Content-Type` (RFC 9110, 8.3).

/// A media type with its parameters (RFC 9110, 8.3.1).
pub(crate) struct MediaType<'a> {
    /// The type and subtype in lower case.
    pub(crate) essence: String,
    parameters: &'a str,
}

impl<'a> MediaType<'a> {
    pub(crate) fn new(content_type: &'a str) -> Self {
        let (essence, parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
        MediaType { essence: essence.trim().to_ascii_lowercase(), parameters }
    }

    /// Returns the value of the parameter with this name, without quotes.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        let mut rest = self.parameters;
        loop {
            let (found, after) = rest.split_once('=')?;
            let (value, after) = value(after);
            if found.trim_matches([' ', '\t', ';']).eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = after;
        }
    }
}

/// Returns a parameter's value, which is a token or a quoted string, and the text after it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (token, after) = text.split_once(';').unwrap_or((text, ""));
        return (token.trim().to_owned(), after);
    };
    let mut value = String::new();
    let mut chars = quoted.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => value.extend(chars.next()),
            c => value.push(c),
        }
    }
    (value, chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::MediaType;

    #[test]
    fn quoted_parameter_may_contain_separators() {
        let text = r#"Application/SOAP+xml ; charset=UTF-8; Action="urn:a;charset=x=\"y\"";start = "#;
        let media_type = MediaType::new(text);
        assert_eq!(media_type.essence, "application/soap+xml");
        let parameter = |name| media_type.parameter(name);
        assert_eq!(parameter("charset").as_deref(), Some("UTF-8"));
        assert_eq!(parameter("action").as_deref(), Some("urn:a;charset=x=\"y\""));
        assert_eq!(parameter("start").as_deref(), Some(""));
        assert_eq!(parameter("boundary"), None);
        assert_eq!(MediaType::new("text/xml").parameter("charset"), None);
    }
}

//! Redaction of the values in an envelope.

use crate::xml::Reader;

pub(super) const REDACTED: &str = "[redacted]";

/// The names of secrets that tell wherever they are in a name, and those that are words by themselves.
const PARTS: &[&str] = &[
    "accesskey",
    "apikey",
    "auth",
    "cookie",
    "credential",
    "passcode",
    "passphrase",
    "passw",
    "privatekey",
    "secret",
    "securitycode",
    "sessionid",
    "sessionkey",
    "sharedkey",
    "signature",
    "signingkey",
    "ticket",
    "token",
];
const WORDS: &[&str] = &["cvc", "cvv", "key", "otp", "pass", "pin", "psw", "pw", "pwd", "session"];

/// Returns `true` if the name of an element, an attribute or an HTTP header is that of a secret. It says so rather too
/// often.
pub(super) fn is_secret(name: &str) -> bool {
    let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    PARTS.iter().any(|part| letters.contains(part)) || words(name).iter().any(|word| WORDS.contains(&word.as_str()))
}

/// Returns the words of a name in lower case. They end where a capital letter follows a small one, or at a character
/// that isn't a letter.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in name.chars() {
        if !c.is_alphabetic() || c.is_uppercase() && after_small {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphabetic(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        after_small = c.is_lowercase();
    }
    words
}

/// Returns an XML document whose values are redacted, or with `named` those that are inside of a header block or whose
/// names are those of secrets. Returns `None` unless the text is well-formed.
pub(super) fn redact(text: &str, named: bool) -> Option<String> {
    is_well_formed(text)?;
    let mut redactor = Redactor { out: String::with_capacity(text.len()), open: Vec::new(), secret: None, named };
    let mut rest = text.trim_start_matches('\u{feff}');
    while let Some((before, from)) = rest.split_once('<') {
        redactor.text(before);
        rest = if let Some(comment) = from.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else if let Some(data) = from.strip_prefix("![CDATA[") {
            let (data, rest) = data.split_once("]]>")?;
            redactor.data(data);
            rest
        } else if from.starts_with('?') {
            let (instruction, rest) = from.split_once("?>")?;
            if instruction.starts_with("?xml ") {
                redactor.out.push_str(&format!("<{instruction}?>"));
            }
            rest
        } else {
            let end = end_of_tag(from)?;
            redactor.tag(&from[..end]);
            &from[end + 1..]
        };
    }
    redactor.out.push_str(rest.trim_end());
    Some(redactor.out)
}

fn is_well_formed(text: &str) -> Option<()> {
    let mut reader = Reader::new(text, &[]).ok()?;
    reader.root().ok()?;
    reader.skip().ok()?;
    reader.finish().ok()
}

/// Returns the offset of the `>` of a tag.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        byte == b'>' && quote.is_none()
    })
}

struct Redactor<'a> {
    out: String,
    /// The local names of the open elements.
    open: Vec<&'a str>,
    /// The number of open elements around the outermost one that is secret.
    secret: Option<usize>,
    named: bool,
}

impl<'a> Redactor<'a> {
    /// Returns `true` if the texts of the innermost element are shown.
    fn shows(&self) -> bool {
        let is_reason = matches!(
            self.open.as_slice(),
            [_, "Body", "Fault", "faultcode" | "faultstring"] | [_, "Body", "Fault", "Code" | "Reason", ..]
        );
        is_reason || self.named && self.secret.is_none()
    }

    fn text(&mut self, text: &str) {
        if self.shows() || text.trim().is_empty() {
            self.out.push_str(text);
        } else {
            self.put();
        }
    }

    fn data(&mut self, data: &str) {
        if self.shows() {
            self.out.push_str(&format!("<![CDATA[{data}]]>"));
        } else {
            self.put();
        }
    }

    /// Writes that something is redacted, once for adjacent pieces.
    fn put(&mut self) {
        if !self.out.ends_with(REDACTED) {
            self.out.push_str(REDACTED);
        }
    }

    /// Writes a tag, given what is between its angle brackets.
    fn tag(&mut self, tag: &'a str) {
        self.out.push('<');
        if tag.starts_with('/') {
            self.open.pop();
            self.secret = self.secret.filter(|&depth| depth < self.open.len());
            self.out.push_str(tag);
            return self.out.push('>');
        }
        let (inner, end) = tag.strip_suffix('/').map_or((tag, ""), |inner| (inner, "/"));
        let (name, mut attributes) = inner.split_at(inner.find(char::is_whitespace).unwrap_or(inner.len()));
        let local = local(name);
        if self.secret.is_none() && (is_secret(local) || matches!(self.open.as_slice(), [_, "Header"])) {
            self.secret = Some(self.open.len());
        }
        self.out.push_str(name);
        while let Some((name, value)) = attributes.split_once('=') {
            let value = value.trim_start();
            let Some(quote) = value.chars().next() else { break };
            let Some((value, rest)) = value[quote.len_utf8()..].split_once(quote) else { break };
            self.attribute(name.trim(), value);
            attributes = rest;
        }
        self.out.push_str(end);
        self.out.push('>');
        if end.is_empty() {
            self.open.push(local);
        } else {
            self.secret = self.secret.filter(|&depth| depth < self.open.len());
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let is_markup = name == "xmlns"
            || name.starts_with("xmlns:")
            || matches!(local(name), "mustUnderstand" | "nil" | "type") && name.contains(':');
        let shown = is_markup || self.named && self.secret.is_none() && !is_secret(local(name));
        let quote = if value.contains('"') { '\'' } else { '"' };
        let value = if shown { value } else { REDACTED };
        self.out.push_str(&format!(" {name}={quote}{value}{quote}"));
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::{is_secret, redact};

    #[test]
    fn names_of_secrets_are_told() {
        for (name, expected) in [
            ("Password", true),
            ("newPassword", true),
            ("API-KEY", true),
            ("PIN", true),
            ("userPin", true),
            ("Pin2", true),
            ("SpinRate", false),
            ("Compass", false),
            ("x-request-id", false),
            ("Name", false),
        ] {
            assert_eq!(is_secret(name), expected, "{name}");
        }
    }

    const ENVELOPE: &str = "<?xml version='1.0'?><s:Envelope xmlns:s='urn:s'><s:Header><a b='hunter2' s:mustUnderstand='1'>\
        <c>hunter2</c></a></s:Header><s:Body><!-- hunter2 --><n:Login n:pin='hunter2' lang=\"de>\" xmlns:n='urn:n'>\
        <n:Password><x>hunter2</x><![CDATA[hunter2]]>&lt;</n:Password><n:Pin/>\n<n:Name>Ann</n:Name></n:Login>\
        </s:Body></s:Envelope>";

    #[test]
    fn every_value_is_redacted() {
        let redacted = redact(ENVELOPE, false);
        let expected = "<?xml version='1.0'?><s:Envelope xmlns:s=\"urn:s\"><s:Header><a b=\"[redacted]\" \
            s:mustUnderstand=\"1\"><c>[redacted]</c></a></s:Header><s:Body><n:Login n:pin=\"[redacted]\" \
            lang=\"[redacted]\" xmlns:n=\"urn:n\"><n:Password><x>[redacted]</x>[redacted]</n:Password><n:Pin/>\n\
            <n:Name>[redacted]</n:Name></n:Login></s:Body></s:Envelope>";
        assert_eq!(redacted.as_deref(), Some(expected));
    }

    #[test]
    fn values_without_the_name_of_a_secret_are_shown_when_asked_for() {
        let redacted = redact(ENVELOPE, true).unwrap_or_default();
        assert!(!redacted.contains("hunter2"), "{redacted}");
        assert!(redacted.contains("lang=\"de>\"") && redacted.contains("<n:Name>Ann</n:Name>"), "{redacted}");
    }

    #[test]
    fn code_and_reason_of_a_fault_are_shown_but_not_its_detail() {
        let fault = "<s:Envelope xmlns:s='urn:s'><s:Body><s:Fault><faultcode>s:Server</faultcode>\
                     <faultstring>no</faultstring><detail>7</detail></s:Fault></s:Body></s:Envelope>";
        let redacted = redact(fault, false).unwrap_or_default();
        assert!(redacted.contains("s:Server<") && redacted.contains(">no<"), "{redacted}");
        assert!(redacted.contains("<detail>[redacted]</detail>"), "{redacted}");
    }

    #[test]
    fn text_that_is_not_well_formed_is_not_shown() {
        for text in ["", "hunter2", "<a>hunter2", "<a>&b;</a>", "{\"password\": \"hunter2\"}"] {
            assert_eq!(redact(text, true), None, "{text}");
        }
    }
}

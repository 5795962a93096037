//! Writes text and attribute values.

use super::{NOTHING, Writer};
use crate::random::Random;

impl Writer<'_> {
    /// Writes text, in pieces of plain text, references and CDATA sections, with comments between them.
    pub(super) fn text(&mut self, text: &str) {
        if !self.style.disguised && text.chars().all(|c| matches!(c, ' ' | '\t' | '\n')) {
            return self.push(text);
        }
        let mut is_cdata = false;
        let mut last = ['\0'; 2];
        for c in text.chars() {
            if !is_cdata {
                while self.unusual() && self.random.once_in(4) {
                    let nothing = self.random.pick(&NOTHING);
                    self.push(nothing);
                    last = ['\0'; 2];
                }
            }
            if self.unusual() {
                self.push(if is_cdata { "]]>" } else { "<![CDATA[" });
                is_cdata = !is_cdata;
                last = ['\0'; 2];
            }
            let ends_section = c == '>' && last == [']'; 2];
            // A return and a line feed would be one line end.
            let follows_return = c == '\n' && self.tokens.last().is_some_and(|token| token.ends_with('\r'));
            // A section can contain none of these.
            if is_cdata && (c == '\r' || ends_section || follows_return) {
                self.push("]]>");
                is_cdata = false;
            }
            let token = match c {
                '\n' if follows_return => "&#10;".to_owned(),
                '\n' if self.unusual() => random_line_end(self.random).to_owned(),
                c if is_cdata => c.to_string(),
                '<' => "&lt;".to_owned(),
                '&' => "&amp;".to_owned(),
                '\r' => "&#13;".to_owned(),
                '>' if ends_section => "&gt;".to_owned(),
                c if self.unusual() => self.reference(c),
                c => c.to_string(),
            };
            self.push(&token);
            last = [last[1], c];
        }
        if is_cdata {
            self.push("]]>");
        }
    }

    /// Writes an attribute value with its quotes.
    pub(super) fn value(&mut self, value: &str) {
        let quote = if self.random.once_in(2) { "'" } else { "\"" };
        self.push(quote);
        for c in value.chars() {
            let token = match c {
                '<' => "&lt;".to_owned(),
                '&' => "&amp;".to_owned(),
                '\r' | '\n' | '\t' => self.reference(c),
                ' ' if self.unusual() => "\n".to_owned(),
                c if quote.starts_with(c) => self.reference(c),
                c if self.unusual() => self.reference(c),
                c => c.to_string(),
            };
            self.push(&token);
        }
        self.push(quote);
    }

    fn reference(&mut self, c: char) -> String {
        let code = u32::from(c);
        match c {
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '&' => "&amp;".to_owned(),
            '\'' => "&apos;".to_owned(),
            '"' => "&quot;".to_owned(),
            _ if self.random.once_in(3) => format!("&#{code};"),
            _ if self.random.once_in(2) => format!("&#x{code:X};"),
            _ => format!("&#x000{code:x};"),
        }
    }
}

fn random_line_end(random: &mut Random) -> &'static str {
    ["\r\n", "\r", "\n"][random.below(3)]
}

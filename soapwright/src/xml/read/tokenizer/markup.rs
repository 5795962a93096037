//! Comments, CDATA sections, processing instructions and references.

use super::{Fault, Token, Tokenizer, fault, ill, scan};
use crate::xml::{
    error::XmlErrorKind,
    name::{is_char, is_ncname},
    read::declaration,
};

impl<'a> Tokenizer<'a> {
    /// Reads markup that begins with `<!` or `<?`. Comments and processing instructions are no tokens.
    #[cold]
    pub(super) fn markup(&mut self) -> Result<Option<Token<'a>>, Fault> {
        let rest = &self.text[self.at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            return self.comment(comment).map(|()| None);
        }
        if let Some(instruction) = rest.strip_prefix("<?") {
            return self.instruction(instruction).map(|()| None);
        }
        if let Some(section) = rest.strip_prefix("<![CDATA[") {
            let Some((text, _)) = section.split_once("]]>") else {
                return Err(ill("a CDATA section without `]]>`"));
            };
            self.at += "<![CDATA[".len() + text.len() + "]]>".len();
            return Ok(Some(Token::CData(text)));
        }
        if rest.starts_with("<!DOCTYPE") {
            return Err(Box::new(XmlErrorKind::DocumentType));
        }
        Err(fault(format!("a comment or a CDATA section expected, but `<!{}` found", self.word(self.at + 2))))
    }

    /// Skips a comment, given from behind its `<!--` (XML 1.0, 2.5).
    fn comment(&mut self, comment: &str) -> Result<(), Fault> {
        let Some(end) = comment.find("--") else { return Err(ill("a comment without `-->`")) };
        if !comment[end..].starts_with("-->") {
            self.at += "<!--".len() + end;
            return Err(ill("`--` within a comment"));
        }
        self.at += "<!--".len() + end + "-->".len();
        Ok(())
    }

    /// Skips a processing instruction or the XML declaration, given from behind its `<?` (XML 1.0, 2.6 and 2.8).
    fn instruction(&mut self, instruction: &str) -> Result<(), Fault> {
        let Some((content, _)) = instruction.split_once("?>") else {
            return Err(ill("a processing instruction without `?>`"));
        };
        let (target, _) = content.split_once(scan::SPACE).unwrap_or((content, ""));
        match target {
            "xml" if self.at == self.start => declaration::check(content).map_err(ill)?,
            "xml" => return Err(ill("an XML declaration that is not at the very beginning")),
            _ if target.eq_ignore_ascii_case("xml") => return Err(ill("a processing instruction named `xml`")),
            // The target must not contain a colon (Namespaces in XML 1.0, 7).
            _ if !is_ncname(target) => return Err(ill("a processing instruction whose target is not a name")),
            _ => {}
        }
        self.at += "<?".len() + content.len() + "?>".len();
        Ok(())
    }

    /// Reads an entity or character reference (XML 1.0, 4.1).
    #[cold]
    pub(super) fn reference(&mut self) -> Result<Token<'a>, Fault> {
        let name = self.word(self.at + 1);
        let Some((name, _)) = name.split_once(';') else { return Err(ill("`&` without `;`")) };
        let resolved = resolve(name)?;
        self.at += "&".len() + name.len() + ";".len();
        Ok(Token::Reference(resolved))
    }
}

/// Returns the character of an entity or character reference, given without `&` and `;` (XML 1.0, 4.1, 4.6).
pub(super) fn resolve(name: &str) -> Result<char, Fault> {
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
        None => return Err(fault(format!("entity `&{name};` is not declared"))),
    };
    number
        .and_then(char::from_u32)
        .filter(|&c| is_char(c))
        .ok_or_else(|| fault(format!("`&{name};` is not a character of XML 1.0")))
}

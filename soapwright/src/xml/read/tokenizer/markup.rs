//! Comments, CDATA sections, processing instructions and references.

use super::{Fault, Token, Tokenizer, scan};
use crate::xml::{
    error::XmlErrorKind,
    name::is_ncname,
    read::{declaration, references::resolve},
};

impl<'a> Tokenizer<'a> {
    /// Reads markup that begins with `<!` or `<?`.
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
                return Err(self.fault(self.at, "a CDATA section without `]]>`"));
            };
            self.at += "<![CDATA[".len() + text.len() + "]]>".len();
            return Ok(Some(Token::CData(text)));
        }
        if rest.starts_with("<!DOCTYPE") {
            return Err(Box::new(XmlErrorKind::DocumentType));
        }
        let why = format!("a comment or a CDATA section expected, but `<!{}` found", self.word(self.at + 2));
        Err(self.fault(self.at, why))
    }

    /// Skips a comment, given from behind its `<!--` (XML 1.0, 2.5).
    fn comment(&mut self, comment: &str) -> Result<(), Fault> {
        let from = self.at + "<!--".len();
        let Some(end) = comment.find("--") else { return Err(self.fault(self.at, "a comment without `-->`")) };
        if !comment[end..].starts_with("-->") {
            return Err(self.fault(from + end, "`--` within a comment"));
        }
        self.at = from + end + "-->".len();
        Ok(())
    }

    /// Skips a processing instruction or the XML declaration, given from behind its `<?` (XML 1.0, 2.6 and 2.8).
    fn instruction(&mut self, instruction: &str) -> Result<(), Fault> {
        let Some((content, _)) = instruction.split_once("?>") else {
            return Err(self.fault(self.at, "a processing instruction without `?>`"));
        };
        let (target, _) = content.split_once(scan::SPACE).unwrap_or((content, ""));
        let checked = match target {
            "xml" if self.at == self.start => declaration::check(content),
            "xml" => Err("an XML declaration that is not at the very beginning"),
            _ if target.eq_ignore_ascii_case("xml") => Err("a processing instruction named `xml`"),
            // The target must not contain a colon (Namespaces in XML 1.0, 7).
            _ if !is_ncname(target) => Err("a processing instruction whose target is not a name"),
            _ => Ok(()),
        };
        checked.map_err(|why| self.fault(self.at, why))?;
        self.at += "<?".len() + content.len() + "?>".len();
        Ok(())
    }

    /// Reads an entity or character reference between markup.
    pub(super) fn reference(&mut self) -> Result<Token<'a>, Fault> {
        let (resolved, end) = self.reference_at(self.at)?;
        self.at = end;
        Ok(Token::Reference(resolved))
    }

    /// Returns the character of the reference at an offset, and the offset after it (XML 1.0, 4.1).
    pub(super) fn reference_at(&mut self, at: usize) -> Result<(char, usize), Fault> {
        let rest = &self.text[at + "&".len()..];
        let length = rest.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b'#'));
        let (name, after) = rest.split_at(length.unwrap_or(rest.len()));
        if !after.starts_with(';') {
            let why = format!("`&{}` without `;`", self.word(at + "&".len()));
            return Err(self.fault(at, why));
        }
        let resolved = resolve(name).map_err(|why| self.fault(at, why))?;
        Ok((resolved, at + "&".len() + name.len() + ";".len()))
    }
}

//! Messages with a different spelling, which is equivalent by XML 1.0 and Namespaces in XML.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::fmt::Write;

/// Returns an equivalent message with other prefixes and quotes, with comments and processing instructions, with pieces
/// of text as CDATA sections and character references, and with empty-element tags for empty elements and vice versa.
///
/// The original prefixes stay declared, because values may contain them.
pub fn disguise(message: &str) -> String {
    let mut reader = Reader::from_str(message);
    let mut disguise = Disguise { text: "<?xml version='1.0' standalone='yes' ?>\n".to_owned(), ..Disguise::default() };
    // A start tag that becomes an empty-element tag if the next event is its end.
    let mut open: Option<BytesStart<'_>> = None;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => panic!("the message is not XML: {error}"),
        };
        if let Some(tag) = open.take() {
            let is_empty = matches!(event, Event::End(_));
            disguise.start(&tag, is_empty);
            if is_empty {
                continue;
            }
            disguise.beside();
        }
        match event {
            Event::Decl(_) => {}
            Event::Start(tag) => open = Some(tag.into_owned()),
            Event::Empty(tag) => {
                disguise.start(&tag, false);
                disguise.beside();
                disguise.end(tag.name().as_ref());
            }
            Event::End(tag) => {
                disguise.beside();
                disguise.end(tag.name().as_ref());
            }
            Event::Text(text) => disguise.characters(&text),
            Event::GeneralRef(name) => disguise.reference(&name),
            Event::Eof => break,
            other => panic!("unexpected event: {other:?}"),
        }
    }
    disguise.text.push_str("\n<!-- the end -->\n");
    disguise.text
}

#[derive(Default)]
struct Disguise {
    text: String,
    /// The prefixes of the root element.
    prefixes: Vec<String>,
    has_root: bool,
    /// A counter that varies the changes.
    turn: usize,
}

impl Disguise {
    fn start(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        let name = tag.name();
        let attributes: Vec<(String, String)> = tag
            .attributes()
            .filter_map(Result::ok)
            .map(|attribute| (attribute.key.as_ref().to_owned(), attribute.value.into_owned()))
            .collect();
        let is_root = !std::mem::replace(&mut self.has_root, true);
        if is_root {
            let declared = attributes.iter().filter_map(|(name, _)| name.strip_prefix("xmlns:"));
            self.prefixes = declared.map(str::to_owned).collect();
        }
        let name = self.renamed(name.as_ref());
        let _ = write!(self.text, "<{name}");
        let (declarations, others): (Vec<_>, Vec<_>) =
            attributes.iter().partition(|(name, _)| name.starts_with("xmlns"));
        for (name, value) in &others {
            let name = self.renamed(name);
            let value = if others.len() == 1 && name.ends_with(":nil") { "1" } else { value };
            self.attribute(&name, value);
        }
        for (name, value) in declarations {
            self.attribute(name, value);
            if let Some(prefix) = name.strip_prefix("xmlns:").filter(|_| is_root) {
                self.attribute(&format!("xmlns:z-{prefix}"), value);
            }
        }
        if is_root {
            self.attribute("xmlns:unused", "urn:unused");
        }
        self.text.push_str(if is_empty { "\n/>" } else { "\t>" });
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let quote = if value.contains('\'') { '"' } else { '\'' };
        let _ = write!(self.text, "\n {name} = {quote}{value}{quote}");
    }

    fn end(&mut self, name: &str) {
        let name = self.renamed(name);
        let _ = write!(self.text, "</{name} >");
    }

    fn renamed(&self, name: &str) -> String {
        match name.split_once(':') {
            Some((prefix, local)) if self.prefixes.iter().any(|known| known == prefix) => format!("z-{prefix}:{local}"),
            _ => name.to_owned(),
        }
    }

    /// Writes a comment, a processing instruction or nothing.
    fn beside(&mut self) {
        self.turn += 1;
        self.text.push_str(match self.turn % 3 {
            0 => "<!-- <x>&nothing; -->",
            1 => "<?nothing > ?>",
            _ => "",
        });
    }

    fn characters(&mut self, text: &str) {
        let chars: Vec<char> = text.chars().collect();
        for piece in chars.chunks(3) {
            self.turn += 1;
            let piece: String = piece.iter().collect();
            match self.turn % 4 {
                0 if !piece.contains(']') => {
                    let _ = write!(self.text, "<![CDATA[{piece}]]>");
                }
                1 => piece.chars().for_each(|c| {
                    let _ = write!(self.text, "&#x{:X};", u32::from(c));
                }),
                2 => {
                    self.text.push_str(&piece);
                    self.beside();
                }
                _ => self.text.push_str(&piece),
            }
        }
    }

    fn reference(&mut self, name: &str) {
        let number = match name {
            "amp" => "#38",
            "lt" => "#x3C",
            "gt" => "#62",
            other => other,
        };
        let _ = write!(self.text, "&{number};");
    }
}

#[cfg(test)]
mod tests {
    use super::disguise;

    #[test]
    fn disguise_changes_every_spelling() {
        let message = "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Body xmlns:s=\"urn:s\" xmlns:i=\"urn:i\">\
                       <a i:nil=\"true\"/><s:b c=\"1\" d=\"'\">n1:text &amp; more</s:b></s:Body>";
        assert_eq!(
            disguise(message),
            "<?xml version='1.0' standalone='yes' ?>\n<z-s:Body\n xmlns:s = 'urn:s'\n xmlns:z-s = 'urn:s'\n \
             xmlns:i = 'urn:i'\n xmlns:z-i = 'urn:i'\n xmlns:unused = 'urn:unused'\t><?nothing > ?><a\n \
             z-i:nil = '1'\t></a ><z-s:b\n c = '1'\n d = \"'\"\t><!-- <x>&nothing; --><![CDATA[n1:]]>\
             &#x74;&#x65;&#x78;t <?nothing > ?>&#38;<![CDATA[ mo]]>&#x72;&#x65;<?nothing > ?></z-s:b ></z-s:Body >\n\
             <!-- the end -->\n"
        );
    }
}

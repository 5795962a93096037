//! Mixed content: text with elements in any place (XSD 1.0 Part 1, 3.4.2).

use crate::xml::{
    content::any::Element,
    error::{Result, XmlErrorKind},
    field::Field,
    read::{Again, Reader, Token, push_lines},
    text_type::TextType,
    write::Writer,
};

/// A piece of mixed content.
#[doc(hidden)]
pub trait Mixed: for<'a> From<&'a str> {
    /// The elements of the contract.
    const ELEMENTS: &'static [Field];

    /// Reads the innermost element as the element with this index, or as an unknown element if there is no such index.
    fn read_piece(index: usize, reader: &mut Reader<'_>) -> Result<Self>;

    /// Writes the piece.
    fn write_piece(&self, writer: &mut Writer);
}

/// The next piece of mixed content.
enum Piece {
    Text(String),
    /// An element, and its index among those of the contract.
    Element(usize),
    End,
}

impl Reader<'_> {
    /// Reads mixed content to the end of the innermost element.
    pub fn mixed<M: Mixed>(&mut self, content: &mut Vec<M>) -> Result<()> {
        loop {
            let piece = match self.piece(M::ELEMENTS)? {
                Piece::Text(text) => {
                    self.charge_text(&text)?;
                    M::from(&text)
                }
                Piece::Element(index) => M::read_piece(index, self)?,
                Piece::End => return Ok(()),
            };
            self.push(content, piece)?;
        }
    }

    /// Reads the innermost element as an element of any name.
    pub fn element(&mut self) -> Result<Element> {
        self.one_element()
    }

    fn piece(&mut self, elements: &[Field]) -> Result<Piece> {
        match self.again {
            Again::Child => return self.child_piece(elements),
            Again::End => {
                self.leave();
                return Ok(Piece::End);
            }
            Again::Nothing => {}
        }
        if self.nil {
            return Err(self.error(XmlErrorKind::Nil));
        }
        if self.empty {
            self.close();
            return Ok(Piece::End);
        }
        let mut text = String::new();
        loop {
            match self.token()? {
                Token::Text(piece) | Token::CData(piece) => push_lines(&mut text, piece),
                Token::Reference(c) => text.push(c),
                Token::Start(name) => {
                    self.start(name)?;
                    self.again = Again::Child;
                    if text.is_empty() {
                        return self.child_piece(elements);
                    }
                    return Ok(Piece::Text(text));
                }
                Token::End if text.is_empty() => {
                    self.close();
                    return Ok(Piece::End);
                }
                Token::End => {
                    self.again = Again::End;
                    return Ok(Piece::Text(text));
                }
                Token::Eof => return Err(self.unclosed()),
            }
        }
    }

    /// Returns the child that was put back.
    fn child_piece(&mut self, elements: &[Field]) -> Result<Piece> {
        let Some((namespace, local)) = self.sibling()? else { return Ok(Piece::End) };
        let index = elements.iter().position(|field| field.is(namespace, local)).unwrap_or(elements.len());
        self.text_type = elements.get(index).map_or(TextType::String, Field::text_type);
        Ok(Piece::Element(index))
    }
}

impl Writer {
    /// Writes mixed content.
    pub fn mixed<M: Mixed>(&mut self, content: &[M]) {
        for piece in content {
            piece.write_piece(self);
        }
    }
}

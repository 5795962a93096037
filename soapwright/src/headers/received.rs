//! Header blocks of a response that the contract doesn't declare.

use super::{Headers, read};
use crate::xml::{Writer, XmlError, builtin, content::Element};
use std::fmt;

/// The header blocks of a response that the contract doesn't declare, in their order (SOAP 1.1, 4.2; SOAP 1.2 Part 1,
/// 5.2). They may contain secrets, so `Debug` shows only their names.
///
/// A block with `mustUnderstand` is kept like any other. The caller decides whether to act on a response with a block
/// that nobody understands: [`HeaderBlocks::must_understand`] returns those.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct HeaderBlocks(Vec<Element>);

impl HeaderBlocks {
    pub(crate) const NONE: HeaderBlocks = HeaderBlocks(Vec::new());

    pub(crate) fn list(&mut self) -> &mut Vec<Element> {
        &mut self.0
    }

    /// Returns an iterator over the blocks.
    pub fn iter(&self) -> std::slice::Iter<'_, Element> {
        self.0.iter()
    }

    /// Returns `true` if there is no block.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the first block of this namespace name and local name.
    pub fn get(&self, namespace: &str, local: &str) -> Option<&Element> {
        self.iter().find(|block| block.name.is(namespace, local))
    }

    /// Returns an iterator over the blocks whose attribute `mustUnderstand` is true.
    pub fn must_understand(&self) -> impl Iterator<Item = &Element> {
        self.iter().filter(|block| {
            let of = |uri| block.value.attributes.get(uri, "mustUnderstand").map(str::trim);
            [builtin::SOAP11_URI, builtin::SOAP12_URI]
                .into_iter()
                .filter_map(of)
                .any(|value| matches!(value, "1" | "true"))
        })
    }

    /// Reads the blocks into generated headers, for example those of another service. Blocks that these don't declare
    /// are left out.
    ///
    /// # Errors
    ///
    /// Returns an error if a block doesn't match the contract of these headers.
    pub fn read<H: Headers>(&self) -> Result<H, XmlError> {
        let mut writer = Writer::new(&[]);
        writer.raw("<headers");
        writer.declare_here();
        writer.raw(">");
        writer.any_elements(&self.0);
        writer.raw("</headers>");
        let mut headers = H::default();
        read(&mut headers, &String::from_utf8_lossy(&writer.finish()?))?;
        Ok(headers)
    }
}

impl<'a> IntoIterator for &'a HeaderBlocks {
    type Item = &'a Element;
    type IntoIter = std::slice::Iter<'a, Element>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for HeaderBlocks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|block| &block.name)).finish()
    }
}

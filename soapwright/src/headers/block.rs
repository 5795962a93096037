//! Header blocks that a contract doesn't declare (SOAP 1.1, 4.2; SOAP 1.2 Part 1, 5.2).

use crate::{
    binding::SoapVersion,
    xml::{QName, Reader, Writer, XmlError, XmlErrorKind, builtin, content::Element},
};
use std::{fmt, sync::Arc};

/// The actor `next` of SOAP 1.1 (4.2.2), and the role of SOAP 1.2 (Part 1, 2.2) with the same meaning.
const NEXT_11: &str = "http://schemas.xmlsoap.org/soap/actor/next";
const NEXT_12: &str = "http://www.w3.org/2003/05/soap-envelope/role/next";

/// A header block that is sent although the contract doesn't declare it (SOAP 1.1, 4.2; SOAP 1.2 Part 1, 5.2), such as
/// the `Security` or the routing header that a server wants.
///
/// It is made of XML text by [`HeaderBlock::from_xml`], of an [`Element`], or of a generated type by
/// [`Operation::header_block`](crate::Operation::header_block). A client sends it with each request
/// ([`Client::with_header_block`](crate::Client::with_header_block)), a call with one
/// ([`Call::header_block`](crate::Call::header_block)).
///
/// A block that is given as XML counts as secret unless [`HeaderBlock::not_secret`] says otherwise: it isn't sent over
/// unencrypted `http://`. `Debug` never shows its content.
///
/// ```
/// use soapwright::{Element, HeaderBlock, QName};
///
/// let routing = HeaderBlock::from(Element::new(QName::new("urn:routing", "To"), "warehouse")).not_secret();
/// assert_eq!(routing.name().to_string(), "{urn:routing}To");
///
/// let session = HeaderBlock::from_xml("<s:Session xmlns:s='urn:session'>4711</s:Session>")?.must_understand();
/// assert!(session.is_secret());
/// assert_eq!(format!("{session:?}"), r#"HeaderBlock { name: "{urn:session}Session", must_understand: true, .. }"#);
/// # Ok::<(), soapwright::XmlError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct HeaderBlock {
    content: Content,
    must_understand: bool,
    actor: Option<Arc<str>>,
    secret: bool,
}

#[derive(Clone, PartialEq, Eq)]
enum Content {
    Element(Arc<Element>),
    /// The text as it was given, and its element. A signature may depend on each byte.
    Text(Arc<str>, Arc<Element>),
}

impl HeaderBlock {
    /// Creates a header block of XML text, which is sent byte for byte. It counts as secret.
    ///
    /// # Errors
    ///
    /// Returns an error unless the text is one element in well-formed XML 1.0 that declares each of its prefixes. White
    /// space and an XML declaration in front of the element are left out. Document types, processing instructions and
    /// comments outside the element are errors.
    ///
    /// ```
    /// use soapwright::HeaderBlock;
    ///
    /// assert!(HeaderBlock::from_xml("<a:Id xmlns:a='urn:a'>1</a:Id>").is_ok());
    /// for refused in ["", "text", "<a:Id>1</a:Id>", "<a/><b/>", "<a>", "<!DOCTYPE a><a/>"] {
    ///     assert!(HeaderBlock::from_xml(refused).is_err(), "{refused}");
    /// }
    /// ```
    pub fn from_xml(xml: impl AsRef<str>) -> Result<Self, XmlError> {
        let text = xml.as_ref();
        let mut elements = Vec::new();
        let mut reader = Reader::new(text, &[])?;
        reader.root()?;
        reader.any_element(&mut elements)?;
        reader.finish()?;
        let text = without_declaration(text).trim_matches(BLANK);
        let is_alone = text.starts_with('<') && !text.starts_with("<!") && !text.ends_with("-->");
        match elements.pop() {
            Some(element) if is_alone && !text.contains("<?") => {
                Ok(Self::new(Content::Text(text.into(), element.into())))
            }
            _ => {
                let why = "a header block is one element, without comments around it and processing instructions";
                Err(XmlError::new(XmlErrorKind::Envelope(why.into()), String::new(), 0))
            }
        }
    }

    fn new(content: Content) -> Self {
        HeaderBlock { content, must_understand: false, actor: None, secret: true }
    }

    /// Creates a header block of the first child of the root element in a text that a writer wrote, with another name.
    pub(crate) fn of_written(text: &[u8], name: QName, secret: bool) -> Result<Self, XmlError> {
        let text = String::from_utf8_lossy(text);
        let mut elements = Vec::new();
        let mut reader = Reader::new(&text, &[])?;
        reader.root()?;
        if reader.sibling()?.is_none() {
            return Err(reader.error(XmlErrorKind::Envelope("the header block has no value".into())));
        }
        reader.any_element(&mut elements)?;
        let element = Element { name, ..elements.pop().unwrap_or_default() };
        Ok(HeaderBlock { secret, ..Self::from(element) })
    }

    /// Requires the server to understand the block, or to answer with a fault (`mustUnderstand`; SOAP 1.1, 4.2.3; SOAP
    /// 1.2 Part 1, 5.2.3).
    #[must_use]
    pub fn must_understand(self) -> Self {
        HeaderBlock { must_understand: true, ..self }
    }

    /// Sets the URI of the node that the block is for: `actor` in SOAP 1.1 (4.2.2), and `role` in SOAP 1.2 (Part 1,
    /// 5.2.2). Without it, the block is for the ultimate receiver. The URI for the next node is that of the message's
    /// version, whichever of the two is given.
    #[must_use]
    pub fn actor(self, uri: impl Into<Arc<str>>) -> Self {
        HeaderBlock { actor: Some(uri.into()), ..self }
    }

    /// Says that the block contains no secret, so that it may be sent over unencrypted `http://`.
    #[must_use]
    pub fn not_secret(self) -> Self {
        HeaderBlock { secret: false, ..self }
    }

    /// Returns `true` if the block counts as secret.
    pub fn is_secret(&self) -> bool {
        self.secret
    }

    /// Returns the name of the block's element.
    pub fn name(&self) -> &QName {
        &self.element().name
    }

    /// Returns the block's element, without what [`HeaderBlock::must_understand`] and [`HeaderBlock::actor`] add.
    pub fn element(&self) -> &Element {
        match &self.content {
            Content::Element(element) | Content::Text(_, element) => element,
        }
    }

    /// Returns `true` if the other block takes the place of this one: it has the same name and is for the same node.
    pub(crate) fn is_replaced_by(&self, other: &HeaderBlock) -> bool {
        self.name() == other.name() && self.actor == other.actor
    }

    /// Writes the block into the `Header` of an envelope, whose namespace has the prefix `soap`.
    pub(crate) fn write(&self, version: SoapVersion, writer: &mut Writer) {
        let uri = namespace(version);
        if self.secret {
            writer.keep_secret();
        }
        let understood = self.must_understand.then_some(("mustUnderstand", "1"));
        let actor = self.actor.as_deref().map(|uri| match (version, uri) {
            (SoapVersion::Soap11, NEXT_11 | NEXT_12) => ("actor", NEXT_11),
            (SoapVersion::Soap11, uri) => ("actor", uri),
            (SoapVersion::Soap12, NEXT_11 | NEXT_12) => ("role", NEXT_12),
            (SoapVersion::Soap12, uri) => ("role", uri),
        });
        let added = || understood.into_iter().chain(actor);
        if let Some((twice, _)) = added().find(|(name, _)| self.element().value.attributes.get(uri, name).is_some()) {
            let why = format!("the header block `{}` has the attribute `{twice}` already", self.name().local);
            return writer.refuse(XmlErrorKind::Envelope(why.into()));
        }
        match &self.content {
            Content::Element(element) if added().next().is_none() => writer.any_elements(std::slice::from_ref(element)),
            Content::Element(element) => {
                let mut element = Element::clone(element);
                let attributes = added().map(|(name, value)| (QName::new(uri, name), value.to_owned()));
                element.value.attributes.list.extend(attributes);
                writer.any_elements(&[element]);
            }
            Content::Text(text, _) => {
                let (name, rest) = text.split_at(text.find(|c| BLANK(c) || matches!(c, '/' | '>')).unwrap_or(0));
                writer.raw(name);
                if added().next().is_some() {
                    let prefix = free_prefix(text);
                    writer.raw(&format!(" xmlns:{prefix}=\"{uri}\""));
                    for (name, value) in added() {
                        writer.raw(&format!(" {prefix}:{name}=\""));
                        writer.attribute_text(value);
                        writer.raw("\"");
                    }
                }
                writer.raw(rest);
            }
        }
    }
}

/// Creates a header block of an element, which counts as secret.
impl From<Element> for HeaderBlock {
    fn from(element: Element) -> Self {
        Self::new(Content::Element(element.into()))
    }
}

/// Shows the name of the block, but not its content, which may be secret.
impl fmt::Debug for HeaderBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut block = f.debug_struct("HeaderBlock");
        block.field("name", &self.name().to_string());
        if self.must_understand {
            block.field("must_understand", &true);
        }
        block.finish_non_exhaustive()
    }
}

/// Returns the namespace name of an envelope in this version of SOAP.
pub(crate) fn namespace(version: SoapVersion) -> &'static str {
    match version {
        SoapVersion::Soap11 => builtin::SOAP11_URI,
        SoapVersion::Soap12 => builtin::SOAP12_URI,
    }
}

/// The white space of XML (XML 1.0, 2.3).
const BLANK: fn(char) -> bool = |c| matches!(c, ' ' | '\t' | '\r' | '\n');

/// Returns a document without its XML declaration.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}').trim_start_matches(BLANK);
    match text.strip_prefix("<?xml").filter(|rest| rest.starts_with(BLANK)).and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest,
        None => text,
    }
}

/// Returns a prefix that a text doesn't declare.
fn free_prefix(text: &str) -> String {
    let mut prefixes = (0..).map(|number| format!("soap{number}"));
    prefixes.find(|prefix| !text.contains(&format!("xmlns:{prefix}"))).unwrap_or_default()
}

//! The elements and attributes that generated code knows.

use super::{
    namespace::{Prefix, builtin},
    text_type::{TextType, narrow},
};

/// An element as generated code knows it: both its tags and its local name are slices of the end tag.
#[derive(Debug, Clone, Copy)]
#[doc(hidden)]
pub struct Field {
    end_tag: &'static str,
    local_at: u16,
    pub(crate) namespace: u8,
    flags: u16,
    text_type: TextType,
}

const REQUIRED: u16 = 1;
const REPEATED: u16 = 2;
const NILLABLE: u16 = 4;
const SECRET: u16 = 8;
const ATTRIBUTE: u16 = 16;
const MEMBER: u16 = 32;
const FIRST: u16 = 64;
const TYPED: u16 = 128;
const WILDCARD: u16 = 256;
const OTHER: u16 = 512;
const MANY: u16 = 1024;
const INNER: u16 = 2048;
const ALSO: u16 = 4096;

/// The element with this prefix and end tag, `</n1:Name>`; at most one, and absent rather than nil.
#[doc(hidden)]
pub const fn field(prefix: Prefix, end_tag: &'static str) -> Field {
    let Prefix { namespace, local_at } = prefix;
    Field { end_tag, local_at, namespace, flags: 0, text_type: TextType::String }
}

/// The element with this end tag in no namespace.
#[doc(hidden)]
pub const fn unqualified(end_tag: &'static str) -> Field {
    Field { end_tag, local_at: 2, namespace: builtin::NONE, flags: 0, text_type: TextType::String }
}

/// The row of a wildcard (XSD 1.0 Part 1, 3.10): elements of any namespace.
#[doc(hidden)]
pub const fn any() -> Field {
    Field { flags: WILDCARD | OTHER, ..unqualified("</*>") }
}

/// The same, of no namespace.
#[doc(hidden)]
pub const fn any_local() -> Field {
    Field { flags: WILDCARD, ..unqualified("</*>") }
}

/// The same, of this namespace.
#[doc(hidden)]
pub const fn any_of(prefix: Prefix) -> Field {
    Field { flags: WILDCARD, namespace: prefix.namespace, ..unqualified("</*>") }
}

/// The same, of any namespace but this one.
#[doc(hidden)]
pub const fn any_other(prefix: Prefix) -> Field {
    Field { flags: WILDCARD | OTHER, namespace: prefix.namespace, ..unqualified("</*>") }
}

/// The same, of a namespace that no element of the contract is in.
#[doc(hidden)]
pub const fn any_foreign() -> Field {
    Field { flags: WILDCARD, namespace: builtin::UNKNOWN, ..unqualified("</*>") }
}

/// `soap:Body` itself, of either version: its content is that of a type, without an element around it.
#[doc(hidden)]
pub const BODY: Field =
    Field { end_tag: "</soap:Body>", local_at: 7, namespace: builtin::SOAP11, flags: 0, text_type: TextType::String };

/// The same, of a message without parts. It stands in no group, so the flag is free.
#[doc(hidden)]
pub const EMPTY_BODY: Field = Field { flags: FIRST, ..BODY };

impl Field {
    /// Whether it is [`BODY`] or [`EMPTY_BODY`].
    pub(crate) fn is_body(&self) -> bool {
        self.is(builtin::SOAP11, "Body")
    }

    /// Whether it is [`EMPTY_BODY`].
    #[cfg(feature = "server")]
    pub(crate) fn is_empty_body(&self) -> bool {
        self.is_body() && self.flags & FIRST != 0
    }

    /// It is the response wrapper of an rpc operation, whose name isn't significant (SOAP 1.1, 7.1). It stands in no
    /// group, so the flag is free.
    #[must_use]
    pub const fn rpc_response(mut self) -> Self {
        self.flags |= FIRST;
        self
    }

    /// Whether an element of another name than the contract's is meant all the same: one that isn't called as the
    /// response of another operation, or as a fault.
    pub(crate) fn is_response(&self, local: &str) -> bool {
        let is_other = local.ends_with("Response") || local == "Fault";
        self.flags & FIRST != 0 && (local == self.local() || !is_other)
    }

    /// It must be there when a message is read.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.flags |= REQUIRED;
        self
    }

    /// It may be there more than once.
    #[must_use]
    pub const fn repeated(mut self) -> Self {
        self.flags |= REPEATED;
        self
    }

    /// `None` is written as `xsi:nil="true"`, because the element must be there.
    #[must_use]
    pub const fn nillable(mut self) -> Self {
        self.flags |= NILLABLE;
        self
    }

    /// Its content must not be sent in the clear.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.flags |= SECRET;
        self
    }

    /// It is a text in which tabs and line ends are spaces (XSD 1.0 Part 2, 4.3.6).
    #[must_use]
    pub const fn replace(self) -> Self {
        self.of(TextType::NormalizedString)
    }

    /// It is a text in which white space collapses (XSD 1.0 Part 2, 4.3.6).
    #[must_use]
    pub const fn collapse(self) -> Self {
        self.of(TextType::Token)
    }

    narrow!(Self, const fn);

    const fn of(mut self, text_type: TextType) -> Self {
        self.text_type = text_type;
        self
    }

    #[inline]
    pub(crate) const fn text_type(&self) -> TextType {
        self.text_type
    }

    /// It is an attribute: its name is what matters of the tag.
    #[must_use]
    pub const fn attribute(mut self) -> Self {
        self.flags |= ATTRIBUTE;
        self
    }

    pub(crate) const fn is_attribute(&self) -> bool {
        self.flags & ATTRIBUTE != 0
    }

    /// It is the first element of a group that is a field of its own; required, where the group is. In the table of a
    /// choice, it is one that its group can begin with.
    #[must_use]
    pub const fn first(mut self) -> Self {
        self.flags |= MEMBER | FIRST;
        self
    }

    /// It is another element of the group that the row before is in.
    #[must_use]
    pub const fn member(mut self) -> Self {
        self.flags |= MEMBER;
        self
    }

    /// It is a wildcard that takes more than one element each time that it is there.
    #[must_use]
    pub const fn many(mut self) -> Self {
        self.flags |= MANY;
        self
    }

    /// It is of the wildcard that the row before is of, for another namespace.
    #[must_use]
    pub const fn also(mut self) -> Self {
        self.flags |= ALSO;
        self
    }

    pub(crate) const fn is_also(&self) -> bool {
        self.flags & ALSO != 0
    }

    pub(crate) const fn is_many(&self) -> bool {
        self.flags & MANY != 0
    }

    pub(crate) const fn is_wildcard(&self) -> bool {
        self.flags & WILDCARD != 0
    }

    /// Whether it is a wildcard that elements of this namespace may stand for. With [`any`] it is any, and with
    /// [`any_other`] any but the one, and none at all (XSD 1.0 Part 1, 3.10.4).
    pub(crate) const fn takes(&self, namespace: u8) -> bool {
        match self.flags & (WILDCARD | OTHER) {
            WILDCARD => self.namespace == namespace,
            0 | OTHER => false,
            _ if self.namespace == builtin::NONE => true,
            _ => self.namespace != namespace && namespace != builtin::NONE,
        }
    }

    /// The same, but one that its group can't begin with: where another field is called so too, that is meant.
    #[must_use]
    pub const fn inner(mut self) -> Self {
        self.flags |= MEMBER | INNER;
        self
    }

    pub(crate) const fn is_inner(&self) -> bool {
        self.flags & INNER != 0
    }

    pub(crate) const fn is_member(&self) -> bool {
        self.flags & MEMBER != 0
    }

    /// The same element, which the writer gives an `xsi:type`.
    pub(crate) const fn typed(mut self) -> Self {
        self.flags |= TYPED;
        self
    }

    pub(crate) const fn is_typed(&self) -> bool {
        self.flags & TYPED != 0
    }

    /// Whether the alternative of a choice that it is in can begin with it.
    pub(crate) const fn begins(&self) -> bool {
        !self.is_member() || self.is_first()
    }

    pub(crate) const fn is_first(&self) -> bool {
        self.flags & FIRST != 0
    }

    pub(crate) const fn is_required(&self) -> bool {
        self.flags & REQUIRED != 0
    }

    pub(crate) const fn is_repeated(&self) -> bool {
        self.flags & REPEATED != 0
    }

    pub(crate) const fn is_nillable(&self) -> bool {
        self.flags & NILLABLE != 0
    }

    pub(crate) const fn is_secret(&self) -> bool {
        self.flags & SECRET != 0
    }

    pub(crate) fn end_tag(&self) -> &'static str {
        self.end_tag
    }

    /// Whether this is the element's name.
    #[inline]
    pub(crate) fn is(&self, namespace: u8, local: &str) -> bool {
        let tag = self.end_tag.as_bytes();
        let at = usize::from(self.local_at);
        self.namespace == namespace && tag.len() - at - 1 == local.len() && tag[at..tag.len() - 1] == *local.as_bytes()
    }

    /// The name with its prefix.
    pub(crate) fn qualified(&self) -> &'static str {
        &self.end_tag[2..self.end_tag.len() - 1]
    }

    pub(crate) fn local(&self) -> &'static str {
        &self.end_tag[self.local_at as usize..self.end_tag.len() - 1]
    }
}

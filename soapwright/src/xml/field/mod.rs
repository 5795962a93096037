//! The elements and attributes that generated code knows, as rows of its tables.
//!
//! In come names and what a contract says of their elements (XSD 1.0 Part 1, 3.3, 3.8 and 3.10), all at compile time. Out
//! goes what the reader and the writer ask for each element.

mod marks;

use super::{
    namespace::{Prefix, builtin},
    text_type::TextType,
};

/// An element or attribute as generated code knows it: both its tags and its local name are slices of the end tag.
#[derive(Debug, Clone, Copy)]
#[doc(hidden)]
pub struct Field {
    end_tag: &'static str,
    /// The byte of the end tag at which the local name begins.
    local_at: u16,
    pub(crate) namespace: u8,
    text_type: TextType,
    kind: Kind,
    place: Place,
    /// It must be there when a message is read.
    required: bool,
    /// It may be there more than once.
    repeated: bool,
    /// `None` is written as `xsi:nil="true"`.
    nillable: bool,
    /// Its content must not be sent in the clear.
    secret: bool,
    /// It is a wildcard that takes more than one element each time.
    many: bool,
    /// It is of the wildcard of the row before, for another namespace.
    also: bool,
    /// The writer gives it an `xsi:type`.
    typed: bool,
}

/// What a field is in XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Element,
    Attribute,
    /// `soap:Body` itself.
    Body,
    /// `soap:Body` of a message without parts.
    EmptyBody,
    /// The response wrapper of an rpc operation.
    RpcResponse,
    /// A wildcard for every namespace.
    Any,
    /// A wildcard for the field's namespace alone.
    AnyOf,
    /// A wildcard for every namespace but the field's.
    AnyOther,
}

/// Where a field is in the model group (XSD 1.0 Part 1, 3.8) that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It belongs to none.
    Alone,
    /// It is the first of its group; in a choice, one that its group can begin with.
    First,
    /// It is another of its group.
    Member,
    /// It is another of its group, before which there must be one.
    Inner,
}

/// Returns the element with this prefix and end tag, `</n1:Name>`: at most one, and absent rather than nil.
#[doc(hidden)]
pub const fn field(prefix: Prefix, end_tag: &'static str) -> Field {
    let Prefix { namespace, local_at } = prefix;
    Field { local_at, namespace, ..unqualified(end_tag) }
}

/// Returns the element with this end tag in no namespace.
#[doc(hidden)]
pub const fn unqualified(end_tag: &'static str) -> Field {
    Field {
        end_tag,
        local_at: "</".len() as u16,
        namespace: builtin::NONE,
        text_type: TextType::String,
        kind: Kind::Element,
        place: Place::Alone,
        required: false,
        repeated: false,
        nillable: false,
        secret: false,
        many: false,
        also: false,
        typed: false,
    }
}

/// Returns a wildcard (XSD 1.0 Part 1, 3.10) for the namespaces that its kind says.
const fn wildcard(kind: Kind, namespace: u8) -> Field {
    Field { kind, namespace, ..unqualified("</*>") }
}

/// Returns the wildcard for elements of any namespace, and of none.
#[doc(hidden)]
pub const fn any() -> Field {
    wildcard(Kind::Any, builtin::NONE)
}

/// Returns the wildcard for elements of no namespace.
#[doc(hidden)]
pub const fn any_local() -> Field {
    wildcard(Kind::AnyOf, builtin::NONE)
}

/// Returns the wildcard for elements of this namespace.
#[doc(hidden)]
pub const fn any_of(prefix: Prefix) -> Field {
    wildcard(Kind::AnyOf, prefix.namespace)
}

/// Returns the wildcard for elements of any namespace but this one.
#[doc(hidden)]
pub const fn any_other(prefix: Prefix) -> Field {
    wildcard(Kind::AnyOther, prefix.namespace)
}

/// Returns the wildcard for elements of a namespace that no element of the contract is in.
#[doc(hidden)]
pub const fn any_foreign() -> Field {
    wildcard(Kind::AnyOf, builtin::UNKNOWN)
}

/// `soap:Body` itself, of either version: its content is that of a type, without an element around it.
#[doc(hidden)]
pub const BODY: Field = Field {
    kind: Kind::Body,
    local_at: "</soap:".len() as u16,
    namespace: builtin::SOAP11,
    ..unqualified("</soap:Body>")
};

/// `soap:Body` of a message without parts.
#[doc(hidden)]
pub const EMPTY_BODY: Field = Field { kind: Kind::EmptyBody, ..BODY };

impl Field {
    /// Tells whether it is [`BODY`] or [`EMPTY_BODY`].
    pub(crate) const fn is_body(&self) -> bool {
        matches!(self.kind, Kind::Body | Kind::EmptyBody)
    }

    /// Tells whether it is [`EMPTY_BODY`].
    #[cfg(feature = "server")]
    pub(crate) const fn is_empty_body(&self) -> bool {
        matches!(self.kind, Kind::EmptyBody)
    }

    /// Whether an element of another name than the contract's is meant all the same: one that isn't called as the
    /// response of another operation, or as a fault.
    pub(crate) fn is_response(&self, local: &str) -> bool {
        let is_other = local.ends_with("Response") || local == "Fault";
        matches!(self.kind, Kind::RpcResponse) && (local == self.local() || !is_other)
    }

    #[inline]
    pub(crate) const fn text_type(&self) -> TextType {
        self.text_type
    }

    pub(crate) const fn is_attribute(&self) -> bool {
        matches!(self.kind, Kind::Attribute)
    }

    pub(crate) const fn is_also(&self) -> bool {
        self.also
    }

    pub(crate) const fn is_many(&self) -> bool {
        self.many
    }

    pub(crate) const fn is_wildcard(&self) -> bool {
        matches!(self.kind, Kind::Any | Kind::AnyOf | Kind::AnyOther)
    }

    /// Whether it is a wildcard that elements of this namespace may stand for. With [`any`] it is any, and with
    /// [`any_other`] any but the one, and none at all (XSD 1.0 Part 1, 3.10.4).
    pub(crate) const fn takes(&self, namespace: u8) -> bool {
        match self.kind {
            Kind::Any => true,
            Kind::AnyOf => self.namespace == namespace,
            Kind::AnyOther => self.namespace != namespace && namespace != builtin::NONE,
            Kind::Element | Kind::Attribute | Kind::Body | Kind::EmptyBody | Kind::RpcResponse => false,
        }
    }

    pub(crate) const fn is_inner(&self) -> bool {
        matches!(self.place, Place::Inner)
    }

    pub(crate) const fn is_member(&self) -> bool {
        !matches!(self.place, Place::Alone)
    }

    pub(crate) const fn is_typed(&self) -> bool {
        self.typed
    }

    /// Whether the alternative of a choice that it is in can begin with it.
    pub(crate) const fn begins(&self) -> bool {
        !self.is_member() || self.is_first()
    }

    pub(crate) const fn is_first(&self) -> bool {
        matches!(self.place, Place::First)
    }

    pub(crate) const fn is_required(&self) -> bool {
        self.required
    }

    pub(crate) const fn is_repeated(&self) -> bool {
        self.repeated
    }

    pub(crate) const fn is_nillable(&self) -> bool {
        self.nillable
    }

    pub(crate) const fn is_secret(&self) -> bool {
        self.secret
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

    /// Tells whether an element of this name may be what the field is for, by its name or as a wildcard.
    pub(crate) fn fits(&self, namespace: u8, local: &str) -> bool {
        self.is(namespace, local) || self.takes(namespace)
    }

    /// The name with its prefix.
    pub(crate) fn qualified(&self) -> &'static str {
        &self.end_tag[2..self.end_tag.len() - 1]
    }

    pub(crate) fn local(&self) -> &'static str {
        &self.end_tag[self.local_at as usize..self.end_tag.len() - 1]
    }
}

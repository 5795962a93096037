//! The elements and attributes of the contract, as rows of the tables in generated code.
//!
//! Takes names and properties of elements (XSD 1.0 Part 1, 3.3, 3.8 and 3.10) at compile time. The reader and the
//! writer look them up.

mod marks;

use super::{namespace::builtin, text_type::TextType};

/// An element, attribute or wildcard of the contract. Both tags and the local name are slices of the end tag.
#[derive(Debug, Clone, Copy)]
#[doc(hidden)]
pub struct Field {
    end_tag: &'static str,
    /// The index of the byte of the end tag at which the local name begins.
    local_at: u16,
    pub(crate) namespace: u8,
    text_type: TextType,
    kind: Kind,
    place: Place,
    /// It must be present when a message is read.
    required: bool,
    /// It may occur more than once.
    repeated: bool,
    /// `None` is written as `xsi:nil="true"`.
    nillable: bool,
    /// Its content must not be sent unencrypted.
    secret: bool,
    /// It is a wildcard that allows more than one element in each occurrence.
    many: bool,
    /// It belongs to the wildcard of the previous row, for another namespace.
    also: bool,
    /// The writer gives it an `xsi:type`.
    typed: bool,
}

/// The kind of a field in XML.
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
    /// A wildcard for the namespace of the field.
    AnyOf,
    /// A wildcard for every namespace except that of the field.
    AnyOther,
}

/// The place of a field in its model group (XSD 1.0 Part 1, 3.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It belongs to no group.
    Alone,
    /// It is the first of its group. In a choice, its group can begin with it.
    First,
    /// It is another element of its group.
    Member,
    /// It is another element of its group, which must be preceded by one.
    Inner,
}

/// Returns the element with this end tag in no namespace.
const fn unqualified(end_tag: &'static str) -> Field {
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

/// Returns the index of the local name in an end tag.
const fn local_at(tag: &[u8]) -> u16 {
    let mut at = 2;
    while at < tag.len() {
        at += 1;
        if tag[at - 1] == b':' {
            return at as u16;
        }
    }
    2
}

/// Returns the number of the namespace with this prefix and colon. The namespaces of the contract have the prefixes
/// `n1`, `n2` and so on.
const fn number(prefix: &[u8]) -> u8 {
    match prefix {
        [] | b":" => builtin::NONE,
        [b'n', ones, b':'] => *ones - b'1',
        [b'n', tens, ones, b':'] => (*tens - b'0') * 10 + (*ones - b'0') - 1,
        [b'n', hundreds, tens, ones, b':'] => (*hundreds - b'0') * 100 + (*tens - b'0') * 10 + (*ones - b'0') - 1,
        b"xml:" => builtin::XML,
        b"soap11:" => builtin::SOAP11,
        b"soap12:" => builtin::SOAP12,
        b"instance:" => builtin::XSI,
        _ => builtin::UNKNOWN,
    }
}

/// Returns the prefix and colon in an end tag.
const fn prefix(tag: &[u8]) -> &[u8] {
    tag.split_at(local_at(tag) as usize).0.split_at(2).1
}

/// Returns the wildcard with this end tag.
const fn wildcard_named(tag: &[u8]) -> Field {
    match prefix(tag) {
        [] => wildcard(Kind::Any, builtin::NONE),
        [b'!', prefix @ ..] => wildcard(Kind::AnyOther, number(prefix)),
        prefix => wildcard(Kind::AnyOf, number(prefix)),
    }
}

/// Returns a wildcard (XSD 1.0 Part 1, 3.10) for the namespaces of its kind.
const fn wildcard(kind: Kind, namespace: u8) -> Field {
    Field { kind, namespace, ..unqualified("</*>") }
}

/// `soap:Body` itself, of either version of SOAP, whose content is that of a type without an enclosing element.
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
    /// Creates the row of the element or attribute with this end tag, such as `</n1:Name>`: optional, not repeated and
    /// not nillable. The prefix says which namespace it is. The end tags of wildcards are listed in `generated`.
    pub const fn new(end_tag: &'static str) -> Field {
        // Compilers evaluate this for each field of a contract, so the usual prefixes are told without a loop.
        match end_tag.as_bytes() {
            [.., b'*', b'>'] => wildcard_named(end_tag.as_bytes()),
            [_, _, b'n', digit @ b'1'..=b'9', b':', ..] => {
                Field { local_at: "</n1:".len() as u16, namespace: *digit - b'1', ..unqualified(end_tag) }
            }
            tag => Field { local_at: local_at(tag), namespace: number(prefix(tag)), ..unqualified(end_tag) },
        }
    }

    /// Returns `true` if there is a wildcard among these rows.
    pub const fn any_is_wildcard(mut rows: &[Field]) -> bool {
        while let [first, rest @ ..] = rows {
            if first.is_wildcard() {
                return true;
            }
            rows = rest;
        }
        false
    }

    /// Returns `true` for [`BODY`] and [`EMPTY_BODY`].
    pub(crate) const fn is_body(&self) -> bool {
        matches!(self.kind, Kind::Body | Kind::EmptyBody)
    }

    /// Returns `true` for [`EMPTY_BODY`].
    #[cfg(feature = "server")]
    pub(crate) const fn is_empty_body(&self) -> bool {
        matches!(self.kind, Kind::EmptyBody)
    }

    /// Returns `true` if an element of this name may be the response wrapper, which may have any name except `Fault` or
    /// the response name of another operation.
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

    /// Returns `true` if it is a wildcard that allows elements of this namespace. Elements of no namespace are
    /// never of another one (XSD 1.0 Part 1, 3.10.4).
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

    /// Returns `true` if its alternative of a choice can begin with it.
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

    /// Returns `true` if this is the name of the element.
    #[inline]
    pub(crate) fn is(&self, namespace: u8, local: &str) -> bool {
        let tag = self.end_tag.as_bytes();
        let at = usize::from(self.local_at);
        self.namespace == namespace && tag.len() - at - 1 == local.len() && tag[at..tag.len() - 1] == *local.as_bytes()
    }

    /// Returns `true` if the field matches an element of this name, by its name or as a wildcard.
    pub(crate) fn fits(&self, namespace: u8, local: &str) -> bool {
        self.is(namespace, local) || self.takes(namespace)
    }

    /// Returns the name with its prefix.
    pub(crate) fn qualified(&self) -> &'static str {
        &self.end_tag[2..self.end_tag.len() - 1]
    }

    pub(crate) fn local(&self) -> &'static str {
        &self.end_tag[self.local_at as usize..self.end_tag.len() - 1]
    }
}

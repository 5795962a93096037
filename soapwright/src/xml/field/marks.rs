//! What generated code says of a field: each method returns the field with one more mark.

use super::{Field, Kind, Place};
use crate::xml::text_type::{TextType, narrow};

impl Field {
    /// It is the response wrapper of an rpc operation, whose name isn't significant (SOAP 1.1, 7.1).
    #[must_use]
    pub const fn rpc_response(mut self) -> Self {
        self.kind = Kind::RpcResponse;
        self
    }

    /// It must be there when a message is read.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// It may be there more than once.
    #[must_use]
    pub const fn repeated(mut self) -> Self {
        self.repeated = true;
        self
    }

    /// `None` is written as `xsi:nil="true"`, because the element must be there.
    #[must_use]
    pub const fn nillable(mut self) -> Self {
        self.nillable = true;
        self
    }

    /// Its content must not be sent in the clear.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
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

    /// It is an attribute: its name is what matters of the tag.
    #[must_use]
    pub const fn attribute(mut self) -> Self {
        self.kind = Kind::Attribute;
        self
    }

    /// It is the first element of a group that is a field of its own; required, where the group is. In the table of a
    /// choice, it is one that its group can begin with.
    #[must_use]
    pub const fn first(mut self) -> Self {
        self.place = Place::First;
        self
    }

    /// It is another element of the group that the row before is in.
    #[must_use]
    pub const fn member(mut self) -> Self {
        self.place = Place::Member;
        self
    }

    /// It is a wildcard that takes more than one element each time that it is there.
    #[must_use]
    pub const fn many(mut self) -> Self {
        self.many = true;
        self
    }

    /// It is of the wildcard that the row before is of, for another namespace.
    #[must_use]
    pub const fn also(mut self) -> Self {
        self.also = true;
        self
    }

    /// It is an element that its group can't begin with: where another field has its name, that one is meant.
    #[must_use]
    pub const fn inner(mut self) -> Self {
        self.place = Place::Inner;
        self
    }

    /// The writer gives it an `xsi:type`.
    pub(crate) const fn typed(mut self) -> Self {
        self.typed = true;
        self
    }
}

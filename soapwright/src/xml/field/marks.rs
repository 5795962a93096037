//! The properties of a field, which generated code sets by chained calls.

use super::{Field, Kind, Place};
use crate::xml::text_type::{TextType, text_types};

impl Field {
    /// Marks the response wrapper of an rpc operation, whose name isn't significant (SOAP 1.1, 7.1).
    #[must_use]
    pub const fn rpc_response(mut self) -> Self {
        self.kind = Kind::RpcResponse;
        self
    }

    /// Marks an element that must be present when a message is read.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Marks an element that may occur more than once.
    #[must_use]
    pub const fn repeated(mut self) -> Self {
        self.repeated = true;
        self
    }

    /// Marks a required element whose `None` is written as `xsi:nil="true"`.
    #[must_use]
    pub const fn nillable(mut self) -> Self {
        self.nillable = true;
        self
    }

    /// Marks an element whose content must not be sent unencrypted.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    text_types!(Self, const fn);

    const fn of(mut self, text_type: TextType) -> Self {
        self.text_type = text_type;
        self
    }

    /// Marks an attribute, of whose end tag only the name is used.
    #[must_use]
    pub const fn attribute(mut self) -> Self {
        self.kind = Kind::Attribute;
        self
    }

    /// Marks the first element of a group that is a field. It is required if the group is. In the table of a choice, it
    /// marks an element with which its group can begin.
    #[must_use]
    pub const fn first(mut self) -> Self {
        self.place = Place::First;
        self
    }

    /// Marks another element of the group of the previous row.
    #[must_use]
    pub const fn member(mut self) -> Self {
        self.place = Place::Member;
        self
    }

    /// Marks a wildcard that allows more than one element in each occurrence.
    #[must_use]
    pub const fn many(mut self) -> Self {
        self.many = true;
        self
    }

    /// Marks a row of the wildcard of the previous row, for another namespace.
    #[must_use]
    pub const fn also(mut self) -> Self {
        self.also = true;
        self
    }

    /// Marks an element with which its group can't begin. Another field of the same name takes precedence.
    #[must_use]
    pub const fn inner(mut self) -> Self {
        self.place = Place::Inner;
        self
    }

    /// Marks an element that the writer gives an `xsi:type`.
    pub(crate) const fn typed(mut self) -> Self {
        self.typed = true;
        self
    }
}

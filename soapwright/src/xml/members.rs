//! The members of a struct as tuples of references. Generated code has one expression for all members of a struct, and
//! the code for each of them is here, because a call for each member takes the compiler much longer.

use super::{
    codec::{ReadXml, WriteXml, read_list, write_list},
    content::{Entry, read_dictionary, write_dictionary},
    error::Result,
    field::Field,
};
use crate::{
    dictionary::Dictionary,
    xml::{read::Reader, write::Writer},
};

/// A reference to a member into which an element can be read.
#[doc(hidden)]
pub trait ReadMember {
    fn read(self, reader: &mut Reader<'_>) -> Result<()>;
}

/// A reference to a member that can be written as an element.
#[doc(hidden)]
pub trait WriteMember {
    fn write(self, field: &Field, writer: &mut Writer);
}

impl<T: ReadXml> ReadMember for &mut T {
    #[inline(always)]
    fn read(self, reader: &mut Reader<'_>) -> Result<()> {
        self.read_xml(reader)
    }
}

impl<T: WriteXml> WriteMember for &T {
    #[inline(always)]
    fn write(self, field: &Field, writer: &mut Writer) {
        self.write_xml(field, writer);
    }
}

/// A member whose element wraps a list of items.
#[doc(hidden)]
pub struct Items<M>(pub M, pub &'static [Field; 1]);

/// A member whose element wraps the entries of a dictionary.
#[doc(hidden)]
pub struct Entries<M>(pub M, pub &'static Entry);

/// Implements the traits for members that are wrapped, and for those that are wrapped and optional.
macro_rules! wrapped {
    ($wrapper:ident [$($parameter:ident),+] $list:ty: $read:ident $write:ident) => {
        impl<$($parameter: ReadXml),+> ReadMember for $wrapper<&mut $list> {
            #[inline(always)]
            fn read(self, reader: &mut Reader<'_>) -> Result<()> {
                $read(self.0, self.1, reader)
            }
        }

        impl<$($parameter: WriteXml),+> WriteMember for $wrapper<&$list> {
            #[inline(always)]
            fn write(self, field: &Field, writer: &mut Writer) {
                $write(self.0, field, self.1, writer);
            }
        }
    };
}

wrapped!(Items [T] Vec<T>: read_list write_list);
wrapped!(Items [T] Option<Vec<T>>: read_list write_list);
wrapped!(Entries [K, V] Dictionary<K, V>: read_dictionary write_dictionary);
wrapped!(Entries [K, V] Option<Dictionary<K, V>>: read_dictionary write_dictionary);

/// References to the members of a struct.
#[doc(hidden)]
pub trait ReadMembers {
    /// Reads the innermost element into the member with this index.
    fn read(self, index: usize, reader: &mut Reader<'_>) -> Result<()>;
}

/// References to the members of a struct.
#[doc(hidden)]
pub trait WriteMembers {
    /// Writes the members as these elements.
    fn write(self, fields: &[Field], writer: &mut Writer);
}

/// The number of members in a tuple. More members are joined.
const CHUNK: usize = 8;

/// The first members of a struct, and the others.
#[doc(hidden)]
pub struct Joined<A, B>(pub A, pub B);

impl<A: ReadMembers, B: ReadMembers> ReadMembers for Joined<A, B> {
    #[inline(always)]
    fn read(self, index: usize, reader: &mut Reader<'_>) -> Result<()> {
        match index.checked_sub(CHUNK) {
            None => self.0.read(index, reader),
            Some(index) => self.1.read(index, reader),
        }
    }
}

impl<A: WriteMembers, B: WriteMembers> WriteMembers for Joined<A, B> {
    #[inline(always)]
    fn write(self, fields: &[Field], writer: &mut Writer) {
        let Some((first, others)) = fields.split_at_checked(CHUNK) else { return };
        self.0.write(first, writer);
        self.1.write(others, writer);
    }
}

macro_rules! tuples {
    ($($($index:tt $type:ident $field:ident),+;)+) => {$(
        impl<$($type: ReadMember),+> ReadMembers for ($($type,)+) {
            #[inline(always)]
            fn read(self, index: usize, reader: &mut Reader<'_>) -> Result<()> {
                match index {
                    $($index => self.$index.read(reader),)+
                    _ => Ok(()),
                }
            }
        }

        impl<$($type: WriteMember),+> WriteMembers for ($($type,)+) {
            #[inline(always)]
            fn write(self, fields: &[Field], writer: &mut Writer) {
                let [$($field),+] = fields else { return };
                $(self.$index.write($field, writer);)+
            }
        }
    )+};
}

tuples! {
    0 A a;
    0 A a, 1 B b;
    0 A a, 1 B b, 2 C c;
    0 A a, 1 B b, 2 C c, 3 D d;
    0 A a, 1 B b, 2 C c, 3 D d, 4 E e;
    0 A a, 1 B b, 2 C c, 3 D d, 4 E e, 5 F f;
    0 A a, 1 B b, 2 C c, 3 D d, 4 E e, 5 F f, 6 G g;
    0 A a, 1 B b, 2 C c, 3 D d, 4 E e, 5 F f, 6 G g, 7 H h;
}

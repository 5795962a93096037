//! What the detail of a fault may be.

use crate::xml::{Field, Reader, Result, Writer, XmlError};
use std::fmt;

/// The faults that an operation declares (WSDL 1.1, 2.4): each is an element that the detail of a fault may hold.
///
/// Generated enums implement it. An operation that declares none has `()`, which doesn't.
pub trait FaultDetail: fmt::Debug + Sized + Send + Sync + 'static {
    #[doc(hidden)]
    const FIELDS: &'static [Field];

    #[doc(hidden)]
    fn read_detail(index: usize, reader: &mut Reader<'_>) -> Result<Self, XmlError>;

    #[doc(hidden)]
    fn write_detail(&self, writer: &mut Writer);
}

/// What an operation declares: faults, or none.
#[doc(hidden)]
pub trait Faults: fmt::Debug + Sized + 'static {
    const FIELDS: &'static [Field];

    fn read(index: usize, reader: &mut Reader<'_>) -> Result<Self, XmlError>;

    fn write(&self, writer: &mut Writer);
}

impl<F: FaultDetail> Faults for F {
    const FIELDS: &'static [Field] = F::FIELDS;

    fn read(index: usize, reader: &mut Reader<'_>) -> Result<Self, XmlError> {
        F::read_detail(index, reader)
    }

    fn write(&self, writer: &mut Writer) {
        self.write_detail(writer);
    }
}

impl Faults for () {
    const FIELDS: &'static [Field] = &[];

    fn read(_: usize, reader: &mut Reader<'_>) -> Result<Self, XmlError> {
        reader.skip()
    }

    fn write(&self, _: &mut Writer) {}
}

//! The typed detail of a fault (WSDL 1.1, 2.4 and 3.6).

use crate::xml::{Field, Reader, Result, Writer, XmlError};
use std::fmt;

/// An enum of the faults that an operation declares (WSDL 1.1, 2.4). Each is an element that the detail of a fault can
/// contain.
///
/// The generated enums implement it. The type `()` of an operation that declares no faults doesn't.
///
/// ```
/// # use soapwright::xml::{Field, Reader, WriteXml, Writer};
/// # use soapwright::{Fault, FaultDetail, XmlError};
/// # const DETAILS: &[Field] = &[Field::new("</n1:OutOfStock>")];
/// # impl FaultDetail for OrderFault {
/// #     const FIELDS: &'static [Field] = DETAILS;
/// #     fn read_detail(_: usize, reader: &mut Reader<'_>) -> Result<Self, XmlError> {
/// #         Ok(OrderFault::OutOfStock(reader.value()?))
/// #     }
/// #     fn write_detail(&self, writer: &mut Writer) {
/// #         let OrderFault::OutOfStock(article) = self;
/// #         article.write_xml(&DETAILS[0], writer);
/// #     }
/// # }
/// /// Generated from a contract in which the operation declares one fault.
/// #[derive(Debug, Clone, PartialEq)]
/// enum OrderFault {
///     OutOfStock(String),
/// }
///
/// // Code can be generic over the faults of different operations.
/// fn refuse<F: FaultDetail>(detail: F) -> Fault<F> {
///     Fault::client("the order can't be accepted").with_detail(detail)
/// }
///
/// let fault = refuse(OrderFault::OutOfStock("A-1".to_owned()));
/// assert_eq!(fault.typed, Some(OrderFault::OutOfStock("A-1".to_owned())));
/// ```
pub trait FaultDetail: fmt::Debug + Sized + Send + Sync + 'static {
    #[doc(hidden)]
    const FIELDS: &'static [Field];

    #[doc(hidden)]
    fn read_detail(index: usize, reader: &mut Reader<'_>) -> Result<Self, XmlError>;

    #[doc(hidden)]
    fn write_detail(&self, writer: &mut Writer);
}

/// The faults that an operation declares: a [`FaultDetail`], or `()` for none.
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

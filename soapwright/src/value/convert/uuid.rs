//! Conversions between 16 bytes and the type of the crate `uuid`. A `guid` of WCF is text instead, which `Uuid`
//! displays and parses itself.

use super::{ConversionError, Result};
use crate::value::binary::{Base64Binary, HexBinary};
use uuid::Uuid;

const LENGTH: ConversionError = ConversionError("a UUID has 16 bytes");

macro_rules! bytes {
    ($($type:ident),*) => {$(
        /// Converts to the 16 bytes in the order in which they are displayed.
        ///
        /// ```
        #[doc = concat!("use soapwright::", stringify!($type), ";")]
        /// use uuid::Uuid;
        ///
        /// let id = Uuid::from_u128(0x67e5_5044_10b1_426f_9247_bb68_0e5f_e0c8);
        #[doc = concat!("let bytes = ", stringify!($type), "::from(id);")]
        /// assert_eq!(bytes[..2], [0x67, 0xe5]);
        /// assert_eq!(Uuid::try_from(&bytes), Ok(id));
        /// ```
        impl From<Uuid> for $type {
            fn from(uuid: Uuid) -> Self {
                uuid.into_bytes().into()
            }
        }

        /// Converts 16 bytes in the order in which they are displayed. Any other number of bytes is an error.
        impl TryFrom<&$type> for Uuid {
            type Error = ConversionError;

            fn try_from(bytes: &$type) -> Result<Self> {
                Uuid::from_slice(bytes).map_err(|_| LENGTH)
            }
        }
    )*};
}

bytes!(Base64Binary, HexBinary);

//! `uuid`: sixteen bytes. As text, which is what WCF has for a `guid`, a `Uuid` goes without help: it is displayed and
//! parsed.

use super::{ConversionError, Result};
use crate::value::binary::{Base64Binary, HexBinary};
use uuid::Uuid;

const LENGTH: ConversionError = ConversionError("a UUID has 16 bytes");

macro_rules! bytes {
    ($($type:ident),*) => {$(
        /// In the order in which they are displayed.
        impl From<Uuid> for $type {
            fn from(uuid: Uuid) -> Self {
                $type(uuid.into_bytes().into())
            }
        }

        /// Of 16 bytes, in the order in which they are displayed.
        impl TryFrom<&$type> for Uuid {
            type Error = ConversionError;

            fn try_from(bytes: &$type) -> Result<Self> {
                Uuid::from_slice(bytes).map_err(|_| LENGTH)
            }
        }
    )*};
}

bytes!(Base64Binary, HexBinary);

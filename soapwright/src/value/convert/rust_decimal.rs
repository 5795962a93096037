//! `rust_decimal`: numbers of up to 28 digits.

use super::{ConversionError, Result};
use crate::value::number::Decimal;

impl From<rust_decimal::Decimal> for Decimal {
    fn from(number: rust_decimal::Decimal) -> Self {
        // What is displayed is a decimal number.
        number.to_string().parse().unwrap_or_default()
    }
}

/// With its zeros behind the point; an error, where it has more digits than fit.
impl TryFrom<&Decimal> for rust_decimal::Decimal {
    type Error = ConversionError;

    fn try_from(number: &Decimal) -> Result<Self> {
        rust_decimal::Decimal::from_str_exact(number.as_str())
            .map_err(|_| ConversionError("it has more digits than the other type holds"))
    }
}

impl TryFrom<Decimal> for rust_decimal::Decimal {
    type Error = ConversionError;

    fn try_from(number: Decimal) -> Result<Self> {
        Self::try_from(&number)
    }
}

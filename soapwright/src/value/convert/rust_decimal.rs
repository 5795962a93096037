//! Conversions to and from the type of the crate `rust_decimal`, which has up to 28 digits.

use super::{ConversionError, Result};
use crate::value::number::Decimal;

/// Converts a number with all its digits, including trailing zeros.
///
/// ```
/// let price = soapwright::Decimal::from(rust_decimal::Decimal::new(1_990, 2));
/// assert_eq!(price.as_str(), "19.90");
/// ```
impl From<rust_decimal::Decimal> for Decimal {
    fn from(number: rust_decimal::Decimal) -> Self {
        // A displayed number is always valid.
        number.to_string().parse().unwrap_or_default()
    }
}

/// Converts a number with its trailing zeros. More digits than `rust_decimal` can represent are an error.
///
/// ```
/// let price: soapwright::Decimal = "19.90".parse().unwrap();
/// let total = rust_decimal::Decimal::try_from(&price)? * rust_decimal::Decimal::from(3);
/// assert_eq!(total.to_string(), "59.70");
/// # Ok::<(), soapwright::ConversionError>(())
/// ```
impl TryFrom<&Decimal> for rust_decimal::Decimal {
    type Error = ConversionError;

    fn try_from(number: &Decimal) -> Result<Self> {
        rust_decimal::Decimal::from_str_exact(number.as_str())
            .map_err(|_| ConversionError("it has more digits than the other type holds"))
    }
}

/// Converts a number with its trailing zeros. More digits than `rust_decimal` can represent are an error.
impl TryFrom<Decimal> for rust_decimal::Decimal {
    type Error = ConversionError;

    fn try_from(number: Decimal) -> Result<Self> {
        Self::try_from(&number)
    }
}

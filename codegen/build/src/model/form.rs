//! The lexical forms of `soapwright::form`, in which values are written where a pattern excludes the canonical form.

/// A form of `soapwright::form`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LexicalForm {
    /// The canonical form.
    Canonical,
    /// `boolean` as `0` or `1`.
    ZeroOne,
    /// A number without an exponent, and with these numbers of digits.
    Digits(Digits),
    /// A time with at least this many fractional digits of seconds.
    Fraction(usize),
    /// A time with at least this many fractional digits of seconds, converted to UTC if it has an offset.
    Utc(usize),
    /// A time with at least this many fractional digits of seconds, and a numeric offset in place of `Z`.
    Offset(usize),
    /// `hexBinary` in lowercase.
    Lowercase,
}

/// The numbers of digits before and after a decimal point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digits {
    /// The least number of digits before the point.
    pub whole: usize,
    /// The least and the greatest number of digits after the point; `None` means no limit.
    pub fraction: (usize, Option<usize>),
    /// Whether a number that isn't negative is written with a `+`.
    pub plus: bool,
}

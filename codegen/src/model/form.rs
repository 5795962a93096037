//! The forms in which values can be written other than as they are by themselves: those of `soapwright::form`.

/// A form of `soapwright::form`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LexicalForm {
    /// As the value is written by itself.
    Canonical,
    /// A truth value as `0` or `1`.
    ZeroOne,
    /// A number without an exponent, with at least so many digits before its point, and so many behind it.
    Digits(Digits),
    /// A time with at least so many digits of a fraction of a second.
    Fraction(usize),
    /// A time with at least so many digits of a fraction of a second, in UTC if it has an offset.
    Utc(usize),
    /// A time with at least so many digits of a fraction of a second, and with a number as its offset.
    Offset(usize),
    /// Bytes as lowercase digits.
    Lowercase,
}

/// How many digits a number has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digits {
    /// Before the point, at least.
    pub whole: usize,
    /// Behind it, at least and at most.
    pub fraction: (usize, Option<usize>),
    /// Whether there is a `+` before it, unless it is below 0.
    pub plus: bool,
}

//! Tests of the sizes of values that the generator assumes.

use soapwright_build::VALUES;
use std::mem::size_of;

/// Lists types with their sizes, alone and in an `Option`.
macro_rules! sizes {
    ($($ty:ty => $name:literal),* $(,)?) => { [$(($name, size_of::<$ty>(), size_of::<Option<$ty>>())),*] };
}

#[test]
fn values_are_not_larger_than_the_generator_assumes() {
    let real = sizes![
        String => "String",
        Vec<String> => "Vec",
        soapwright::List<String> => "Vec",
        soapwright::Dictionary<String, String> => "Vec",
        bool => "bool",
        i8 => "i8",
        i16 => "i16",
        i32 => "i32",
        i64 => "i64",
        u8 => "u8",
        u16 => "u16",
        u32 => "u32",
        u64 => "u64",
        f32 => "f32",
        f64 => "f64",
        soapwright::Decimal => "soapwright::Decimal",
        soapwright::DateTime => "soapwright::DateTime",
        soapwright::Duration => "soapwright::Duration",
        soapwright::Base64Binary => "soapwright::Base64Binary",
        soapwright::HexBinary => "soapwright::HexBinary",
        soapwright::Integer => "soapwright::Integer",
        soapwright::NonNegativeInteger => "soapwright::NonNegativeInteger",
        soapwright::NonPositiveInteger => "soapwright::NonNegativeInteger",
        soapwright::NegativeInteger => "soapwright::NonNegativeInteger",
        soapwright::PositiveInteger => "soapwright::NonNegativeInteger",
        soapwright::Date => "soapwright::Date",
        soapwright::Time => "soapwright::Time",
        soapwright::GYearMonth => "soapwright::GYearMonth",
        soapwright::GYear => "soapwright::GYear",
        soapwright::GMonthDay => "soapwright::GMonthDay",
        soapwright::GDay => "soapwright::GDay",
        soapwright::GMonth => "soapwright::GMonth",
        soapwright::QName => "soapwright::QName",
        soapwright::Attachment => "soapwright::Attachment",
        soapwright::AnyType => "soapwright::AnyType",
        soapwright::Element => "soapwright::Element",
        soapwright::Attributes => "soapwright::Attributes",
        soapwright::Content => "soapwright::Content",
    ];
    for (name, size, optional) in real {
        let assumed =
            VALUES.iter().find(|value| value.name == name).unwrap_or_else(|| panic!("{name} isn't in `VALUES`"));
        assert!(size <= assumed.size, "{name} has {size} bytes");
        assert!(optional <= assumed.optional, "an optional {name} has {optional} bytes");
    }
    let known = |name: &str| real.iter().any(|(real, _, _)| *real == name);
    assert!(VALUES.iter().all(|value| known(value.name)), "a type of `VALUES` isn't tested");
    // A `Nillable` has attributes or a value, and a discriminant.
    let attributes = size_of::<soapwright::Attributes>();
    assert!(size_of::<soapwright::Nillable<Box<String>>>() <= attributes + 8);
    assert!(size_of::<Option<soapwright::Nillable<[u64; 20]>>>() <= 160 + 8);
}

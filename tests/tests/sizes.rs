//! The sizes of values that the generator counts with.

use codegen::VALUES;
use std::mem::size_of;

/// The types and their sizes, alone and in an `Option`.
macro_rules! sizes {
    ($($ty:ty => $name:literal),* $(,)?) => { [$(($name, size_of::<$ty>(), size_of::<Option<$ty>>())),*] };
}

#[test]
fn no_value_is_larger_than_the_generator_counts_with() {
    let real = sizes![
        String => "String",
        Vec<String> => "Vec",
        soap::List<String> => "Vec",
        soap::Dictionary<String, String> => "Vec",
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
        soap::Decimal => "soap::Decimal",
        soap::DateTime => "soap::DateTime",
        soap::Duration => "soap::Duration",
        soap::Base64Binary => "soap::Base64Binary",
        soap::HexBinary => "soap::HexBinary",
        soap::Integer => "soap::Integer",
        soap::NonNegativeInteger => "soap::NonNegativeInteger",
        soap::NonPositiveInteger => "soap::NonNegativeInteger",
        soap::NegativeInteger => "soap::NonNegativeInteger",
        soap::PositiveInteger => "soap::NonNegativeInteger",
        soap::Date => "soap::Date",
        soap::Time => "soap::Time",
        soap::GYearMonth => "soap::GYearMonth",
        soap::GYear => "soap::GYear",
        soap::GMonthDay => "soap::GMonthDay",
        soap::GDay => "soap::GDay",
        soap::GMonth => "soap::GMonth",
        soap::QName => "soap::QName",
        soap::Attachment => "soap::Attachment",
        soap::AnyType => "soap::AnyType",
        soap::Element => "soap::Element",
        soap::Attributes => "soap::Attributes",
        soap::Content => "soap::Content",
    ];
    for (name, size, optional) in real {
        let assumed = VALUES.iter().find(|value| value.name == name).unwrap_or_else(|| panic!("{name} isn't counted"));
        assert!(size <= assumed.size, "{name} has {size} bytes");
        assert!(optional <= assumed.optional, "an optional {name} has {optional} bytes");
    }
    let known = |name: &str| real.iter().any(|(real, _, _)| *real == name);
    assert!(VALUES.iter().all(|value| known(value.name)), "one isn't tested");
    // A `Nillable` has attributes or a value, and a word that says which.
    let attributes = size_of::<soap::Attributes>();
    assert!(size_of::<soap::Nillable<Box<String>>>() <= attributes + 8);
    assert!(size_of::<Option<soap::Nillable<[u64; 20]>>>() <= 160 + 8);
}

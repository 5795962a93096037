//! The trait implementations of generated unions (XSD 1.0 Part 2, 2.5.1.3).

/// Implements `SimpleType`, `StartValue`, `ReadXml`, `WriteXml` and `From<&str>` for a generated union, given its members
/// in the order in which they are tried, the variant for every other text, and the rule by which a member is chosen.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($type:ident { $($variant:ident),* }, $rest:ident, $told:ident) => {
        impl $crate::xml::StartValue for $type {
            fn start() -> Self {
                Self::$rest(::std::string::String::new())
            }
        }

        impl $crate::xml::SimpleType for $type {
            // A member may be qualified.
            const QUALIFIED: bool = true;

            fn parse(text: &str) -> ::core::result::Result<Self, &'static str> {
                Self::parse_in(text, &::core::default::Default::default())
            }

            fn parse_in(text: &str, scope: &$crate::xml::Scope<'_>) -> ::core::result::Result<Self, &'static str> {
                for &exact in $crate::xml::Told::$told.passes() {
                    $(
                        if let ::core::option::Option::Some(value) = $crate::xml::member(text, scope, exact) {
                            return ::core::result::Result::Ok(Self::$variant(value));
                        }
                    )*
                }
                ::core::result::Result::Ok(Self::$rest(text.to_owned()))
            }

            fn write(&self, writer: &mut $crate::xml::Writer) {
                match self {
                    $(Self::$variant(value) => $crate::xml::SimpleType::write(value, writer),)*
                    Self::$rest(text) => writer.chosen(text, $crate::xml::Told::$told.is_other()),
                }
            }
        }

        $crate::element!($type);

        impl ::core::convert::From<&str> for $type {
            /// Converts the text of the value in XML.
            fn from(text: &str) -> Self {
                <Self as $crate::xml::SimpleType>::parse(text).unwrap_or_else(|_| Self::$rest(text.to_owned()))
            }
        }
    };
}

//! The codecs of enumerations.

/// Implements the conversions of a generated enumeration from and to text, given a row for each variant but `Other`:
///
/// ```text
/// enumeration! { Size:
///     Small       "small",
///     VeryLarge   "very large",
/// }
/// ```
///
/// White space around a listed value is ignored, and other values are kept unchanged. With `collapse` after the name of
/// the type, white space collapses first (XSD 1.0 Part 2, 4.3.6). With `preserve`, for listed values with white space at
/// an end or repeated inside, white space is significant. The base type follows in parentheses if one value can have
/// several texts.
#[doc(hidden)]
#[macro_export]
macro_rules! enumeration {
    ($type:ident $(($base:expr))?: $($variant:ident $value:literal),* $(,)?) => {
        $crate::enumeration!(text $type $(($base))? [$($variant $value,)*]);
        $crate::enumeration!(parse $type text {
            let trimmed = $crate::xml::trim(text);
            match $type::from(trimmed) {
                $type::Other(_) if trimmed.len() < text.len() => $type::Other(text.to_owned()),
                value => value,
            }
        });
    };
    ($type:ident collapse $(($base:expr))?: $($variant:ident $value:literal),* $(,)?) => {
        $crate::enumeration!(text $type $(($base))? [$($variant $value,)*]);
        $crate::enumeration!(parse $type text $type::from(&*$crate::xml::collapse(text)));
    };
    ($type:ident preserve $(($base:expr))?: $($variant:ident $value:literal),* $(,)?) => {
        $crate::enumeration!(text $type $(($base))? [$($variant $value,)*]);
        $crate::enumeration!(parse $type text $type::from(text));
    };
    (text $type:ident $(($base:expr))? [$($variant:ident $value:literal,)*]) => {
        impl $type {
            /// Returns the value as it is written in XML.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Other(value) => value,
                }
            }
        }

        impl ::core::convert::From<&str> for $type {
            fn from(value: &str) -> Self {
                match value {
                    $($value => return Self::$variant,)*
                    _ => {}
                }
                $crate::enumeration!(same value [$($value)*] $($base)?);
                Self::Other(value.to_owned())
            }
        }
    };
    (same $text:ident [$($value:literal)*]) => {};
    (same $text:ident [$($value:literal)*] $base:expr) => {
        if let ::core::option::Option::Some(same) = $crate::xml::listed(&$base, $text, &[$($value),*]) {
            return Self::from(same);
        }
    };
    (parse $type:ident $text:ident $value:expr) => {
        impl $crate::xml::SimpleType for $type {
            fn parse($text: &str) -> ::core::result::Result<Self, &'static str> {
                ::core::result::Result::Ok($value)
            }

            #[inline]
            fn write(&self, writer: &mut $crate::xml::Writer) {
                writer.chosen(self.as_str(), ::core::matches!(self, $type::Other(_)));
            }

            fn is_known(&self) -> bool {
                !::core::matches!(self, $type::Other(_))
            }
        }

        impl $crate::xml::StartValue for $type {
            fn start() -> Self {
                $type::Other(::std::string::String::new())
            }
        }

        impl $crate::xml::ReadXml for $type {
            fn read_xml(
                &mut self,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::XmlError> {
                let $text = &*reader.text()?;
                *self = $value;
                ::core::result::Result::Ok(())
            }
        }

        impl $crate::xml::WriteXml for $type {
            fn write_xml(&self, field: &$crate::xml::Field, writer: &mut $crate::xml::Writer) {
                writer.start(field);
                $crate::xml::SimpleType::write(self, writer);
                writer.end(field);
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

/// Implements the conversions of a generated enumeration of qualified names, given the namespace and the local name of
/// each variant but `Other`.
#[doc(hidden)]
#[macro_export]
macro_rules! names {
    ($type:ident: $($variant:ident $namespace:literal $local:literal),* $(,)?) => {
        impl $type {
            /// Returns the qualified name.
            pub fn name(&self) -> $crate::QName {
                match self {
                    $(Self::$variant => $crate::QName::new($namespace, $local),)*
                    Self::Other(name) => name.clone(),
                }
            }
        }

        impl ::core::convert::From<$crate::QName> for $type {
            fn from(name: $crate::QName) -> Self {
                match (&*name.namespace, &*name.local) {
                    $(($namespace, $local) => Self::$variant,)*
                    _ => Self::Other(name),
                }
            }
        }

        impl $crate::xml::SimpleType for $type {
            const QUALIFIED: bool = true;

            fn parse(text: &str) -> ::core::result::Result<Self, &'static str> {
                Self::parse_in(text, &::core::default::Default::default())
            }

            fn parse_in(text: &str, scope: &$crate::xml::Scope<'_>) -> ::core::result::Result<Self, &'static str> {
                <$crate::QName as $crate::xml::SimpleType>::parse_in(text, scope).map(Self::from)
            }

            fn write(&self, writer: &mut $crate::xml::Writer) {
                match self {
                    $type::Other(name) if name.local.is_empty() => writer.chosen("", true),
                    _ => $crate::xml::SimpleType::write(&self.name(), writer),
                }
            }

            fn is_known(&self) -> bool {
                !::core::matches!(self, $type::Other(_))
            }
        }

        impl $crate::xml::StartValue for $type {
            fn start() -> Self {
                $type::Other(::core::default::Default::default())
            }
        }

        $crate::element!($type);

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.name(), f)
            }
        }
    };
}

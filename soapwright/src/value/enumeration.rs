//! The trait implementations of generated enumerations.

/// Implements `SimpleType`, `StartValue`, `ReadXml`, `WriteXml` and `Display` for a generated enumeration, which has `as_str` and
/// `From<&str>`.
///
/// White space around a listed value is ignored, and other values are kept unchanged. With `collapse`, white space
/// collapses first (XSD 1.0 Part 2, 4.3.6). With `preserve`, for listed values with white space at an end or repeated
/// inside, white space is significant.
#[doc(hidden)]
#[macro_export]
macro_rules! enumeration {
    ($type:ident) => {
        $crate::enumeration!($type, text, {
            let trimmed = $crate::xml::trim(text);
            match $type::from(trimmed) {
                $type::Other(_) if trimmed.len() < text.len() => $type::Other(text.to_owned()),
                value => value,
            }
        });
    };
    ($type:ident, collapse) => {
        $crate::enumeration!($type, text, $type::from(&*$crate::xml::collapse(text)));
    };
    ($type:ident, preserve) => {
        $crate::enumeration!($type, text, $type::from(text));
    };
    ($type:ident, $text:ident, $value:expr) => {
        impl $crate::xml::SimpleType for $type {
            fn parse($text: &str) -> ::core::result::Result<Self, &'static str> {
                Ok($value)
            }

            #[inline]
            fn write(&self, writer: &mut $crate::xml::Writer) {
                writer.chosen(self.as_str(), matches!(self, $type::Other(_)));
            }

            fn is_known(&self) -> bool {
                !matches!(self, $type::Other(_))
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
                Ok(())
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

/// Implements `SimpleType`, `StartValue`, `ReadXml`, `WriteXml` and `Display` for a generated enumeration of qualified names, which
/// has `name` and `From<QName>`.
#[doc(hidden)]
#[macro_export]
macro_rules! names {
    ($type:ident) => {
        impl $crate::xml::SimpleType for $type {
            const QUALIFIED: bool = true;

            fn parse(text: &str) -> ::core::result::Result<Self, &'static str> {
                Self::parse_in(text, &Default::default())
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
                !matches!(self, $type::Other(_))
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

//! Enumerated values: what every generated enumeration has in common.

/// Makes an element, a simple type and `Display` of a generated enumeration, which has `as_str` and `From<&str>`.
#[doc(hidden)]
#[macro_export]
macro_rules! enumeration {
    ($type:ident) => {
        impl $crate::xml::SimpleType for $type {
            fn parse(text: &str) -> ::core::result::Result<Self, &'static str> {
                Ok($type::from($crate::xml::trim(text)))
            }

            #[inline]
            fn write(&self, writer: &mut $crate::xml::Writer) {
                writer.text(self.as_str());
            }
        }

        impl $crate::xml::ReadXml for $type {
            fn read_xml(
                &mut self,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::XmlError> {
                *self = $type::from($crate::xml::trim(&reader.text()?));
                Ok(())
            }
        }

        impl $crate::xml::WriteXml for $type {
            fn write_xml(&self, field: &$crate::xml::Field, writer: &mut $crate::xml::Writer) {
                writer.start(field);
                writer.text(self.as_str());
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

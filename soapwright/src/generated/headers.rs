//! The codecs of the headers of a service.

/// Implements `Headers` for a generated struct, given the table of namespaces, rows as those of `codec!`, and the methods
/// that tell whether the headers report a failure.
#[doc(hidden)]
#[macro_export]
macro_rules! headers {
    ($type:ident in $namespaces:ident:
        $($member:ident $name:literal $($mark:ident)* $([$($item:tt)*])? $({$($entry:tt)*})?),* $(,)?
        $(; $($method:item)*)?
    ) => {
        impl $crate::Headers for $type {
            const NAMESPACES: &'static [$crate::xml::Namespace] = &$namespaces;

            const FIELDS: &'static [$crate::xml::Field] =
                &[$($crate::xml::Field::new(::core::concat!("</", $name, ">"))$(.$mark())*),*];

            fn read_header(
                &mut self,
                index: usize,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::XmlError> {
                let mut row = 0;
                $(
                    if index == row {
                        return $crate::member!(read self $member reader $([$($item)*])? $({$($entry)*})?);
                    }
                    row += 1;
                )*
                let _ = row;
                ::core::result::Result::Ok(())
            }

            fn write_header(&self, index: usize, writer: &mut $crate::xml::Writer) {
                let ::core::option::Option::Some(field) = <Self as $crate::Headers>::FIELDS.get(index) else { return };
                let mut row = 0;
                $(
                    if index == row {
                        return $crate::member!(write self $member writer field $([$($item)*])? $({$($entry)*})?);
                    }
                    row += 1;
                )*
                let _ = row;
            }

            $($($method)*)?
        }
    };
}

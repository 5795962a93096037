//! The codecs of structs.

/// Implements `StartValue`, `ReadXml` and `WriteXml` for a generated struct, given the rows of its members:
///
/// ```text
/// codec! { Book:
///     @id         "id" required,                                  an attribute
///     @*others,                                                   attributes of any name
///     title       "n1:Title" required,                            an element
///     authors     "n1:Authors" ["n1:Author"],                     an element that wraps a list
///     prices      "n1:Prices" {"n1:Entry": "n1:Key", "n1:Value"}, an element that wraps a dictionary
///     copy        = group("n1:Shelf" first, "n1:Room" member),    a model group, with a row for each of its elements
///     any         = any("!n1:*" repeated),                        elements that match a wildcard
///     ;
///     cover       "cover" ["image/png"],                          an attachment, with its message part and media types
/// }
/// ```
///
/// Instead of elements, a struct may have one member with its whole content: `= text(collapse)` for simple content,
/// `= mixed()` for mixed content with elements of the contract, and `= content()` for other mixed content. `secret` as
/// the first word in the parentheses keeps it from being sent unencrypted.
#[doc(hidden)]
#[macro_export]
macro_rules! codec {
    // Nothing but elements without marks, as most structs have. None is required, so that the type has a `Default`.
    ($type:ident: $($member:ident $name:literal $([$($item:tt)*])? $({$($entry:tt)*})?),+ $(,)?) => {
        $crate::start!($type);
        $crate::codec!(elements $type $($member $name [] $([$($item)*])? $({$($entry)*})?),+);
    };

    // Nothing but elements.
    ($type:ident: $(
        $member:ident $name:literal $($mark:ident)* $([$($item:tt)*])? $({$($entry:tt)*})?
    ),+ $(,)?) => {
        $crate::start!($type: $($member)+);
        $crate::codec!(elements $type $($member $name [$($mark)*] $([$($item)*])? $({$($entry)*})?),+);
    };

    (elements $type:ident $(
        $member:ident $name:literal [$($mark:ident)*] $([$($item:tt)*])? $({$($entry:tt)*})?
    ),+) => {
        impl $crate::xml::ReadXml for $type {
            const ELEMENTS: &'static [$crate::xml::Field] =
                &[$($crate::xml::Field::new(::core::concat!("</", $name, ">"))$(.$mark())*),+];

            fn read_member(
                &mut self,
                index: usize,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::XmlError> {
                $crate::xml::ReadMembers::read(
                    $crate::members!($([&mut self.$member] $([$($item)*])? $({$($entry)*})?),+),
                    index,
                    reader,
                )
            }
        }

        impl $crate::xml::WriteXml for $type {
            fn write_members(&self, writer: &mut $crate::xml::Writer) {
                $crate::xml::WriteMembers::write(
                    $crate::members!($([&self.$member] $([$($item)*])? $({$($entry)*})?),+),
                    <Self as $crate::xml::ReadXml>::ELEMENTS,
                    writer,
                )
            }
        }
    };

    // Nothing at all.
    ($type:ident:) => {
        $crate::start!($type);

        impl $crate::xml::ReadXml for $type {}

        impl $crate::xml::WriteXml for $type {}
    };

    // Mixed content with elements of any name.
    ($type:ident:
        $(@$attribute:ident $attribute_name:literal $($attribute_mark:ident)*,)*
        $(@*$others:ident,)?
        $member:ident = content($($mark:ident)*) $(,)?
    ) => {
        $crate::codec!(content $type [$($attribute $attribute_name $($attribute_mark)*,)*] [$($others)?] [$member]
            $member content $($mark)*);
    };

    // Text, or mixed content with elements of the contract.
    ($type:ident:
        $(@$attribute:ident $attribute_name:literal $($attribute_mark:ident)*,)*
        $(@*$others:ident,)?
        $member:ident = $kind:ident($($mark:ident)*) $(,)?
    ) => {
        $crate::codec!(content $type [$($attribute $attribute_name $($attribute_mark)*,)*] [$($others)?] []
            $member $kind $($mark)*);
    };

    // Members of any kind.
    ($type:ident:
        $(@$attribute:ident $attribute_name:literal $($attribute_mark:ident)*,)*
        $(@*$others:ident,)?
        $(
            $member:ident
            $($name:literal $($mark:ident)* $([$($item:tt)*])? $({$($entry:tt)*})?)?
            $(= $kind:ident($($row_name:literal $($row_mark:ident)*),* $(,)?))?
        ),* $(,)?
        $(; $($part:ident $part_name:literal $($part_mark:ident)* [$($media:literal),*]),+ $(,)?)?
    ) => {
        $crate::start!($type: $($attribute)* $($others)? $($member)* $($($part)+)?);

        impl $crate::xml::ReadXml for $type {
            const ATTRIBUTES: &'static [$crate::xml::Field] = &[$(
                $crate::xml::Field::new(::core::concat!("</", $attribute_name, ">")).attribute()$(.$attribute_mark())*
            ),*];
            const ELEMENTS: &'static [$crate::xml::Field] = &[$(
                $($crate::xml::Field::new(::core::concat!("</", $name, ">"))$(.$mark())*,)?
                $($($crate::xml::Field::new(::core::concat!("</", $row_name, ">"))$(.$row_mark())*,)*)?
            )*];

            fn read_xml(
                &mut self,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::XmlError> {
                $crate::member!(read_attributes self reader [$($attribute)*] [$($others)?]);
                let mut cursor = reader.begin(Self::ELEMENTS);
                loop {
                    let index = match const { $crate::xml::Field::any_is_wildcard(Self::ELEMENTS) } {
                        true => reader.any_or_next(&mut cursor),
                        false => reader.next(&mut cursor),
                    };
                    if index == usize::MAX {
                        break;
                    }
                    let mut row = 0;
                    let read: ::core::result::Result<(), $crate::XmlError> = 'read: {
                        $(
                            row += <[&str]>::len(&[$($name,)? $($($row_name,)*)?]);
                            if index < row {
                                break 'read $crate::member!(
                                    read self $member reader $($([$($item)*])? $({$($entry)*})?)? $(= $kind)?
                                );
                            }
                        )*
                        let _ = row;
                        ::core::result::Result::Ok(())
                    };
                    read?;
                }
                reader.end()?;
                $(reader.attachments(&[$(($part_name, &[$($media),*])),+], &mut [$(&mut self.$part),+])?;)?
                ::core::result::Result::Ok(())
            }
        }

        impl $crate::xml::WriteXml for $type {
            #[allow(clippy::all, clippy::pedantic, reason = "members have the names of the contract")]
            fn write_xml(&self, field: &$crate::xml::Field, writer: &mut $crate::xml::Writer) {
                $crate::member!(write_start self field writer [$($attribute)*] [$($others)?]);
                let mut row = 0;
                $(
                    $crate::member!(
                        write self $member writer (&<Self as $crate::xml::ReadXml>::ELEMENTS[row])
                        $($([$($item)*])? $({$($entry)*})?)? $(= $kind)?
                    );
                    row += <[&str]>::len(&[$($name,)? $($($row_name,)*)?]);
                )*
                let _ = row;
                writer.end(field);
                $($($crate::member!(write self $part writer part $part_name $($part_mark)*);)+)?
            }
        }
    };

    (content
        $type:ident [$($attribute:ident $attribute_name:literal $($attribute_mark:ident)*,)*] [$($others:ident)?]
        [$($content:ident)?] $member:ident $kind:ident $($mark:ident)*
    ) => {
        $crate::start!($type: $($attribute)* $($others)? $member);

        impl $crate::xml::ReadXml for $type {
            const ATTRIBUTES: &'static [$crate::xml::Field] = &[$(
                $crate::xml::Field::new(::core::concat!("</", $attribute_name, ">")).attribute()$(.$attribute_mark())*
            ),*];

            fn read_xml(
                &mut self,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::XmlError> {
                $crate::member!(read_attributes self reader [$($attribute)*] [$($others)?]);
                $crate::member!(read_content self $member reader $kind $($mark)*)
            }
        }

        impl $crate::xml::WriteXml for $type {
            #[allow(clippy::all, clippy::pedantic, reason = "members have the names of the contract")]
            fn write_xml(&self, field: &$crate::xml::Field, writer: &mut $crate::xml::Writer) {
                $crate::member!(write_start self field writer [$($attribute)*] [$($others)?] $($content)?);
                $crate::member!(write_content self $member writer $kind $($mark)*);
                writer.end(field);
            }
        }
    };
}

/// Implements `StartValue` and `Group` for a generated struct that is a model group, given rows as those of `codec!`.
#[doc(hidden)]
#[macro_export]
macro_rules! group {
    ($type:ident:
        $(
            $member:ident
            $($name:literal $($mark:ident)* $([$($item:tt)*])? $({$($entry:tt)*})?)?
            $(= $kind:ident($($row_name:literal $($row_mark:ident)*),* $(,)?))?
        ),* $(,)?
    ) => {
        $crate::start!($type: $($member)*);

        impl $crate::xml::Group for $type {
            const ELEMENTS: &'static [$crate::xml::Field] = &[$(
                $($crate::xml::Field::new(::core::concat!("</", $name, ">"))$(.$mark())*,)?
                $($($crate::xml::Field::new(::core::concat!("</", $row_name, ">"))$(.$row_mark())*,)*)?
            )*];

            fn read_group(
                &mut self,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::XmlError> {
                let mut cursor = reader.begin(Self::ELEMENTS);
                loop {
                    let index = match const { $crate::xml::Field::any_is_wildcard(Self::ELEMENTS) } {
                        true => reader.any_or_member(&mut cursor),
                        false => reader.member(&mut cursor),
                    };
                    let mut row = 0;
                    let read: ::core::result::Result<(), $crate::XmlError> = 'read: {
                        $(
                            row += <[&str]>::len(&[$($name,)? $($($row_name,)*)?]);
                            if index < row {
                                break 'read $crate::member!(
                                    read self $member reader $($([$($item)*])? $({$($entry)*})?)? $(= $kind)?
                                );
                            }
                        )*
                        let _ = row;
                        return reader.end();
                    };
                    read?;
                }
            }

            fn write_group(&self, writer: &mut $crate::xml::Writer) {
                let mut row = 0;
                $(
                    $crate::member!(
                        write self $member writer (&<Self as $crate::xml::Group>::ELEMENTS[row])
                        $($([$($item)*])? $({$($entry)*})?)? $(= $kind)?
                    );
                    row += <[&str]>::len(&[$($name,)? $($($row_name,)*)?]);
                )*
                let _ = row;
            }
        }
    };
}

/// Implements `StartValue` for a struct, given its members unless it has a `Default`.
#[doc(hidden)]
#[macro_export]
macro_rules! start {
    ($type:ident) => {
        impl $crate::xml::StartValue for $type {
            #[inline]
            fn start() -> Self {
                <Self as ::core::default::Default>::default()
            }
        }
    };
    ($type:ident: $($member:ident)*) => {
        impl $crate::xml::StartValue for $type {
            #[inline]
            fn start() -> Self {
                Self { $($member: $crate::xml::StartValue::start()),* }
            }
        }
    };
}

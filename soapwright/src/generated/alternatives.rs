//! The codecs of enums: choices, mixed content, types told apart by `xsi:type`, and faults.

/// Implements `StartValue` and `Group` for a generated choice (XSD 1.0 Part 1, 3.8), given the rows of its alternatives:
///
/// ```text
/// choice! { Payment default Card:
///     Card     "n1:card",                                  an element
///     Voucher  ["n1:voucher"],                             an element that may repeat
///     Address  = group("n1:street" first, "n1:city" first),  a model group
///     Contacts = groups("n1:mail" first),                  a model group that may repeat
///     Any      = any("!n1:*" repeated),                    elements that match a wildcard
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! choice {
    ($type:ident default $default:ident:
        $(
            $variant:ident
            $($name:literal $($mark:ident)*)?
            $([$many:literal $($many_mark:ident)*])?
            $(= $kind:ident($($row_name:literal $($row_mark:ident)*),* $(,)?))?
        ),* $(,)?
    ) => {
        impl $crate::xml::StartValue for $type {
            #[inline]
            fn start() -> Self {
                Self::$default($crate::xml::StartValue::start())
            }
        }

        impl $crate::xml::Group for $type {
            const ELEMENTS: &'static [$crate::xml::Field] = &[$(
                $($crate::xml::Field::new(::core::concat!("</", $name, ">")).required()$(.$mark())*,)?
                $($crate::xml::Field::new(::core::concat!("</", $many, ">")).required()$(.$many_mark())*,)?
                $($($crate::xml::Field::new(::core::concat!("</", $row_name, ">"))$(.$row_mark())*,)*)?
            )*];

            fn read_group(
                &mut self,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::XmlError> {
                let index = reader.alternative(Self::ELEMENTS)?;
                let mut row = 0;
                *self = 'read: {
                    $(
                        let first = row;
                        row += <[&str]>::len(&[$($name,)? $($many,)? $($($row_name,)*)?]);
                        if index < row {
                            let elements = &Self::ELEMENTS[first..row];
                            break 'read $crate::alternative!(
                                read self $variant reader elements $($name)? $([$many])? $(= $kind)?
                            );
                        }
                    )*
                    let _ = row;
                    return ::core::result::Result::Ok(());
                };
                ::core::result::Result::Ok(())
            }

            fn write_group(&self, writer: &mut $crate::xml::Writer) {
                let mut row = 0;
                $(
                    if let Self::$variant(value) = self {
                        let field = &<Self as $crate::xml::Group>::ELEMENTS[row];
                        return $crate::alternative!(write value writer field $(= $kind)?);
                    }
                    row += <[&str]>::len(&[$($name,)? $($many,)? $($($row_name,)*)?]);
                )*
                let _ = row;
            }
        }
    };
}

/// Expands to the code that reads or writes an alternative of a choice.
#[doc(hidden)]
#[macro_export]
macro_rules! alternative {
    (read $self:ident $variant:ident $reader:ident $elements:ident $name:literal) => {
        Self::$variant($reader.value()?)
    };
    (read $self:ident $variant:ident $reader:ident $elements:ident [$many:literal]) => {
        Self::$variant($reader.values(&$elements[0])?)
    };
    (read $self:ident $variant:ident $reader:ident $elements:ident = group) => {
        Self::$variant($reader.new_group()?)
    };
    (read $self:ident $variant:ident $reader:ident $elements:ident = groups) => {
        Self::$variant($reader.new_groups($elements)?)
    };
    (read $self:ident $variant:ident $reader:ident $elements:ident = any) => {{
        let mut any = match $self {
            Self::$variant(any) => ::core::mem::take(any),
            #[allow(unreachable_patterns)]
            _ => ::std::vec::Vec::new(),
        };
        $reader.any_sibling(&mut any)?;
        Self::$variant(any)
    }};
    (write $value:ident $writer:ident $field:ident) => {
        $crate::xml::WriteXml::write_xml($value, $field, $writer)
    };
    (write $value:ident $writer:ident $field:ident = any) => {{
        let _ = $field;
        $writer.any_elements($value)
    }};
    (write $value:ident $writer:ident $field:ident = $kind:ident) => {{
        let _ = $field;
        $crate::xml::Group::write_group($value, $writer)
    }};
}

/// Implements `Mixed` for a generated enum of text and elements (XSD 1.0 Part 1, 3.4.2), given the rows of its elements.
/// Text has the variant `Text`, and other elements have the variant `Other`.
#[doc(hidden)]
#[macro_export]
macro_rules! mixed {
    ($type:ident: $($variant:ident $name:literal $($mark:ident)*),* $(,)?) => {
        impl $crate::xml::Mixed for $type {
            const ELEMENTS: &'static [$crate::xml::Field] =
                &[$($crate::xml::Field::new(::core::concat!("</", $name, ">")).required()$(.$mark())*),*];

            fn read_piece(
                index: usize,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::XmlError> {
                let mut row = 0;
                $(
                    if index == row {
                        return ::core::result::Result::Ok(Self::$variant(reader.value()?));
                    }
                    row += 1;
                )*
                let _ = row;
                ::core::result::Result::Ok(Self::Other(reader.element()?))
            }

            fn write_piece(&self, writer: &mut $crate::xml::Writer) {
                let mut row = 0;
                $(
                    if let Self::$variant(value) = self {
                        let field = &<Self as $crate::xml::Mixed>::ELEMENTS[row];
                        return $crate::xml::WriteXml::write_xml(value, field, writer);
                    }
                    row += 1;
                )*
                let _ = row;
                match self {
                    Self::Text(text) => writer.text(text),
                    Self::Other(element) => writer.any_elements(::core::slice::from_ref(element)),
                    #[allow(unreachable_patterns)]
                    _ => {}
                }
            }
        }
    };
}

/// Implements `StartValue`, `ReadXml` and `WriteXml` for a generated enum of types that are told apart by `xsi:type` (XSD 1.0 Part 1,
/// 2.6.1), given their rows. A row that ends with `;` is that of the declared type, which is written without `xsi:type`.
/// Values of other types have the variant `Other`.
#[doc(hidden)]
#[macro_export]
macro_rules! polymorphic {
    ($type:ident default $default:ident:
        $declared:ident $declared_name:literal; $($variant:ident $name:literal),* $(,)?
    ) => {
        $crate::polymorphic!(types $type $default [$declared $declared_name] $($variant $name)*);
    };
    ($type:ident default $default:ident: $($variant:ident $name:literal),* $(,)?) => {
        $crate::polymorphic!(types $type $default [] $($variant $name)*);
    };
    (types
        $type:ident $default:ident [$($declared:ident $declared_name:literal)?] $($variant:ident $name:literal)*
    ) => {
        impl $crate::xml::StartValue for $type {
            #[inline]
            fn start() -> Self {
                Self::$default($crate::xml::StartValue::start())
            }
        }

        impl $crate::xml::ReadXml for $type {
            fn read_xml(
                &mut self,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::XmlError> {
                let types: &[$crate::xml::Field] = const {
                    &[
                        $($crate::xml::Field::new(::core::concat!("</", $declared_name, ">")),)?
                        $($crate::xml::Field::new(::core::concat!("</", $name, ">")),)*
                    ]
                };
                let index = reader.type_name(types, $crate::polymorphic!(declared $($declared)?));
                let mut row = 0;
                *self = 'read: {
                    $(
                        if index == row {
                            break 'read Self::$declared(reader.value()?);
                        }
                        row += 1;
                    )?
                    $(
                        if index == row {
                            break 'read Self::$variant(reader.value()?);
                        }
                        row += 1;
                    )*
                    let _ = row;
                    Self::Other(reader.value()?)
                };
                ::core::result::Result::Ok(())
            }
        }

        impl $crate::xml::WriteXml for $type {
            fn write_xml(&self, field: &$crate::xml::Field, writer: &mut $crate::xml::Writer) {
                match self {
                    $(Self::$declared(value) => $crate::xml::WriteXml::write_xml(value, field, writer),)?
                    $(Self::$variant(value) => {
                        let ty = const { &$crate::xml::Field::new(::core::concat!("</", $name, ">")) };
                        $crate::xml::WriteXml::write_xml(value, &writer.typed(field, ty), writer);
                    })*
                    Self::Other(value) => $crate::xml::WriteXml::write_xml(value, field, writer),
                }
            }
        }
    };
    (declared) => { usize::MAX };
    (declared $declared:ident) => { 0 };
}

/// Implements `FaultDetail` for a generated enum of the faults of an operation, given their rows.
#[doc(hidden)]
#[macro_export]
macro_rules! faults {
    ($type:ident:
        $first:ident $first_name:literal $($first_mark:ident)*
        $(, $variant:ident $name:literal $($mark:ident)*)* $(,)?
    ) => {
        impl $crate::FaultDetail for $type {
            const FIELDS: &'static [$crate::xml::Field] = &[
                $crate::xml::Field::new(::core::concat!("</", $first_name, ">"))$(.$first_mark())*,
                $($crate::xml::Field::new(::core::concat!("</", $name, ">"))$(.$mark())*,)*
            ];

            fn read_detail(
                index: usize,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::XmlError> {
                let mut row = 1;
                $(
                    if index == row {
                        return ::core::result::Result::Ok(Self::$variant(reader.value()?));
                    }
                    row += 1;
                )*
                let _ = row;
                ::core::result::Result::Ok(Self::$first(reader.value()?))
            }

            fn write_detail(&self, writer: &mut $crate::xml::Writer) {
                let [first, fields @ ..] = <Self as $crate::FaultDetail>::FIELDS else { return };
                let mut row = 0;
                $(
                    if let Self::$variant(detail) = self {
                        return $crate::xml::WriteXml::write_xml(detail, &fields[row], writer);
                    }
                    row += 1;
                )*
                let _ = (row, fields);
                if let Self::$first(detail) = self {
                    $crate::xml::WriteXml::write_xml(detail, first, writer);
                }
            }
        }
    };
}

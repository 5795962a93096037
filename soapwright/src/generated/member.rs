//! The code for one member of a struct, which the other macros share.

/// Expands to the code that reads or writes a member, given what follows the name and the marks of its row.
#[doc(hidden)]
#[macro_export]
macro_rules! member {
    // An element or attribute.
    (read $self:ident $member:ident $reader:ident) => {
        $crate::xml::ReadXml::read_xml(&mut $self.$member, $reader)
    };
    (write $self:ident $member:ident $writer:ident $field:tt) => {
        $crate::xml::WriteXml::write_xml(&$self.$member, $field, $writer)
    };

    // An element that wraps a list.
    (read $self:ident $member:ident $reader:ident [$($item:tt)*]) => {
        $crate::xml::read_list(&mut $self.$member, $crate::member!(item $($item)*), $reader)
    };
    (write $self:ident $member:ident $writer:ident $field:tt [$($item:tt)*]) => {
        $crate::xml::write_list(&$self.$member, $field, $crate::member!(item $($item)*), $writer)
    };
    (item $name:literal $($mark:ident)*) => {
        const { &[$crate::xml::Field::new(::core::concat!("</", $name, ">")).repeated()$(.$mark())*] }
    };

    // An element that wraps a dictionary.
    (read $self:ident $member:ident $reader:ident {$($entry:tt)*}) => {
        $crate::xml::read_dictionary(&mut $self.$member, $crate::member!(entry $($entry)*), $reader)
    };
    (write $self:ident $member:ident $writer:ident $field:tt {$($entry:tt)*}) => {
        $crate::xml::write_dictionary(&$self.$member, $field, $crate::member!(entry $($entry)*), $writer)
    };
    (entry $entry:literal: $key:literal $($key_mark:ident)*, $value:literal $($value_mark:ident)*) => {
        const {
            &(
                [$crate::xml::Field::new(::core::concat!("</", $entry, ">")).repeated()],
                [
                    $crate::xml::Field::new(::core::concat!("</", $key, ">")).required()$(.$key_mark())*,
                    $crate::xml::Field::new(::core::concat!("</", $value, ">")).required()$(.$value_mark())*,
                ],
            )
        }
    };

    // A model group.
    (read $self:ident $member:ident $reader:ident = group) => {
        $reader.group(&mut $self.$member)
    };
    (write $self:ident $member:ident $writer:ident $field:tt = group) => {
        $crate::xml::Group::write_group(&$self.$member, $writer)
    };

    // Elements that match a wildcard.
    (read $self:ident $member:ident $reader:ident = any) => {
        $reader.any_element(&mut $self.$member)
    };
    (read $self:ident $member:ident $reader:ident = secret_any) => {
        $reader.any_element(&mut $self.$member)
    };
    (write $self:ident $member:ident $writer:ident $field:tt = any) => {
        $writer.any_elements(&$self.$member)
    };
    (write $self:ident $member:ident $writer:ident $field:tt = secret_any) => {
        $writer.secret_elements(&$self.$member)
    };

    // The text or the mixed content of a struct.
    (read_content $self:ident $member:ident $reader:ident $kind:ident secret $($mark:ident)*) => {
        $crate::member!(read_content $self $member $reader $kind $($mark)*)
    };
    (write_content $self:ident $member:ident $writer:ident $kind:ident secret $($mark:ident)*) => {{
        $writer.keep_secret();
        $crate::member!(write_content $self $member $writer $kind $($mark)*)
    }};
    (read_content $self:ident $member:ident $reader:ident text $($mark:ident)*) => {
        $crate::xml::ReadXml::read_xml(&mut $self.$member, $reader$(.$mark())*)
    };
    (write_content $self:ident $member:ident $writer:ident text $($mark:ident)*) => {
        $crate::xml::SimpleType::write(&$self.$member, $writer$(.$mark())*)
    };
    (read_content $self:ident $member:ident $reader:ident mixed) => {
        $reader.mixed(&mut $self.$member)
    };
    (write_content $self:ident $member:ident $writer:ident mixed) => {
        $writer.mixed(&$self.$member)
    };
    (read_content $self:ident $member:ident $reader:ident content) => {
        $reader.any_content(&mut $self.$member)
    };
    (write_content $self:ident $member:ident $writer:ident content) => {
        $writer.any_content(&$self.$member)
    };
    (write_prefixes $self:ident $writer:ident [$($others:ident)?]) => {};
    (write_prefixes $self:ident $writer:ident [] $member:ident) => {
        $writer.any_prefixes(&$self.$member, ::core::option::Option::None)
    };
    (write_prefixes $self:ident $writer:ident [$others:ident] $member:ident) => {
        $writer.any_prefixes(&$self.$member, ::core::option::Option::Some(&$self.$others))
    };

    // An attachment.
    (write $self:ident $member:ident $writer:ident part $name:literal) => {
        $writer.attach($name, &$self.$member)
    };
    (write $self:ident $member:ident $writer:ident part $name:literal secret) => {
        $writer.attach_secret($name, &$self.$member)
    };

    // The attributes of a struct, if it has any.
    (read_attributes $self:ident $reader:ident [] []) => {};
    (read_attributes $self:ident $reader:ident [$($member:ident)*] [$($others:ident)?]) => {
        let mut at = 0;
        loop {
            let index = $crate::member!(next_attribute $reader at $($others)?)?;
            if index == usize::MAX {
                break;
            }
            let mut row = 0;
            let read: ::core::result::Result<(), $crate::XmlError> = 'read: {
                $(
                    if index == row {
                        break 'read $crate::xml::ReadXml::read_xml(&mut $self.$member, $reader);
                    }
                    row += 1;
                )*
                $(
                    if index == row {
                        break 'read $reader.any_attribute(&mut $self.$others);
                    }
                )?
                let _ = row;
                ::core::result::Result::Ok(())
            };
            read?;
        }
    };
    (next_attribute $reader:ident $at:ident) => {
        $reader.attribute(Self::ATTRIBUTES, &mut $at)
    };
    (next_attribute $reader:ident $at:ident $others:ident) => {
        $reader.any_or_attribute(Self::ATTRIBUTES, &mut $at)
    };

    // The start tag of a struct. `content` is its member of mixed content, if that may have elements of any name.
    (write_start $self:ident $field:ident $writer:ident [] []) => {
        $writer.start($field);
    };
    (write_start
        $self:ident $field:ident $writer:ident [$($member:ident)*] [$($others:ident)?] $($content:ident)?
    ) => {
        let [$($member),*] = <Self as $crate::xml::ReadXml>::ATTRIBUTES else { return };
        $writer.begin($field);
        $crate::member!(write_prefixes $self $writer [$($others)?] $($content)?);
        $($crate::xml::WriteXml::write_xml(&$self.$member, $member, $writer);)*
        $($writer.any_attributes(&$self.$others);)?
        $writer.content();
    };
}

/// Expands to references to members, as tuples of eight. Each reference is in brackets, and is followed by the row of
/// what its element wraps.
#[doc(hidden)]
#[macro_export]
macro_rules! members {
    (
        $a:tt $([$($a_item:tt)*])? $({$($a_entry:tt)*})?,
        $b:tt $([$($b_item:tt)*])? $({$($b_entry:tt)*})?,
        $c:tt $([$($c_item:tt)*])? $({$($c_entry:tt)*})?,
        $d:tt $([$($d_item:tt)*])? $({$($d_entry:tt)*})?,
        $e:tt $([$($e_item:tt)*])? $({$($e_entry:tt)*})?,
        $f:tt $([$($f_item:tt)*])? $({$($f_entry:tt)*})?,
        $g:tt $([$($g_item:tt)*])? $({$($g_entry:tt)*})?,
        $h:tt $([$($h_item:tt)*])? $({$($h_entry:tt)*})?,
        $($others:tt)+
    ) => {
        $crate::xml::Joined(
            (
                $crate::members!(one $a $([$($a_item)*])? $({$($a_entry)*})?),
                $crate::members!(one $b $([$($b_item)*])? $({$($b_entry)*})?),
                $crate::members!(one $c $([$($c_item)*])? $({$($c_entry)*})?),
                $crate::members!(one $d $([$($d_item)*])? $({$($d_entry)*})?),
                $crate::members!(one $e $([$($e_item)*])? $({$($e_entry)*})?),
                $crate::members!(one $f $([$($f_item)*])? $({$($f_entry)*})?),
                $crate::members!(one $g $([$($g_item)*])? $({$($g_entry)*})?),
                $crate::members!(one $h $([$($h_item)*])? $({$($h_entry)*})?),
            ),
            $crate::members!($($others)+),
        )
    };
    (one [$($reference:tt)+]) => { $($reference)+ };
    (one [$($reference:tt)+] [$($item:tt)*]) => {
        $crate::xml::Items($($reference)+, $crate::member!(item $($item)*))
    };
    (one [$($reference:tt)+] {$($entry:tt)*}) => {
        $crate::xml::Entries($($reference)+, $crate::member!(entry $($entry)*))
    };
    ($($reference:tt $([$($item:tt)*])? $({$($entry:tt)*})?),+) => {
        ($($crate::members!(one $reference $([$($item)*])? $({$($entry)*})?),)+)
    };
}

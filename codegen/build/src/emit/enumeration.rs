//! Enumerations: open, so that a value that the contract doesn't list is kept.
//!
//! Some contracts have a hundred thousand values. The three lines for each value are written directly in the formatter's
//! style, because a syntax tree would be slow.

use super::{checks, docs, ident::ident, structure};
use crate::{
    error::Error,
    limits::VARIANTS_LINE,
    model::{Enumeration, Type, Variant, WhiteSpace},
    output::format,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The beginnings of the last variant and of the last arms: the lines of the listed values are inserted before them.
const LAST: &str = "    /// A value that the contract doesn't list.\n";
const LAST_AS_STR: &str = "            Self::Other(value) => value,\n";
const LAST_FROM: &str = "            other => ";

/// Returns the items of an enumeration as formatted text.
pub(super) fn text(ty: &Type, enumeration: &Enumeration) -> Result<String, Error> {
    let values: Vec<String> =
        enumeration.variants.iter().map(|variant| Literal::string(&variant.name.xml).to_string()).collect();
    let (mut variants, mut as_str, mut from) = (String::new(), String::new(), String::new());
    for (variant, value) in enumeration.variants.iter().zip(&values) {
        declare(&mut variants, variant);
        let path = format!("Self::{}", variant.name.rust);
        arm(&mut as_str, &path, value);
        arm(&mut from, value, &path);
    }
    let empty = format::items(frame(ty, enumeration))?;
    let listed = [(LAST, variants), (LAST_AS_STR, as_str), (LAST_FROM, from)];
    Ok(listed.into_iter().fold(empty, |text, (last, lines)| text.replacen(last, &(lines + last), 1)))
}

/// Returns the items without the listed values.
fn frame(ty: &Type, enumeration: &Enumeration) -> TokenStream {
    let name = ident(&ty.name.rust);
    let doc = docs::attributes(&[docs::markdown(ty.doc.as_ref()), structure::name(ty, None)]);
    let white_space = match enumeration.white_space {
        WhiteSpace::Lenient => quote!(),
        WhiteSpace::Preserve => quote!(, preserve),
        WhiteSpace::Collapse => quote!(, collapse),
    };
    let other = match &enumeration.base {
        Some(base) => {
            let base = checks::simple::tokens_of(base);
            let listed = enumeration.variants.iter().map(|variant| &variant.name.xml);
            quote! {
                match soapwright::xml::listed(&#base, other, &[#(#listed),*]) {
                    Some(same) => Self::from(same),
                    None => Self::Other(other.to_owned()),
                }
            }
        }
        None => quote!(Self::Other(other.to_owned())),
    };
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum #name {
            /// A value that the contract doesn't list.
            Other(String),
        }
        impl #name {
            /// Returns the value as it is written in XML.
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Other(value) => value,
                }
            }
        }
        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    other => #other,
                }
            }
        }
        soapwright::enumeration!(#name #white_space);
    }
}

/// Adds the lines of a variant.
fn declare(text: &mut String, variant: &Variant) {
    let own = match variant.name.xml.as_str() {
        "" => "The empty value.".to_owned(),
        value => docs::component(value, "value"),
    };
    let doc = docs::lines(&[docs::markdown(variant.doc.as_ref()), own]);
    doc.iter().for_each(|line| push(text, &["    ///", line.trim_end_matches(' '), "\n"]));
    push(text, &["    ", &variant.name.rust, ",\n"]);
}

/// Adds an arm of a `match` in a method.
fn arm(text: &mut String, pattern: &str, value: &str) {
    let indent = "            ";
    let width = indent.len() + pattern.len() + " => ".len() + value.len();
    if width <= VARIANTS_LINE {
        push(text, &[indent, pattern, " => ", value, ",\n"]);
    } else {
        push(text, &[indent, pattern, " => {\n", indent, "    ", value, "\n", indent, "}\n"]);
    }
}

fn push(text: &mut String, pieces: &[&str]) {
    pieces.iter().for_each(|piece| text.push_str(piece));
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::{
        error::Place,
        model::{BuiltIn, Enumeration, Home, Name, Origin, Simple, Type, TypeKind, Variant, Variety, WhiteSpace},
        output::format,
    };

    #[test]
    fn text_matches_the_formatter() {
        let variant = |rust: &str, xml: &str, doc: Option<&str>| Variant {
            name: Name { xml: xml.to_owned(), rust: rust.to_owned() },
            namespace: None,
            doc: doc.map(str::to_owned),
        };
        let mut variants = vec![
            variant("Plain", "plain", None),
            variant("r#Dyn", "dyn", Some("Said shortly.\n\n  Said  again <para/> // and \\ again */ ")),
            variant("Quoted", "\"a\\b\"\n\t'\u{1}\u{7f}", Some("/ * # [x] {y} \"")),
            variant("Größe", "größe 尺寸 \u{301}\u{200d}", None),
            variant("Nothing", "", Some("")),
        ];
        for length in 20..50 {
            let rust = format!("L{}", "o".repeat(length));
            variants.push(variant(&rust, &"o".repeat(length), Some(&"word ".repeat(length))));
            variants.push(variant(&format!("{rust}1"), &"ö".repeat(length / 2), None));
            variants.push(variant(&format!("{rust}2"), &" ".repeat(length), None));
        }
        let ty = |namespace: &str, length: usize| Type {
            name: Name { xml: "unit".to_owned(), rust: "Unit".repeat(length) },
            namespace: namespace.to_owned(),
            origin: Origin::Named,
            home: Home::Types,
            doc: Some("What a quantity is of.".to_owned()),
            place: Place { file: "".into(), line: 0, column: 0, component: String::new() },
            required: String::new(),
            table: String::new(),
            attribute_table: String::new(),
            kind: TypeKind::Enumeration(Enumeration {
                variants: Vec::new(),
                open: false,
                white_space: WhiteSpace::Lenient,
                base: None,
            }),
        };
        let kinds = [
            ("urn:a", WhiteSpace::Lenient, None),
            ("", WhiteSpace::Preserve, None),
            ("urn:b", WhiteSpace::Collapse, Some(Simple::new(Variety::Atomic(BuiltIn::Int)))),
        ];
        for (index, (namespace, white_space, base)) in kinds.into_iter().enumerate() {
            let enumeration = Enumeration { variants: std::mem::take(&mut variants), open: false, white_space, base };
            let written = text(&ty(namespace, 1 + 9 * index), &enumeration).expect("it is Rust");
            let formatted = format::items(written.parse().expect("it is Rust")).expect("it is Rust");
            let differing = written.lines().zip(formatted.lines()).find(|(ours, theirs)| ours != theirs);
            assert_eq!(differing, None);
            assert_eq!(written.len(), formatted.len());
            variants = enumeration.variants;
        }
    }
}

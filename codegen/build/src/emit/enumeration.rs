//! Enumerations: open, so that a value that the contract doesn't list is kept.
//!
//! Some contracts have a hundred thousand values. Their variants are written directly in the formatter's style, because
//! a syntax tree would be slow.

use super::{
    checks,
    context::Context,
    docs,
    ident::ident,
    items::{codec, joined, literal},
    structure,
};
use crate::{
    error::Error,
    model::{Enumeration, Type, Variant, WhiteSpace},
    output::{format, rows::Row},
};
use proc_macro2::TokenStream;
use quote::quote;

/// The beginning of the last variant: the lines of the listed values are inserted before it.
const LAST: &str = "    /// A value that the contract doesn't list.\n";

/// Returns the items of an enumeration as formatted text.
pub(super) fn text(context: &Context<'_>, ty: &Type, enumeration: &Enumeration) -> Result<String, Error> {
    context.generated("enumeration");
    let rust = declaration(ty, enumeration)?;
    let rows = enumeration.variants.iter();
    let rows = rows.map(|variant| Row::new(&variant.name.rust, vec![literal(&variant.name.xml)])).collect();
    Ok(joined([rust, codec(head(ty, enumeration)?, rows).text()]))
}

/// Returns the enum.
fn declaration(ty: &Type, enumeration: &Enumeration) -> Result<String, Error> {
    let mut variants = String::new();
    enumeration.variants.iter().for_each(|variant| declare(&mut variants, variant));
    Ok(format::items(frame(ty))?.replacen(LAST, &(variants + LAST), 1))
}

/// Returns the beginning of the codec.
fn head(ty: &Type, enumeration: &Enumeration) -> Result<String, Error> {
    let white_space = match enumeration.white_space {
        WhiteSpace::Lenient => "",
        WhiteSpace::Preserve => " preserve",
        WhiteSpace::Collapse => " collapse",
    };
    let base = enumeration.base.as_ref().map(|base| format::expression(checks::simple::tokens_of(base)));
    let base = base.transpose()?.map(|base| format!(" ({base})")).unwrap_or_default();
    Ok(format!("enumeration! {{ {}{white_space}{base}:", ty.name.rust))
}

/// Returns the items without the listed values.
fn frame(ty: &Type) -> TokenStream {
    let name = ident(&ty.name.rust);
    let doc = docs::attributes(&[docs::markdown(ty.doc.as_ref()), structure::name(ty, None)]);
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum #name {
            /// A value that the contract doesn't list.
            Other(String),
        }
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

fn push(text: &mut String, pieces: &[&str]) {
    pieces.iter().for_each(|piece| text.push_str(piece));
}

#[cfg(test)]
mod tests {
    use super::declaration;
    use crate::{
        error::Place,
        model::{BuiltIn, Enumeration, Home, Name, Origin, Simple, Type, TypeKind, Variant, Variety, WhiteSpace},
        output::format,
    };

    #[test]
    fn declaration_matches_the_formatter() {
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
            let written = declaration(&ty(namespace, 1 + 9 * index), &enumeration).expect("it is Rust");
            let formatted = format::items(written.parse().expect("it is Rust")).expect("it is Rust");
            let differing = written.lines().zip(formatted.lines()).find(|(ours, theirs)| ours != theirs);
            assert_eq!(differing, None);
            assert_eq!(written.len(), formatted.len());
            variants = enumeration.variants;
        }
    }
}

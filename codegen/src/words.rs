//! XML names as the words they are made of, and words as Rust identifiers.

/// The words of a name: split at everything that is no letter or digit, where a capital follows a small letter or
/// digit, and before the last capital of a run that a small letter follows: `UIHintText2` is `UI`, `Hint`, `Text2`.
pub fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (at, &c) in chars.iter().enumerate() {
        if !c.is_alphanumeric() {
            words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
            continue;
        }
        let previous = at.checked_sub(1).and_then(|before| chars.get(before));
        let next = chars.get(at + 1);
        let after_small = previous.is_some_and(|p| p.is_lowercase() || p.is_numeric());
        let before_small = previous.is_some_and(|p| p.is_uppercase()) && next.is_some_and(|n| n.is_lowercase());
        if c.is_uppercase() && (after_small || before_small) {
            words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
        }
        word.push(c);
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

/// The name of a type or variant: `DSAParameters` is `DsaParameters`.
pub fn camel(name: &str) -> String {
    let mut ident = String::new();
    for word in words(name) {
        let mut chars = word.chars();
        ident.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        // A digit's neighbour keeps its case only in the front of a word.
        ident.extend(chars.flat_map(char::to_lowercase));
    }
    sound(ident)
}

/// The name of a field, method or module: `EMailAddress` is `e_mail_address`.
pub fn snake(name: &str) -> String {
    let words: Vec<String> = words(name).iter().map(|word| word.to_lowercase()).collect();
    sound(words.join("_"))
}

/// The name of a constant.
pub fn screaming(name: &str) -> String {
    snake(name).to_uppercase()
}

/// The same as an identifier, should it be none: a digit in front gets an underscore before it, and characters that
/// Rust doesn't take are spelled as their numbers.
fn sound(name: String) -> String {
    let name = if name.starts_with(|c: char| c.is_numeric()) { format!("_{name}") } else { name };
    // Keywords are the caller's to handle: with an underscore behind it, none is one.
    if name.is_empty() || syn::parse_str::<syn::Ident>(&format!("{name}_")).is_ok() {
        return name;
    }
    let spell = |c: char| {
        let alone = syn::parse_str::<syn::Ident>(&format!("a{c}")).is_ok();
        if alone { c.to_string() } else { format!("u{:x}", u32::from(c)) }
    };
    name.chars().map(spell).collect()
}

#[cfg(test)]
mod tests {
    use super::{camel, snake};

    #[test]
    fn names_become_identifiers() {
        for (xml, ty, field) in [
            ("SetPassword", "SetPassword", "set_password"),
            ("EMailAddress", "EMailAddress", "e_mail_address"),
            ("DSAParameters", "DsaParameters", "dsa_parameters"),
            ("GUID", "Guid", "guid"),
            ("UIHintMandatory", "UiHintMandatory", "ui_hint_mandatory"),
            ("associateId", "AssociateId", "associate_id"),
            ("foo-bar.baz_qux", "FooBarBazQux", "foo_bar_baz_qux"),
            ("UndefinedValue256", "UndefinedValue256", "undefined_value256"),
            ("value2Name", "Value2Name", "value2_name"),
            ("2nd", "_2nd", "_2nd"),
            ("Straße", "Straße", "straße"),
            ("ÆrligTalt", "ÆrligTalt", "ærlig_talt"),
            ("x²", "Xub2", "xub2"),
            ("", "", ""),
            ("+", "", ""),
        ] {
            assert_eq!((camel(xml).as_str(), snake(xml).as_str()), (ty, field), "{xml}");
        }
    }
}

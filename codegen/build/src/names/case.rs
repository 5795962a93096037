//! The words of XML names, and Rust identifiers of words.

use unicode_normalization::UnicodeNormalization;
use unicode_security::{
    GeneralSecurityProfile, is_potential_mixed_script_confusable_char, mixed_script::AugmentedScriptSet,
};

/// Splits a name, in Unicode's normalization form C, into words. A word ends at a character that is neither letter nor
/// digit, before a capital that follows a small letter or digit, and before the last capital of a run that a small
/// letter follows: `UIHintText2` becomes `UI`, `Hint`, `Text2`. The plural or version of an abbreviation is one word
/// (`IDs`, `IPv4`), and so is `EMail`.
pub fn words(name: &str) -> Vec<String> {
    // Normalization is slow, and changes no ASCII.
    let chars: Vec<char> = if name.is_ascii() { name.chars().collect() } else { name.nfc().collect() };
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
        let before_small = previous.is_some_and(|p| p.is_uppercase())
            && next.is_some_and(|n| n.is_lowercase())
            && !is_suffix(&chars[at + 1..]);
        let is_mail = word.eq_ignore_ascii_case("e") && chars[at..].starts_with(&['M', 'a', 'i', 'l']);
        if c.is_uppercase() && (after_small || before_small) && !is_mail {
            words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
        }
        word.push(c);
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

/// Returns whether the text after an abbreviation is the `s` of a plural, or the `v` of a version before its number.
fn is_suffix(rest: &[char]) -> bool {
    match rest {
        ['s', after @ ..] => !after.first().is_some_and(|c| c.is_lowercase()),
        ['v', number, ..] => number.is_ascii_digit(),
        _ => false,
    }
}

/// Returns the identifier of a type or variant: `DSAParameters` becomes `DsaParameters`. Between two numbers an
/// underscore stays, so that `V1.10` and `V11.0` differ.
pub fn camel(name: &str) -> String {
    let mut ident = String::new();
    for word in words(name) {
        if ident.ends_with(char::is_numeric) && word.starts_with(char::is_numeric) {
            ident.push('_');
        }
        let mut chars = word.chars();
        ident.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        // A digit's neighbour keeps its case only in the front of a word.
        ident.extend(chars.flat_map(char::to_lowercase));
    }
    let ident = sound(ident);
    // Some small letters have no capital.
    match ident.chars().next() {
        Some(first) if first.is_ascii_lowercase() => first.to_uppercase().chain(ident.chars().skip(1)).collect(),
        Some(first) if first.is_lowercase() => format!("U{:x}{}", u32::from(first), &ident[first.len_utf8()..]),
        _ => ident,
    }
}

/// Returns the identifier of a field, method or module: `FirstName` becomes `first_name`.
pub fn snake(name: &str) -> String {
    let words: Vec<String> = words(name).iter().map(|word| word.to_lowercase()).collect();
    sound(words.join("_"))
}

/// Returns the identifier of a constant: `SetPassword` becomes `SET_PASSWORD`.
pub fn screaming(name: &str) -> String {
    let name = sound(snake(name).to_uppercase());
    name.chars()
        .map(|c| if c.is_lowercase() && !c.is_ascii() { spelled(c) } else { c.to_string() })
        .collect::<String>()
        .to_uppercase()
}

/// Makes a name an identifier that causes no compiler warning. An underscore goes before a digit at the start.
/// Characters that Rust refuses or warns of are replaced by their number: those that identifiers should not use, and
/// letters of another script if all of them look like Latin ones (Unicode Technical Standard 39, 3.1 and 5.2).
fn sound(name: String) -> String {
    let name = if name.starts_with(|c: char| c.is_numeric()) { format!("_{name}") } else { name };
    if name.is_ascii() {
        return name;
    }
    name.chars().map(|c| if c.is_ascii() || is_plain(c, &name) { c.to_string() } else { spelled(c) }).collect()
}

/// Returns whether a character of a name can be used in an identifier without a warning.
fn is_plain(c: char, name: &str) -> bool {
    let script = AugmentedScriptSet::for_char(c);
    let is_distinct = script == AugmentedScriptSet::for_char('a')
        || name.chars().any(|other| {
            AugmentedScriptSet::for_char(other) == script && !is_potential_mixed_script_confusable_char(other)
        });
    c.identifier_allowed() && is_distinct && syn::parse_str::<syn::Ident>(&format!("a{c}")).is_ok()
}

/// Returns a character as its number in hexadecimal.
fn spelled(c: char) -> String {
    format!("u{:x}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::{camel, screaming, snake};

    #[test]
    fn names_become_identifiers() {
        for (xml, ty, field) in [
            ("SetPassword", "SetPassword", "set_password"),
            ("EMailAddress", "EmailAddress", "email_address"),
            ("SendEMails", "SendEmails", "send_emails"),
            ("eMail", "Email", "email"),
            ("EMarketing", "EMarketing", "e_marketing"),
            ("DSAParameters", "DsaParameters", "dsa_parameters"),
            ("GUID", "Guid", "guid"),
            ("UIHintMandatory", "UiHintMandatory", "ui_hint_mandatory"),
            ("associateId", "AssociateId", "associate_id"),
            ("foo-bar.baz_qux", "FooBarBazQux", "foo_bar_baz_qux"),
            ("UndefinedValue256", "UndefinedValue256", "undefined_value256"),
            ("value2Name", "Value2Name", "value2_name"),
            ("UserIDs", "UserIds", "user_ids"),
            ("IDsOfURLsV2", "IdsOfUrlsV2", "ids_of_urls_v2"),
            ("GetIsAsset", "GetIsAsset", "get_is_asset"),
            ("USStates", "UsStates", "us_states"),
            ("IPv4Address", "Ipv4Address", "ipv4_address"),
            ("TLSv1.2", "Tlsv1_2", "tlsv1_2"),
            ("UVvalue", "UVvalue", "u_vvalue"),
            ("V1.10", "V1_10", "v1_10"),
            ("Section_2_1", "Section2_1", "section_2_1"),
            ("1.5", "_1_5", "_1_5"),
            ("2nd", "_2nd", "_2nd"),
            ("Straße", "Straße", "straße"),
            ("ÆrligTalt", "ÆrligTalt", "ærlig_talt"),
            ("x²", "Xub2", "xub2"),
            ("Cafe\u{301}", "Café", "café"),
            ("注文Id", "注文id", "注文id"),
            ("Заказ", "Заказ", "заказ"),
            ("заказНомер", "ЗаказНомер", "заказ_номер"),
            ("СО", "U421u43e", "u441u43e"),
            ("ſize", "Size", "u17fize"),
            ("ĸ", "U138", "u138"),
            ("", "", ""),
            ("+", "", ""),
        ] {
            assert_eq!((camel(xml).as_str(), snake(xml).as_str()), (ty, field), "{xml}");
        }
    }

    #[test]
    fn constants_have_no_small_letter() {
        for (xml, constant) in
            [("SetPassword", "SET_PASSWORD"), ("Straße", "STRASSE"), ("ĸ", "U138"), ("журнал", "ЖУРНАЛ")]
        {
            assert_eq!(screaming(xml), constant, "{xml}");
        }
    }
}

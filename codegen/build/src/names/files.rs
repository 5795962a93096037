//! Restrictions on names that become names of files.

use crate::limits::{FILE_NAME, IDENT};

/// Names of files with a meaning for Cargo or rustc, and of devices, which can't be file names on Windows.
pub(super) const TAKEN: &[&str] = &[
    "lib", "main", "mod", "aux", "con", "nul", "prn", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Cuts a name to a length that leaves room for suffixes in a file name.
pub(crate) fn short(name: &str) -> &str {
    cut(name, FILE_NAME)
}

/// Cuts an identifier to a length that fits the file names of rustdoc.
pub(super) fn short_ident(name: String) -> String {
    cut(&name, IDENT).to_owned()
}

fn cut(name: &str, length: usize) -> &str {
    let end = (0..=length.min(name.len())).rev().find(|&end| name.is_char_boundary(end)).unwrap_or_default();
    if end < name.len() { name[..end].trim_end_matches('_') } else { name }
}

#[cfg(test)]
mod tests {
    use super::{short, short_ident};

    #[test]
    fn names_are_cut_between_characters() {
        assert_eq!(short("orders"), "orders");
        assert_eq!(short("_"), "_");
        assert_eq!(short(&"ö".repeat(41)), "ö".repeat(40));
        assert_eq!(short(&format!("a{}", "ö".repeat(41))).len(), 79);
        assert_eq!(short_ident("A".repeat(300)).len(), 200);
    }
}

//! The names that modules may not have because of the files that they stand in.

/// Names of files that mean something to Cargo or to rustc, and those of devices, which Windows has no file for.
pub(super) const TAKEN: &[&str] = &[
    "lib", "main", "mod", "aux", "con", "nul", "prn", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// How many bytes of a name go into a module's: file systems have 255 for a name, and something may come behind it.
const LENGTH: usize = 80;

/// How many bytes of a name go into that of a type or a constant: rustdoc has a file for each.
const IDENT_LENGTH: usize = 200;

/// A name that is short enough for a file, with a lot behind it.
pub(crate) fn short(name: &str) -> &str {
    cut(name, LENGTH)
}

/// An identifier that is short enough for a file of rustdoc's.
pub(super) fn short_ident(name: String) -> String {
    cut(&name, IDENT_LENGTH).to_owned()
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

//! Names of crates.

use crate::{limits::CRATE_NAME, names::is_keyword};

/// Names that are used for something else: crates of the compiler, which derived implementations name; folders of a
/// build; and devices of Windows.
const TAKEN: &[&str] = &[
    "alloc",
    "aux",
    "build",
    "con",
    "core",
    "deps",
    "examples",
    "incremental",
    "nul",
    "prn",
    "proc_macro",
    "std",
    "test",
];

/// Checks whether a name can be the name of a crate. The error is a message for the user.
pub fn check_name(name: &str) -> Result<(), String> {
    let sound = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let ident = name.replace('-', "_").to_ascii_lowercase();
    match ident.as_str() {
        _ if !sound => {
            Err("a crate name consists of ASCII letters, digits, `-` and `_`, and begins with a letter".to_owned())
        }
        _ if name.len() > CRATE_NAME => Err(format!("a crate name has at most {CRATE_NAME} characters")),
        "soapwright" => Err("the crate depends on `soapwright` and can't have the same name".to_owned()),
        // Cargo would accept these, and the names of all other crates, but nobody could tell which one is meant.
        "soapwright_build" | "soapwright_cli" => {
            Err(format!("`{name}` is a crate of the generator: choose another name"))
        }
        _ if is_keyword(&ident) => Err(format!("`{name}` is a Rust keyword and can't be the name of a crate")),
        taken if TAKEN.contains(&taken) || is_device(taken) => {
            Err(format!("`{name}` is reserved by Cargo, the compiler or Windows: choose another name"))
        }
        _ => Ok(()),
    }
}

/// Returns whether the name is that of a serial or parallel port of Windows, such as `com1`.
fn is_device(name: &str) -> bool {
    let number = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    number.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
}

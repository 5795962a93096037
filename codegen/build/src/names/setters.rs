//! The names of setters.

use crate::model::Field;

/// The methods that structs have from generated code or from common traits, which a setter would hide.
const METHODS: &[&str] = &[
    "check",
    "clone",
    "default",
    "into",
    "new",
    "read_group",
    "read_xml",
    "to_owned",
    "try_into",
    "write_group",
    "write_xml",
];

/// Returns the identifier of the setter of a member, given all members of its struct.
pub(crate) fn setter(fields: &[Field], field: &Field) -> String {
    if !METHODS.contains(&field.ident.as_str()) {
        return field.ident.clone();
    }
    let mut name = format!("with_{}", field.ident);
    while fields.iter().any(|field| field.ident == name) {
        name.push('_');
    }
    name
}

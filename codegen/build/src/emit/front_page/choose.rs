//! The choice of the operation that the first example calls.

use crate::names::case::words;

/// Words for what can't be taken back, or disturbs others. No example calls an operation with one of them in its name.
const HARMFUL: &[&str] = &[
    "abort",
    "block",
    "cancel",
    "clear",
    "close",
    "delete",
    "destroy",
    "disable",
    "drop",
    "erase",
    "factory",
    "format",
    "kill",
    "lock",
    "logoff",
    "logout",
    "merge",
    "move",
    "overwrite",
    "purge",
    "reboot",
    "remove",
    "replace",
    "reset",
    "restart",
    "restore",
    "revoke",
    "shutdown",
    "stop",
    "terminate",
    "truncate",
    "uninstall",
    "unregister",
    "upgrade",
    "wipe",
];

/// Words at the start of operations that only read.
const READING: &[&str] = &[
    "browse", "check", "count", "describe", "echo", "fetch", "find", "get", "has", "hello", "info", "is", "list",
    "lookup", "ping", "query", "read", "retrieve", "say", "search", "show", "status", "test", "validate", "version",
    "view",
];

/// Returns the indexes of the operations of these names that an example may call: those that only read before others,
/// and otherwise in the order of the contract.
pub(super) fn candidates<'a>(names: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let is_harmful = |words: &[String]| words.iter().any(|word| HARMFUL.contains(&word.as_str()));
    let only_reads = |words: &[String]| words.first().is_some_and(|word| READING.contains(&word.as_str()));
    let words = names.map(|name| words(name).iter().map(|word| word.to_lowercase()).collect::<Vec<_>>());
    let harmless = words.enumerate().filter(|(_, words)| !is_harmful(words));
    let (reading, others): (Vec<_>, Vec<_>) = harmless.partition(|(_, words)| only_reads(words));
    reading.into_iter().chain(others).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn reading_operation_is_first_and_harmful_one_never() {
        for (names, chosen) in [
            (&["CreateUser", "GetUser", "ListUsers"][..], &["GetUser", "ListUsers", "CreateUser"][..]),
            (&["SetSystemFactoryDefault", "SystemReboot", "SetName"], &["SetName"]),
            (&["getDeletedUsers", "GetRemoveScopes", "remove_user"], &["getDeletedUsers"]),
            (&["IssueTicket", "isValid", "Island"], &["isValid", "IssueTicket", "Island"]),
            (&["DeleteUser"], &[]),
        ] {
            let found: Vec<&str> = candidates(names.iter().copied()).into_iter().map(|index| names[index]).collect();
            assert_eq!(found, chosen, "{names:?}");
        }
    }
}

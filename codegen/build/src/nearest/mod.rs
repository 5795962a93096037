//! Suggestions for mistyped names.

mod close;

use crate::limits::{LISTED_NAMES, SUGGESTIONS};
use close::{Close, Name};

/// Returns the known name that was probably meant by a name with a typing error: one that differs in case, in the
/// characters between its words, or by a few edits.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = Name::new(wanted);
    let close = known.into_iter().filter_map(|name| Some((wanted.closeness(&Name::new(name))?, name)));
    close.filter(|(close, _)| close.is_typing_error()).min().map(|(_, name)| name)
}

/// Returns the question whether one of the known names was meant by a name that a user gave. Apart from names with
/// typing errors, these are names with the same words in another order, with longer or shorter words, or with words
/// before or after them. Returns `None` if no name is close.
pub fn did_you_mean<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wanted = Name::new(wanted);
    let close = known.into_iter().filter_map(|name| Some((wanted.closeness(&Name::new(name))?, name)));
    let mut close: Vec<(Close, &str)> = close.collect();
    close.sort_unstable();
    close.dedup();
    let best = close.first()?.0;
    close.retain(|(one, _)| one.is_as_good_as(best));
    close.truncate(SUGGESTIONS);
    let names: Vec<String> = close.iter().map(|(_, name)| format!("`{name}`")).collect();
    let (last, others) = names.split_last()?;
    Some(if others.is_empty() {
        format!("did you mean {last}?")
    } else {
        format!("did you mean {} or {last}?", others.join(", "))
    })
}

/// Returns advice for a name that is unknown: the known names that were probably meant, or the known names if they are
/// few, or the first of many. Returns `None` if nothing is known.
pub fn advice<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    known.dedup();
    if let Some(question) = did_you_mean(wanted, known.iter().copied()) {
        return Some(question);
    }
    let (listed, more) = known.split_at(known.len().min(LISTED_NAMES));
    let listed: Vec<String> = listed.iter().map(|name| format!("`{name}`")).collect();
    match (listed.as_slice(), more.len()) {
        ([], _) => None,
        ([only], 0) => Some(format!("the only one is {only}")),
        (listed, 0) => Some(format!("there are {}", listed.join(", "))),
        (listed, more) => Some(format!("there are {} and {more} more", listed.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::{advice, did_you_mean, nearest};

    #[test]
    fn name_that_was_meant_is_suggested() {
        let operations = [
            "GetDeviceInformation",
            "GetDNS",
            "SetDNS",
            "GetUsers",
            "SetUser",
            "CreateUsers",
            "GetServices",
            "SetSystemDateAndTime",
            "GetSystemDateAndTime",
        ];
        let services = ["User", "SoPrincipal", "TransactionProcessor", "DeviceService"];
        let members = ["Password", "SecretValue", "ExceptionInfo", "Succeeded", "FriendlyText", "Message"];
        for (wanted, known, question) in [
            // Typing errors, of which exchanged neighbours are one.
            ("GetDeviceInformaton", &operations[..], "`GetDeviceInformation`"),
            ("GteUsers", &operations, "`GetUsers`"),
            ("Passwrod", &members, "`Password`"),
            ("Pasword", &members, "`Password`"),
            ("SecretValeu", &members, "`SecretValue`"),
            ("Succeded", &members, "`Succeeded`"),
            ("Usr", &services, "`User`"),
            ("GetDSN", &operations, "`GetDNS`"),
            // Case, and the characters between words.
            ("getdeviceinformation", &operations, "`GetDeviceInformation`"),
            ("set_user", &operations, "`SetUser`"),
            ("set-system-date-and-time", &operations, "`SetSystemDateAndTime`"),
            ("exceptioninfo", &members, "`ExceptionInfo`"),
            // Words that are cut short, spelled out, or in another order.
            ("GetDeviceInfo", &operations, "`GetDeviceInformation`"),
            ("GetDevInfo", &operations, "`GetDeviceInformation`"),
            ("getdeviceinfo", &operations, "`GetDeviceInformation`"),
            ("ExceptionInformation", &members, "`ExceptionInfo`"),
            ("UserSet", &operations, "`SetUser`"),
            ("SystemDateAndTimeGet", &operations, "`GetSystemDateAndTime`"),
            // Words that tools put before and after names.
            ("IUser", &services, "`User`"),
            ("tns:User", &services, "`User`"),
            ("UserClient", &services, "`User`"),
            ("UserServicePort", &services, "`User`"),
            ("ITransactionProcessor", &services, "`TransactionProcessor`"),
            ("SoPrincipalServcie", &services, "`SoPrincipal`"),
            ("Device", &services, "`DeviceService`"),
            ("GetServicesRequest", &operations, "`GetServices`"),
            ("GetUsersAsync", &operations, "`GetUsers`"),
            // Words that are missing.
            ("SystemDateAndTime", &operations, "`GetSystemDateAndTime` or `SetSystemDateAndTime`"),
            ("Users", &operations, "`GetUsers` or `CreateUsers`"),
            ("Text", &members, "`FriendlyText`"),
        ] {
            let wanted_question = format!("did you mean {question}?");
            assert_eq!(did_you_mean(wanted, known.iter().copied()), Some(wanted_question), "{wanted}");
        }
    }

    #[test]
    fn distant_name_is_not_suggested() {
        for (wanted, known) in [
            ("Failed", &["ExceptionInfo", "Succeeded", "TimeZone"][..]),
            ("Unheard", &["Password", "Header"]),
            ("Get", &["GetUsers", "GetDNS"]),
            ("A", &["B", "AB", "a1"]),
            ("Id", &["In", "Ident", "UserId"]),
            ("Reboot", &["GetScopes", "SetScopes"]),
            ("SystemReboot", &["GetSystemDateAndTime", "SetSystemFactoryDefault"]),
            ("Delete", &["Select", "DeletePersonAndAllOfTheirRelations"]),
            ("Service", &["UserService", "SoPrincipalService"]),
            ("", &["a", ""]),
            ("-", &["a", "_"]),
        ] {
            assert_eq!(did_you_mean(wanted, known.iter().copied()), None, "{wanted}");
        }
    }

    #[test]
    fn only_typing_errors_are_corrected_in_references() {
        assert_eq!(nearest("strin", ["string", "int"]), Some("string"));
        assert_eq!(nearest("Address", ["AddressType", "Order"]), None);
    }

    #[test]
    fn unknown_name_gets_the_nearest_name_or_the_known_ones() {
        for (wanted, known, help) in [
            ("succeeded", &["ExceptionInfo", "Succeeded"][..], Some("did you mean `Succeeded`?")),
            ("Failed", &["B", "A", "B"], Some("there are `A`, `B`")),
            ("Failed", &["A"], Some("the only one is `A`")),
            ("Failed", &["a", "b", "c", "d", "e", "f", "g"], Some("there are `a`, `b`, `c`, `d`, `e` and 2 more")),
            ("Failed", &[], None),
        ] {
            assert_eq!(advice(wanted, known.iter().copied()).as_deref(), help, "{wanted}");
        }
    }

    #[test]
    fn many_and_long_names_are_compared_in_bounded_time() {
        let known: Vec<String> = (0..20_000).map(|n| format!("GetDeviceInformation{n}")).collect();
        let question = did_you_mean("GetDeviceInfomation7777", known.iter().map(String::as_str));
        assert_eq!(question.as_deref(), Some("did you mean `GetDeviceInformation7777`?"));
        let long = "x".repeat(1 << 20);
        assert_eq!(did_you_mean(&format!("{long}y"), [long.as_str()]), None);
        assert_eq!(nearest(&long.to_uppercase(), [long.as_str()]), Some(long.as_str()));
    }
}

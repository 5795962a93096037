//! The names of services: the name of a port type without the words that say that it is one.
//!
//! A client is named after the port type (WSDL 1.1, 2.4). Toolkits decorate its name: .NET puts an `I` in front, others
//! append `PortType`, `Soap` or `Service`. [`plain`] takes these off. If that leaves a name that another module has, or
//! a keyword, the service keeps the whole name.

use super::{
    case::{snake, words},
    files::short,
    is_keyword,
    scope::Scope,
};
use std::collections::BTreeSet;

/// Words at the end of a port type's name that don't tell it from others, the longest sequences first.
const KINDS: &[&[&str]] = &[
    &["port", "type"],
    &["soap", "type"],
    &["service", "contract"],
    &["web", "service"],
    &["endpoint"],
    &["impl"],
    &["interface"],
    &["port"],
    &["porttype"],
    &["pt"],
    &["sei"],
    &["service"],
    &["soap"],
    &["soap11"],
    &["soap12"],
    &["webservice"],
    &["ws"],
];

/// Returns the name of a port type without the `I` of .NET's interfaces, and without [`KINDS`] at its end or before a
/// version at its end. Words that are all of the name stay.
fn plain(port_type: &str) -> String {
    let mut words = words(without_i(port_type));
    let is_versioned = words.len() > 2 && words.last().is_some_and(|word| is_version(word));
    let version = if is_versioned { words.pop() } else { None };
    while let Some(kind) = KINDS.iter().find(|kind| ends_with(&words, kind)) {
        if words.len() == kind.len() {
            break;
        }
        words.truncate(words.len() - kind.len());
    }
    words.extend(version);
    words.join("_")
}

/// Removes an `I` before a capital that a small letter follows: from `IPing`, but not from `IPService`.
fn without_i(name: &str) -> &str {
    let rest = name.strip_prefix('I').unwrap_or(name);
    let mut chars = rest.chars();
    let is_word = chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
    if is_word { rest } else { name }
}

fn is_version(word: &str) -> bool {
    let number = word.strip_prefix(['v', 'V']);
    number.is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

fn ends_with(words: &[String], kind: &[&str]) -> bool {
    let end = words.len().checked_sub(kind.len()).and_then(|start| words.get(start..));
    end.is_some_and(|end| end.iter().zip(kind).all(|(word, kind)| word.eq_ignore_ascii_case(kind)))
}

/// The names of a service: its module, and the part that the names of its client and server have in common.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) module: String,
    /// The port type's name in XML, plain or whole.
    pub(super) stem: String,
}

/// Gives names to the services of a run in their order.
pub(super) struct Modules {
    modules: Scope,
    reserved: Vec<&'static str>,
    port_types: BTreeSet<String>,
}

impl Modules {
    /// Creates a scope in which these modules are taken.
    pub(super) fn new(reserved: Vec<&'static str>) -> Self {
        Modules { modules: Scope::with(&reserved), reserved, port_types: BTreeSet::new() }
    }

    /// Returns the names of a service. A further service with a port type that another one has is named after itself,
    /// because that tells them apart better than a number does.
    pub(super) fn give(&mut self, service: &str, port_type: &str) -> Names {
        let plain = plain(port_type);
        let is_again = !self.port_types.insert(port_type.to_owned());
        let is_usable = is_again || (!is_keyword(&snake(&plain)) && !self.modules.has(short(&snake(&plain))));
        let stem = if is_usable { plain } else { port_type.to_owned() };
        let wanted = short(&snake(&stem)).to_owned();
        let by_another = self.modules.has(&wanted) && !self.reserved.contains(&wanted.as_str());
        let wanted = if by_another { short(&snake(service)).to_owned() } else { wanted };
        Names { module: self.modules.give(wanted, "_service"), stem }
    }
}

#[cfg(test)]
mod tests {
    use super::{Modules, plain};
    use crate::names::case::camel;

    #[test]
    fn decoration_of_port_types_is_taken_off() {
        for (port_type, name) in [
            ("User", "User"),
            ("ITransactionProcessor", "TransactionProcessor"),
            ("IUserService", "User"),
            ("IIdentity", "Identity"),
            ("Invoice", "Invoice"),
            ("IP", "Ip"),
            ("IPService", "Ip"),
            ("IDService", "Id"),
            ("ISBN", "Isbn"),
            ("ISO20022", "Iso20022"),
            ("I", "I"),
            ("I18n", "I18n"),
            ("UserService", "User"),
            ("StockQuoteServicePortType", "StockQuote"),
            ("CalculatorSoap", "Calculator"),
            ("CalculatorSOAP", "Calculator"),
            ("Report_SOAP12_Port", "Report"),
            ("TextCasingSoapType", "TextCasing"),
            ("vsdServicePorttype", "Vsd"),
            ("Human_Resources_Port", "HumanResources"),
            ("AuthenticationWebService", "Authentication"),
            ("PetWS", "Pet"),
            ("SPIDQueryServicePortTypeV2", "SpidQueryV2"),
            ("PersonV3", "PersonV3"),
            ("Service", "Service"),
            ("ServicePort", "Service"),
            ("ServiceSoap", "Service"),
            ("WebService", "WebService"),
            ("WebServiceSoap", "WebService"),
            ("PortType", "PortType"),
            ("ServiceV1", "ServiceV1"),
            ("ServiceV1Port", "ServiceV1"),
            ("Service1Soap", "Service1"),
            ("PortTypeA", "PortTypeA"),
            ("Services", "Services"),
            ("Support", "Support"),
            ("-", ""),
        ] {
            assert_eq!(camel(&plain(port_type)), name, "{port_type}");
        }
    }

    /// Returns the module and the stem of each service, of the form `service:port type`.
    fn given(services: &[&str]) -> Vec<String> {
        let mut modules = Modules::new(vec!["types", "server"]);
        let names = services.iter().filter_map(|service| service.split_once(':'));
        names
            .map(|(service, port_type)| modules.give(service, port_type))
            .map(|names| format!("{}:{}", names.module, camel(&names.stem)))
            .collect()
    }

    #[test]
    fn whole_name_stays_where_the_plain_one_is_taken() {
        for (services, names) in [
            (&["S:User", "T:IUser"][..], &["user:User", "i_user:IUser"][..]),
            (&["S:IUser", "T:User"], &["user:User", "t:User"]),
            (
                &["S:IUserService", "T:UserService", "U:UserSoap"],
                &["user:User", "user_service:UserService", "user_soap:UserSoap"],
            ),
            (&["S:TypesService"], &["types_service:TypesService"]),
            (&["S:Server"], &["server_service:Server"]),
            (&["S:MatchService"], &["match_service:MatchService"]),
            (&["S:Match"], &["r#match:Match"]),
            (&["Ping11:IPing", "Ping12:IPing", "Ping:IPing"], &["ping:Ping", "ping12:Ping", "ping_service:Ping"]),
            (&["S:-"], &["service:"]),
        ] {
            assert_eq!(given(services), names, "{services:?}");
        }
    }
}

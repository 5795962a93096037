//! The names of modules for namespaces: the part of a URI that people recognize.
//!
//! A URI is split into segments: the telling part of its host name (`onvif` of `www.onvif.org`) and the segments of its
//! path, or the parts of a URN between colons. The name is the last telling segment with the versions after it. Dates
//! and versions before it, and `wsdl` or `xsd` anywhere, are skipped. A generic segment (`types`, `schema`) is preceded
//! by the segment before it. If two URIs get the same name, the alphabetically first one keeps it, and segments are
//! added to the other until they differ and the name doesn't begin with a digit.

use super::{
    case::{snake, words},
    files, keyword, short,
};
use std::collections::{BTreeMap, BTreeSet};

/// Names that a module within `types` must not have, because generated code uses them in paths.
pub(super) const TAKEN: &[&str] = &["alloc", "core", "sample", "soapwright", "std", "types"];

/// Words that don't identify a namespace by themselves.
const GENERIC: &[&str] = &[
    "api",
    "base",
    "beans",
    "common",
    "contract",
    "contracts",
    "data",
    "datatypes",
    "dto",
    "element",
    "elements",
    "entities",
    "entity",
    "fault",
    "faults",
    "header",
    "headers",
    "interface",
    "interfaces",
    "message",
    "messages",
    "model",
    "models",
    "public",
    "request",
    "response",
    "schema",
    "schemas",
    "service",
    "services",
    "soap",
    "type",
    "types",
    "webservice",
    "webservices",
    "ws",
    "xml",
];

/// Words for kinds of documents, which are never part of a name by choice.
const FILES: &[&str] = &["ns", "wsdl", "xml", "xmlns", "xsd"];

/// Returns the module of each namespace, as an identifier. Those in `named` have the name that the user gave them.
pub(super) fn modules<'a>(
    namespaces: &BTreeSet<&'a str>,
    named: &BTreeMap<&'a str, &str>,
) -> BTreeMap<&'a str, String> {
    let mut taken: BTreeSet<String> =
        named.values().chain(TAKEN).chain(files::TAKEN).map(|&name| name.to_owned()).collect();
    let mut modules: BTreeMap<&str, String> =
        named.iter().map(|(&uri, &name)| (uri, keyword(name.to_owned()))).collect();
    for uri in namespaces.iter().filter(|uri| !named.contains_key(*uri)) {
        let candidates = names(uri);
        let last = candidates.last().cloned().unwrap_or_default();
        let numbered = (2..).map(|number| format!("{last}_{number}"));
        let name = candidates.iter().cloned().chain(numbered).find(|name| taken.insert(name.clone())).unwrap_or(last);
        modules.insert(uri, keyword(name));
    }
    modules
}

/// A segment of a URI in snake case.
struct Segment {
    name: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It identifies a namespace by itself.
    Telling,
    /// It identifies a namespace only together with another segment.
    Generic,
    /// A version, or a part of a date.
    Version,
    /// It is only used to tell two names apart.
    Passed,
}

/// Returns the possible names for a namespace, the shortest one first.
fn names(uri: &str) -> Vec<String> {
    let segments = segments(uri);
    let is = |index: usize, kind: Kind| segments.get(index).is_some_and(|segment| segment.kind == kind);
    let tells = |index: &usize| is(*index, Kind::Telling) || is(*index, Kind::Generic);
    let join = |chosen: &BTreeSet<usize>| {
        let names: Vec<&str> = chosen.iter().map(|&index| segments[index].name.as_str()).collect();
        short(&sound(&names.join("_"))).to_owned()
    };
    let Some(last) = (0..segments.len()).rev().find(tells) else {
        let all = (0..segments.len()).collect();
        return vec![if segments.is_empty() { "no_namespace".to_owned() } else { join(&all) }];
    };
    let versions = (last + 1..segments.len()).filter(|&index| is(index, Kind::Version));
    let mut chosen: BTreeSet<usize> = versions.chain([last]).collect();
    if is(last, Kind::Generic) {
        let before: Vec<usize> = (0..last).rev().filter(tells).collect();
        let upto = before.iter().position(|&index| is(index, Kind::Telling)).map_or(before.len(), |at| at + 1);
        chosen.extend(&before[..upto]);
    }
    let mut names = vec![join(&chosen)];
    for index in (0..last).rev().chain(last..segments.len()) {
        if chosen.insert(index) {
            names.push(join(&chosen));
        }
    }
    let starts_with_digit = |name: &String| name.starts_with('_');
    if names.iter().any(|name| !starts_with_digit(name)) {
        names.retain(|name| !starts_with_digit(name));
    }
    names
}

/// Returns the segments of a URI that are not empty.
fn segments(uri: &str) -> Vec<Segment> {
    let (host, rest) = match uri.split_once("://") {
        Some((_, rest)) => rest.split_once(['/', '?', '#']).unwrap_or((rest, "")),
        None => {
            let is_urn = uri.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("urn:"));
            ("", if is_urn { &uri[4..] } else { uri })
        }
    };
    let names = rest.split(['/', ':', '#', '?', '&', '=', ';']).map(without_extension).map(snake);
    let path = names.filter(|name| !name.is_empty()).map(|name| Segment { kind: kind(&name), name });
    host_names(host).into_iter().chain(path).collect()
}

/// Returns the labels of a host name without the public domain. The last of them identifies the owner.
fn host_names(authority: &str) -> Vec<Segment> {
    let address = authority.rsplit('@').next().unwrap_or(authority);
    let host = address.split(':').next().unwrap_or(address);
    let labels: Vec<String> = host.split('.').map(snake).filter(|label| !label.is_empty()).collect();
    let domain = match labels.as_slice() {
        [_, .., before, last]
            if last.len() == 2 && ["ac", "co", "com", "gov", "net", "org"].contains(&before.as_str()) =>
        {
            2
        }
        [_, _, ..] => 1,
        _ => 0,
    };
    let telling = labels.len().saturating_sub(domain + 1);
    labels
        .into_iter()
        .enumerate()
        .take(telling + 1)
        .map(|(index, name)| Segment { name, kind: if index == telling { Kind::Telling } else { Kind::Passed } })
        .collect()
}

fn without_extension(segment: &str) -> &str {
    let extensions = [".asmx", ".svc", ".wsdl", ".xsd", ".php"];
    extensions.iter().find_map(|extension| segment.strip_suffix(extension)).unwrap_or(segment)
}

fn kind(name: &str) -> Kind {
    let words = words(name);
    if FILES.contains(&name) {
        Kind::Passed
    } else if words.iter().all(|word| is_number(word) || is_version(word)) {
        Kind::Version
    } else if words.iter().all(|word| is_number(word) || GENERIC.contains(&word.as_str()) || word.chars().count() == 1)
    {
        Kind::Generic
    } else {
        Kind::Telling
    }
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}

fn is_version(word: &str) -> bool {
    let rest = ["version", "ver", "v", "r"].iter().find_map(|prefix| word.strip_prefix(prefix));
    rest.is_some_and(|rest| rest.is_empty() || is_number(rest))
}

/// Removes the underscores that a segment before a digit got as an identifier of its own, except at the start.
fn sound(name: &str) -> String {
    let name = name.replace("__", "_");
    let inner = name.trim_start_matches('_');
    if inner.starts_with(|c: char| c.is_numeric()) { format!("_{inner}") } else { inner.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::modules;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn namespaces_are_recognized() {
        for (uri, name) in [
            ("http://schemas.microsoft.com/2003/10/Serialization/Arrays", "arrays"),
            ("http://schemas.microsoft.com/2003/10/Serialization/", "serialization"),
            ("http://schemas.datacontract.org/2004/07/Contoso.Crm.Data", "contoso_crm_data"),
            ("http://schemas.datacontract.org/2004/07/System", "system"),
            ("http://www.onvif.org/ver10/schema", "onvif_schema"),
            ("http://www.onvif.org/ver10/device/wsdl", "device"),
            ("http://docs.oasis-open.org/wsn/b-2", "wsn_b_2"),
            ("http://www.w3.org/2005/08/addressing", "addressing"),
            ("http://www.w3.org/2003/05/soap-envelope", "soap_envelope"),
            ("http://schemas.microsoft.com/exchange/services/2006/types", "exchange_services_types"),
            ("http://www.ech.ch/xmlns/eCH-0020-f/3", "e_ch_0020_f_3"),
            ("http://tempuri.org/", "tempuri"),
            ("http://example.co.uk/types", "example_types"),
            ("http://example.com/orders?wsdl", "orders"),
            ("http://example.com/Orders.asmx", "orders"),
            ("http://localhost:8080/", "localhost"),
            ("urn:example:orders:v2", "orders_v2"),
            ("urn:microsoft-dynamics-schemas/page/customer", "customer"),
            ("urn:vim25", "vim25"),
            ("urn:epcglobal:epcis-query:xsd:1", "epcis_query_1"),
            ("urn:xsd", "xsd"),
            ("urn:types", "types_2"),
            ("http://example.com/std", "example_std"),
            ("http://example.com/mod", "example_mod"),
            ("urn:con", "con_2"),
            ("http://example.com/type", "example_type"),
            ("http://example.com/match", "r#match"),
            ("http://example.com/3", "example_3"),
            ("orders", "orders"),
            ("2", "_2"),
            ("///", "no_namespace"),
            ("", "no_namespace"),
            ("http://пример.рф/заказы", "заказы"),
        ] {
            assert_eq!(modules(&BTreeSet::from([uri]), &BTreeMap::new())[uri], name, "{uri}");
        }
    }

    #[test]
    fn namespaces_of_the_same_name_are_told_apart() {
        for (uris, names) in [
            (
                ["http://www.onvif.org/ver10/schema", "http://www.onvif.org/ver20/schema"],
                ["onvif_schema", "onvif_ver20_schema"],
            ),
            (["urn:a:orders", "urn:b:orders"], ["orders", "b_orders"]),
            (["http://example.com/orders", "http://example.com/orders/"], ["orders", "example_orders"]),
            (["urn:orders", "urn:orders#"], ["orders", "orders_2"]),
            (
                ["urn:oasis:names:tc:SAML:1.0:assertion", "urn:oasis:names:tc:SAML:2.0:assertion"],
                ["assertion", "saml_2_0_assertion"],
            ),
            (["urn:2:core", "urn:dsml:2:0:core"], ["core_2", "dsml_2_0_core"]),
            (["http://example.org/", "http://example.org/xsd"], ["example", "example_xsd"]),
            (["http://shape.example.org", "http://threed.shape.example.org"], ["example", "shape_example"]),
        ] {
            let modules = modules(&BTreeSet::from(uris), &BTreeMap::new());
            assert_eq!(uris.map(|uri| modules[uri].as_str()), names, "{uris:?}");
        }
    }

    #[test]
    fn names_given_by_the_user_have_precedence() {
        let uris = BTreeSet::from(["urn:a:orders", "urn:b:orders", "urn:c:type"]);
        let modules = modules(&uris, &BTreeMap::from([("urn:b:orders", "orders"), ("urn:c:type", "type")]));
        let names: Vec<&str> = modules.values().map(String::as_str).collect();
        assert_eq!(names, ["a_orders", "orders", "r#type"]);
    }
}

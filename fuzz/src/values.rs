//! Random values: elements as XML of any kind, and as the answer of the operation `GetUser`.

use crate::{
    ours::ANY,
    random::Random,
    tree::{Element, Node, name},
};

pub const SERVICE: &str = "http://www.superoffice.net/ws/crm/NetServer/Services86";
pub const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

const NAMESPACES: [&str; 9] = ["", "", "urn:a", "urn:b", "urn:ab", "a b", "urn:a&b", SERVICE, XSI];
const NAMES: [&str; 16] = [
    "a",
    "b",
    "ab",
    "Name",
    "nil",
    "type",
    "a.b-c",
    "_",
    "abcdefg",
    "abcdefgh",
    "abcdefghi",
    "\u{e4}",
    "\u{f6}x",
    "x\u{b7}",
    "\u{10000}",
    "averylongnameofmorethansixteenbytes",
];
const CHARACTERS: [&str; 40] = [
    "a",
    "b",
    "0",
    "1",
    "x",
    " ",
    " ",
    "\n",
    "\t",
    "\r",
    "<",
    ">",
    "&",
    "'",
    "\"",
    "]",
    "]",
    "]>",
    "]]>",
    "&amp;",
    ";",
    "#",
    "-",
    "--",
    "=",
    "/",
    "?",
    "!",
    "\u{e4}",
    "\u{85}",
    "\u{a0}",
    "\u{20ac}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "\u{1f600}",
    "\u{10ffff}",
    "\u{7f}",
    "abcdefgh",
    "\u{bc}\u{a6}",
];

/// The members of a user that are texts.
pub const TEXTS: [&str; 9] =
    ["Name", "Tooltip", "Description", "Position", "Mrmrs", "Firstname", "Lastname", "Title", "Email"];

/// Returns a text of any characters of XML 1.0.
pub fn text(random: &mut Random) -> String {
    match random.below(4) {
        // Texts of most messages, at every distance from a word of eight bytes.
        0 => "abcdefghijklmnopqrstuvwxyz"[..random.below(25)].to_owned(),
        1 => " \n\t"[..random.below(4)].to_owned(),
        _ => (0..random.below(24)).map(|_| random.pick(&CHARACTERS)).collect(),
    }
}

/// Returns the value of an attribute, which is often that of another.
fn value(random: &mut Random) -> String {
    if random.once_in(2) { random.pick(&["true", "1", "", "a", "a b"]).to_owned() } else { text(random) }
}

/// Returns an element of any kind, whose depth is at most this.
pub fn anything(random: &mut Random, depth: usize) -> Element {
    let mut element = content(random, depth);
    element.name = name("", ANY);
    // The value of a nil element is another.
    element.attributes.retain(|((namespace, _), _)| namespace != XSI);
    element
}

fn content(random: &mut Random, depth: usize) -> Element {
    let mut element = Element::new(random.pick(&NAMESPACES), random.pick(&NAMES));
    let attributes = if random.once_in(12) { 20 } else { 4 };
    for _ in 0..random.below(attributes) {
        let namespace = if random.once_in(10) { XML } else { random.pick(&NAMESPACES) };
        let name = name(namespace, random.pick(&NAMES));
        // The value of `xsi:type` is a qualified name, which depends on the prefixes.
        if name != (XSI.to_owned(), "type".to_owned()) && element.attributes.iter().all(|(other, _)| *other != name) {
            element.attributes.push((name, value(random)));
        }
    }
    for _ in 0..random.below(4) {
        match random.once_in(2) && depth > 0 {
            true => element.content.push(Node::Element(content(random, depth - 1))),
            false => element.push_text(&text(random)),
        }
    }
    element
}

/// Returns the answer of the operation `GetUser`, of which most members are absent.
pub fn user(random: &mut Random) -> Element {
    let mut response = Element::new(SERVICE, "GetUserResponse");
    let mut user = of(random, "Response", &["AssociateId", "Name", "Rank", "Tooltip"]);
    if random.once_in(2) {
        let mut owners = Element::new(SERVICE, "LicenseOwners");
        for _ in 0..random.below(4) {
            let mut owner = of(random, "LicenseOwner", &["Name", "Description"]);
            let mut links = Element::new(SERVICE, "RestrictedModuleLicenses");
            for _ in 0..random.below(4) {
                let members = ["Unrestricted", "Total", "Tooltip", "CanAssign", "Name", "Description"];
                links.content.push(Node::Element(of(random, "ModuleLicenseLink", &members)));
            }
            owner.content.push(Node::Element(links));
            owners.content.push(Node::Element(owner));
        }
        user.content.push(Node::Element(owners));
    }
    if random.once_in(2) {
        let members =
            ["Position", "PersonId", "Mrmrs", "Firstname", "Lastname", "Title", "Description", "Email", "Rank"];
        user.content.push(Node::Element(of(random, "Person", &members)));
    }
    for member in ["Deleted", "EjUserId", "IsPersonRetired", "IsOnTravel"] {
        if random.once_in(2) {
            user.content.push(Node::Element(leaf(random, member)));
        }
    }
    response.content.push(Node::Element(user));
    response
}

/// Returns an element with some of these members.
fn of(random: &mut Random, local: &str, members: &[&str]) -> Element {
    let mut element = Element::new(SERVICE, local);
    for member in members {
        match random.below(12) {
            0..=2 => {}
            3 => {
                // The contract doesn't know it.
                element.content.push(Node::Element(content(random, 1)));
            }
            4 => {
                let mut nil = Element::new(SERVICE, member);
                nil.attributes.push((name(XSI, "nil"), random.pick(&["true", "1", "false"]).to_owned()));
                element.content.push(Node::Element(nil));
            }
            _ => element.content.push(Node::Element(leaf(random, member))),
        }
    }
    if random.once_in(8) {
        let at = random.below(element.content.len());
        let last = element.content.pop();
        element.content.splice(at..at, last);
    }
    element
}

fn leaf(random: &mut Random, member: &str) -> Element {
    let mut element = Element::new(SERVICE, member);
    let text = match type_of(member) {
        "int" => random.pick(&["0", "1", "-17", " 42 ", "+5", "2147483647"]).to_owned(),
        "short" => random.pick(&["0", "7", "-1", "\n3\t"]).to_owned(),
        "boolean" => random.pick(&["true", "false", "1", "0", " true "]).to_owned(),
        _ => self::text(random),
    };
    element.push_text(&text);
    if random.once_in(6) {
        let namespace = random.pick(&["", "urn:a", "urn:b"]);
        element.attributes.push((name(namespace, random.pick(&["a", "b"])), value(random)));
    }
    element
}

/// Removes a character from all texts, because documents without some characters take shorter paths.
pub fn remove(element: &mut Element, character: char) {
    for (_, value) in &mut element.attributes {
        value.retain(|c| c != character);
    }
    for node in &mut element.content {
        match node {
            Node::Element(child) => remove(child, character),
            Node::Text(text) => text.retain(|c| c != character),
        }
    }
    element.content.retain(|node| !matches!(node, Node::Text(text) if text.is_empty()));
}

/// Returns the name of the built-in type of a member of a user.
pub fn type_of(member: &str) -> &'static str {
    match member {
        "AssociateId" | "Total" | "PersonId" | "EjUserId" => "int",
        "Rank" => "short",
        "Unrestricted" | "CanAssign" | "Deleted" | "IsPersonRetired" | "IsOnTravel" => "boolean",
        _ => "string",
    }
}
